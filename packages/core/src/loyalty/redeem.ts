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
import { Id } from '../db/ids.ts'
import { consistent, transaction } from '../db/operation.ts'
import { type OperatorRecord, operatorById } from '../operator/operator.ts'
import { balanceOf, LoyaltyAccount, LoyaltyEntry, type LoyaltyItems, loyaltyOf } from './entries.ts'
import type { LoyaltyRule } from './rule.ts'
import { VOUCHER_SECONDS, Voucher, type VoucherRecord, voucherOf } from './voucher.ts'

const input = v.pipe(
  v.object({
    operatorId: Id,
    kind: v.picklist(['DISCOUNT', 'FREE_DRINK']),
    points: v.nullish(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000))),
    idempotencyKey: Id,
  }),
  v.forward(
    v.check(
      ({ kind, points }) => (kind === 'DISCOUNT') === (typeof points === 'number'),
      'is needed for a DISCOUNT, and not allowed otherwise',
    ),
    ['points'],
  ),
)

type Customer = Extract<Caller, { kind: 'CUSTOMER' }>
type RedeemCall = Call<v.InferOutput<typeof input>, Customer>

interface Found {
  operator: OperatorRecord | null
  items: { data: LoyaltyItems }
  done: IdempotencyRecord | null
}

/**
 * A customer turns points into a voucher. Redemptions of one customer come one after another, so no point is spent twice. 1
 * BatchGetItem of 2 items and 1 Query, 1 transaction of 4 items.
 */
export const redeemPoints: Command<RedeemCall['input'], Found, VoucherRecord, Customer> = {
  name: 'redeemPoints',
  input,
  read: (call) => ({
    operator: consistent(operatorById(call.input.operatorId)),
    items: loyaltyOf(call.input.operatorId, call.caller.id),
    done: findIdempotency(redeemPoints.name, call),
  }),
  decide(call, { operator, items, done }) {
    const repeated = repetition(done, call.input)
    if (repeated) return repeated
    if (!operator) return refuse('NOT_FOUND', { operatorId: call.input.operatorId })
    const points = priceOf(call.input, operator.loyalty)
    if (points === undefined) return refuse('NO_LOYALTY', { kind: call.input.kind })
    const balance = balanceOf(items.data.entry)
    if (balance < points) return refuse('INSUFFICIENT_POINTS', { balance, points })
    const voucher = voucherFor(call, operator, points)
    return write(issue(call, voucher, items.data.account[0]?.redemptions), voucher)
  },
  load: (call, id) => voucherOf(call.input.operatorId, call.caller.id, id),
}

/** How many points it takes; `undefined` when the operator does not offer it. */
function priceOf({ kind, points }: RedeemCall['input'], rule: LoyaltyRule | undefined): number | undefined {
  return rule && (kind === 'DISCOUNT' ? (points ?? undefined) : rule.freeDrinkPoints)
}

const voucherFor = (
  { caller, input, now, id }: RedeemCall,
  operator: OperatorRecord,
  points: number,
): VoucherRecord => ({
  operatorId: operator.operatorId,
  customerId: caller.id,
  voucherId: id,
  kind: input.kind,
  ...(input.kind === 'DISCOUNT' && { amount: points * (operator.loyalty?.pointValue ?? 0) }),
  currency: operator.currency,
  points,
  createdAt: new Date(now).toISOString(),
  expiresAt: Math.floor(now / 1000) + VOUCHER_SECONDS,
})

const issue = (call: RedeemCall, voucher: VoucherRecord, redemptions: number | undefined) =>
  transaction((commit) =>
    createWriteTransaction({ LoyaltyAccount, LoyaltyEntry, Voucher, Idempotency }, (table) => {
      const { operatorId, customerId, voucherId, points, createdAt } = voucher
      const whose = { operatorId, customerId }
      return [
        redemptions === undefined
          ? table.LoyaltyAccount.create({ ...whose, redemptions: 1 }).commit(commit)
          : table.LoyaltyAccount.patch(whose)
              .add({ redemptions: 1 })
              .where((account, op) => op.eq(account.redemptions, redemptions))
              .commit(commit),
        table.LoyaltyEntry.create({
          ...whose,
          entryId: voucherId,
          kind: 'REDEEMED',
          points: -points,
          createdAt,
        }).commit(commit),
        table.Voucher.create(voucher).commit(commit),
        table.Idempotency.create(idempotencyRecord(redeemPoints.name, call, voucherId)).commit(commit),
      ]
    }),
  )
