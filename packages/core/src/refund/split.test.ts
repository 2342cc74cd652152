import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { priceOf } from '../money/price.ts'
import { refundLines } from './split.ts'

const price = fc
  .record({
    amount: fc.integer({ min: 0, max: 2000 }),
    deposit: fc.integer({ min: 0, max: 300 }),
    rule: fc.record({
      ratePpm: fc.integer({ min: 0, max: 1_000_000 }),
      inclusive: fc.boolean(),
      depositTaxed: fc.boolean(),
    }),
  })
  .map(({ amount, deposit, rule }) => priceOf({ amount, currency: 'EUR' }, deposit, rule))

/** A price, and where it is cut into refunds: growing sums that end with the total. */
const cut = price.chain((of) =>
  fc
    .array(fc.integer({ min: 0, max: of.total }), { maxLength: 6 })
    .map((sums) => ({ of, sums: [...sums.toSorted((a, b) => a - b), of.total] })),
)

describe('the lines of a refund', () => {
  it('add up to what is given back, and none is negative', () => {
    fc.assert(
      fc.property(cut, ({ of, sums }) => {
        for (const [i, after] of sums.entries()) {
          const before = sums[i - 1] ?? 0
          const { net, tax, deposit } = refundLines(of, before, after)
          expect(net + tax + deposit).toBe(after - before)
          for (const line of [net, tax, deposit]) expect(Number.isSafeInteger(line) && line >= 0).toBe(true)
        }
      }),
    )
  })

  it('are, of all parts together, those of the price, however it is cut', () => {
    fc.assert(
      fc.property(cut, ({ of, sums }) => {
        const parts = sums.map((after, i) => refundLines(of, sums[i - 1] ?? 0, after))
        for (const line of ['net', 'tax', 'deposit'] as const) {
          expect(parts.reduce((sum, part) => sum + part[line], 0)).toBe(of[line])
        }
      }),
    )
  })

  it('are shares of each line: half of 2.25 with 0.32 of tax and 0.25 of deposit', () => {
    const of = priceOf({ amount: 200, currency: 'EUR' }, 25, { ratePpm: 190_000, inclusive: true })
    expect(refundLines(of, 0, 112)).toEqual({ net: 84, tax: 16, deposit: 12 })
    expect(refundLines(of, 112, 225)).toEqual({ net: 84, tax: 16, deposit: 13 })
  })
})
