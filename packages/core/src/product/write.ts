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
import { consistent, transaction } from '../db/operation.ts'
import { MoneyInput } from '../money/money.ts'
import { type OperatorRecord, operatorById } from '../operator/operator.ts'
import { Product, type ProductRecord, productById } from './product.ts'

const Name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100))
const Description = v.pipe(v.string(), v.maxLength(1000))
/** Each vend keeps a copy of it: a longer one would make a vend larger than 1 KB, and each of its writes dearer. */
const ImageUrl = v.pipe(v.string(), v.url(), v.startsWith('https://'), v.maxLength(200))
/** In years; 0: anybody may buy it. */
const MinimumAge = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(99))
/** Of 100 ml or 100 g: more than 100 g cannot be in it, and fat has 3700 kJ. */
const Milligrams = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000))
const Nutrition = v.object({
  per: v.picklist(['HUNDRED_ML', 'HUNDRED_G']),
  energyKj: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4000)),
  fat: Milligrams,
  saturates: Milligrams,
  carbohydrate: Milligrams,
  sugars: Milligrams,
  protein: Milligrams,
  salt: Milligrams,
})
const Allergens = v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(40))), v.maxLength(20))

type Staff = Extract<Caller, { kind: 'STAFF' }>

const creating = v.object({
  name: Name,
  description: Description,
  imageUrl: v.nullish(ImageUrl),
  price: MoneyInput,
  deposit: v.nullish(MoneyInput),
  allergens: Allergens,
  nutrition: v.nullish(Nutrition),
  minimumAge: v.nullish(MinimumAge),
  idempotencyKey: Id,
})

type CreateCall = Call<v.InferOutput<typeof creating>, Staff>

/** Adds a product to the operator's range. 1 BatchGetItem of 2 items, 1 transaction of 2 items. */
export const createProduct: Command<
  CreateCall['input'],
  { operator: OperatorRecord | null; done: IdempotencyRecord | null },
  ProductRecord,
  Staff
> = {
  name: 'createProduct',
  input: creating,
  read: (call) => ({
    operator: consistent(operatorById(call.caller.operatorId)),
    done: findIdempotency(createProduct.name, call),
  }),
  decide(call, { operator, done }) {
    const repeated = repetition(done, call.input)
    if (repeated) return repeated
    if (!operator) return refuse('NOT_FOUND', { operatorId: call.caller.operatorId })
    const { price, deposit } = call.input
    const wrong = wrongCurrency(operator.currency, price, deposit)
    if (wrong) return wrong
    const product = productOf(call, operator)
    return write(
      transaction((commit) =>
        createWriteTransaction({ Product, Idempotency }, (table) => [
          table.Product.create(product).commit(commit),
          table.Idempotency.create(idempotencyRecord(createProduct.name, call, product.productId)).commit(commit),
        ]),
      ),
      product,
    )
  },
  load: (_call, id) => consistent(productById(id)),
}

function productOf({ input, now, id }: CreateCall, { operatorId, currency }: OperatorRecord): ProductRecord {
  const at = new Date(now).toISOString()
  return {
    productId: id,
    operatorId,
    name: input.name,
    description: input.description,
    ...(input.imageUrl && { imageUrl: input.imageUrl }),
    ...(input.minimumAge && { minimumAge: input.minimumAge }),
    ...(input.nutrition && { nutrition: input.nutrition }),
    price: input.price.amount,
    deposit: input.deposit?.amount ?? 0,
    currency,
    allergens: input.allergens,
    revision: 1,
    createdAt: at,
    updatedAt: at,
  }
}

const updating = v.object({
  productId: Id,
  name: v.nullish(Name),
  description: v.nullish(Description),
  imageUrl: v.nullish(ImageUrl),
  price: v.nullish(MoneyInput),
  deposit: v.nullish(MoneyInput),
  allergens: v.nullish(Allergens),
  nutrition: v.nullish(Nutrition),
  minimumAge: v.nullish(MinimumAge),
})

/**
 * Changes what is given of a product. The machines that sell it follow through the table's stream (`repriceMachine`).
 * 1 GetItem, 1 UpdateItem.
 */
export const updateProduct: Command<
  v.InferOutput<typeof updating>,
  { product: ProductRecord | null },
  ProductRecord,
  Staff
> = {
  name: 'updateProduct',
  input: updating,
  read: ({ input }) => ({ product: consistent(productById(input.productId)) }),
  decide({ caller, input, now }, { product }) {
    if (!product || product.operatorId !== caller.operatorId) return refuse('NOT_FOUND', { productId: input.productId })
    const { productId, price, deposit, ...rest } = input
    const wrong = wrongCurrency(product.currency, price, deposit)
    if (wrong) return wrong
    const changes = given({ ...rest, price: price?.amount, deposit: deposit?.amount })
    if (Object.entries(changes).every(([name, value]) => isSame(value, product[name as keyof ProductRecord]))) {
      return { kind: 'done', value: product }
    }
    const updated = { ...changes, revision: product.revision + 1, updatedAt: new Date(now).toISOString() }
    const operation = Product.patch({ productId })
      .set(updated)
      .where((item, op) => op.eq(item.revision, product.revision))
    return write(operation, { ...product, ...updated })
  },
}

function wrongCurrency(currency: string, ...amounts: ({ currency: string } | null | undefined)[]) {
  return amounts.some((money) => money && money.currency !== currency)
    ? refuse('WRONG_CURRENCY', { currency })
    : undefined
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
