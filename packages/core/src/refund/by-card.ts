import { type Settlement, write } from '../command.ts'
import { createWriteTransaction } from '../db/electro.ts'
import { transaction } from '../db/operation.ts'
import { Transfer } from '../ledger/transfer.ts'
import { exceptionRecord, MachineException } from '../machine/exception.ts'
import { withoutDue } from '../payment/due.ts'
import type { Moment, PaymentAnswer } from '../payment/request.ts'
import { Vend, type VendRecord } from '../vend/vend.ts'
import { refundTransfer } from './transfer.ts'

/** What a card paid and has not got back yet, in minor units; what is being given back counts as given back. */
export const leftOnCard = ({ card, price, refunded = 0, refunding }: VendRecord): number =>
  card?.status === 'CAPTURED' ? price.total - refunded - (refunding?.amount ?? 0) : 0

/**
 * What follows from the provider's answer to a refund of a vend. It is done when the provider has given back as much as we
 * wanted in all: one refund of a vend is made after the other, so that says whether this one was.
 */
export function settleRefund(vend: VendRecord, answer: PaymentAnswer, moment: Moment): Settlement<VendRecord> {
  const { refunding, refunded = 0 } = vend
  if (!refunding) return { kind: 'done', value: vend }
  if ('failed' in answer) {
    return answer.failed === 'REJECTED' ? giveUpRefund(vend, moment) : { kind: 'done', value: vend }
  }
  const isDone = answer.payment !== null && answer.payment.refunded >= refunded + refunding.amount
  return isDone ? book(vend, refunding, new Date(moment.now).toISOString()) : { kind: 'done', value: vend }
}

/** The card has the money again: the vend and the books say so, once. */
function book(vend: VendRecord, refunding: NonNullable<VendRecord['refunding']>, at: string): Settlement<VendRecord> {
  const { refundId, amount, reason, by } = refunding
  const refunded = (vend.refunded ?? 0) + amount
  const operation = transaction((commit) =>
    createWriteTransaction({ Vend, Transfer }, (table) => [
      table.Vend.patch({ vendId: vend.vendId })
        .set({ state: 'REFUNDED', refunded, updatedAt: at })
        .remove(['refunding', 'due', 'dueAt', 'attempts'])
        .where((item, op) => op.eq(item.refunding.refundId, refundId))
        .commit(commit),
      table.Transfer.create(refundTransfer(vend, { transferId: refundId, amount, reason, by }, at)).commit(commit),
    ]),
  )
  return write(operation, { ...withoutRefund(vend), state: 'REFUNDED', refunded, updatedAt: at })
}

/** The provider did not do it, and will not: nothing was given back, and the operator is told. */
export function giveUpRefund(vend: VendRecord, { now, id }: Moment): Settlement<VendRecord> {
  const message = 'The payment provider has refused to give the money back to the card. Look at the payment there.'
  const told = { exceptionId: id, code: 'REFUND_REFUSED', message, operation: 'refund' }
  const operation = transaction((commit) =>
    createWriteTransaction({ Vend, MachineException }, (table) => [
      table.Vend.patch({ vendId: vend.vendId })
        .remove(['refunding', 'due', 'dueAt', 'attempts'])
        .where((item, op) => op.eq(item.refunding.refundId, vend.refunding?.refundId ?? ''))
        .commit(commit),
      table.MachineException.put(exceptionRecord(vend, told, now)).commit(commit),
    ]),
  )
  return write(operation, withoutRefund(vend))
}

function withoutRefund(vend: VendRecord): VendRecord {
  const { refunding: _refunding, attempts: _attempts, ...rest } = withoutDue(vend)
  return rest
}
