import { describe, expect, it } from 'vitest'
import { codeOf, doneBefore, infoOf, writtenBy } from '../../test/decision.ts'
import { AT, callOf, machineOf, operatorOf, owner, productOf, promotionOf, stranger } from '../../test/records.ts'
import { documentedErrors } from '../../test/schema.ts'
import { MAX_PROMOTIONS } from './promotion.ts'
import { createPromotion, updatePromotion } from './write.ts'

type Creating = Parameters<typeof createPromotion.decide>[0]['input']
type Created = Parameters<typeof createPromotion.decide>[1]
type Updating = Parameters<typeof updatePromotion.decide>[0]['input']
type Updated = Parameters<typeof updatePromotion.decide>[1]

const creating: Creating = {
  name: 'Happy hour',
  discount: { percent: 25 },
  productIds: [],
  machineIds: [],
  days: ['FRIDAY'],
  from: '17:00',
  until: '24:00',
  enabled: true,
  idempotencyKey: 'new-1',
}

const dollars = { amount: 1, currency: 'USD' }
const others = (count: number, more = {}) => ({
  items: Array.from({ length: count }, (_, i) => promotionOf({ promotionId: `p${i}`, ...more })),
})

const create = (changed: Partial<Creating> = {}, found: Partial<Created> = {}) =>
  createPromotion.decide(callOf(owner, { ...creating, ...changed }), {
    operator: operatorOf(),
    done: null,
    on: { items: [] },
    ...found,
  })

const update = (changed: Partial<Updating> = {}, found: Partial<Updated> = {}) =>
  updatePromotion.decide(callOf(owner, { promotionId: 'happy', ...changed }), {
    promotion: promotionOf(),
    on: { items: [] },
    ...found,
  })

/** What both refuse. */
const refusals: [
  code: string,
  when: string,
  changed: Partial<Creating & Updating>,
  found?: Partial<Created & Updated>,
][] = [
  ['PRODUCT_NOT_FOUND', 'there is no such product', { productIds: ['cola'] }, { 'product:cola': null }],
  [
    'PRODUCT_NOT_FOUND',
    'the product is of another operator',
    { productIds: ['cola'] },
    { 'product:cola': productOf({ operatorId: 'globex' }) },
  ],
  ['NOT_FOUND', 'there is no such machine', { machineIds: ['m1'] }, { 'machine:m1': null }],
  [
    'NOT_FOUND',
    'the machine is of another operator',
    { machineIds: ['m1'] },
    { 'machine:m1': machineOf({ operatorId: 'globex' }) },
  ],
  ['WRONG_CURRENCY', 'the amount is in another currency', { discount: { amount: dollars } }],
  ['WRONG_CURRENCY', 'the price is in another currency', { discount: { price: dollars } }],
  ['BAD_INPUT', 'it ends before it begins', { startDate: '2026-03-02', endDate: '2026-03-02' }],
  ['PROMOTION_LIMIT', 'there are too many', {}, { on: others(MAX_PROMOTIONS) }],
]

describe('createPromotion', () => {
  it("writes the promotion under the caller's operator, and the key, each only when it is not there yet", () => {
    const [promotion, record, ...more] = writtenBy(create({ startDate: '2026-03-01', endDate: null }))
    expect(more).toEqual([])
    expect(promotion).toMatchObject({
      verb: 'Put',
      key: '$dispense#operatorId_acme $promotion_1#promotionId_01J00000000000000000NEWID0',
      condition: 'attribute_not_exists(pk) AND attribute_not_exists(sk)',
      item: { percent: 25, from: 1020, until: 1440, startDate: '2026-03-01', currency: 'EUR', createdAt: AT },
    })
    expect(promotion?.item).not.toHaveProperty('endDate')
    expect(promotion?.item).not.toHaveProperty('discount')
    expect(record?.key).toBe('$dispense#subject_olga#command_createPromotion#key_new-1 $idempotency_1')
  })

  it.each([
    [{ amount: { amount: 30, currency: 'EUR' } }, { amount: 30 }],
    [{ price: { amount: 0, currency: 'EUR' } }, { price: 0 }],
  ])('keeps the discount %j', (discount, kept) => {
    expect(create({ discount })).toMatchObject({ value: kept })
  })

  it('takes products and machines of its own', () => {
    const found = { 'product:cola': productOf(), 'machine:m1': machineOf() }
    expect(codeOf(create({ productIds: ['cola'], machineIds: ['m1'] }, found))).toBe('write')
  })

  it.each(refusals)('refuses with %s when %s', (code, _when, changed, found = {}) => {
    expect(codeOf(create(changed, found))).toBe(code)
  })

  it('refuses with NOT_FOUND when there is no such operator', () => {
    expect(codeOf(create({}, { operator: null }))).toBe('NOT_FOUND')
  })

  it('counts only what is on: not those that are over, and not one that is made switched off', () => {
    expect(codeOf(create({}, { on: others(MAX_PROMOTIONS, { endDate: '2026-01-01' }) }))).toBe('write')
    expect(codeOf(create({ enabled: false }, { on: others(MAX_PROMOTIONS) }))).toBe('write')
  })

  it('answers the same call with the promotion that the first one made, and refuses its key for another', () => {
    const done = doneBefore(createPromotion, 'olga', creating, 'p0')
    expect(create({}, { done })).toEqual({ kind: 'replay', id: 'p0' })
    expect(codeOf(create({ name: 'Other' }, { done }))).toBe('IDEMPOTENCY_KEY_REUSED')
  })

  it('has a test for every error that schema.graphql lists', () => {
    const all = new Set([...refusals.map(([code]) => code), 'IDEMPOTENCY_KEY_REUSED'])
    expect([...all].filter((code) => code !== 'BAD_INPUT').sort()).toEqual(documentedErrors.createPromotion)
  })
})

describe('updatePromotion', () => {
  it('changes what is given and leaves the rest, when nobody changed it meanwhile', () => {
    const [promotion, ...more] = writtenBy(update({ name: 'Late', until: '20:00', days: null, enabled: false }))
    expect(more).toEqual([])
    expect(promotion?.key).toBe('$dispense#operatorId_acme $promotion_1#promotionId_happy')
    expect(promotion?.update).toContain(
      `SET name = "Late", enabled = false, until = 1200, revision = 2, updatedAt = "${AT}"`,
    )
    expect(promotion?.update).not.toMatch(/days|percent|from|REMOVE/)
    expect(promotion?.condition).toContain('revision = 1')
  })

  it('puts a discount of another kind in the place of the old one', () => {
    const decision = update({ discount: { price: { amount: 0, currency: 'EUR' } } })
    expect(writtenBy(decision)[0]?.update).toMatch(/SET price = 0, .* REMOVE percent, amount/)
    expect(decision).toMatchObject({ value: { price: 0 } })
    expect(decision).not.toHaveProperty('value.percent')
  })

  it('takes a day away that is null, and leaves one that is left out', () => {
    const promotion = promotionOf({ startDate: '2026-03-02', endDate: '2026-03-09' })
    const decision = update({ endDate: null }, { promotion })
    expect(writtenBy(decision)[0]?.update).toMatch(/REMOVE endDate$/)
    expect(decision).toMatchObject({ value: { startDate: '2026-03-02' } })
    expect(decision).not.toHaveProperty('value.endDate')
    expect(update({ name: 'Late' }, { promotion })).toMatchObject({ value: { endDate: '2026-03-09' } })
  })

  it('takes midnight as given', () => {
    expect(update({ from: '00:00' })).toMatchObject({ value: { from: 0, until: 1140, percent: 25 } })
  })

  it.each(refusals)('refuses with %s when %s', (code, _when, changed, found = {}) => {
    const { idempotencyKey: _, ...rest } = changed
    expect(codeOf(update(rest, found))).toBe(code)
  })

  it('refuses an end before the day on which it began', () => {
    const promotion = promotionOf({ startDate: '2026-03-02' })
    expect(codeOf(update({ endDate: '2026-03-01' }, { promotion }))).toBe('BAD_INPUT')
    expect(codeOf(update({ endDate: '2026-03-03' }, { promotion }))).toBe('write')
  })

  it('can be switched off, and changed, when there are as many as may be', () => {
    const on = others(MAX_PROMOTIONS)
    expect(codeOf(update({ enabled: false }, { on }))).toBe('write')
    const among = { on: { items: [promotionOf(), ...on.items.slice(1)] } }
    expect(codeOf(update({ name: 'Late' }, among))).toBe('write')
  })

  it("looks only among the promotions of the caller's operator", () => {
    const keyOf = (who: typeof owner) =>
      updatePromotion.read(callOf(who, { promotionId: 'happy' })).promotion?.params({ table: 't' })
    expect(keyOf(owner)).toMatchObject({ Key: { pk: '$dispense#operatorId_acme' } })
    expect(keyOf(stranger)).toMatchObject({ Key: { pk: '$dispense#operatorId_globex' } })
    const decision = update({}, { promotion: null })
    expect([codeOf(decision), infoOf(decision)]).toEqual(['NOT_FOUND', { promotionId: 'happy' }])
  })

  it('has a test for every error that schema.graphql lists', () => {
    const all = new Set(refusals.map(([code]) => code))
    expect([...all].filter((code) => code !== 'BAD_INPUT').sort()).toEqual(documentedErrors.updatePromotion)
  })
})
