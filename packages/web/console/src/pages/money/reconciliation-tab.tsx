import { useQuery } from '@apollo/client/react'
import { Group, SimpleGrid, Stack, Table, Text } from '@mantine/core'
import { ReconciliationDocument, type ReconciliationQuery } from '../../generated/graphql.ts'
import { Answer } from '../../ui/answer.tsx'
import { type Column, DataTable, ExportButton } from '../../ui/data-table.tsx'
import { DateInput } from '../../ui/date-input.tsx'
import { Empty } from '../../ui/empty.tsx'
import { dayOf, decimalText, formatMoment, formatMoney } from '../../ui/format.ts'
import { LookBadge } from '../../ui/look-badge.tsx'
import { Section } from '../../ui/page.tsx'
import { Tile } from '../../ui/tile.tsx'
import { useUrlState } from '../../ui/use-url-state.ts'
import { agreement, payoutOf } from './days-tab.tsx'
import { ACCOUNTS, DIFFERENCES } from './words.ts'

type Day = ReconciliationQuery['reconciliation']
type AccountLine = NonNullable<Day['accounts']>[number]
type Difference = Day['provider']['differences'][number]

/** One day of the books, held against those of the payment provider. */
export function ReconciliationTab() {
  const today = dayOf(Date.now())
  const [{ date }, change] = useUrlState({ date: today })
  const query = useQuery(ReconciliationDocument, { variables: { date } })
  return (
    <Stack>
      <Group>
        <DateInput label="Day (UTC)" value={date} max={today} onChange={(next) => change({ date: next })} />
      </Group>
      <Answer of={query}>
        {({ reconciliation }) => (
          <>
            <Sums day={reconciliation} />
            <Accounts day={reconciliation} />
            <Differences day={reconciliation} />
          </>
        )}
      </Answer>
    </Stack>
  )
}

function Sums({ day: { ours, provider, transfers, closed } }: { day: Day }) {
  const { sums } = provider
  const both = (mine: string | undefined, theirs: string | undefined) =>
    theirs === undefined
      ? 'the provider was not asked yet'
      : theirs === mine
        ? 'the provider says the same'
        : `the provider says ${theirs}`
  const money = (amount: { amount: number; currency: string } | undefined) => amount && formatMoney(amount)
  return (
    <SimpleGrid cols={{ base: 2, md: 5 }}>
      <Tile
        label="Paid by card"
        value={money(ours?.captured) ?? '–'}
        note={both(money(ours?.captured), money(sums?.captured))}
      />
      <Tile
        label="Given back"
        value={money(ours?.refunded) ?? '–'}
        note={both(money(ours?.refunded), money(sums?.refunded))}
      />
      <Tile label="Fees" value={money(ours?.fees) ?? '–'} note={both(money(ours?.fees), money(sums?.fees))} />
      <Tile
        label="Payout"
        value={ours ? formatMoney(payoutOf(ours)) : '–'}
        note={provider.askedAt ? `asked ${formatMoment(provider.askedAt)}` : undefined}
      />
      <Tile label="Books" value={closed ? 'Closed' : 'Open'} note={`${transfers ?? 'too many'} transfers`} />
    </SimpleGrid>
  )
}

const ACCOUNT_COLUMNS: Column<AccountLine>[] = [
  { head: 'Account', cell: ({ account }) => ACCOUNTS[account], text: ({ account }) => account },
  ...(['debit', 'credit', 'net', 'balance'] as const).map(
    (name): Column<AccountLine> => ({
      head: { debit: 'Debit', credit: 'Credit', net: 'Net', balance: 'Balance' }[name],
      end: true,
      cell: (line) => formatMoney(line[name]),
      text: (line) => decimalText(line[name]),
    }),
  ),
]

function Accounts({ day: { accounts, date } }: { day: Day }) {
  const lines = accounts ?? []
  const [first] = lines
  return (
    <Section
      title="Accounts"
      actions={<ExportButton name={`accounts-${date}`} rows={lines} columns={ACCOUNT_COLUMNS} />}
    >
      {!first ? (
        <Empty title={accounts ? 'Nothing moved on this day' : 'Too much has happened since the last closed day'}>
          {!accounts && 'The figures are there when the day before is closed.'}
        </Empty>
      ) : (
        <DataTable
          label="Accounts"
          rows={lines}
          columns={ACCOUNT_COLUMNS}
          keyOf={({ account }) => account}
          foot={
            <Table.Tr>
              <Table.Th scope="row">Together: 0 in books that are right</Table.Th>
              {(['debit', 'credit', 'net', 'balance'] as const).map((name) => (
                <Table.Th key={name} ta="end" className="figures">
                  {formatMoney({
                    amount: lines.reduce((sum, line) => sum + line[name].amount, 0),
                    currency: first.net.currency,
                  })}
                </Table.Th>
              ))}
            </Table.Tr>
          }
        />
      )}
    </Section>
  )
}

const amountOf = (money: Difference['ours']) => (money ? formatMoney(money) : 'nothing')

const textOf = (money: Difference['ours']) => (money ? decimalText(money) : '')

const DIFFERENCE_COLUMNS: Column<Difference>[] = [
  { head: 'Kind', cell: ({ kind }) => DIFFERENCES[kind], text: ({ kind }) => kind },
  {
    head: 'Reference',
    cell: ({ reference }) => <Text size="sm">{reference}</Text>,
    text: ({ reference }) => reference,
  },
  { head: 'Payment', cell: ({ paymentId }) => paymentId ?? '–', text: ({ paymentId }) => paymentId ?? '' },
  { head: 'Ours', end: true, cell: ({ ours }) => amountOf(ours), text: ({ ours }) => textOf(ours) },
  { head: 'Theirs', end: true, cell: ({ theirs }) => amountOf(theirs), text: ({ theirs }) => textOf(theirs) },
  { head: 'Our fee', end: true, cell: ({ ourFee }) => amountOf(ourFee), text: ({ ourFee }) => textOf(ourFee) },
  {
    head: 'Their fee',
    end: true,
    cell: ({ theirFee }) => amountOf(theirFee),
    text: ({ theirFee }) => textOf(theirFee),
  },
]

function Differences({ day: { provider, date } }: { day: Day }) {
  return (
    <Section
      title="The payment provider's books"
      actions={
        <>
          <LookBadge look={agreement(provider)} />
          <ExportButton name={`differences-${date}`} rows={provider.differences} columns={DIFFERENCE_COLUMNS} />
        </>
      }
    >
      {provider.differences.length === 0 ? (
        <Empty title={provider.state === 'ASKED' ? 'Both sides say the same' : 'The provider was not asked yet'}>
          {provider.state === 'NOT_ASKED' &&
            'It is asked in the night after the day, and again while the sides differ.'}
        </Empty>
      ) : (
        <DataTable
          label="Differences"
          rows={provider.differences}
          columns={DIFFERENCE_COLUMNS}
          keyOf={({ kind, reference }) => `${kind} ${reference}`}
        />
      )}
    </Section>
  )
}
