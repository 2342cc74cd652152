import { useQuery } from '@apollo/client/react'
import { Text } from '@mantine/core'
import { type MachineDetailFragment, MachineLogDocument } from '../../generated/graphql.ts'
import { Answer } from '../../ui/answer.tsx'
import { type Column, DataTable, ExportButton } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { formatMoment } from '../../ui/format.ts'
import { IconNotebook } from '../../ui/icons.ts'
import { LookBadge } from '../../ui/look-badge.tsx'
import { Section } from '../../ui/page.tsx'
import { type LogEntry, logOf } from './log.ts'

/** What was done to the machine and what went wrong with it: the newest 50 of each kind. */
export function ServiceLogTab({ machine }: { machine: MachineDetailFragment }) {
  const query = useQuery(MachineLogDocument, { variables: { machineId: machine.id } })
  const entries = query.data ? logOf(query.data) : []
  return (
    <Section
      title="Service log"
      actions={<ExportButton name={`service-log-${machine.code}`} rows={entries} columns={COLUMNS} />}
    >
      <Text size="sm" c="dimmed" mb="sm">
        The newest 50 of each kind
      </Text>
      <Answer of={query}>
        {() =>
          entries.length === 0 ? (
            <Empty title="Nothing was done to it yet" icon={IconNotebook}>
              Restock visits, commands, alerts that ended and exceptions are told here.
            </Empty>
          ) : (
            <DataTable label="Service log" rows={entries} columns={COLUMNS} keyOf={({ kind, id }) => `${kind} ${id}`} />
          )
        }
      </Answer>
    </Section>
  )
}

const COLORS = { Restock: 'green', Command: 'blue', Alert: 'gray', Exception: 'orange' } as const

const COLUMNS: Column<LogEntry>[] = [
  { head: 'When', cell: ({ at }) => <span className="figures">{formatMoment(at)}</span>, text: ({ at }) => at },
  {
    head: 'Kind',
    cell: ({ kind }) => <LookBadge look={{ label: kind, color: COLORS[kind] }} />,
    text: ({ kind }) => kind,
  },
  { head: 'What', cell: ({ what }) => <Text size="sm">{what}</Text>, text: ({ what }) => what },
  { head: 'By', cell: ({ by }) => by || '–', text: ({ by }) => by },
]
