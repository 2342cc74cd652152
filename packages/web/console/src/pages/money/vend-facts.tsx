import { Anchor, Grid, Group, Text } from '@mantine/core'
import { Link } from 'wouter'
import type { VendDetailFragment } from '../../generated/graphql.ts'
import { type Figure, Figures } from '../../ui/action-dialog.tsx'
import { formatMoment, formatMoney } from '../../ui/format.ts'
import { LookBadge } from '../../ui/look-badge.tsx'
import { Section } from '../../ui/page.tsx'
import { VEND_STATES } from '../../ui/states.ts'
import { leftOf } from './words.ts'

/** What was bought, for how much, and where it stands. */
export function VendFacts({ vend }: { vend: VendDetailFragment }) {
  const { machine, product, slot, createdAt, updatedAt, failure, resolution, unconfirmed, offline, customerId } = vend
  const figures: Figure[] = [
    ['State', <LookBadge key="state" look={VEND_STATES[vend.state]} />],
    ['Bought', `${product.name} from ${slot}`],
    [
      'Machine',
      <Anchor key="machine" component={Link} href={`/machines/${machine.id}`} size="sm">
        {machine.name}, {machine.place}
      </Anchor>,
    ],
    ['Customer', customerId ?? 'A guest'],
    ['Started', formatMoment(createdAt)],
    ['Last changed', formatMoment(updatedAt)],
    ...when(failure, ({ code, message }) => ['Failure', `${code} ${message}`]),
    ...when(unconfirmed || null, () => [
      'Unconfirmed',
      'The machine lost power before it could confirm; success was assumed',
    ]),
    ...when(offline, ({ soldAt, clockUncertain }) => [
      'Sold offline',
      `${formatMoment(soldAt)}${clockUncertain ? ', by a clock that cannot be trusted' : ''}`,
    ]),
    ...when(resolution, ({ outcome, reason, by, at }) => [
      'Decided',
      `${outcome}, ${formatMoment(at)} by ${by}: ${reason}`,
    ]),
  ]
  return (
    <Section
      title="The vend"
      actions={
        <Anchor component={Link} href={`/vends/${vend.id}`} size="sm">
          Open
        </Anchor>
      }
    >
      <Grid>
        <Grid.Col span={{ base: 12, sm: 7 }}>
          <Figures figures={figures} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, sm: 5 }}>
          <Figures figures={moneyFigures(vend)} />
        </Grid.Col>
      </Grid>
    </Section>
  )
}

const when = <Value,>(value: Value | null, make: (value: Value) => Figure): Figure[] =>
  value === null ? [] : [make(value)]

const moneyFigures = (vend: VendDetailFragment): Figure[] => {
  const { net, tax, deposit, discount, total, rule } = vend.price
  const amount = (money: typeof net) => (
    <Text size="sm" className="figures" span>
      {formatMoney(money)}
    </Text>
  )
  return [
    ['Net', amount(net)],
    [`Tax ${rule.ratePpm / 10_000} %`, amount(tax)],
    ['Deposit', amount(deposit)],
    ...(discount.amount > 0 ? [['Taken off before', amount(discount)] as const] : []),
    ['Total', <strong key="total">{formatMoney(total)}</strong>],
    ['Given back', amount(vend.refunded)],
    ...when(vend.refundPending, (pending) => ['On its way back', amount(pending)]),
    ['Left', amount(leftOf(vend))],
  ]
}

/** What the payment provider has of the vend, as far as it is known here. */
export function ProviderState({ vend }: { vend: VendDetailFragment }) {
  const { payment, card, refundPending, state } = vend
  if (payment !== 'CARD') {
    return (
      <Section title="The payment">
        <Text size="sm">
          {payment === 'WALLET'
            ? 'Paid from the prepaid wallet: no payment provider has a part in it, and a refund is there at once.'
            : 'Paid with coins or notes: no payment provider has a part in it, and money is given back by hand.'}
        </Text>
      </Section>
    )
  }
  const provider = refundPending ? `is giving back ${formatMoney(refundPending)}` : PROVIDER[state]
  return (
    <Section title="The payment provider">
      <Figures
        figures={[
          ['Card', card?.last4 ? `${card.brand ?? ''} ···· ${card.last4}` : 'Not known yet'],
          ['The provider', provider],
          ...when(card?.declineCode ?? null, (code) => ['Declined because', code] as const),
          [
            'Its dashboard',
            <Group key="id" gap="xs">
              <Text size="sm">search for {vend.id}</Text>
            </Group>,
          ],
        ]}
      />
    </Section>
  )
}

/** What a card's payment is at the provider in each state of the vend. */
const PROVIDER: Record<VendDetailFragment['state'], string> = {
  PENDING: 'has not answered yet',
  AUTHORIZED: 'holds the money',
  DISPENSING: 'holds the money',
  COMPLETED: 'has taken the money',
  REFUNDED: 'has given money back',
  DECLINED: 'declined it',
  CANCELLED: 'let the money go',
  EXPIRED: 'let the money go',
  FAILED: 'let the money go',
  OUTCOME_UNKNOWN: 'holds the money until somebody decides',
}
