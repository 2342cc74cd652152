import { useMutation } from '@apollo/client/react'
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import {
  OpenExceptionsDocument,
  type ResolvedOutcome,
  ResolveVendDocument,
  type VendDetailFragment,
} from '../../generated/graphql.ts'
import { ActionDialog } from '../../ui/action-dialog.tsx'
import { formatMoney } from '../../ui/format.ts'
import { consequenceOf } from './words.ts'

/** Decides what became of a vend whose outcome is unknown. */
export function ResolveDialog({
  vend,
  outcome,
  onClose,
}: {
  vend: VendDetailFragment
  outcome: ResolvedOutcome
  onClose(): void
}) {
  const [reason, setReason] = useState('')
  const [resolve] = useMutation(ResolveVendDocument, { refetchQueries: [OpenExceptionsDocument] })
  const total = formatMoney(vend.price.total)
  const dispensed = outcome === 'DISPENSED'
  return (
    <ActionDialog
      title={dispensed ? 'The customer has the product' : 'The customer has nothing'}
      figures={[
        ['Bought', `${vend.product.name} from ${vend.slot}, ${vend.machine.name}`],
        ['What is held', `${total} ${consequenceOf(outcome, vend.payment)}`],
        ['Stock', dispensed ? 'One unit less stays' : 'The unit is counted again'],
      ]}
      confirm={dispensed ? `Take ${total}` : `Let ${total} go`}
      danger={!dispensed}
      disabled={reason.trim() === ''}
      onConfirm={() => resolve({ variables: { input: { vendId: vend.id, outcome, reason } } })}
      onClose={onClose}
    >
      <TextInput
        label="How is that known?"
        description="It stays with the vend, with your name"
        maxLength={200}
        required
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ActionDialog>
  )
}
