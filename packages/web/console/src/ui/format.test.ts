import { describe, expect, it } from 'vitest'
import { dayOf, decimalText, dollars, formatAgo, formatChange, formatShare, parseAmount } from './format.ts'

describe('dollars', () => {
  it.each([
    [1234.56, '1,234.56'],
    [1, '1.00'],
    [0.0000241, '0.0000241'],
    [0, '0.00'],
  ])('of %d are shown as %s', (usd, shown) => {
    expect(dollars(usd)).toContain(shown)
  })
})

it('a growth has its sign, and none when nothing has grown', () => {
  expect([formatChange(0.5), formatChange(-0.25), formatChange(0)].map((text) => text.replace(/\s/g, ''))).toEqual([
    ...['+50%', '-25%', '0%'],
  ])
})

describe('parseAmount', () => {
  it.each([
    ['1.55', 'EUR', 155],
    ['1,5', 'EUR', 150],
    [' 2 ', 'EUR', 200],
    ['0.1', 'EUR', 10],
    ['180', 'JPY', 180],
    ['1.', 'EUR', 100],
    ['4.35', 'USD', 435],
  ])('reads %j in %s as %i minor units', (text, currency, amount) => {
    expect(parseAmount(text, currency)).toBe(amount)
  })

  it.each([
    ['1.555', 'EUR'],
    ['1.5', 'JPY'],
    ['-1', 'EUR'],
    ['1e3', 'EUR'],
    ['', 'EUR'],
    ['1 000', 'EUR'],
  ])('takes %j in %s for no amount', (text, currency) => {
    expect(parseAmount(text, currency)).toBeUndefined()
  })
})

describe('decimalText', () => {
  it.each([
    [155, 'EUR', '1.55'],
    [5, 'EUR', '0.05'],
    [-5, 'EUR', '-0.05'],
    [1234567890123, 'EUR', '12345678901.23'],
    [180, 'JPY', '180'],
  ])('writes %i minor units of %s as %s', (amount, currency, text) => {
    expect(decimalText({ amount, currency })).toBe(text)
  })
})

describe('times and shares', () => {
  it('says how long ago a moment was in the largest unit that fits', () => {
    const now = Date.parse('2026-11-27T12:00:00Z')
    const ago = (seconds: number) => formatAgo(new Date(now - seconds * 1000).toISOString(), now)
    expect([ago(-5), ago(0), ago(59), ago(60), ago(7200), ago(3 * 86_400)]).toEqual([
      'now',
      'now',
      '59 sec. ago',
      '1 min. ago',
      '2 hr. ago',
      '3 days ago',
    ])
  })

  it('counts days in UTC', () => {
    const now = Date.parse('2026-03-01T00:30:00Z')
    expect([dayOf(now), dayOf(now, -1), dayOf(now, 31)]).toEqual(['2026-03-01', '2026-02-28', '2026-04-01'])
  })

  it('has no share of nothing', () => {
    expect([formatShare(1, 8), formatShare(0, 0)]).toEqual(['12.5%', '–'])
  })
})
