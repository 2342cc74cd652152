import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { Amount, Currency, divideHalfEven, MAX_AMOUNT, MoneyInput, priceOf, TaxRuleInput } from './money.ts'

const amount = fc.integer({ min: 0, max: MAX_AMOUNT })
const tax = fc.record({ rateBasisPoints: fc.integer({ min: 0, max: 10_000 }), inclusive: fc.boolean() })

/** The same rounding in whole numbers of any size: what is exact by construction. */
function exact(dividend: number, divisor: number): number {
  const [quotient, twice] = [BigInt(dividend) / BigInt(divisor), (BigInt(dividend) % BigInt(divisor)) * 2n]
  const up = twice > BigInt(divisor) || (twice === BigInt(divisor) && quotient % 2n === 1n)
  return Number(quotient + (up ? 1n : 0n))
}

describe('division that rounds a half to the even neighbour', () => {
  it.each([
    [1, 2, 0],
    [3, 2, 2],
    [5, 2, 2],
    [7, 2, 4],
    [24_999, 10_000, 2],
    [25_000, 10_000, 2],
    [25_001, 10_000, 3],
    [0, 7, 0],
    [10, 5, 2],
    [Number.MAX_SAFE_INTEGER, 1, Number.MAX_SAFE_INTEGER],
    [Number.MAX_SAFE_INTEGER, 2, 4_503_599_627_370_496],
  ])('%i / %i is %i', (dividend, divisor, quotient) => {
    expect(divideHalfEven(dividend, divisor)).toBe(quotient)
  })

  it('agrees with arithmetic of unlimited size, for every dividend that is safe', () => {
    const dividend = fc.oneof(fc.maxSafeNat(), fc.integer({ min: 0, max: 100_000 }))
    fc.assert(
      fc.property(dividend, fc.integer({ min: 1, max: 20_000 }), (above, below) => {
        expect(divideHalfEven(above, below)).toBe(exact(above, below))
      }),
    )
  })
})

describe('the price of a unit', () => {
  it('adds up: net + tax + deposit = total, all whole and none negative', () => {
    fc.assert(
      fc.property(amount, amount, tax, (shelf, deposit, rule) => {
        const price = priceOf({ amount: shelf, currency: 'EUR' }, deposit, rule)
        expect(price.net + price.tax + price.deposit).toBe(price.total)
        for (const part of [price.net, price.tax, price.deposit, price.total]) {
          expect(Number.isSafeInteger(part) && part >= 0).toBe(true)
        }
      }),
    )
  })

  it('takes the tax exactly, in unlimited arithmetic too, and does not tax the deposit', () => {
    fc.assert(
      fc.property(amount, amount, tax, (shelf, deposit, rule) => {
        const { rateBasisPoints, inclusive } = rule
        const price = priceOf({ amount: shelf, currency: 'EUR' }, deposit, rule)
        const taxed = exact(shelf * rateBasisPoints, inclusive ? 10_000 + rateBasisPoints : 10_000)
        expect(price).toMatchObject({ tax: taxed, net: inclusive ? shelf - taxed : shelf, deposit })
      }),
    )
  })

  it('is the shelf price and the deposit where the tax is inclusive', () => {
    fc.assert(
      fc.property(amount, amount, fc.integer({ min: 0, max: 10_000 }), (shelf, deposit, rateBasisPoints) => {
        const price = priceOf({ amount: shelf, currency: 'EUR' }, deposit, { rateBasisPoints, inclusive: true })
        expect(price.total).toBe(shelf + deposit)
      }),
    )
  })

  it.each([
    ['2.00 EUR with 19 % inside', 200, 'EUR', 1900, true, { net: 168, tax: 32, total: 200 }],
    ['2.00 USD and 8.875 % on top', 200, 'USD', 888, false, { net: 200, tax: 18, total: 218 }],
    ['half a cent of tax, to even down', 50, 'USD', 100, false, { net: 50, tax: 0, total: 50 }],
    ['one and a half cents of tax, to even up', 150, 'USD', 100, false, { net: 150, tax: 2, total: 152 }],
    ['150 yen with 10 % inside', 150, 'JPY', 1000, true, { net: 136, tax: 14, total: 150 }],
    ['nothing', 0, 'EUR', 1900, true, { net: 0, tax: 0, total: 0 }],
    ['no tax', 199, 'EUR', 0, false, { net: 199, tax: 0, total: 199 }],
    ['a rate of 100 % inside', 101, 'EUR', 10_000, true, { net: 51, tax: 50, total: 101 }],
  ])('%s', (_title, shelf, currency, rateBasisPoints, inclusive, expected) => {
    expect(priceOf({ amount: shelf, currency }, 0, { rateBasisPoints, inclusive })).toEqual({
      ...expected,
      deposit: 0,
      currency,
    })
  })
})

describe('the input schemas of money', () => {
  const takes = (schema: v.GenericSchema, value: unknown) => v.safeParse(schema, value).success

  it.each([0, 1, MAX_AMOUNT])('take %i as an amount', (value) => {
    expect(takes(Amount, value)).toBe(true)
  })

  it.each([-1, 0.5, MAX_AMOUNT + 1, Number.NaN, Number.POSITIVE_INFINITY, '1', null])(
    'refuse %s as an amount',
    (value) => {
      expect(takes(Amount, value)).toBe(false)
    },
  )

  it('take ISO 4217 codes in capitals only', () => {
    expect(['EUR', 'USD', 'JPY'].every((code) => takes(Currency, code))).toBe(true)
    expect(['eur', 'EURO', 'XQQ', '', 'EU'].some((code) => takes(Currency, code))).toBe(false)
    expect(takes(MoneyInput, { amount: 1, currency: 'eur' })).toBe(false)
  })

  it('take a tax rate from nothing to 100 %', () => {
    const rate = (rateBasisPoints: number) => takes(TaxRuleInput, { rateBasisPoints, inclusive: true })
    expect([0, 1900, 10_000].map(rate)).toEqual([true, true, true])
    expect([-1, 10_001, 0.5].map(rate)).toEqual([false, false, false])
  })
})
