import { describe, expect, it } from 'vitest'
import { atKeys, failureRate, growth, ranked } from './lines.ts'
import { before, daysIn, daysOf, earlier, last, periodOf } from './period.ts'

const line = (key: string, amount: number, failed = 0) => ({
  key,
  sums: { vends: 1, failed, total: { amount, currency: 'EUR' }, refunded: { amount: 0, currency: 'EUR' } },
})

describe('a period', () => {
  const week = last(7, '2026-03-02')

  it('has both of its days in it, over the end of a month too', () => {
    expect(week).toEqual({ from: '2026-02-24', to: '2026-03-02' })
    expect([daysIn(week), daysOf(week).length, daysOf(week)[5]]).toEqual([7, 7, '2026-03-01'])
    expect(last(1, '2026-03-02')).toEqual({ from: '2026-03-02', to: '2026-03-02' })
  })

  it('is compared with the one before it, and with the same days some days earlier', () => {
    expect(before(week)).toEqual({ from: '2026-02-17', to: '2026-02-23' })
    expect(earlier(week, 28)).toEqual({ from: '2026-01-27', to: '2026-02-02' })
  })

  it('that was typed is put into order and cut to what the API takes', () => {
    const today = '2026-03-02'
    expect(periodOf({ from: '2026-03-01', to: '2026-04-01' }, today)).toEqual({ from: '2026-03-01', to: today })
    expect(periodOf({ from: 'x', to: '2026-02-01' }, today)).toEqual({ from: '2026-02-01', to: '2026-02-01' })
    expect(daysIn(periodOf({ from: '2025-01-01', to: today }, today))).toBe(31)
  })
})

describe('sales side by side', () => {
  it('have a line for each key, with nothing where nothing was sold', () => {
    const days = [
      { key: '2026-03-01', before: '2026-02-22', label: '1 March' },
      { key: '2026-03-02', before: '2026-02-23', label: '2 March' },
    ]
    const lines = atKeys(days, { now: [line('2026-03-02', 500)], before: [line('2026-02-22', 300)] }, 'EUR')
    expect(lines.map(({ now, before: past }) => [now.total.amount, past.total.amount])).toEqual([
      [0, 300],
      [500, 0],
    ])
  })

  it('rank what was sold, and what was not sold at all comes last', () => {
    const names = new Map([
      ['tea', 'Tea'],
      ['cola', 'Cola'],
      ['oat', 'Oat latte'],
    ])
    const lines = ranked({ now: [line('cola', 100), line('gone', 300)], before: [line('tea', 900)] }, names, 'EUR')
    expect(lines.map(({ label }) => label)).toEqual(['gone', 'Cola', 'Oat latte', 'Tea'])
  })

  it('count the failed among all tries', () => {
    expect([failureRate({ vends: 3, failed: 1 }), failureRate({ vends: 0, failed: 0 })]).toEqual([0.25, 0])
  })

  it('have no growth over nothing', () => {
    expect([growth(150, 100), growth(50, 100), growth(5, 0)]).toEqual([0.5, -0.5, undefined])
  })
})
