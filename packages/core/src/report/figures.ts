import { derivedId } from '../db/ids.ts'
import type { TransferRecord } from '../ledger/transfer.ts'
import type { VendRecord } from '../vend/vend.ts'

/** What is counted of a vend: that it was a sale, that it failed, or that money was given back for it. Once each. */
export interface SalesEvent {
  /** Of the vend, or of the transfer that gave money back. */
  eventId: string
  /** What happened. */
  kind: 'SALE' | 'FAILURE' | 'REFUND'
  /** The vend. */
  vend: SalesVend
  /** Minor units that were given back; of a `REFUND`. */
  refunded?: number
}

/** What the figures need of a vend. */
export type SalesVend = Pick<
  VendRecord,
  'vendId' | 'operatorId' | 'machineId' | 'slot' | 'product' | 'price' | 'payment' | 'createdAt'
>

/** The event that a vend is counted as in the state it has; `null` for a state in which it is not counted (yet). */
export function eventOfVend(vend: SalesVend & Pick<VendRecord, 'state'>): SalesEvent | null {
  if (vend.state === 'COMPLETED' || vend.state === 'REFUNDED') return { eventId: vend.vendId, kind: 'SALE', vend }
  return vend.state === 'FAILED' ? { eventId: vend.vendId, kind: 'FAILURE', vend } : null
}

/** The event that a transfer is counted as: the refund of a vend. `null` for any other transfer. */
export function eventOfTransfer(
  { kind, transferId, entries }: Pick<TransferRecord, 'kind' | 'transferId' | 'entries'>,
  vend: SalesVend,
): SalesEvent | null {
  if (kind !== 'REFUND') return null
  const refunded = entries.filter(({ account }) => SOLD.has(account)).reduce((sum, { amount }) => sum + amount, 0)
  return { eventId: transferId, kind: 'REFUND', vend, refunded }
}

/** The accounts that a sale is credited to: a refund debits them. */
const SOLD: ReadonlySet<string> = new Set(['REVENUE', 'TAX', 'DEPOSIT'])

/**
 * Sums by name. `n` vends, `t` their total in minor units, `f` failed vends, `r` refunded minor units; each for the day, and
 * after a prefix for an hour (`h07_`), a payment kind (`pWALLET_`) and a product in a column (`c<column key>_`). Names
 * are letters, digits and `_`: they are parts of attribute paths.
 */
export type Figures = Record<string, number>

/** What one event adds to the figures of its machine and day. */
export function figuresOf(event: SalesEvent): Figures {
  const { kind, vend, refunded = 0 } = event
  const { net, tax, total } = vend.price
  const scopes = ['', `h${vend.createdAt.slice(11, 13)}_`, `p${vend.payment}_`, `c${columnKey(vend)}_`]
  const each = (figure: string, amount: number) => scopes.map((scope) => [`${scope}${figure}`, amount] as const)
  if (kind === 'FAILURE') return Object.fromEntries(each('f', 1))
  if (kind === 'REFUND') return Object.fromEntries(each('r', refunded))
  return Object.fromEntries([...each('n', 1), ...each('t', total), ['net', net], ['tax', tax]])
}

/** The day that an event counts for: that of the purchase in UTC, `2026-11-27`. It never changes, whatever comes later. */
export const dayOf = ({ createdAt }: Pick<VendRecord, 'createdAt'>): string => createdAt.slice(0, 10)

/** A product in a column: what was sold where. A column may change its product within a day. */
export const columnKey = ({ slot, product }: Pick<VendRecord, 'slot' | 'product'>): string =>
  `${slot}_${derivedId('column', product.productId).slice(1, 7)}`

/** By what an event is remembered in the day of its machine: a letter, and 60 of the bits of its hash. */
export const markOf = ({ eventId }: Pick<SalesEvent, 'eventId'>): string => derivedId('mark', eventId).slice(0, 13)

/** One sum of figures. */
export const addFigures = (a: Figures, b: Figures): Figures => {
  const sum = { ...a }
  for (const [name, amount] of Object.entries(b)) sum[name] = (sum[name] ?? 0) + amount
  return sum
}
