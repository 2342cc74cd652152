import { useQuery } from '@apollo/client/react'
import { Button, Group, Switch, Text } from '@mantine/core'
import { useState } from 'react'
import { useRest } from '../../api/use-rest.ts'
import { useSession } from '../../auth/session-provider.tsx'
import { PeopleDocument, type PersonPartsFragment } from '../../generated/graphql.ts'
import { Answer } from '../../ui/answer.tsx'
import { type Column, DataTable, ExportButton } from '../../ui/data-table.tsx'
import { formatMoment } from '../../ui/format.ts'
import { IconPlus } from '../../ui/icons.ts'
import { LookBadge } from '../../ui/look-badge.tsx'
import { Section } from '../../ui/page.tsx'
import { useUrlState } from '../../ui/use-url-state.ts'
import { InviteDialog, RemoveDialog, RoleDialog } from './dialogs.tsx'
import { nameOf, PERSON_STATES, ROLE_LOOKS, shownOf } from './words.ts'

const DEFAULTS = { removed: '' }

/** Something that an owner is about to do. */
type Deed = { kind: 'invite' } | { kind: 'role' | 'remove'; person: PersonPartsFragment }

/** Who works for the operator, and what an owner does about it. */
export function PeopleSection() {
  const { may, id } = useSession()
  const [deed, setDeed] = useState<Deed>()
  const [{ removed }, change] = useUrlState(DEFAULTS)
  const query = useQuery(PeopleDocument, { fetchPolicy: 'cache-and-network' })
  const { items = [], nextToken } = query.data?.people ?? {}
  const missing = useRest(query, nextToken)
  const people = shownOf(items, removed === 'yes')
  const columns = columnsOf(items, id, may('managePeople') ? setDeed : undefined)
  return (
    <Section
      title="People"
      actions={
        <>
          <Switch
            label="With who was removed"
            checked={removed === 'yes'}
            onChange={(event) => change({ removed: event.currentTarget.checked ? 'yes' : '' })}
          />
          <ExportButton name="people" rows={people} columns={columns} />
          {may('managePeople') && (
            <Button leftSection={<IconPlus size={18} />} onClick={() => setDeed({ kind: 'invite' })}>
              Invite a person
            </Button>
          )}
        </>
      }
    >
      {deed && <DeedDialog deed={deed} onClose={() => setDeed(undefined)} />}
      <Answer of={{ ...query, error: query.error ?? missing }}>
        {() => <DataTable label="People" rows={people} columns={columns} keyOf={(person) => person.id} />}
      </Answer>
    </Section>
  )
}

function DeedDialog({ deed, onClose }: { deed: Deed; onClose(): void }) {
  if (deed.kind === 'invite') return <InviteDialog onClose={onClose} />
  return deed.kind === 'role' ? (
    <RoleDialog person={deed.person} onClose={onClose} />
  ) : (
    <RemoveDialog person={deed.person} onClose={onClose} />
  )
}

const columnsOf = (
  people: readonly PersonPartsFragment[],
  self: string,
  act: ((deed: Deed) => void) | undefined,
): Column<PersonPartsFragment>[] => [
  {
    head: 'Person',
    cell: (person) => (
      <>
        <Text size="sm" fw={600}>
          {nameOf(person)}
          {person.userId === self && ' (you)'}
        </Text>
        {person.name && (
          <Text size="xs" c="dimmed">
            {person.email}
          </Text>
        )}
      </>
    ),
    text: nameOf,
  },
  { head: 'Role', cell: ({ role }) => <LookBadge look={ROLE_LOOKS[role]} />, text: ({ role }) => role },
  { head: 'State', cell: ({ state }) => <LookBadge look={PERSON_STATES[state]} />, text: ({ state }) => state },
  { head: 'Invited', cell: ({ invitedAt }) => formatMoment(invitedAt), text: ({ invitedAt }) => invitedAt },
  { head: 'Last change', cell: (person) => changeOf(person, people), text: ({ changedAt }) => changedAt },
  ...(act
    ? [
        {
          head: 'Change',
          // Nobody changes themselves: another owner does.
          cell: (person: PersonPartsFragment) =>
            person.state !== 'REMOVED' && person.userId !== self && <Buttons person={person} act={act} />,
        },
      ]
    : []),
]

function Buttons({ person, act }: { person: PersonPartsFragment; act(deed: Deed): void }) {
  return (
    <Group gap="xs" wrap="nowrap">
      <Button
        size="xs"
        variant="default"
        aria-label={`Change role of ${nameOf(person)}`}
        onClick={() => act({ kind: 'role', person })}
      >
        Change role
      </Button>
      <Button
        size="xs"
        variant="light"
        color="red"
        aria-label={`Remove ${nameOf(person)}`}
        onClick={() => act({ kind: 'remove', person })}
      >
        Remove
      </Button>
    </Group>
  )
}

/** When somebody was changed last, and by whom, as far as that one is known here. */
function changeOf({ changedAt, changedBy }: PersonPartsFragment, people: readonly PersonPartsFragment[]): string {
  const who = people.find(({ userId }) => changedBy && userId === changedBy)
  return who ? `${formatMoment(changedAt)} by ${nameOf(who)}` : formatMoment(changedAt)
}
