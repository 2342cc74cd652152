import { useMutation } from '@apollo/client/react'
import { Anchor, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useSession } from '../../auth/session-provider.tsx'
import {
  ChangeRoleDocument,
  InvitePersonDocument,
  PeopleDocument,
  type PersonPartsFragment,
  RemovePersonDocument,
  type Role,
} from '../../generated/graphql.ts'
import { ActionDialog } from '../../ui/action-dialog.tsx'
import { useKey } from '../../ui/use-key.ts'
import { isAddress, letterTo, nameOf, ROLE_CHOICES, ROLE_LOOKS } from './words.ts'

/** Invites somebody, and then offers the letter that tells it. */
export function InviteDialog({ onClose }: { onClose(): void }) {
  const [form, setForm] = useState({ email: '', name: '', role: 'VIEWER' as Role })
  const [invite, { data }] = useMutation(InvitePersonDocument, { refetchQueries: [PeopleDocument] })
  const idempotencyKey = useKey()
  const change = (next: Partial<typeof form>) => setForm((before) => ({ ...before, ...next }))
  if (data) return <Invited person={data.invitePerson} onClose={onClose} />
  const { email, name, role } = form
  const input = { email: email.trim(), name: name.trim() || null, role, idempotencyKey }
  return (
    <ActionDialog
      title="Invite a person"
      confirm="Invite"
      disabled={!isAddress(email)}
      keepOpen
      onConfirm={() => invite({ variables: { input } })}
      onClose={onClose}
    >
      <TextInput
        label="E-mail address"
        description="What the person will sign in with. Who works for an operator cannot buy as a customer with the same address."
        type="email"
        required
        value={email}
        onChange={(event) => change({ email: event.currentTarget.value })}
      />
      <TextInput
        label="Name"
        maxLength={100}
        value={name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <RoleField role={role} onChange={(next) => change({ role: next })} />
    </ActionDialog>
  )
}

function Invited({ person, onClose }: { person: PersonPartsFragment; onClose(): void }) {
  const { operator } = useSession()
  return (
    <ActionDialog
      title={`${nameOf(person)} is invited`}
      figures={[
        ['E-mail address', person.email],
        ['Role', ROLE_LOOKS[person.role].label],
      ]}
      confirm="Done"
      onConfirm={() => Promise.resolve()}
      onClose={onClose}
    >
      <Text size="sm">
        The role counts from the first sign-in with this address. No mail is sent from here:{' '}
        <Anchor href={letterTo(person, operator.name, location.origin)}>write it yourself</Anchor>, or say where to sign
        in: {location.origin}
      </Text>
    </ActionDialog>
  )
}

/** Gives somebody another role. */
export function RoleDialog({ person, onClose }: { person: PersonPartsFragment; onClose(): void }) {
  const [role, setRole] = useState(person.role)
  const [change] = useMutation(ChangeRoleDocument)
  return (
    <ActionDialog
      title={`Change the role of ${nameOf(person)}`}
      figures={[
        ['Role until now', ROLE_LOOKS[person.role].label],
        ['What follows', 'It counts from the next click of the person.'],
      ]}
      confirm={`Make ${nameOf(person)} ${ROLE_LOOKS[role].label.toLowerCase()}`}
      disabled={role === person.role}
      onConfirm={() => change({ variables: { input: { personId: person.id, role } } })}
      onClose={onClose}
    >
      <RoleField role={role} onChange={setRole} />
    </ActionDialog>
  )
}

/** Ends somebody's work here, or an invitation. */
export function RemoveDialog({ person, onClose }: { person: PersonPartsFragment; onClose(): void }) {
  const [remove] = useMutation(RemovePersonDocument)
  const isInvited = person.state === 'INVITED'
  return (
    <ActionDialog
      title={isInvited ? `Take back the invitation of ${nameOf(person)}` : `Remove ${nameOf(person)}`}
      figures={[
        ['E-mail address', person.email],
        ['Role', ROLE_LOOKS[person.role].label],
        [
          'What follows',
          isInvited
            ? 'The address opens nothing here any more. It can be invited again.'
            : 'The person sees and changes nothing from the next click on, on all devices. The address can be invited again.',
        ],
      ]}
      confirm={isInvited ? 'Take it back' : 'Remove'}
      danger
      onConfirm={() => remove({ variables: { input: { personId: person.id } } })}
      onClose={onClose}
    />
  )
}

function RoleField({ role, onChange }: { role: Role; onChange(role: Role): void }) {
  return (
    <Radio.Group label="Role" required value={role} onChange={(value) => onChange(value as Role)}>
      <Stack gap="xs" mt="xs">
        {ROLE_CHOICES.map(({ value, label }) => (
          <Radio key={value} value={value} label={label} />
        ))}
      </Stack>
    </Radio.Group>
  )
}
