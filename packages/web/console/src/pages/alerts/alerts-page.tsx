import { useMutation, useQuery } from '@apollo/client/react'
import { Anchor, Button, Group, SegmentedControl, Select, Text } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { useMachines } from '../../api/use-machines.ts'
import { useSession } from '../../auth/session-provider.tsx'
import {
  AcknowledgeAlertDocument,
  AlertListDocument,
  type AlertPartsFragment,
  type AlertState,
  OpenAlertsDocument,
  ResolveAlertDocument,
} from '../../generated/graphql.ts'
import { ActionDialog } from '../../ui/action-dialog.tsx'
import { Answer } from '../../ui/answer.tsx'
import { type Column, DataTable, ExportButton } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { formatMoment } from '../../ui/format.ts'
import { IconBellCheck } from '../../ui/icons.ts'
import { LookBadge } from '../../ui/look-badge.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { RULES, SEVERITIES } from '../../ui/states.ts'
import { useUrlState } from '../../ui/use-url-state.ts'

const DEFAULTS = { state: 'OPEN', machine: '', severity: '' }

/** What is or was wrong with the machines, and who goes after it. */
export default function AlertsPage() {
  const [filter, change] = useUrlState(DEFAULTS)
  const state: AlertState = filter.state === 'CLOSED' ? 'CLOSED' : 'OPEN'
  const { machines, nameOf } = useMachines()
  const variables = { state, ...(filter.machine && { machineId: filter.machine }) }
  const query = useQuery(AlertListDocument, { variables })
  return (
    <Page title="Alerts" note="They open and close by themselves, as the machines are">
      <Group align="flex-end">
        <SegmentedControl
          aria-label="State"
          data={[
            { value: 'OPEN', label: 'Open' },
            { value: 'CLOSED', label: 'Closed' },
          ]}
          value={state}
          onChange={(next) => change({ state: next })}
        />
        <Select
          aria-label="Machine"
          placeholder="Any machine"
          clearable
          searchable
          data={machines.map(({ id, name }) => ({ value: id, label: name }))}
          value={filter.machine || null}
          onChange={(machine) => change({ machine: machine ?? '' })}
        />
        <Select
          aria-label="Severity"
          placeholder="Any severity"
          clearable
          data={Object.entries(SEVERITIES).map(([value, { label }]) => ({ value, label }))}
          value={filter.severity || null}
          onChange={(severity) => change({ severity: severity ?? '' })}
        />
      </Group>
      <Answer of={query}>
        {({ alerts: { items, nextToken } }) => (
          <AlertList
            alerts={items.filter(
              (alert) => alert.state === state && (!filter.severity || alert.severity === filter.severity),
            )}
            nameOf={nameOf}
            more={nextToken ? () => query.fetchMore({ variables: { nextToken } }) : undefined}
          />
        )}
      </Answer>
    </Page>
  )
}

function AlertList({
  alerts,
  nameOf,
  more,
}: {
  alerts: readonly AlertPartsFragment[]
  nameOf(id: string): string
  more: (() => Promise<unknown>) | undefined
}) {
  const columns = columnsOf(nameOf)
  return (
    <Section
      title={`${alerts.length}${more ? '+' : ''} alerts`}
      actions={<ExportButton name="alerts" rows={alerts} columns={columns} more={Boolean(more)} />}
    >
      {alerts.length === 0 && !more ? (
        <Empty title="Nothing is wrong" icon={IconBellCheck}>
          Silent machines, jams, empty slots, open doors, warmth and faults of payment devices come here by themselves.
        </Empty>
      ) : (
        <DataTable
          label="Alerts"
          rows={alerts}
          columns={columns}
          keyOf={({ machineId, id }) => `${machineId} ${id}`}
          more={more}
        />
      )}
    </Section>
  )
}

const columnsOf = (nameOf: (id: string) => string): Column<AlertPartsFragment>[] => [
  {
    head: 'Severity',
    cell: ({ severity }) => <LookBadge look={SEVERITIES[severity]} />,
    text: ({ severity }) => severity,
  },
  {
    head: 'What is wrong',
    cell: ({ rule, part }) => (
      <Text size="sm" fw={600}>
        {RULES[rule](part ?? '')}
      </Text>
    ),
    text: ({ rule, part }) => RULES[rule](part ?? ''),
  },
  {
    head: 'Machine',
    cell: ({ machineId }) => (
      <Anchor component={Link} href={`/machines/${machineId}`} size="sm">
        {nameOf(machineId)}
      </Anchor>
    ),
    text: ({ machineId }) => nameOf(machineId),
  },
  {
    head: 'Since',
    cell: ({ openedAt }) => <span className="figures">{openedAt ? formatMoment(openedAt) : '–'}</span>,
    text: ({ openedAt }) => openedAt ?? '',
  },
  {
    head: 'Until',
    cell: ({ closedAt, resolvedBy }) => (
      <>
        <span className="figures">{closedAt ? formatMoment(closedAt) : '–'}</span>
        {resolvedBy && (
          <Text size="xs" c="dimmed">
            by {resolvedBy}
          </Text>
        )}
      </>
    ),
    text: ({ closedAt }) => closedAt ?? '',
  },
  { head: 'Handling', cell: (alert) => <Handling alert={alert} machine={nameOf(alert.machineId)} /> },
]

/** Who goes after an alert, and the buttons to say so. */
function Handling({ alert, machine }: { alert: AlertPartsFragment; machine: string }) {
  const { may } = useSession()
  const [resolving, setResolving] = useState(false)
  const input = { machineId: alert.machineId, alertId: alert.id }
  const refetchQueries = [OpenAlertsDocument]
  const [acknowledge, { loading, error }] = useMutation(AcknowledgeAlertDocument, {
    variables: { input },
    refetchQueries,
  })
  const [resolve] = useMutation(ResolveAlertDocument, { variables: { input }, refetchQueries })
  const by = alert.acknowledgedBy && `${alert.acknowledgedBy} goes after it`
  if (alert.state === 'CLOSED' || !may('handleAlerts')) {
    return (
      <Text size="sm" c="dimmed">
        {by ?? '–'}
      </Text>
    )
  }
  return (
    <Group gap="xs" wrap="nowrap">
      {resolving && (
        <ActionDialog
          title="Resolve the alert"
          figures={[
            ['Machine', machine],
            ['What was wrong', RULES[alert.rule](alert.part ?? '')],
            [
              'What follows',
              alert.rule === 'COLD_CHAIN'
                ? 'You have serviced it: it sells again at once.'
                : 'The alert is closed. It opens again when it is still wrong.',
            ],
          ]}
          confirm="It is put right"
          danger={alert.rule === 'COLD_CHAIN'}
          onConfirm={() => resolve()}
          onClose={() => setResolving(false)}
        />
      )}
      {by ? (
        <Text size="sm" c="dimmed">
          {by}
        </Text>
      ) : (
        <Button size="xs" variant="default" loading={loading} onClick={() => void acknowledge().catch(() => undefined)}>
          I go after it
        </Button>
      )}
      <Button size="xs" variant="light" onClick={() => setResolving(true)}>
        Resolve
      </Button>
      {error && <ProblemNote error={error} />}
    </Group>
  )
}
