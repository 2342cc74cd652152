import { createWriteTransaction } from 'electrodb'
import * as v from 'valibot'
import { type Call, type Caller, type Command, refuse, write } from '../command.ts'
import {
  findIdempotency,
  Idempotency,
  type IdempotencyRecord,
  idempotencyRecord,
  repetition,
} from '../db/idempotency.ts'
import { Id } from '../db/ids.ts'
import { transaction } from '../db/operation.ts'
import { credit, debit } from '../ledger/accounts.ts'
import { Transfer, type TransferRecord, transferOf } from '../ledger/transfer.ts'
import { MoneyInput } from '../money/money.ts'
import { maySee } from '../vend/access.ts'
import { Vend, type VendRecord, vendById } from '../vend/vend.ts'
import { Wallet } from '../wallet/wallet.ts'
import { refundLines } from './split.ts'

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
 * this, so it is for vends of age-restricted products too. 1 BatchGetItem of 2 items, 1 transaction of 4 items.
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
    const left = total - (vend.refunded ?? 0)
    const amount = call.input.amount?.amount ?? left
    if (amount > left || amount === 0) return refuse('REFUND_LIMIT', { left: { amount: left, currency } })
    const { customerId } = vend
    if (vend.payment !== 'WALLET' || customerId === undefined) {
      return refuse('PAYMENT_UNAVAILABLE', { payment: vend.payment })
    }
    return write(giveBack(call, vend, customerId, amount), refunded(vend, amount, call.now))
  },
  load: (_call, id) => vendById(id),
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
        table.Transfer.create(refundTransfer(call, vend, amount, updatedAt)).commit(commit),
        table.Idempotency.create(idempotencyRecord(refundVend.name, call, vendId)).commit(commit),
      ]
    }),
  )

/** The operator earned, and owes to the state and for the bottle, so much less; it owes it to the customer's wallet again. */
function refundTransfer(call: RefundCall, vend: VendRecord, amount: number, createdAt: string): TransferRecord {
  const before = vend.refunded ?? 0
  const { net, tax, deposit } = refundLines(vend.price, before, before + amount)
  return transferOf(
    {
      operatorId: vend.operatorId,
      transferId: call.id,
      kind: 'REFUND',
      ...(vend.customerId !== undefined && { customerId: vend.customerId }),
      vendId: vend.vendId,
      corrects: vend.vendId,
      reason: call.input.reason,
      by: call.caller.id,
      currency: vend.price.currency,
      createdAt,
    },
    [...debit('REVENUE', net), ...debit('TAX', tax), ...debit('DEPOSIT', deposit)],
    credit('WALLET', amount),
  )
}
