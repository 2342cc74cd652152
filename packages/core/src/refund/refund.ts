import * as v from 'valibot'
import { type Call, type Caller, type Command, refuse, write } from '../command.ts'
import { createWriteTransaction } from '../db/electro.ts'
import {
  findIdempotency,
  Idempotency,
  type IdempotencyRecord,
  idempotencyRecord,
  repetition,
} from '../db/idempotency.ts'
import { Id, shardOf } from '../db/ids.ts'
import { transaction } from '../db/operation.ts'
import { Transfer } from '../ledger/transfer.ts'
import { MoneyInput } from '../money/money.ts'
import { pauseAfter } from '../payment/retry.ts'
import { maySee } from '../vend/access.ts'
import { vendPayment } from '../vend/payment.ts'
import { Vend, type VendRecord, vendById } from '../vend/vend.ts'
import { Wallet } from '../wallet/wallet.ts'
import { leftOnCard } from './by-card.ts'
import { refundTransfer } from './transfer.ts'

const input = v.object({
  vendId: Id,
  amount: v.nullish(
    v.pipe(
      MoneyInput,
      v.check(({ amount }) => amount > 0, 'must be at least 1'),
    ),
  ),
  reason: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  idempotencyKey: Id,
})

type Staff = Extract<Caller, { kind: 'STAFF' }>
type RefundCall = Call<v.InferOutput<typeof input>, Staff>

/**
 * The operator gives back what a completed vend took, or a part of it; never more than is left of it. Only a person does
 * this, so it is for vends of age-restricted products too. Coins it gives back by hand. What a card paid goes back to it: the refund is stored, the
 * provider is asked for it, and it counts when the provider has done it. 1 BatchGetItem of 2 items, 1 transaction of 4
 * items; to a card of 2, and another of 2.
 */
export const refundVend: Command<
  RefundCall['input'],
  { vend: VendRecord | null; done: IdempotencyRecord | null },
  VendRecord,
  Staff
> = {
  name: 'refundVend',
  input,
  read: (call) => ({ vend: vendById(call.input.vendId), done: findIdempotency(refundVend.name, call) }),
  decide(call, { vend, done }) {
    const repeated = repetition(done, call.input)
    if (repeated) return repeated
    if (!vend || !maySee(call.caller, vend)) return refuse('NOT_FOUND', { vendId: call.input.vendId })
    const { currency, total } = vend.price
    if (call.input.amount && call.input.amount.currency !== currency) return refuse('WRONG_CURRENCY', { currency })
    if (vend.state !== 'COMPLETED' && vend.state !== 'REFUNDED') return refuse('VEND_STATE', { state: vend.state })
    if (vend.payment === 'CASH') return refuse('PAID_IN_CASH')
    // Of two refunds to a card the second waits until the provider has done the first.
    if (vend.refunding) return refuse('CONFLICT')
    const left = vend.payment === 'CARD' ? leftOnCard(vend) : total - (vend.refunded ?? 0)
    const amount = call.input.amount?.amount ?? left
    if (amount > left || amount === 0) return refuse('REFUND_LIMIT', { left: { amount: left, currency } })
    if (vend.payment === 'CARD') return toCard(call, vend, amount)
    const { customerId } = vend
    if (customerId === undefined) return refuse('PAYMENT_UNAVAILABLE', { payment: vend.payment })
    return write(giveBack(call, vend, customerId, amount), refunded(vend, amount, call.now))
  },
  payment: vendPayment,
  load: (_call, id) => vendById(id),
}

/** What is to be given back is stored, and then the provider is asked for it: under its own id, so once. */
function toCard(call: RefundCall, vend: VendRecord, amount: number) {
  if (call.paymentProvider !== 'stripe') return refuse('PAYMENT_UNAVAILABLE', { payment: 'CARD' })
  const { reason } = call.input
  const refunding = { refundId: call.id, amount, reason, by: call.caller.id }
  const due = { due: shardOf(vend.vendId), dueAt: call.now + pauseAfter(1) }
  const operation = transaction((commit) =>
    createWriteTransaction({ Vend, Idempotency }, (table) => [
      table.Vend.patch({ vendId: vend.vendId })
        .set({ refunding, ...due })
        .remove(['attempts'])
        .where((item, op) => {
          const before = vend.refunded === undefined ? op.notExists(item.refunded) : op.eq(item.refunded, vend.refunded)
          return `${op.eq(item.state, vend.state)} AND ${before} AND ${op.notExists(item.refunding)}`
        })
        .commit(commit),
      table.Idempotency.create(idempotencyRecord(refundVend.name, call, vend.vendId)).commit(commit),
    ]),
  )
  const { attempts: _, ...before } = vend
  return write<VendRecord>(operation, { ...before, refunding, ...due })
}

/** The vend as it is when so much more was given back. */
const refunded = (vend: VendRecord, amount: number, now: number): VendRecord => ({
  ...vend,
  state: 'REFUNDED',
  refunded: (vend.refunded ?? 0) + amount,
  updatedAt: new Date(now).toISOString(),
})

/** What was given back before is the condition: of two refunds at once the second is decided anew. */
const giveBack = (call: RefundCall, vend: VendRecord, customerId: string, amount: number) =>
  transaction((commit) =>
    createWriteTransaction({ Vend, Wallet, Transfer, Idempotency }, (table) => {
      const { vendId, operatorId } = vend
      const { state, refunded: total, updatedAt } = refunded(vend, amount, call.now)
      const given = { transferId: call.id, amount, reason: call.input.reason, by: call.caller.id }
      return [
        table.Vend.patch({ vendId })
          .set({ state, refunded: total, updatedAt })
          .where((item, op) => {
            const before =
              vend.refunded === undefined ? op.notExists(item.refunded) : op.eq(item.refunded, vend.refunded)
            return `${op.eq(item.state, vend.state)} AND ${before}`
          })
          .commit(commit),
        table.Wallet.patch({ operatorId, customerId }).add({ balance: amount }).set({ updatedAt }).commit(commit),
        table.Transfer.create(refundTransfer(vend, given, updatedAt)).commit(commit),
        table.Idempotency.create(idempotencyRecord(refundVend.name, call, vendId)).commit(commit),
      ]
    }),
  )
