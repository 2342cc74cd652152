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
import { consistent, transaction } from '../db/operation.ts'
import { topUpTransfer } from '../ledger/movements.ts'
import { Transfer } from '../ledger/transfer.ts'
import { MoneyInput } from '../money/money.ts'
import { type OperatorRecord, operatorById } from '../operator/operator.ts'
import { WALLET_LIMIT, Wallet, type WalletRecord, walletOf } from './wallet.ts'

const input = v.object({
  operatorId: Id,
  amount: v.pipe(
    MoneyInput,
    v.check(({ amount }) => amount > 0, 'must be at least 1'),
  ),
  idempotencyKey: Id,
})

type Customer = Extract<Caller, { kind: 'CUSTOMER' }>
type TopUpCall = Call<v.InferOutput<typeof input>, Customer>

interface Found {
  operator: OperatorRecord | null
  wallet: WalletRecord | null
  done: IdempotencyRecord | null
}

/**
 * Puts money into a customer's wallet with one operator; the first time makes the wallet. 1 BatchGetItem of 3 items, 1
 * transaction of 3 items.
 */
export const topUpWallet: Command<TopUpCall['input'], Found, WalletRecord, Customer> = {
  name: 'topUpWallet',
  input,
  read: (call) => ({
    operator: consistent(operatorById(call.input.operatorId)),
    wallet: walletOf(call.input.operatorId, call.caller.id),
    done: findIdempotency(topUpWallet.name, call),
  }),
  decide(call, { operator, wallet, done }) {
    const repeated = repetition(done, call.input)
    if (repeated) return repeated.kind === 'replay' && wallet ? { kind: 'done', value: wallet } : repeated
    if (!operator) return refuse('NOT_FOUND', { operatorId: call.input.operatorId })
    const { amount, currency } = call.input.amount
    const expected = wallet?.currency ?? operator.currency
    if (currency !== expected) return refuse('WRONG_CURRENCY', { currency: expected })
    const total = (wallet?.balance ?? 0) + (wallet?.unresolved ?? 0) + amount
    if (total > WALLET_LIMIT) return refuse('WALLET_LIMIT', { limit: WALLET_LIMIT })
    if (!call.playMoney) return refuse('PAYMENT_UNAVAILABLE')
    return write(credit(call, wallet), walletAfter(call, wallet))
  },
}

const walletAfter = ({ caller, input, now }: TopUpCall, before: WalletRecord | null): WalletRecord => ({
  operatorId: input.operatorId,
  customerId: caller.id,
  currency: input.amount.currency,
  balance: (before?.balance ?? 0) + input.amount.amount,
  unresolved: before?.unresolved ?? 0,
  updatedAt: new Date(now).toISOString(),
})

/**
 * A vend may move money in between, so the amount is added to whatever is there. What can be spent and what is unresolved
 * stay inside the limit together: neither may have grown beyond what leaves room for the amount.
 */
const credit = (call: TopUpCall, before: WalletRecord | null) =>
  transaction((commit) =>
    createWriteTransaction({ Wallet, Transfer, Idempotency }, (table) => {
      const { operatorId, customerId, currency, updatedAt, ...first } = walletAfter(call, before)
      const { amount } = call.input.amount
      const movement = { operatorId, customerId, transferId: call.id, createdAt: updatedAt }
      return [
        before
          ? table.Wallet.patch({ operatorId, customerId })
              .add({ balance: amount })
              .set({ updatedAt })
              .where(
                (item, op) =>
                  `${op.eq(item.currency, currency)} AND ${op.lte(item.unresolved, before.unresolved)}
                   AND ${op.lte(item.balance, WALLET_LIMIT - amount - before.unresolved)}`,
              )
              .commit(commit)
          : table.Wallet.create({ operatorId, customerId, currency, updatedAt, ...first }).commit(commit),
        table.Transfer.create(topUpTransfer(movement, amount, currency)).commit(commit),
        table.Idempotency.create(idempotencyRecord(topUpWallet.name, call, `${operatorId}.${customerId}`)).commit(
          commit,
        ),
      ]
    }),
  )
