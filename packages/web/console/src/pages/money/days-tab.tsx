import { useQuery } from '@apollo/client/react'
import { Anchor, Button, Group, Text } from '@mantine/core'
import { Link } from 'wouter'
import { type DayPartsFragment, type LedgerAccount, WeekDocument } from '../../generated/graphql.ts'
import { Answer } from '../../ui/answer.tsx'
import { type Column, DataTable, ExportButton } from '../../ui/data-table.tsx'
import { dayOf, decimalText, formatDay, formatMoney, type Money } from '../../ui/format.ts'
import { LookBadge } from '../../ui/look-badge.tsx'
import { Section } from '../../ui/page.tsx'
import type { Look } from '../../ui/states.ts'
import { useUrlState } from '../../ui/use-url-state.ts'

/** What each day of a week earned, and what the payment provider pays out for it. */
export function DaysTab() {
  const today = dayOf(Date.now())
  const [{ to }, change] = useUrlState({ to: today })
  const move = (days: number) => change({ to: dayOf(Date.parse(to), days) })
  const [day0 = '', day1 = '', day2 = '', day3 = '', day4 = '', day5 = '', day6 = ''] = weekTo(to)
  const query = useQuery(WeekDocument, { variables: { day0, day1, day2, day3, day4, day5, day6 } })
  const days = query.data && Object.values(query.data)
  return (
    <Section
      title="Payouts by day"
      actions={
        <>
          <Button size="xs" variant="default" onClick={() => move(-7)}>
            ← Week before
          </Button>
          <Button size="xs" variant="default" disabled={to >= today} onClick={() => move(7)}>
            Week after →
          </Button>
          <ExportButton name={`days-to-${to}`} rows={days ?? []} columns={COLUMNS} />
        </>
      }
    >
      <Answer of={query} skeleton={7}>
        {() => <DataTable label="Payouts by day" rows={days ?? []} columns={COLUMNS} keyOf={({ date }) => date} />}
      </Answer>
      <Text size="sm" c="dimmed" mt="sm">
        A payout is what cards paid on the day, without refunds and the provider's fees. A day is closed some hours
        after it has ended; nothing of it changes then.
      </Text>
    </Section>
  )
}

/** The seven days up to this one, the last first. */
const weekTo = (to: string) => Array.from({ length: 7 }, (_, i) => dayOf(Date.parse(to), -i))

const netOf = ({ accounts }: DayPartsFragment, account: LedgerAccount): Money | null =>
  accounts?.find((found) => found.account === account)?.net ?? null

/** Accounts of what was earned and is owed are credited: their net is less than 0, and read the other way round. */
const earned = (day: DayPartsFragment, account: LedgerAccount): Money | null => {
  const net = netOf(day, account)
  return net && { ...net, amount: 0 - net.amount }
}

const figure = (head: string, of: (day: DayPartsFragment) => Money | null | undefined): Column<DayPartsFragment> => ({
  head,
  end: true,
  cell: (day) => {
    const money = of(day)
    return money ? formatMoney(money) : '–'
  },
  text: (day) => {
    const money = of(day)
    return money ? decimalText(money) : ''
  },
})

/** What the comparison with the provider's books says, in a word. */
export const agreement = ({ state, differenceCount }: DayPartsFragment['provider']): Look => {
  if (state === 'NO_CARDS') return { label: 'No cards', color: 'gray' }
  if (state === 'NOT_ASKED') return { label: 'Not asked yet', color: 'gray' }
  return differenceCount ? { label: `${differenceCount} differ`, color: 'red' } : { label: 'Agrees', color: 'green' }
}

const COLUMNS: Column<DayPartsFragment>[] = [
  {
    head: 'Day',
    cell: ({ date }) => (
      <Anchor component={Link} href={`/money?tab=reconciliation&date=${date}`} size="sm" className="figures">
        {formatDay(date)}
      </Anchor>
    ),
    text: ({ date }) => date,
  },
  {
    head: 'Books',
    cell: ({ closed }) => (
      <LookBadge look={closed ? { label: 'Closed', color: 'gray' } : { label: 'Open', color: 'blue' }} />
    ),
    text: ({ closed }) => (closed ? 'closed' : 'open'),
  },
  figure('Revenue, net', (day) => earned(day, 'REVENUE')),
  figure('Tax', (day) => earned(day, 'TAX')),
  figure('Deposits', (day) => earned(day, 'DEPOSIT')),
  figure('Paid by card', ({ ours }) => ours?.captured),
  figure('Given back', ({ ours }) => ours?.refunded),
  figure('Fees', ({ ours }) => ours?.fees),
  figure('Payout', ({ ours }) => ours && payoutOf(ours)),
  {
    head: 'Provider',
    cell: ({ provider }) => (
      <Group gap={4}>
        <LookBadge look={agreement(provider)} />
      </Group>
    ),
    text: ({ provider }) => agreement(provider).label,
  },
]

/** What is left of a day for the operator's bank account. */
export const payoutOf = ({ captured, refunded, fees }: { captured: Money; refunded: Money; fees: Money }): Money => ({
  amount: captured.amount - refunded.amount - fees.amount,
  currency: captured.currency,
})
