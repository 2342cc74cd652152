import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { machineOf, promotionOf, slotOf } from '../../test/records.ts'
import { priceOf } from '../money/price.ts'
import { isOn, offerOf, type PromotionRule } from './offer.ts'

const slot = slotOf({ price: 200, deposit: 25 })

/** What a slot of 2.00 costs on the shelf at noon on Sunday, 1 March 2026 in Berlin, and whose promotion that is. */
function shelfWith(promotions: PromotionRule[], { now = '2026-03-01T11:00:00Z', timeZone = 'Europe/Berlin' } = {}) {
  const offer = offerOf(machineOf({ timeZone, promotions }), slot, Date.parse(now))
  return [offer.shelf, offer.rule?.promotionId]
}

const always = { from: 0, until: 24 * 60 }
const { percent: _, ...noDiscount } = promotionOf(always)
const rule = (more: Partial<PromotionRule>): PromotionRule => ({ ...noDiscount, ...more })

describe('a discount', () => {
  it.each([
    ['in percent', { percent: 25 }, 150],
    ['of all', { percent: 100 }, 0],
    ['of an amount', { amount: 30 }, 170],
    ['of more than the price', { amount: 300 }, 0],
    ['to a price', { price: 99 }, 99],
    ['to nothing', { price: 0 }, 0],
  ])('%s leaves the shelf price', (_what, discount, shelf) => {
    expect(shelfWith([rule(discount)])).toEqual([shelf, 'happy'])
  })

  it('rounds half a cent to the even one', () => {
    const at = (price: number) =>
      offerOf(machineOf({ promotions: [rule({ percent: 50 })] }), slotOf({ price }), 0).shelf
    expect([at(1), at(3), at(5)]).toEqual([1, 1, 3])
  })

  it('to a price that is higher does not count', () => {
    expect(shelfWith([rule({ price: 200 })])).toEqual([200, undefined])
    expect(shelfWith([rule({ price: 250 })])).toEqual([200, undefined])
  })

  it('is taken off before the tax, and not off the deposit; what the operator earns less is told', () => {
    const offer = offerOf(machineOf({ promotions: [rule({ percent: 50 })] }), slot, 0)
    expect(offer.price).toMatchObject({ net: 84, tax: 16, deposit: 25, total: 125 })
    expect(offer.price.discount).toEqual({ amount: 100, net: 84, promotionId: 'happy' })
  })
})

describe('of several promotions', () => {
  it('the one with the lowest price counts, wherever it stands; they do not add up', () => {
    const rules = [rule({ promotionId: 'a', amount: 20 }), rule({ promotionId: 'b', price: 120 })]
    expect(shelfWith(rules)).toEqual([120, 'b'])
    expect(shelfWith(rules.toReversed())).toEqual([120, 'b'])
  })

  it('of the same price the oldest counts', () => {
    const rules = [rule({ promotionId: 'b', amount: 20 }), rule({ promotionId: 'a', percent: 10 })]
    expect(shelfWith(rules)).toEqual([180, 'a'])
    expect(shelfWith(rules.toReversed())).toEqual([180, 'a'])
  })

  it('those of other products do not count', () => {
    expect(shelfWith([rule({ price: 1, productIds: ['tea'] })])).toEqual([200, undefined])
    expect(shelfWith([rule({ price: 1, productIds: ['tea', 'cola'] })])).toEqual([1, 'happy'])
  })

  it('none counts before its hours begin', () => {
    expect(shelfWith([rule({ price: 1, from: 12 * 60 + 1 })])).toEqual([200, undefined])
  })
})

describe('an offer', () => {
  const anyRule = fc.record({
    promotionId: fc.constantFrom('a', 'b', 'c'),
    name: fc.constant('x'),
    productIds: fc.constantFrom<string[]>([], ['cola'], ['tea']),
    days: fc.subarray(['SUNDAY', 'MONDAY', 'SATURDAY']),
    from: fc.integer({ min: 0, max: 1439 }),
    until: fc.integer({ min: 0, max: 1440 }),
    discount: fc.oneof(
      fc.record({ percent: fc.integer({ min: 1, max: 100 }) }),
      fc.record({ amount: fc.integer({ min: 1, max: 400 }) }),
      fc.record({ price: fc.integer({ min: 0, max: 400 }) }),
    ),
  })
  const anyTax = fc.record({ ratePpm: fc.integer({ min: 0, max: 1_000_000 }), inclusive: fc.boolean() })
  const instant = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-01-01') })

  it('never costs more than without promotions, and its lines add up', () => {
    fc.assert(
      fc.property(fc.array(anyRule, { maxLength: 4 }), anyTax, instant, (rules, tax, now) => {
        const promotions = rules.map(({ discount, ...rest }) => ({ ...rest, ...discount }))
        const { price, shelf } = offerOf(machineOf({ tax, promotions }), slot, now)
        const list = priceOf({ amount: 200, currency: 'EUR' }, 25, tax)
        expect(price.net + price.tax + price.deposit).toBe(price.total)
        expect(price.total).toBeLessThanOrEqual(list.total)
        expect(shelf + (price.discount?.amount ?? 0)).toBe(200)
        expect(price.net + (price.discount?.net ?? 0)).toBe(list.net)
      }),
    )
  })
})

describe("a promotion's hours", () => {
  const on = (hours: Partial<PromotionRule>, clock: string, date = '2026-03-01') => {
    const minute = Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
    return isOn(promotionOf({ from: 17 * 60, until: 19 * 60, ...hours }), { date, minute })
  }

  it('begin with their first minute and end before their last', () => {
    expect(['16:59', '17:00', '18:59', '19:00'].map((clock) => on({}, clock))).toEqual([false, true, true, false])
  })

  it('go on to the very end of the day', () => {
    expect(on({ until: 24 * 60 }, '23:59')).toBe(true)
    expect(on({ until: 24 * 60 }, '00:00', '2026-03-02')).toBe(false)
  })

  describe('over midnight', () => {
    const night = { from: 22 * 60, until: 2 * 60 }

    it('last into the next morning', () => {
      const clocks = ['21:59', '22:00', '23:59', '00:00', '01:59', '02:00']
      expect(clocks.map((clock) => on(night, clock))).toEqual([false, true, true, true, true, false])
    })

    it('belong to the day on which they began', () => {
      // 27 and 28 February 2026 are a Friday and a Saturday.
      const friday = { ...night, days: ['FRIDAY'] }
      expect(on(friday, '23:00', '2026-02-27')).toBe(true)
      expect(on(friday, '01:00', '2026-02-28')).toBe(true)
      expect(on(friday, '01:00', '2026-02-27')).toBe(false)
      expect(on(friday, '23:00', '2026-02-28')).toBe(false)
    })

    it('go on in the morning after the last day, and do not begin in the morning of the first', () => {
      const dates = { ...night, startDate: '2026-02-27', endDate: '2026-02-28' }
      expect(on(dates, '01:00', '2026-02-27')).toBe(false)
      expect(on(dates, '22:00', '2026-02-27')).toBe(true)
      expect(on(dates, '01:59', '2026-02-28')).toBe(true)
      expect(on(dates, '22:00', '2026-02-28')).toBe(false)
    })

    it('of the same time are a whole day from then on', () => {
      const day = { from: 600, until: 600, days: ['SATURDAY'] }
      expect(on(day, '10:00', '2026-02-28')).toBe(true)
      expect(on(day, '09:59', '2026-03-01')).toBe(true)
      expect(on(day, '10:00', '2026-03-01')).toBe(false)
    })

    it('cross the ends of months and years', () => {
      expect(on({ ...night, days: ['THURSDAY'] }, '01:00', '2027-01-01')).toBe(true)
      expect(on({ ...night, days: ['SATURDAY'] }, '01:00', '2026-03-01')).toBe(true)
    })
  })

  it('count from the first day on, and on the day of the end no more', () => {
    const dates = { startDate: '2026-03-01', endDate: '2026-03-03' }
    const days = ['2026-02-28', '2026-03-01', '2026-03-02', '2026-03-03']
    expect(days.map((date) => on(dates, '18:00', date))).toEqual([false, true, true, false])
  })

  describe('by a clock that is changed', () => {
    const from2to3 = { from: 120, until: 180 }
    const berlin = (now: string) => shelfWith([rule({ price: 1, ...from2to3 })], { now })[0]

    it('do not come when the clock skips them in spring', () => {
      const night = ['00:59:59', '01:00:00', '01:59:59'].map((time) => berlin(`2026-03-29T${time}Z`))
      expect(night).toEqual([200, 200, 200])
    })

    it('come twice when the clock repeats them in autumn', () => {
      const night = ['23:59:59', '00:00:00', '00:59:59', '01:00:00', '01:59:59', '02:00:00']
      const shelf = night.map((time) => berlin(`2026-10-${time === '23:59:59' ? 24 : 25}T${time}Z`))
      expect(shelf).toEqual([200, 1, 1, 1, 1, 200])
    })

    it('are those of the place where the machine stands', () => {
      const now = '2026-03-01T11:30:00Z'
      const noon = rule({ price: 1, from: 12 * 60, until: 13 * 60 })
      expect(shelfWith([noon], { now, timeZone: 'Europe/Berlin' })[0]).toBe(1)
      expect(shelfWith([noon], { now, timeZone: 'Europe/London' })[0]).toBe(200)
    })
  })
})
