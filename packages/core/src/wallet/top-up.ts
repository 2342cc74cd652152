import * as v from 'valibot'
import { type Call, type Caller, type Command, type Decision, refuse, type Settlement, write } from '../command.ts'
import { createWriteTransaction } from '../db/electro.ts'
import {
  findIdempotency,
  Idempotency,
  type IdempotencyRecord,
  idempotencyRecord,
  repetition,
} from '../db/idempotency.ts'
import { Id } from '../db/ids.ts'
import { both, consistent, transaction } from '../db/operation.ts'
import { topUpTransfer } from '../ledger/movements.ts'
import { Transfer } from '../ledger/transfer.ts'
import { MoneyInput } from '../money/money.ts'
import { type OperatorRecord, operatorById } from '../operator/operator.ts'
import { CardInput } from '../payment/card.ts'
import type { Moment, PaymentAnswer } from '../payment/request.ts'
import { settleTopUp, topUpAsk, topUpDeadline } from '../top-up/settle.ts'
import { TopUp, type TopUpRecord, topUpById, topUpIdOf, topUpShard } from '../top-up/top-up.ts'
import { inputHash } from '../vend/key.ts'
import { WALLET_LIMIT, Wallet, type WalletRecord, walletOf } from './wallet.ts'

const input = v.object({
  operatorId: Id,
  amount: v.pipe(
    MoneyInput,
    v.check(({ amount }) => amount > 0, 'must be at least 1'),
  ),
  card: v.nullish(CardInput),
  idempotencyKey: Id,
})

type Customer = Extract<Caller, { kind: 'CUSTOMER' }>
type TopUpCall = Call<v.InferOutput<typeof input>, Customer>

/** A wallet, and the top-up by card that the answer is about. */
export interface ToppedUp {
  wallet: WalletRecord
  topUp?: TopUpRecord
}

interface Found {
  operator: OperatorRecord | null
  wallet: WalletRecord | null
  /** What this key was used for before, by card. */
  done: TopUpRecord | null
  /** What it was used for with play money. */
  played?: IdempotencyRecord | null
}

/**
 * Puts money into a customer's wallet with one operator; the first time makes the wallet. By card it is PENDING, and then the
 * provider is asked; the wallet has the money when the provider has taken it. Without a card it is play money. 1
 * BatchGetItem of 3 items, 1 transaction of 1 or 2 items, and another of 3 with the money; with play money 1 of 3.
 */
export const topUpWallet: Command<TopUpCall['input'], Found, ToppedUp, Customer> = {
  name: 'topUpWallet',
  input,
  read: (call) => ({
    operator: consistent(operatorById(call.input.operatorId)),
    wallet: walletOf(call.input.operatorId, call.caller.id),
    done: topUpById(topUpIdOf(call.caller.id, call.input.idempotencyKey)),
    ...(call.playMoney && { played: findIdempotency(topUpWallet.name, call) }),
  }),
  decide(call, { operator, wallet, done, played = null }) {
    const before = repeatedTopUp(call, wallet, done, played)
    if (before) return before
    if (!operator) return refuse('NOT_FOUND', { operatorId: call.input.operatorId })
    const { amount, currency } = call.input.amount
    const expected = wallet?.currency ?? operator.currency
    if (currency !== expected) return refuse('WRONG_CURRENCY', { currency: expected })
    const total = (wallet?.balance ?? 0) + (wallet?.unresolved ?? 0) + amount
    if (total > WALLET_LIMIT) return refuse('WALLET_LIMIT', { limit: WALLET_LIMIT })
    if (call.input.card) return byCard(call, call.input.card, wallet)
    if (!call.playMoney) return refuse('PAYMENT_UNAVAILABLE')
    return write(credit(call, wallet), { wallet: walletAfter(call, wallet) })
  },
  payment: {
    ask: ({ topUp }, now) => topUp && topUpAsk(topUp, now),
    settle: settleToppedUp,
    reload: ({ wallet, topUp }) =>
      both({
        wallet: walletOf(wallet.operatorId, wallet.customerId),
        ...(topUp && { topUp: topUpById(topUp.topUpId) }),
      }),
  },
}

/** What the key was used for before: the same call, whose wallet it is, or another one. */
function repeatedTopUp(
  { input }: TopUpCall,
  wallet: Found['wallet'],
  done: Found['done'],
  played: IdempotencyRecord | null,
) {
  if (done) {
    if (done.hash !== inputHash(input) || !wallet) return refuse('IDEMPOTENCY_KEY_REUSED')
    return { kind: 'done', value: { wallet, topUp: done } } as const
  }
  const repeated = repetition(played, input)
  return repeated?.kind === 'replay' && wallet ? ({ kind: 'done', value: { wallet } } as const) : repeated
}

/** The top-up is stored, and the wallet made that will have the money, before the provider is asked. */
function byCard(call: TopUpCall, card: { token: string }, before: WalletRecord | null): Decision<ToppedUp> {
  if (call.paymentProvider !== 'stripe') return refuse('PAYMENT_UNAVAILABLE', { payment: 'CARD' })
  const { caller, input, now } = call
  const topUpId = topUpIdOf(caller.id, input.idempotencyKey)
  const at = new Date(now).toISOString()
  const made: TopUpRecord = {
    topUpId,
    hash: inputHash(input),
    operatorId: input.operatorId,
    customerId: caller.id,
    ...input.amount,
    card: { token: card.token, status: 'ASKED' },
    state: 'PENDING',
    createdAt: at,
    updatedAt: at,
  }
  const topUp: TopUpRecord = { ...made, due: topUpShard(topUpId), dueAt: topUpDeadline(made) }
  const wallet = before ?? { ...walletAfter(call, null), balance: 0 }
  const operation = transaction((commit) =>
    createWriteTransaction({ TopUp, Wallet }, (table) => [
      table.TopUp.create(topUp).commit(commit),
      ...(before ? [] : [table.Wallet.create(wallet).commit(commit)]),
    ]),
  )
  return write(operation, { wallet, topUp })
}

function settleToppedUp(value: ToppedUp, answer: PaymentAnswer, moment: Moment): Settlement<ToppedUp> {
  if (!value.topUp) return { kind: 'done', value }
  const { value: topUp, ...settlement } = settleTopUp(value.topUp, answer, moment)
  const isCredited = topUp.state === 'COMPLETED' && value.topUp.state !== 'COMPLETED'
  const balance = value.wallet.balance + (isCredited ? topUp.amount : 0)
  return { ...settlement, value: { wallet: { ...value.wallet, balance }, topUp } }
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
