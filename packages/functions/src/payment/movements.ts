import type { Movement, MovementPage } from '@dispense/core'
import type Stripe from 'stripe'

/** The most that Stripe gives on a page. */
const PAGE = 100

/** What Stripe calls money of a payment in its books: https://docs.stripe.com/reports/balance-transaction-types */
const KINDS: Record<string, Movement['kind']> = {
  charge: 'CAPTURE',
  payment: 'CAPTURE',
  refund: 'REFUND',
  payment_refund: 'REFUND',
  refund_failure: 'REFUND',
  payment_failure_refund: 'REFUND',
  adjustment: 'DISPUTE',
}

/** A period in epoch milliseconds, its end not included, and where the page before ended. */
interface Asked {
  from: number
  to: number
  cursor?: string | undefined
}

/**
 * A page of Stripe's books: its balance transactions, the newest first, each with what it came from. Payouts, Stripe's own invoices and
 * charges that are not ours are left out, so a page may be short, even empty, and go on.
 */
export async function movementsOf(
  stripe: Stripe,
  options: Stripe.RequestOptions,
  { from, to, cursor }: Asked,
): Promise<MovementPage> {
  const { data, has_more } = await stripe.balanceTransactions.list(
    {
      // Stripe counts whole seconds: what is dated with the second of the beginning belongs to it.
      created: { gte: Math.floor(from / 1000), lt: Math.floor(to / 1000) },
      limit: PAGE,
      expand: ['data.source'],
      ...(cursor && { starting_after: cursor }),
    },
    options,
  )
  const charges = new Map<string, Promise<Stripe.Charge>>()
  const chargeOf = (id: string): Promise<Stripe.Charge> => {
    const charge = charges.get(id) ?? stripe.charges.retrieve(id, {}, options)
    charges.set(id, charge)
    return charge
  }
  const items = await Promise.all(data.map((booked) => movementOf(booked, chargeOf)))
  return { items: items.flat(), next: has_more ? (data.at(-1)?.id ?? null) : null }
}

/** A source of which we know what it is. */
type Source = Stripe.Charge | Stripe.Refund | Stripe.Dispute

async function movementOf(
  { id, type, created, amount, fee, source }: Stripe.BalanceTransaction,
  chargeOf: (id: string) => Promise<Stripe.Charge>,
): Promise<Movement[]> {
  const kind = KINDS[type]
  if (!kind || typeof source !== 'object' || source === null || !isSource(source)) return []
  // A refund and a dispute name their charge, which alone says whose money it was.
  const charge = source.object === 'charge' ? source : await chargeOf(idOf(source.charge))
  const { operatorId } = charge.metadata
  if (!operatorId) return []
  return [
    {
      id,
      kind,
      operatorId,
      reference: referenceOf(source),
      paymentId: idOf(charge.payment_intent),
      // In the currency of the payment: the account's may be another one.
      amount: Math.sign(amount) * sumOf(source),
      fee,
      currency: source.currency.toUpperCase(),
      at: created * 1000,
    },
  ]
}

const isSource = (source: { object: string }): source is Source =>
  source.object === 'charge' || source.object === 'refund' || source.object === 'dispute'

const sumOf = (source: Source): number => (source.object === 'charge' ? source.amount_captured : source.amount)

const referenceOf = (source: Source): string =>
  source.object === 'dispute' ? source.id : (source.metadata?.reference ?? '')

const idOf = (link: string | { id: string } | null): string => (typeof link === 'string' ? link : (link?.id ?? ''))
