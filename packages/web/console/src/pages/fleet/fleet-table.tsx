import { Anchor, Badge, Group, Text } from '@mantine/core'
import { Link } from 'wouter'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { decimalText, formatAgo, formatMoney } from '../../ui/format.ts'
import { LookBadge } from '../../ui/look-badge.tsx'
import { CONDITIONS, SEVERITIES } from '../../ui/states.ts'
import { StockBar } from '../../ui/stock-bar.tsx'
import type { FleetRow } from './view.ts'

/** The machines, a line each. */
export function FleetTable({ rows, columns }: { rows: readonly FleetRow[]; columns: readonly Column<FleetRow>[] }) {
  return <DataTable label="Machines" rows={rows} columns={columns} keyOf={({ machine }) => machine.id} />
}

/** What is shown of a machine, and what a file holds of it. */
export const fleetColumns = (now: number): Column<FleetRow>[] => [
  {
    head: 'Machine',
    cell: ({ machine }) => (
      <>
        <Anchor component={Link} href={`/machines/${machine.id}`} fw={600} className="name">
          {machine.name}
        </Anchor>
        <Text size="xs" c="dimmed">
          {machine.code}
        </Text>
      </>
    ),
    text: ({ machine }) => machine.name,
  },
  {
    head: 'Place',
    cell: ({ machine }) => (
      <>
        <Text size="sm">{machine.place}</Text>
        <Group gap={4}>
          {machine.tags.map((tag) => (
            <Badge key={tag} size="xs" variant="default" tt="none" fw={500}>
              {tag}
            </Badge>
          ))}
        </Group>
      </>
    ),
    text: ({ machine }) => machine.place,
  },
  {
    head: 'State',
    cell: ({ condition }) => <LookBadge look={CONDITIONS[condition]} />,
    text: ({ condition }) => CONDITIONS[condition].label,
  },
  {
    head: 'Stock',
    cell: ({ machine, stock, par }) => <StockBar stock={stock} par={par} label={`Stock of ${machine.name}`} />,
    text: ({ stock, par }) => `${stock}/${par}`,
  },
  {
    head: 'Sold today',
    end: true,
    cell: ({ sums }) => <Sold sums={sums} />,
    text: ({ sums }) => (sums ? decimalText(sums.total) : '0'),
  },
  {
    head: 'Alerts',
    cell: (row) => <Alerts row={row} />,
    text: ({ alerts }) => String(alerts),
  },
  {
    head: 'Last heard',
    cell: ({ machine }) => (
      <Text size="sm" c="dimmed" className="figures">
        {machine.lastSeenAt ? formatAgo(machine.lastSeenAt, now) : 'Never'}
      </Text>
    ),
    text: ({ machine }) => machine.lastSeenAt ?? '',
  },
]

function Sold({ sums }: { sums: FleetRow['sums'] }) {
  if (!sums || sums.vends === 0) {
    return (
      <Text size="sm" c="dimmed">
        Nothing yet
      </Text>
    )
  }
  return (
    <>
      <Text size="sm" fw={600}>
        {formatMoney(sums.total)}
      </Text>
      <Text size="xs" c="dimmed">
        {sums.vends} {sums.vends === 1 ? 'vend' : 'vends'}
      </Text>
    </>
  )
}

function Alerts({ row: { machine, alerts, worst } }: { row: FleetRow }) {
  if (!worst) {
    return (
      <Text size="sm" c="dimmed">
        None
      </Text>
    )
  }
  const { label, color } = SEVERITIES[worst]
  return (
    <Anchor component={Link} href={`/alerts?machine=${machine.id}`}>
      <LookBadge look={{ label: `${alerts} ${label.toLowerCase()}`, color }} />
    </Anchor>
  )
}
