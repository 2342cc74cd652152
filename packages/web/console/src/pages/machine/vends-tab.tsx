import { useQuery } from '@apollo/client/react'
import { Anchor, Text } from '@mantine/core'
import { useEffect } from 'react'
import { Link } from 'wouter'
import { type MachineDetailFragment, MachineVendsDocument, type VendRowFragment } from '../../generated/graphql.ts'
import { useSalesFeed } from '../../shell/sales-feed.ts'
import { Answer } from '../../ui/answer.tsx'
import { type Column, DataTable, ExportButton } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { decimalText, formatMoment, formatMoney } from '../../ui/format.ts'
import { IconReceipt } from '../../ui/icons.ts'
import { LookBadge } from '../../ui/look-badge.tsx'
import { Section } from '../../ui/page.tsx'
import { VEND_STATES } from '../../ui/states.ts'

/** The vends of the machine, newest first; the one that it is doing comes and goes as it happens. */
export function VendsTab({ machine }: { machine: MachineDetailFragment }) {
  const query = useQuery(MachineVendsDocument, { variables: { machineId: machine.id } })
  const { refetch } = query
  const active = machine.activeVend
  const newest = useSalesFeed().find((sale) => sale.machine.id === machine.id)
  const [activeState, newestId] = [active && `${active.id} ${active.state}`, newest?.id]
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is told of the machine says that the list is another one.
  useEffect(() => {
    void refetch().catch(() => undefined)
  }, [activeState, newestId, refetch])
  return (
    <Section
      title="Vends"
      actions={
        query.data && (
          <ExportButton
            name={`vends-${machine.code}`}
            rows={query.data.vends.items}
            columns={COLUMNS}
            more={Boolean(query.data.vends.nextToken)}
          />
        )
      }
    >
      <Answer of={query}>
        {({ vends: { items, nextToken } }) => {
          const rows = active && !items.some(({ id }) => id === active.id) ? [active, ...items] : items
          if (rows.length === 0) {
            return (
              <Empty title="Nothing was bought here yet" icon={IconReceipt}>
                A vend appears here the moment a customer taps.
              </Empty>
            )
          }
          const more = nextToken ? () => query.fetchMore({ variables: { nextToken } }) : undefined
          return <DataTable label="Vends" rows={rows} columns={COLUMNS} keyOf={({ id }) => id} more={more} />
        }}
      </Answer>
    </Section>
  )
}

const COLUMNS: Column<VendRowFragment>[] = [
  {
    head: 'When',
    cell: ({ id, createdAt }) => (
      <Anchor component={Link} href={`/vends/${id}`} size="sm" className="figures">
        {formatMoment(createdAt)}
      </Anchor>
    ),
    text: ({ createdAt }) => createdAt,
  },
  { head: 'Column', cell: ({ slot }) => <span className="slot-code">{slot}</span>, text: ({ slot }) => slot },
  { head: 'Product', cell: ({ product }) => product.name, text: ({ product }) => product.name },
  {
    head: 'State',
    cell: ({ state, failure }) => (
      <>
        <LookBadge look={VEND_STATES[state]} />
        {failure && (
          <Text size="xs" c="dimmed">
            {failure.code} {failure.message}
          </Text>
        )}
      </>
    ),
    text: ({ state }) => state,
  },
  { head: 'Paid by', cell: ({ payment }) => PAYMENTS[payment], text: ({ payment }) => payment },
  {
    head: 'Total',
    end: true,
    cell: ({ price }) => formatMoney(price.total),
    text: ({ price }) => decimalText(price.total),
  },
  {
    head: 'Given back',
    end: true,
    cell: ({ refunded }) => (refunded.amount > 0 ? formatMoney(refunded) : '–'),
    text: ({ refunded }) => decimalText(refunded),
  },
]

/** How a vend was paid, in words. */
export const PAYMENTS = { WALLET: 'Wallet', CARD: 'Card', CASH: 'Cash' } as const
