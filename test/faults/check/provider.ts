import type { LedgerEntry } from '@dispense/local'
import { GOOD_CARD } from '../actors/cardholder.ts'
import { complain, entities, type Invariant, movedOn, SOLD, type TransferItem, type VendItem } from './evidence.ts'

/** (3), (5), (7) and (11) of cards: what the provider has done is what the vends say. */
export const providerAgrees: Invariant = {
  number: 11,
  title: "the provider's ledger is ours",
  check({ items, payments }) {
    const vends = entities<VendItem>(items, 'vend').filter(({ card }) => card)
    const topUps = entities<TopUpItem>(items, 'topUp')
    const transfers = Map.groupBy(entities<TransferItem>(items, 'transfer'), (one) => one.vendId ?? one.transferId)
    const paid = Map.groupBy(payments, ({ metadata }) => metadata.reference ?? '')
    const ours = new Set([...vends.map(({ vendId }) => vendId), ...topUps.map(({ topUpId }) => topUpId)])
    return [
      ...[...paid.keys()].flatMap((reference) =>
        complain(ours.has(reference), `the provider has a payment of ${reference}, which is none of ours`),
      ),
      ...vends.flatMap((vend) => ofVend(vend, paid.get(vend.vendId) ?? [], transfers.get(vend.vendId) ?? [])),
      ...topUps.flatMap((one) => ofTopUp(one, paid.get(one.topUpId) ?? [], transfers.get(one.topUpId) ?? [])),
    ]
  },
}

function ofVend(vend: VendItem, paid: readonly LedgerEntry[], transfers: readonly TransferItem[]): string[] {
  const { vendId, state, card, price, refunded = 0 } = vend
  const isPaid = SOLD.has(state) && card?.status !== 'LOST'
  const name = `vend ${vendId}, which is ${state} with its card ${card?.status}`
  const held = state === 'OUTCOME_UNKNOWN'
  return ofPayment(name, paid, transfers, { captured: isPaid ? price.total : 0, refunded: isPaid ? refunded : 0, held })
}

function ofTopUp({ topUpId, state, amount, due }: TopUpItem, paid: readonly LedgerEntry[], moved: TransferItem[]) {
  const name = `top-up ${topUpId}, which is ${state}`
  const captured = state === 'COMPLETED' ? amount : 0
  return [
    ...complain(state !== 'PENDING' && due === undefined, `${name}, is still open`),
    ...complain(moved.length === (captured > 0 ? 1 : 0), `${name}, was credited ${moved.length} times`),
    ...ofPayment(name, paid, moved, { captured, refunded: 0, held: false }),
  ]
}

/** What should have happened to a payment; what was taken for nothing and given back is nothing. */
function ofPayment(
  name: string,
  paid: readonly LedgerEntry[],
  transfers: readonly TransferItem[],
  due: { captured: number; refunded: number; held: boolean },
): string[] {
  const total = (of: 'captured' | 'refunded' | 'held') => paid.reduce((sum, one) => sum + one[of], 0)
  const [captured, given, held] = [total('captured'), total('refunded'), total('held')]
  const ours = movedOn('CLEARING', transfers) + movedOn('FEES', transfers)
  const isVoided = due.captured === 0 && captured === given
  return [
    ...complain(paid.length <= 1, `${name}, was authorized ${paid.length} times`),
    ...complain(
      paid.every((one) => one.captures <= 1 && one.refunded <= one.captured && one.captured <= one.amount),
      `${name}, was captured twice, or more was taken or given back than there was`,
    ),
    ...complain(captured - given === ours, `of ${name}, the provider has ${captured} - ${given}, our books ${ours}`),
    ...complain(
      isVoided || (captured === due.captured && given === due.refunded),
      `of ${name}, ${captured} was captured and ${given} given back, not ${due.captured} and ${due.refunded}`,
    ),
    ...complain(due.held || held === 0, `of ${name}, ${held} is still held`),
  ]
}

interface TopUpItem {
  topUpId: string
  state: string
  amount: number
  due?: number
}

/** The least that Stripe charges to a card, in EUR and USD; a voucher may leave less of a price. */
const LEAST = 50

/** (8), of cards. */
export const noNeedlessRefusal: Invariant = {
  number: 8,
  title: 'no card is declined that pays',
  check: ({ items }) =>
    entities<VendItem>(items, 'vend').flatMap(({ vendId, state, card, price }) =>
      complain(
        !(state === 'DECLINED' && card?.token === GOOD_CARD && price.total >= LEAST),
        `vend ${vendId} is DECLINED, and its card pays`,
      ),
    ),
}
