import * as v from 'valibot'
import { type Call, type Caller, type Command, refuse, write } from '../command.ts'
import { createWriteTransaction } from '../db/electro.ts'
import { given } from '../db/given.ts'
import {
  findIdempotency,
  Idempotency,
  type IdempotencyRecord,
  idempotencyRecord,
  repetition,
} from '../db/idempotency.ts'
import { Id } from '../db/ids.ts'
import { consistent, type Operation, transaction } from '../db/operation.ts'
import { type MachineRecord, machineById } from '../machine/machine.ts'
import { type OperatorRecord, operatorById } from '../operator/operator.ts'
import { type ProductRecord, productById } from '../product/product.ts'
import { isOver, MAX_PROMOTIONS, Promotion, type PromotionRecord, promotionById, promotionsOn } from './promotion.ts'
import { type DiscountInput, fields, minuteOf } from './schemas.ts'

type Staff = Extract<Caller, { kind: 'STAFF' }>

/** What a promotion names, under `product:<id>` and `machine:<id>`. */
interface Named {
  [product: `product:${string}`]: ProductRecord | null
  [machine: `machine:${string}`]: MachineRecord | null
}

const creating = v.object({ ...fields, enabled: v.boolean(), idempotencyKey: Id })

type CreateCall = Call<v.InferOutput<typeof creating>, Staff>

/**
 * Adds a promotion. The operator's machines follow through the table's stream (`promoteMachine`). 1 BatchGetItem of 2
 * items and what it names, 1 Query, 1 transaction of 2 items.
 */
export const createPromotion: Command<
  CreateCall['input'],
  Named & { operator: OperatorRecord | null; done: IdempotencyRecord | null; on: { items: PromotionRecord[] } },
  PromotionRecord,
  Staff
> = {
  name: 'createPromotion',
  input: creating,
  read: (call) => ({
    ...named(call.input),
    operator: consistent(operatorById(call.caller.operatorId)),
    done: findIdempotency(createPromotion.name, call),
    on: promotionsOn(call.caller.operatorId),
  }),
  decide(call, found) {
    const repeated = repetition(found.done, call.input)
    if (repeated) return repeated
    if (!found.operator) return refuse('NOT_FOUND', { operatorId: call.caller.operatorId })
    const promotion = promotionOf(call, found.operator)
    const refused =
      strangers(call, found) ??
      wrongCurrency(found.operator.currency, call.input.discount) ??
      neverOn(promotion) ??
      tooMany(found.on.items, promotion, call.now)
    if (refused) return refused
    return write(
      transaction((commit) =>
        createWriteTransaction({ Promotion, Idempotency }, (table) => [
          table.Promotion.create(promotion).commit(commit),
          table.Idempotency.create(idempotencyRecord(createPromotion.name, call, promotion.promotionId)).commit(commit),
        ]),
      ),
      promotion,
    )
  },
  load: ({ caller }, id) => promotionById(caller.operatorId, id),
}

function promotionOf({ input, now, id }: CreateCall, { operatorId, currency }: OperatorRecord): PromotionRecord {
  const { idempotencyKey: _, discount, from, until, startDate, endDate, ...rest } = input
  const at = new Date(now).toISOString()
  return {
    ...rest,
    promotionId: id,
    operatorId,
    ...amountsOf(discount),
    from: minuteOf(from),
    until: minuteOf(until),
    ...given({ startDate, endDate }),
    currency,
    revision: 1,
    createdAt: at,
    updatedAt: at,
  }
}

const updating = v.object({
  promotionId: Id,
  name: v.nullish(fields.name),
  discount: v.nullish(fields.discount),
  productIds: v.nullish(fields.productIds),
  machineIds: v.nullish(fields.machineIds),
  days: v.nullish(fields.days),
  from: v.nullish(fields.from),
  until: v.nullish(fields.until),
  startDate: fields.startDate,
  endDate: fields.endDate,
  enabled: v.nullish(v.boolean()),
})

type UpdateCall = Call<v.InferOutput<typeof updating>, Staff>

/**
 * Changes what is given of a promotion. The machines follow through the table's stream. 1 BatchGetItem of the promotion
 * and what it names, 1 Query, 1 UpdateItem.
 */
export const updatePromotion: Command<
  UpdateCall['input'],
  Named & { promotion: PromotionRecord | null; on: { items: PromotionRecord[] } },
  PromotionRecord,
  Staff
> = {
  name: 'updatePromotion',
  input: updating,
  read: ({ caller, input }) => ({
    ...named(input),
    promotion: promotionById(caller.operatorId, input.promotionId),
    on: promotionsOn(caller.operatorId),
  }),
  decide(call, found) {
    const { promotion } = found
    if (!promotion) return refuse('NOT_FOUND', { promotionId: call.input.promotionId })
    const { discount, from, until, promotionId, ...rest } = call.input
    const changes = {
      ...given({ ...rest, from: from ? minuteOf(from) : null, until: until ? minuteOf(until) : null }),
      ...(discount && amountsOf(discount)),
      revision: promotion.revision + 1,
      updatedAt: new Date(call.now).toISOString(),
    }
    const taken = DATES.filter((name) => call.input[name] === null)
    const { percent, amount, price, startDate, endDate, ...kept } = promotion
    const dates = {
      ...(!taken.includes('startDate') && given({ startDate })),
      ...(!taken.includes('endDate') && given({ endDate })),
    }
    const next = { ...kept, ...dates, ...(discount ? {} : given({ percent, amount, price })), ...changes }
    const refused =
      strangers(call, found) ??
      (discount && wrongCurrency(promotion.currency, discount)) ??
      neverOn(next) ??
      tooMany(found.on.items, next, call.now)
    if (refused) return refused
    return write(change(promotion, changes, Boolean(discount), taken), next)
  },
}

/** What can be taken away again, by `null`. */
const DATES = ['startDate', 'endDate'] as const

/** A new discount takes the place of the old one, whatever kind that was. */
const change = (
  promotion: PromotionRecord,
  changes: Partial<PromotionRecord>,
  newDiscount: boolean,
  taken: readonly (typeof DATES)[number][],
) =>
  Promotion.patch({ operatorId: promotion.operatorId, promotionId: promotion.promotionId })
    .data((item, op) => {
      for (const [name, value] of Object.entries(changes)) op.set(item[name as 'name'], value as string)
      for (const name of ['percent', 'amount', 'price'] as const) {
        if (newDiscount && changes[name] === undefined) op.remove(item[name])
      }
      for (const name of taken) op.remove(item[name])
    })
    .where((item, op) => op.eq(item.revision, promotion.revision))

const amountsOf = ({ percent, amount, price }: DiscountInput) =>
  given({ percent, amount: amount?.amount, price: price?.amount })

/** The reads of what an input names. */
const named = ({ productIds, machineIds }: { productIds?: string[] | null; machineIds?: string[] | null }) =>
  Object.fromEntries([
    ...(productIds ?? []).map((id): [string, Operation] => [`product:${id}`, consistent(productById(id))]),
    ...(machineIds ?? []).map((id): [string, Operation] => [`machine:${id}`, consistent(machineById(id))]),
  ])

function strangers({ caller, input }: CreateCall | UpdateCall, found: Named) {
  const productId = input.productIds?.find((id) => found[`product:${id}`]?.operatorId !== caller.operatorId)
  if (productId) return refuse('PRODUCT_NOT_FOUND', { productId })
  const machineId = input.machineIds?.find((id) => found[`machine:${id}`]?.operatorId !== caller.operatorId)
  return machineId ? refuse('NOT_FOUND', { machineId }) : undefined
}

function wrongCurrency(currency: string, { amount, price }: DiscountInput) {
  const wrong = [amount, price].some((money) => money && money.currency !== currency)
  return wrong ? refuse('WRONG_CURRENCY', { currency }) : undefined
}

function neverOn({ startDate, endDate }: Pick<PromotionRecord, 'startDate' | 'endDate'>) {
  if (startDate === undefined || endDate === undefined || startDate < endDate) return undefined
  return refuse('BAD_INPUT', { issues: [{ path: 'endDate', message: 'must be later than startDate' }] })
}

function tooMany(on: readonly PromotionRecord[], { promotionId, enabled }: PromotionRecord, now: number) {
  const others = on.filter((other) => other.promotionId !== promotionId && !isOver(other, now))
  return enabled && others.length >= MAX_PROMOTIONS ? refuse('PROMOTION_LIMIT', { limit: MAX_PROMOTIONS }) : undefined
}
