import { BarChart } from '@mantine/charts'
import { SegmentedControl, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { type Column, DataTable, ExportButton } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { decimalsOf, decimalText, formatChange, formatMoney, formatShare } from '../../ui/format.ts'
import { IconChartBar } from '../../ui/icons.ts'
import { Section } from '../../ui/page.tsx'
import { type Compared, failureRate, growth } from './lines.ts'

/** One grouping of the sales: as bars, or as the table behind them. */
export function ChartCard({
  title,
  of,
  lines,
  compare,
  currency,
  top = lines.length,
  horizontal = false,
  start = 'chart',
}: {
  title: string
  /** What a line is of: the head of the table's first column. */
  of: string
  lines: readonly Compared[]
  /** What the other period is called; undefined: there is none. */
  compare: string | undefined
  /** Of all amounts, also where there is no line. */
  currency: string
  /** How many of the lines are drawn, from the first on; the table and the file have all. */
  top?: number
  /** Whether the bars lie: for names. */
  horizontal?: boolean
  /** How it is shown first. */
  start?: 'chart' | 'table'
}) {
  const [view, setView] = useState(start)
  const columns = columnsOf(of, compare)
  const sold = lines.some(({ now, before }) => now.vends + before.vends + now.failed > 0)
  return (
    <Section
      title={title}
      actions={
        <>
          <SegmentedControl
            size="xs"
            aria-label={`${title}: chart or table`}
            data={[
              { value: 'chart', label: 'Chart' },
              { value: 'table', label: 'Table' },
            ]}
            value={view}
            onChange={setView}
          />
          <ExportButton name={title.toLowerCase().replaceAll(' ', '-')} rows={lines} columns={columns} />
        </>
      }
    >
      {!sold && view === 'chart' && <Empty title="Nothing was sold in this time" icon={IconChartBar} />}
      {sold && view === 'chart' && (
        <Drawn title={title} lines={lines} top={top} compare={compare} horizontal={horizontal} currency={currency} />
      )}
      {view === 'table' && (
        <DataTable
          label={title}
          rows={lines}
          columns={columns}
          keyOf={({ key }) => key}
          foot={<Foot lines={lines} compare={compare} currency={currency} />}
        />
      )}
    </Section>
  )
}

interface BarsProps {
  title: string
  lines: readonly Compared[]
  compare: string | undefined
  horizontal: boolean
  currency: string
}

/** The first lines as bars, and how many that leaves out. */
function Drawn({ top, ...props }: BarsProps & { top: number }) {
  const { lines } = props
  return (
    <>
      <Bars {...props} lines={lines.slice(0, top)} />
      {lines.length > top && (
        <Text size="sm" c="dimmed" mt="xs">
          The first {top} of {lines.length}; the table has all.
        </Text>
      )}
    </>
  )
}

function Bars({ title, lines, compare, horizontal, currency }: BarsProps) {
  const beside = compare !== undefined && lines.some(({ before }) => before.total.amount > 0)
  const unit = 10 ** decimalsOf(currency)
  // A picture may have fractions: what counts is in the table.
  const data = lines.map(({ label, now, before }) => ({
    label,
    now: now.total.amount / unit,
    before: before.total.amount / unit,
  }))
  const width = Math.max(...data.map(({ label }) => label.length))
  return (
    <div role="img" aria-label={`${title}: bars of ${lines.length} lines; choose “Table” for the figures`}>
      <BarChart
        h={horizontal ? Math.max(160, lines.length * (beside ? 38 : 30) + 40) : 260}
        data={data}
        dataKey="label"
        orientation={horizontal ? 'vertical' : 'horizontal'}
        series={[
          { name: 'now', label: 'Sold', color: 'indigo.6' },
          ...(beside ? [{ name: 'before', label: compare, color: 'gray.5' }] : []),
        ]}
        withLegend={beside}
        valueFormatter={(value) => formatMoney({ amount: Math.round(value * unit), currency })}
        yAxisProps={{ width: horizontal ? Math.min(200, 24 + width * 8) : 80 }}
        maxBarWidth={44}
      />
    </div>
  )
}

const percent = (now: number, before: number) => {
  const value = growth(now, before)
  return value === undefined ? '–' : formatChange(value)
}

const columnsOf = (of: string, compare: string | undefined): Column<Compared>[] => [
  { head: of, cell: ({ label }) => label, text: ({ label }) => label },
  { head: 'Sold', end: true, cell: ({ now }) => formatMoney(now.total), text: ({ now }) => decimalText(now.total) },
  ...(compare
    ? [
        {
          ...{ head: compare, end: true },
          cell: ({ before }: Compared) => formatMoney(before.total),
          text: ({ before }: Compared) => decimalText(before.total),
        },
        {
          ...{ head: 'Change', end: true },
          cell: ({ now, before }: Compared) => percent(now.total.amount, before.total.amount),
        },
      ]
    : []),
  { head: 'Vends', end: true, cell: ({ now }) => now.vends, text: ({ now }) => String(now.vends) },
  { head: 'Failed', end: true, cell: ({ now }) => now.failed, text: ({ now }) => String(now.failed) },
  {
    head: 'Failure rate',
    end: true,
    cell: ({ now }) => formatShare(now.failed, now.vends + now.failed),
    text: ({ now }) => failureRate(now).toFixed(4),
  },
  {
    head: 'Given back',
    end: true,
    cell: ({ now }) => formatMoney(now.refunded),
    text: ({ now }) => decimalText(now.refunded),
  },
]

/** The lines together: what the report's own sum says, too. */
function Foot({
  lines,
  compare,
  currency,
}: {
  lines: readonly Compared[]
  compare: string | undefined
  currency: string
}) {
  const sum = (of: (line: Compared) => number) => lines.reduce((all, line) => all + of(line), 0)
  const money = (of: (line: Compared) => number) => formatMoney({ amount: sum(of), currency })
  const [vends, failed] = [sum(({ now }) => now.vends), sum(({ now }) => now.failed)]
  return (
    <Table.Tr data-sum>
      <Table.Th scope="row">Together</Table.Th>
      <Table.Th ta="end">{money(({ now }) => now.total.amount)}</Table.Th>
      {compare && (
        <>
          <Table.Th ta="end">{money(({ before }) => before.total.amount)}</Table.Th>
          <Table.Th ta="end">
            {percent(
              sum(({ now }) => now.total.amount),
              sum(({ before }) => before.total.amount),
            )}
          </Table.Th>
        </>
      )}
      <Table.Th ta="end">{vends}</Table.Th>
      <Table.Th ta="end">{failed}</Table.Th>
      <Table.Th ta="end">{formatShare(failed, vends + failed)}</Table.Th>
      <Table.Th ta="end">{money(({ now }) => now.refunded.amount)}</Table.Th>
    </Table.Tr>
  )
}
