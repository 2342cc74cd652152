import { type Settlement, write } from '../command.ts'
import { createWriteTransaction } from '../db/electro.ts'
import { transaction } from '../db/operation.ts'
import { exceptionRecord, MachineException } from '../machine/exception.ts'
import type { Payment } from '../payment/provider.ts'
import type { Moment } from '../payment/request.ts'
import { Vend, type VendRecord } from './vend.ts'

/** A payment that the provider has otherwise than the vend says. */
export interface Mismatch {
  /** What is told of it, and by what it is remembered: each is told once. */
  what: string
  /** Whether nothing may be settled by such a payment. */
  blocks: boolean
}

/** A refund that we know of and the provider does not is told when it was made so long ago: before, we may just be faster. */
const NEWS_MS = 5 * 60 * 1000

/** How a payment differs from its vend; `undefined` when it does not, or when the vend says what is still to be done. */
export function mismatchOf(
  { state, vendId, price, ...vend }: VendRecord,
  payment: Payment,
  now: number,
): Mismatch | undefined {
  const { reference, amount, currency, captured, refunded } = payment
  if (reference !== vendId || amount !== price.total || currency !== price.currency) {
    return { what: `The provider has a payment of ${amount} ${currency} for ${reference}.`, blocks: true }
  }
  if (state !== 'COMPLETED' && state !== 'REFUNDED') return undefined
  if (captured !== 0 && captured !== price.total) {
    return { what: `The provider has taken ${captured} of ${price.total} ${currency}.`, blocks: true }
  }
  const ours = (vend.refunded ?? 0) + (vend.refunding?.amount ?? 0)
  const isLess = refunded < (vend.refunded ?? 0) && now - Date.parse(vend.updatedAt) > NEWS_MS
  if (refunded <= ours && !isLess) return undefined
  return { what: `The provider has given back ${refunded} ${currency}, of which we know ${ours}.`, blocks: false }
}

/** Tells the operator of a mismatch, once: what was told last stands in the vend. */
export function tellMismatch(vend: VendRecord, { what }: Mismatch, { now, id }: Moment): Settlement<VendRecord> {
  const told = { exceptionId: id, code: 'PAYMENT_MISMATCH', message: what, operation: 'settle' }
  const operation = transaction((commit) =>
    createWriteTransaction({ Vend, MachineException }, (table) => [
      table.Vend.patch({ vendId: vend.vendId })
        .set({ mismatch: what })
        .where((item, op) => `${op.eq(item.state, vend.state)} AND ${op.ne(item.mismatch, what)}`)
        .commit(commit),
      table.MachineException.put(exceptionRecord(vend, told, now)).commit(commit),
    ]),
  )
  return write(operation, { ...vend, mismatch: what })
}
