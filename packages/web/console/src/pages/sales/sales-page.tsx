import { useQuery } from '@apollo/client/react'
import { Group, SegmentedControl, Select, SimpleGrid, Stack } from '@mantine/core'
import { useMemo } from 'react'
import { useMachines } from '../../api/use-machines.ts'
import { useRange } from '../../api/use-range.ts'
import { useSession } from '../../auth/session-provider.tsx'
import { SalesReportDocument, type SalesReportQuery } from '../../generated/graphql.ts'
import { Answer } from '../../ui/answer.tsx'
import { DateInput } from '../../ui/date-input.tsx'
import { dayOf, formatChange, formatDay, formatMoney, formatShare } from '../../ui/format.ts'
import { Page } from '../../ui/page.tsx'
import { Tile } from '../../ui/tile.tsx'
import { useUrlState } from '../../ui/use-url-state.ts'
import { ChartCard } from './chart-card.tsx'
import { FailureTable } from './failure-table.tsx'
import { atKeys, growth, ranked } from './lines.ts'
import { before, daysIn, daysOf, earlier, last, MAX_DAYS, type Period, periodOf } from './period.ts'

/** How many products stand in a chart of the best and of the slowest, and how many machines in theirs. */
const TOP = 8
const MANY = 20

const COMPARISONS: Record<string, string> = {
  before: 'The period before',
  month: 'Four weeks earlier',
  none: 'No comparison',
}

/** What was sold in a period, in several ways, beside another one. */
export default function SalesPage() {
  const today = dayOf(Date.now())
  const [state, change] = useUrlState({ from: last(7, today).from, until: today, machine: '', compare: 'before' })
  const period = periodOf({ from: state.from, to: state.until }, today)
  const other = state.compare === 'month' ? earlier(period, 28) : before(period)
  const { machines } = useMachines()
  const query = useQuery(SalesReportDocument, {
    variables: {
      ...period,
      ...{ beforeFrom: other.from, beforeTo: other.to },
      ...(state.machine && { machineId: state.machine }),
    },
  })
  const preset = ['1', '7', '28'].find((days) => last(Number(days), today).from === period.from && period.to === today)
  return (
    <Page
      title="Sales"
      note={`${formatDay(period.from)} to ${formatDay(period.to)}, days and hours in UTC; ${MAX_DAYS} days at most`}
    >
      <Group align="flex-end">
        <SegmentedControl
          aria-label="Period"
          data={[
            { value: '1', label: 'Today' },
            { value: '7', label: '7 days' },
            { value: '28', label: '28 days' },
          ]}
          value={preset ?? ''}
          onChange={(days) => change({ from: last(Number(days), today).from, until: today })}
        />
        <DateInput label="From" value={period.from} max={period.to} onChange={(from) => change({ from })} />
        <DateInput label="To" value={period.to} max={today} onChange={(until) => change({ until })} />
        <Select
          label="Machine"
          placeholder="All machines"
          clearable
          searchable
          data={machines.map(({ id, name }) => ({ value: id, label: name }))}
          value={state.machine || null}
          onChange={(machine) => change({ machine: machine ?? '' })}
        />
        <Select
          label="Compare with"
          allowDeselect={false}
          data={Object.entries(COMPARISONS).map(([value, label]) => ({ value, label }))}
          value={state.compare in COMPARISONS ? state.compare : 'before'}
          onChange={(compare) => change({ compare: compare ?? 'before' })}
        />
      </Group>
      <Answer of={query} skeleton={8}>
        {(report) => (
          <Report
            report={report}
            period={period}
            other={other}
            compare={state.compare === 'none' ? undefined : COMPARISONS[state.compare]}
            machine={state.machine}
          />
        )}
      </Answer>
    </Page>
  )
}

interface ReportProps {
  report: SalesReportQuery
  period: Period
  other: Period
  compare: string | undefined
  machine: string
}

const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'))

function Report({ report: { now, before: past }, period, other, compare, machine }: ReportProps) {
  const { currency } = useSession().operator
  const names = useNames()
  const shared = { compare, currency }
  const both = (by: 'byDay' | 'byHour' | 'byMachine' | 'byProduct' | 'byPayment') => ({
    now: now[by],
    before: past[by],
  })
  const earlierDays = daysOf(other)
  const days = daysOf(period).map((key, i) => ({
    key,
    label: formatDay(key),
    ...(earlierDays[i] && { before: earlierDays[i] }),
  }))
  const products = ranked(both('byProduct'), names.products, currency)
  const payments = new Map([
    ['WALLET', 'Wallet'],
    ['CARD', 'Card'],
    ['CASH', 'Cash'],
  ])
  return (
    <Stack gap="lg">
      <Sums now={now} past={past} compare={compare} />
      {daysIn(period) > 1 && (
        <ChartCard title="Sales by day" of="Day" lines={atKeys(days, both('byDay'), currency)} {...shared} />
      )}
      <ChartCard
        title="Sales by hour"
        of="Hour"
        lines={atKeys(
          HOURS.map((key) => ({ key, label: `${key}:00` })),
          both('byHour'),
          currency,
        )}
        {...shared}
      />
      <SimpleGrid cols={{ base: 1, lg: 2 }}>
        <ChartCard title="Best sellers" of="Product" lines={products} top={TOP} {...shared} horizontal />
        <ChartCard
          title="Slow sellers"
          of="Product"
          lines={products.toReversed()}
          top={TOP}
          {...shared}
          horizontal
          start="table"
        />
        {!machine && (
          <ChartCard
            title="Sales by machine"
            of="Machine"
            lines={ranked(both('byMachine'), names.machines, currency)}
            top={MANY}
            {...shared}
            horizontal
          />
        )}
        <ChartCard
          title="Sales by payment"
          of="Payment"
          lines={ranked(both('byPayment'), payments, currency)}
          {...shared}
          horizontal
        />
      </SimpleGrid>
      <FailureTable columns={now.byColumn} machine={names.machines.get(machine)} />
    </Stack>
  )
}

/** What the keys of the report are called; products that were not sold are in it, too. */
function useNames() {
  const { machines } = useMachines()
  const { products } = useRange()
  return useMemo(() => {
    const byId = (items: readonly { id: string; name: string }[] = []) =>
      new Map(items.map(({ id, name }) => [id, name]))
    return { machines: byId(machines), products: byId(products) }
  }, [machines, products])
}

function Sums({
  now,
  past,
  compare,
}: {
  now: SalesReportQuery['now']
  past: SalesReportQuery['before']
  compare: string | undefined
}) {
  const against = (present: number, before: number) => {
    const value = growth(present, before)
    if (!compare || value === undefined) return undefined
    return `${formatChange(value)} against ${compare.toLowerCase()}`
  }
  const { sum } = now
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }}>
      <Tile label="Sold" value={formatMoney(sum.total)} note={against(sum.total.amount, past.sum.total.amount)} />
      <Tile label="Without tax and deposit" value={formatMoney(now.net)} note={`${formatMoney(now.tax)} tax`} />
      <Tile label="Vends" value={sum.vends} note={against(sum.vends, past.sum.vends)} />
      <Tile
        label="Failed"
        value={formatShare(sum.failed, sum.vends + sum.failed)}
        note={`${sum.failed} vends; ${formatMoney(sum.refunded)} given back`}
      />
    </SimpleGrid>
  )
}
