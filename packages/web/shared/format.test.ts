import { describe, expect, it } from 'vitest'
import { formatDate, formatMoney } from './format.ts'

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

describe('money', () => {
  it.each([
    [155, 'EUR', 'en-GB', '€1.55'],
    [155, 'EUR', 'de-DE', '1,55 €'],
    [5, 'EUR', 'en-GB', '€0.05'],
    [0, 'USD', 'en-US', '$0.00'],
    [-250, 'USD', 'en-US', '-$2.50'],
    [150, 'JPY', 'en-US', '¥150'],
    [1234, 'KWD', 'en-US', 'KWD 1.234'],
    [9_007_199_254_740_991, 'EUR', 'en-GB', '€90,071,992,547,409.91'],
  ])('%i minor units of %s are in %s: %s', (amount, currency, locale, expected) => {
    expect(plain(formatMoney({ amount, currency }, locale))).toBe(expected)
  })
})

it('a day is written as its readers write it', () => {
  expect(formatDate('2026-11-27T12:00:00Z', 'en-GB')).toBe('27 Nov 2026')
  expect(formatDate('2026-11-27T12:00:00Z', 'de-DE')).toBe('27.11.2026')
})
