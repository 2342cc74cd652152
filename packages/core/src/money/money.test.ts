import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { exact } from '../../test/exact.ts'
import { Amount, Currency, divideHalfEven, MAX_AMOUNT, MoneyInput } from './money.ts'

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
})
