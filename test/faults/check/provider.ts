import type { LedgerEntry } from '@dispense/local'
import { GOOD_CARD } from '../actors/buyer.ts'
import { complain, entities, type Invariant, movedOn, SOLD, type TransferItem, type VendItem } from './evidence.ts'

/** (3), (5), (7) and (11) of cards: what the provider has done is what the vends say. */
export const providerAgrees: Invariant = {
  number: 11,
  title: "the provider's ledger is ours",
  check({ items, payments }) {
    const vends = new Map(entities<VendItem>(items, 'vend').map((vend) => [vend.vendId, vend]))
    const transfers = Map.groupBy(entities<TransferItem>(items, 'transfer'), ({ vendId }) => vendId)
    const paid = Map.groupBy(payments, ({ metadata }) => metadata.reference ?? '')
    return [
      ...[...paid.keys()].flatMap((reference) =>
        complain(vends.has(reference), `the provider has a payment of ${reference}, which is none of ours`),
      ),
      ...[...vends.values()].flatMap((vend) =>
        vend.card ? ofVend(vend, paid.get(vend.vendId) ?? [], transfers.get(vend.vendId) ?? []) : [],
      ),
    ]
  },
}

function ofVend(vend: VendItem, paid: readonly LedgerEntry[], transfers: readonly TransferItem[]): string[] {
  const { vendId, state, card, price, refunded = 0 } = vend
  const name = `vend ${vendId}, which is ${state} with its card ${card?.status}`
  const isPaid = SOLD.has(state) && card?.status !== 'LOST'
  const captured = paid.reduce((sum, one) => sum + one.captured, 0)
  const given = paid.reduce((sum, one) => sum + one.refunded, 0)
  const held = paid.reduce((sum, one) => sum + one.held, 0)
  const ours = movedOn('CLEARING', transfers) + movedOn('FEES', transfers)
  const mayHold = state === 'OUTCOME_UNKNOWN'
  return [
    ...complain(paid.length <= 1, `${name}, was authorized ${paid.length} times`),
    ...complain(
      paid.every((one) => one.captures <= 1 && one.refunded <= one.captured && one.captured <= one.amount),
      `${name}, was captured twice, or more was taken or given back than there was`,
    ),
    ...complain(captured - given === ours, `of ${name}, the provider has ${captured} - ${given}, our books ${ours}`),
    ...complain(!isPaid || captured === price.total, `of ${name}, ${captured} was captured, not ${price.total}`),
    ...complain(!isPaid || given === refunded, `of ${name}, ${given} was given back by the provider, not ${refunded}`),
    ...complain(isPaid || captured === given, `of ${name}, ${captured} was captured and ${given} given back`),
    ...complain(mayHold || held === 0, `of ${name}, ${held} is still held`),
  ]
}

/** (8), of cards. */
export const noNeedlessRefusal: Invariant = {
  number: 8,
  title: 'no card is declined that pays',
  check: ({ items }) =>
    entities<VendItem>(items, 'vend').flatMap(({ vendId, state, card }) =>
      complain(!(state === 'DECLINED' && card?.token === GOOD_CARD), `vend ${vendId} is DECLINED, and its card pays`),
    ),
}
