import { exceptionRecord, type MachineExceptionRecord } from '../machine/exception.ts'
import type { Dispute, Payment } from './provider.ts'
import type { Moment } from './request.ts'

/** What is kept of a dispute: what of it is in the books. */
export const disputeProperties = {
  disputeId: { type: 'string', required: true },
  amount: { type: 'number', required: true },
  fee: { type: 'number', required: true },
} as const

/** What is kept of a dispute. */
export type KnownDispute = Pick<Dispute, 'disputeId' | 'amount' | 'fee'>

/** What the books do not know yet of a dispute; `undefined`: nothing. */
export interface DisputeNews {
  /** As it stands now. */
  known: KnownDispute
  /** Of its transfer: it follows from how the dispute stands, so the same news is booked once. */
  transferId: string
  /** Minor units that were taken since, and that the provider kept since; less than 0 when they were given again. */
  amount: number
  fee: number
  link: string
}

/** What has happened to a dispute since it was written down. */
export function disputeNews(before: KnownDispute | undefined, { dispute }: Payment): DisputeNews | undefined {
  if (!dispute) return undefined
  const { disputeId, amount, fee, link } = dispute
  const [taken, kept] = [amount - (before?.amount ?? 0), fee - (before?.fee ?? 0)]
  if (taken === 0 && kept === 0) return undefined
  const known = { disputeId, amount, fee }
  return { known, transferId: `${disputeId}-${amount}-${fee}`, amount: taken, fee: kept, link }
}

/** What a person of the operator is told of it. */
export const disputeException = (
  of: Parameters<typeof exceptionRecord>[0],
  { amount, fee, link }: DisputeNews,
  currency: string,
  { now, id }: Moment,
): MachineExceptionRecord => {
  const what = amount < 0 ? 'given again' : 'taken back'
  const message = `The customer's bank has ${what} ${Math.abs(amount)} ${currency} (minor units), fee ${fee}: answer the dispute at ${link}`
  return exceptionRecord(of, { exceptionId: id, code: 'PAYMENT_DISPUTED', message, operation: 'settle' }, now)
}
