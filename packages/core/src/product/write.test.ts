import { describe, expect, it } from 'vitest'
import { codeOf, doneBefore, infoOf, writtenBy } from '../../test/decision.ts'
import { AT, callOf, operatorOf, owner, productOf, stranger } from '../../test/records.ts'
import { documentedErrors } from '../../test/schema.ts'
import { createProduct, updateProduct } from './write.ts'

const euros = (amount: number) => ({ amount, currency: 'EUR' })
const dollars = { amount: 1, currency: 'USD' }

const creating = {
  name: 'Cola',
  description: '',
  price: euros(200),
  deposit: euros(25),
  allergens: ['caffeine'],
  idempotencyKey: 'new-1',
}

type Creating = Parameters<typeof createProduct.decide>[0]['input']

const create = (changed: Partial<Creating> = {}, found: Partial<Parameters<typeof createProduct.decide>[1]> = {}) =>
  createProduct.decide(callOf(owner, { ...creating, ...changed }), { operator: operatorOf(), done: null, ...found })

describe('createProduct', () => {
  it("writes the product into the caller's range, and the key, each only when it is not there yet", () => {
    const [product, record, ...more] = writtenBy(create())
    expect(more).toEqual([])
    for (const item of [product, record]) {
      expect(item).toMatchObject({ verb: 'Put', condition: 'attribute_not_exists(pk) AND attribute_not_exists(sk)' })
    }
    expect(product).toMatchObject({
      key: '$dispense#productId_01J00000000000000000NEWID0 $product_1',
      item: { operatorId: 'acme', price: 200, deposit: 25, currency: 'EUR', revision: 1, createdAt: AT, updatedAt: AT },
    })
    expect(record?.key).toBe('$dispense#subject_olga#command_createProduct#key_new-1 $idempotency_1')
  })

  it.each([undefined, null])('takes a deposit of %s as none', (deposit) => {
    expect(create({ deposit })).toMatchObject({ value: { deposit: 0 } })
  })

  it.each([undefined, null, 0])('takes a minimum age of %s as none', (minimumAge) => {
    expect(writtenBy(create({ minimumAge }))[0]?.item).not.toHaveProperty('minimumAge')
  })

  it('keeps the age that a buyer must have', () => {
    expect(create({ minimumAge: 18 })).toMatchObject({ value: { minimumAge: 18 } })
  })

  it.each([
    ['the price', { price: dollars }],
    ['the deposit', { deposit: dollars }],
  ])('refuses another currency of %s', (_what, changed) => {
    expect([codeOf(create(changed)), infoOf(create(changed))]).toEqual(['WRONG_CURRENCY', { currency: 'EUR' }])
  })

  it('refuses with NOT_FOUND when there is no such operator', () => {
    expect(codeOf(create({}, { operator: null }))).toBe('NOT_FOUND')
  })

  it('answers the same call with the product that the first one made, and refuses its key for another', () => {
    const done = doneBefore(createProduct, 'olga', creating, 'p0')
    expect(create({}, { done })).toEqual({ kind: 'replay', id: 'p0' })
    expect(codeOf(create({ name: 'Coke' }, { done }))).toBe('IDEMPOTENCY_KEY_REUSED')
  })

  it('has a test for every error that schema.graphql lists', () => {
    expect(documentedErrors.createProduct).toEqual(['IDEMPOTENCY_KEY_REUSED', 'NOT_FOUND', 'WRONG_CURRENCY'])
  })
})

type Updating = Parameters<typeof updateProduct.decide>[0]

const update = (
  changed: Partial<Updating['input']>,
  product: ReturnType<typeof productOf> | null = productOf(),
  caller: Updating['caller'] = owner,
) => updateProduct.decide(callOf(caller, { productId: 'cola', ...changed }), { product })

describe('updateProduct', () => {
  it('changes what is given and leaves the rest, when nobody changed it meanwhile', () => {
    const [product, ...more] = writtenBy(update({ name: 'Coke', price: euros(250), description: null }))
    expect(more).toEqual([])
    expect(product?.update).toContain(`SET name = "Coke", price = 250, revision = 4, updatedAt = "${AT}"`)
    expect(product?.update).not.toMatch(/description|deposit|allergens|imageUrl|currency/)
    expect(product?.condition?.split(' AND ').slice(2)).toEqual(['revision = 3'])
  })

  it.each([
    ['nothing is given', {}],
    ['only what it is already is given', { name: 'Cola', price: euros(200), deposit: euros(25), allergens: [] }],
  ])('writes nothing when %s', (_when, changed) => {
    expect(update(changed)).toEqual({ kind: 'done', value: productOf() })
  })

  it('takes an empty text and a price of nothing as given', () => {
    expect(update({ description: '', price: euros(0) })).toMatchObject({ value: { description: '', price: 0 } })
  })

  it.each([
    ['a product that is not there', null, owner],
    ["another operator's product", productOf(), stranger],
  ])('refuses %s as NOT_FOUND', (_what, product, caller) => {
    const decision = update({ name: 'Coke' }, product, caller)
    expect([codeOf(decision), infoOf(decision)]).toEqual(['NOT_FOUND', { productId: 'cola' }])
  })

  it('refuses another currency', () => {
    for (const changed of [{ price: dollars }, { deposit: dollars }]) {
      expect(codeOf(update(changed))).toBe('WRONG_CURRENCY')
    }
  })

  it('has a test for every error that schema.graphql lists', () => {
    expect(documentedErrors.updateProduct).toEqual(['NOT_FOUND', 'WRONG_CURRENCY'])
  })
})
