import type { Movement } from '../payment/provider.ts'
import { type ProviderPart, providerPartOf } from './provider-part.ts'
import type { TransferRecord } from './transfer.ts'

/** How the provider's books and ours may differ about one movement. */
export const DIFFERENCE_KINDS = ['MISSING_HERE', 'MISSING_THERE', 'AMOUNT', 'FEE'] as const

/** What one side has of a movement, in minor units; see `ProviderPart`. */
export type Sum = Pick<ProviderPart, 'amount' | 'fee'>

/** A movement of which the two sides do not say the same. */
export interface Difference {
  kind: (typeof DIFFERENCE_KINDS)[number]
  /** The vend, top-up, refund or dispute; of what is not ours, the provider's id of the payment. */
  reference: string
  /** The provider's id of the payment, when it has one. */
  paymentId?: string
  ours?: Sum
  theirs?: Sum
}

/** What the provider's books of a day say, held against ours. */
export interface Matched {
  /** Taken, given back and kept, all 0 or more; what disputes took away less what they gave back. */
  figures: { captured: number; refunded: number; fees: number; disputed: number }
  movements: number
  differences: Difference[]
}

/** Both sides date a movement by their own clocks: what is so near to a day is looked at with it. In milliseconds. */
export const MATCH_MARGIN_MS = 60 * 60 * 1000

/**
 * Holds a day of the provider's books against a day of ours, by reference. Both come with an hour before and after the day,
 * so that midnight parts no pair; each difference belongs to the day of our transfer, or of the movement that we do not have.
 */
export function matchDay(day: string, transfers: readonly TransferRecord[], movements: readonly Movement[]): Matched {
  const parts = transfers.flatMap((transfer) => {
    const part = providerPartOf(transfer)
    return part ? [{ ...part, isOfDay: transfer.createdAt.startsWith(day), isLateFee: transfer.kind === 'FEE' }] : []
  })
  const moved = movements.map((movement) => ({ ...movement, isOfDay: dayOf(movement) === day }))
  const ours = Map.groupBy(parts, ({ reference }) => reference)
  const theirs = Map.groupBy(moved, keyOf)
  const here = [...ours].flatMap(([reference, mine]) => {
    // A fee that was learned on another day than the sale says nothing by itself.
    if (!mine.some(({ isOfDay, isLateFee }) => isOfDay && !isLateFee)) return []
    return differenceOf(reference, sumOf(mine), theirs.get(reference)) ?? []
  })
  const there = [...theirs].flatMap(([reference, found]) => {
    const isNews = found.some(({ isOfDay }) => isOfDay) && !ours.has(reference) && !isUndone(reference, theirs, ours)
    return isNews ? [missing(reference, found)] : []
  })
  const ofDay = moved.filter(({ isOfDay }) => isOfDay)
  return { figures: figuresOf(ofDay), movements: ofDay.length, differences: [...here, ...there] }
}

const dayOf = ({ at }: Movement): string => new Date(at).toISOString().slice(0, 10)

/** A movement that somebody made in the provider's dashboard has no reference of ours. */
const keyOf = ({ reference, id }: Movement): string => reference || id

const sumOf = (parts: readonly Sum[]): Sum => ({
  amount: parts.reduce((sum, { amount }) => sum + amount, 0),
  fee: parts.reduce((sum, { fee }) => sum + fee, 0),
})

function differenceOf(reference: string, ours: Sum, found: readonly Movement[] | undefined): Difference | undefined {
  if (!found) return { kind: 'MISSING_THERE', reference, ours }
  const theirs = sumOf(found)
  const paymentId = found[0]?.paymentId ?? ''
  if (ours.amount !== theirs.amount) return { kind: 'AMOUNT', reference, paymentId, ours, theirs }
  return ours.fee === theirs.fee ? undefined : { kind: 'FEE', reference, paymentId, ours, theirs }
}

const missing = (reference: string, found: readonly Movement[]): Difference => ({
  kind: 'MISSING_HERE',
  reference,
  paymentId: found[0]?.paymentId ?? '',
  theirs: sumOf(found),
})

const VOID = '-void'

/** What was taken for a vend that had ended already was given back, and never was in our books. */
function isUndone(
  reference: string,
  theirs: ReadonlyMap<string, readonly Movement[]>,
  ours: ReadonlyMap<string, unknown>,
): boolean {
  const vend = reference.endsWith(VOID) ? reference.slice(0, -VOID.length) : reference
  const [taken, back] = [theirs.get(vend), theirs.get(`${vend}${VOID}`)]
  return !ours.has(vend) && taken !== undefined && back !== undefined && sumOf([...taken, ...back]).amount === 0
}

function figuresOf(movements: readonly Movement[]): Matched['figures'] {
  const of = (kind: Movement['kind']) => sumOf(movements.filter((movement) => movement.kind === kind)).amount
  return {
    captured: of('CAPTURE'),
    refunded: 0 - of('REFUND'),
    fees: sumOf(movements).fee,
    disputed: 0 - of('DISPUTE'),
  }
}
