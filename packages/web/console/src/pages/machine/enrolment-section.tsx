import { useMutation } from '@apollo/client/react'
import { Alert, Button, Code, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useSession } from '../../auth/session-provider.tsx'
import {
  type MachineDetailFragment,
  RenewEnrolmentDocument,
  RevokeMachineKeyDocument,
} from '../../generated/graphql.ts'
import { ActionDialog } from '../../ui/action-dialog.tsx'
import { formatMoment } from '../../ui/format.ts'
import { IconKey } from '../../ui/icons.ts'
import { Section } from '../../ui/page.tsx'

/** How the machine's controller signs in: by a key of its own, which it gets with a code. */
export function EnrolmentSection({ machine }: { machine: MachineDetailFragment }) {
  const { may } = useSession()
  const [asked, setAsked] = useState<'renew' | 'revoke'>()
  const [renew, renewed] = useMutation(RenewEnrolmentDocument)
  const [revoke] = useMutation(RevokeMachineKeyDocument)
  const enrolment = renewed.data?.renewEnrolment.enrolment
  const variables = { input: { machineId: machine.id } }
  const close = () => setAsked(undefined)
  return (
    <Section title="Controller">
      {asked === 'renew' && (
        <ActionDialog
          title="Make a new enrolment code"
          figures={[
            ['Machine', machine.name],
            ['What follows', 'An earlier code is void. The present key is good until the new code is used.'],
          ]}
          confirm="Make the code"
          onConfirm={() => renew({ variables })}
          onClose={close}
        />
      )}
      {asked === 'revoke' && (
        <ActionDialog
          title="Take away its key"
          figures={[
            ['Machine', machine.name],
            ['What follows', 'Its controller is signed out at once and sells nothing until it has enrolled again.'],
          ]}
          confirm="Take away the key"
          danger
          onConfirm={() => revoke({ variables })}
          onClose={close}
        />
      )}
      <Stack>
        <Text size="sm">
          {machine.enrolled
            ? 'Its controller has enrolled and signs with a key of its own.'
            : 'Its controller has not enrolled yet.'}
        </Text>
        {enrolment && (
          <Alert icon={<IconKey />} title="Type this code into its controller">
            <Code fz="xl">{enrolment.code}</Code>
            <br />
            Good once, until {formatMoment(enrolment.expiresAt)}.
          </Alert>
        )}
        {may('registerMachines') && (
          <>
            <Button variant="default" onClick={() => setAsked('renew')}>
              New enrolment code
            </Button>
            <Button variant="light" color="red" disabled={!machine.enrolled} onClick={() => setAsked('revoke')}>
              Take away its key
            </Button>
          </>
        )}
      </Stack>
    </Section>
  )
}
