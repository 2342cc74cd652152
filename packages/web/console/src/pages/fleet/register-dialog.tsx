import { useMutation } from '@apollo/client/react'
import { Alert, Button, Code, Modal, NumberInput, Select, Stack, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { FleetDocument, RegisterMachineDocument, type RegisterMachineInput } from '../../generated/graphql.ts'
import { ActionDialog } from '../../ui/action-dialog.tsx'
import { formatMoment } from '../../ui/format.ts'
import { IconKey } from '../../ui/icons.ts'
import { useKey } from '../../ui/use-key.ts'

const ZONES = Intl.supportedValuesOf('timeZone')

/** Adds a machine to the fleet, then shows the code that its controller enrols with. */
export function RegisterDialog({ onClose }: { onClose(): void }) {
  const [register, { data }] = useMutation(RegisterMachineDocument, { refetchQueries: [FleetDocument] })
  const [form, setForm] = useState({
    ...{ name: '', place: '', tax: 19, inclusive: true },
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  })
  const idempotencyKey = useKey()
  const change = (next: Partial<typeof form>) => setForm((before) => ({ ...before, ...next }))
  const made = data?.registerMachine
  if (made) return <Enrolment machine={made} onClose={onClose} />
  return (
    <ActionDialog
      title="Add a machine"
      confirm="Add the machine"
      disabled={form.name.trim() === '' || form.place.trim() === ''}
      onConfirm={() => register({ variables: { input: inputOf(form, idempotencyKey) } })}
      onClose={onClose}
      keepOpen
    >
      <TextInput
        label="Name"
        description="What people see"
        required
        value={form.name}
        onChange={(e) => change({ name: e.currentTarget.value })}
      />
      <TextInput
        label="Place"
        description="Where it stands, in words"
        required
        value={form.place}
        onChange={(e) => change({ place: e.currentTarget.value })}
      />
      <Select
        label="Time zone"
        data={ZONES}
        searchable
        allowDeselect={false}
        value={form.timeZone}
        onChange={(timeZone) => timeZone && change({ timeZone })}
      />
      <NumberInput
        label="Tax"
        suffix=" %"
        min={0}
        max={100}
        decimalScale={4}
        value={form.tax}
        onChange={(tax) => change({ tax: Number(tax) })}
      />
      <Switch
        label="Prices hold the tax already"
        checked={form.inclusive}
        onChange={(e) => change({ inclusive: e.currentTarget.checked })}
      />
    </ActionDialog>
  )
}

const inputOf = (
  {
    name,
    place,
    timeZone,
    tax,
    inclusive,
  }: { name: string; place: string; timeZone: string; tax: number; inclusive: boolean },
  idempotencyKey: string,
): RegisterMachineInput => ({
  ...{ name, place, timeZone, idempotencyKey },
  tax: { ratePpm: Math.round(tax * 10_000), inclusive, depositTaxed: false },
})

interface Enrolling {
  id: string
  name: string
  enrolment?: { code: string; expiresAt: string } | null
}

/** The code that a controller enrols with: shown once. */
function Enrolment({ machine: { id, name, enrolment }, onClose }: { machine: Enrolling; onClose(): void }) {
  return (
    <Modal opened onClose={onClose} title={`${name} is in your fleet`} centered>
      <Stack>
        {enrolment && (
          <Alert icon={<IconKey />} title="Type this code into its controller">
            <Code fz="xl">{enrolment.code}</Code>
            <br />
            It is good once, until {formatMoment(enrolment.expiresAt)}. Who has it can become the machine.
          </Alert>
        )}
        <Button component={Link} href={`/machines/${id}?tab=planogram`}>
          Say what it sells
        </Button>
      </Stack>
    </Modal>
  )
}
