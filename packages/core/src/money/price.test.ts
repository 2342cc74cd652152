import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { exact } from '../../test/exact.ts'
import { MAX_AMOUNT } from './money.ts'
import { priceOf, TaxRuleInput, taxRuleOf } from './price.ts'

const WHOLE = 1_000_000
const amount = fc.oneof(fc.integer({ min: 0, max: MAX_AMOUNT }), fc.integer({ min: 0, max: 500 }))
const ratePpm = fc.integer({ min: 0, max: WHOLE })
const rule = fc.record({ ratePpm, inclusive: fc.boolean(), depositTaxed: fc.boolean() })

const euros = (cents: number) => ({ amount: cents, currency: 'EUR' })

describe('the price of a unit', () => {
  it('adds up: net + tax + deposit = total, all whole and none negative', () => {
    fc.assert(
      fc.property(amount, amount, rule, (shelf, deposit, tax) => {
        const price = priceOf(euros(shelf), deposit, tax)
        expect(price.net + price.tax + price.deposit).toBe(price.total)
        for (const part of [price.net, price.tax, price.deposit, price.total, price.depositTax ?? 0]) {
          expect(Number.isSafeInteger(part) && part >= 0).toBe(true)
        }
        expect(price.total).toBeLessThan(2 ** 31)
      }),
    )
  })

  it('takes the tax exactly, in unlimited arithmetic too: of each line by itself', () => {
    fc.assert(
      fc.property(amount, amount, rule, (shelf, deposit, { ratePpm: rate, inclusive, depositTaxed }) => {
        const price = priceOf(euros(shelf), deposit, { ratePpm: rate, inclusive, depositTaxed })
        const taxOf = (line: number) => exact(line * rate, inclusive ? WHOLE + rate : WHOLE)
        const depositTax = depositTaxed ? taxOf(deposit) : 0
        expect(price.tax).toBe(taxOf(shelf) + depositTax)
        expect(price.depositTax ?? 0).toBe(depositTax)
        expect(price.net).toBe(inclusive ? shelf - taxOf(shelf) : shelf)
        expect(price.deposit).toBe(inclusive ? deposit - depositTax : deposit)
      }),
    )
  })

  it('is the shelf price and the deposit where the tax is inclusive', () => {
    fc.assert(
      fc.property(amount, amount, ratePpm, fc.boolean(), (shelf, deposit, rate, depositTaxed) => {
        const price = priceOf(euros(shelf), deposit, { ratePpm: rate, inclusive: true, depositTaxed })
        expect(price.total).toBe(shelf + deposit)
      }),
    )
  })

  it('is the same either way: what is dear with the tax on top is as dear with it inside', () => {
    fc.assert(
      fc.property(amount, amount, ratePpm, fc.boolean(), (shelf, deposit, rate, depositTaxed) => {
        const onTop = priceOf(euros(shelf), deposit, { ratePpm: rate, inclusive: false, depositTaxed })
        const { depositTax = 0 } = onTop
        const gross = onTop.net + onTop.tax - depositTax
        const inside = priceOf(euros(gross), deposit + depositTax, { ratePpm: rate, inclusive: true, depositTaxed })
        expect(inside).toEqual(onTop)
      }),
    )
  })

  it('does not tax the deposit when the rule does not say so', () => {
    fc.assert(
      fc.property(amount, amount, ratePpm, fc.boolean(), (shelf, deposit, rate, inclusive) => {
        const price = priceOf(euros(shelf), deposit, { ratePpm: rate, inclusive })
        expect(price.deposit).toBe(deposit)
        expect(price.tax).toBe(priceOf(euros(shelf), 0, { ratePpm: rate, inclusive }).tax)
        expect(price).not.toHaveProperty('depositTax')
      }),
    )
  })

  it.each([
    ['2.00 EUR with 19 % inside', 200, 'EUR', 190_000, true, { net: 168, tax: 32, total: 200 }],
    ['2.00 USD and 8.875 % on top', 200, 'USD', 88_750, false, { net: 200, tax: 18, total: 218 }],
    [
      '4.40 USD and 8.875 % on top, where 8.88 % would be a cent more',
      440,
      'USD',
      88_750,
      false,
      { net: 440, tax: 39 },
    ],
    ['half a cent of tax, to even down', 50, 'USD', 10_000, false, { net: 50, tax: 0, total: 50 }],
    ['one and a half cents of tax, to even up', 150, 'USD', 10_000, false, { net: 150, tax: 2, total: 152 }],
    ['two and a half cents of tax, to even down', 250, 'USD', 10_000, false, { net: 250, tax: 2, total: 252 }],
    ['a millionth more than half a cent, up', 50, 'USD', 10_001, false, { net: 50, tax: 1, total: 51 }],
    ['150 yen with 10 % inside', 150, 'JPY', 100_000, true, { net: 136, tax: 14, total: 150 }],
    ['nothing', 0, 'EUR', 190_000, true, { net: 0, tax: 0, total: 0 }],
    ['no tax', 199, 'EUR', 0, false, { net: 199, tax: 0, total: 199 }],
    ['a rate of 100 % inside', 101, 'EUR', 1_000_000, true, { net: 51, tax: 50, total: 101 }],
  ])('%s', (_title, shelf, currency, rate, inclusive, expected) => {
    const price = priceOf({ amount: shelf, currency }, 0, { ratePpm: rate, inclusive })
    expect(price).toMatchObject({ ...expected, deposit: 0, currency })
  })

  it('of a German can: 0.25 of deposit holds 0.04 of tax', () => {
    const price = priceOf(euros(200), 25, { ratePpm: 190_000, inclusive: true, depositTaxed: true })
    expect(price).toEqual({ net: 168, tax: 36, deposit: 21, depositTax: 4, total: 225, currency: 'EUR' })
  })
})

describe('the input schema of a tax rule', () => {
  const parse = (input: object) => v.safeParse(TaxRuleInput, { ratePpm: 1, inclusive: true, ...input })

  it('takes a rate from nothing to 100 %', () => {
    expect([0, 190_000, 88_750, 1_000_000].map((rate) => parse({ ratePpm: rate }).success)).not.toContain(false)
    expect([-1, 1_000_001, 0.5].map((rate) => parse({ ratePpm: rate }).success)).not.toContain(true)
  })

  it.each([undefined, null])('takes a jurisdiction of %s as none, and leaves the deposit untaxed', (jurisdiction) => {
    expect(parse({ jurisdiction }).output).toEqual({ ratePpm: 1, inclusive: true })
  })

  it('keeps a jurisdiction without the space around it', () => {
    expect(parse({ jurisdiction: ' US-NY-NYC ' }).output).toMatchObject({ jurisdiction: 'US-NY-NYC' })
  })
})

describe('the tax rule of a record', () => {
  it('is its four fields and nothing else', () => {
    const whole = { jurisdiction: 'DE', ratePpm: 1, inclusive: true, depositTaxed: true }
    expect(taxRuleOf({ ...whole, net: 5 } as never)).toEqual(whole)
    expect(taxRuleOf({ ratePpm: 1, inclusive: false })).toEqual({ ratePpm: 1, inclusive: false })
  })
})
