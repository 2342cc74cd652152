import { useQuery } from '@apollo/client/react'
import { Anchor, Group, Select, SimpleGrid, Stack, Text } from '@mantine/core'
import { Link } from 'wouter'
import { type LedgerAccount, LedgerDocument, type LedgerQuery } from '../../generated/graphql.ts'
import { Answer } from '../../ui/answer.tsx'
import { type Column, DataTable, ExportButton } from '../../ui/data-table.tsx'
import { DateInput } from '../../ui/date-input.tsx'
import { Empty } from '../../ui/empty.tsx'
import { dayOf, decimalText, formatMoment, formatMoney } from '../../ui/format.ts'
import { Section } from '../../ui/page.tsx'
import { Tile } from '../../ui/tile.tsx'
import { useUrlState } from '../../ui/use-url-state.ts'
import { ACCOUNTS, KINDS } from './words.ts'

type Line = LedgerQuery['ledger']['items'][number]

const CHOICES = Object.entries(ACCOUNTS).map(([value, label]) => ({ value, label }))

/** The statement of one account: opening, every line, closing. */
export function StatementTab() {
  const today = dayOf(Date.now())
  const [state, change] = useUrlState({ account: 'CLEARING', from: dayOf(Date.now(), -6), until: today })
  const account = (state.account in ACCOUNTS ? state.account : 'CLEARING') as LedgerAccount
  const query = useQuery(LedgerDocument, { variables: { account, from: state.from, to: state.until } })
  return (
    <Stack>
      <Group align="flex-end">
        <Select
          label="Account"
          data={CHOICES}
          value={account}
          allowDeselect={false}
          onChange={(next) => change({ account: next ?? 'CLEARING' })}
        />
        <DateInput label="From (UTC)" value={state.from} max={state.until} onChange={(from) => change({ from })} />
        <DateInput label="To (UTC)" value={state.until} max={today} onChange={(until) => change({ until })} />
      </Group>
      <Answer of={query}>
        {({ ledger }) => (
          <>
            <SimpleGrid cols={{ base: 2, sm: 3 }}>
              <Tile
                label="Opening"
                value={ledger.opening ? formatMoney(ledger.opening) : '–'}
                note="before the first day"
              />
              <Tile
                label="Closing"
                value={ledger.closing ? formatMoney(ledger.closing) : '–'}
                note="after the last day, or now"
              />
              <Tile
                label="Lines"
                value={`${ledger.items.length}${ledger.nextToken ? '+' : ''}`}
                note="a debit is positive, a credit negative"
              />
            </SimpleGrid>
            <Section
              title={ACCOUNTS[account]}
              actions={
                <ExportButton
                  name={`ledger-${account}-${state.from}-${state.until}`}
                  rows={ledger.items}
                  columns={COLUMNS}
                  more={Boolean(ledger.nextToken)}
                />
              }
            >
              {ledger.items.length === 0 && !ledger.nextToken ? (
                <Empty title="Nothing moved in this time" />
              ) : (
                <DataTable
                  label="Lines"
                  rows={ledger.items}
                  columns={COLUMNS}
                  keyOf={({ transferId, amount }) => `${transferId} ${amount.amount}`}
                  more={
                    ledger.nextToken ? () => query.fetchMore({ variables: { nextToken: ledger.nextToken } }) : undefined
                  }
                />
              )}
            </Section>
          </>
        )}
      </Answer>
    </Stack>
  )
}

const COLUMNS: Column<Line>[] = [
  {
    head: 'When',
    cell: ({ createdAt }) => <span className="figures">{formatMoment(createdAt)}</span>,
    text: ({ createdAt }) => createdAt,
  },
  { head: 'Kind', cell: ({ kind }) => KINDS[kind], text: ({ kind }) => kind },
  {
    head: 'About',
    cell: ({ vendId, customerId, reason }) => (
      <>
        {vendId ? (
          <Anchor component={Link} href={`/vends/${vendId}`} size="sm">
            Vend {vendId.slice(-6)}
          </Anchor>
        ) : (
          <Text size="sm">{customerId ?? '–'}</Text>
        )}
        {reason && (
          <Text size="xs" c="dimmed">
            {reason}
          </Text>
        )}
      </>
    ),
    text: ({ vendId, customerId, reason }) => [vendId, customerId, reason].filter(Boolean).join(' '),
  },
  { head: 'By', cell: ({ by }) => by ?? '–', text: ({ by }) => by ?? '' },
  { head: 'Amount', end: true, cell: ({ amount }) => formatMoney(amount), text: ({ amount }) => decimalText(amount) },
  {
    head: 'Balance',
    end: true,
    cell: ({ balance }) => (balance ? formatMoney(balance) : '–'),
    text: ({ balance }) => (balance ? decimalText(balance) : ''),
  },
  {
    head: 'Transfer',
    cell: ({ transferId }) => <Text size="xs">{transferId}</Text>,
    text: ({ transferId }) => transferId,
  },
]
