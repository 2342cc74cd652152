import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useSession } from '../../auth/session-provider.tsx'
import type { ExceptionPartsFragment, ResolvedOutcome, VendDetailFragment } from '../../generated/graphql.ts'
import { formatMoney } from '../../ui/format.ts'
import { CancelDialog } from './cancel-dialog.tsx'
import { CloseDialog } from './close-dialog.tsx'
import { RefundDialog } from './refund-dialog.tsx'
import { ResolveDialog } from './resolve-dialog.tsx'
import { isRefundable, leftOf } from './words.ts'

type Asked = 'refund' | 'close' | 'cancel' | ResolvedOutcome

/** The decisions that there are on a vend and its exception. Whoever may not move money has none. */
export function DecisionButtons({
  exception,
  vend,
}: {
  exception?: ExceptionPartsFragment
  vend: VendDetailFragment | null
}) {
  const { may } = useSession()
  const [asked, setAsked] = useState<Asked>()
  const close = () => setAsked(undefined)
  if (!may('moveMoney')) {
    return (
      <Text size="sm" c="dimmed">
        An owner decides: your role can look at it only.
      </Text>
    )
  }
  const closable = exception && exception.closedAt === null && exception.actions.includes('CLOSE')
  return (
    <Group gap="xs">
      {vend && asked === 'refund' && <RefundDialog vend={vend} onClose={close} />}
      {vend && asked === 'cancel' && <CancelDialog vend={vend} onClose={close} />}
      {exception && asked === 'close' && <CloseDialog exception={exception} onClose={close} />}
      {vend && (asked === 'DISPENSED' || asked === 'NOT_DISPENSED') && (
        <ResolveDialog vend={vend} outcome={asked} onClose={close} />
      )}
      {vend && isRefundable(vend) && (
        <Button color="red" onClick={() => setAsked('refund')}>
          Refund up to {formatMoney(leftOf(vend))}
        </Button>
      )}
      {vend?.state === 'OUTCOME_UNKNOWN' && (
        <>
          <Button onClick={() => setAsked('DISPENSED')}>The customer has it</Button>
          <Button color="red" onClick={() => setAsked('NOT_DISPENSED')}>
            The customer has nothing
          </Button>
        </>
      )}
      {vend && (vend.state === 'PENDING' || vend.state === 'AUTHORIZED') && (
        <Button color="red" variant="light" onClick={() => setAsked('cancel')}>
          Cancel the vend
        </Button>
      )}
      {closable && (
        <Button variant="default" onClick={() => setAsked('close')}>
          Close the exception
        </Button>
      )}
    </Group>
  )
}
