import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { machineOf, slotOf, stateRecordOf } from '../../test/records.ts'
import { columnKey } from '../report/figures.ts'
import type { MachineDayRecord } from '../report/machine-day.ts'
import { parsePlan, planStop, readStop, type TourStop } from './plan.ts'

const TODAY = '2026-03-10'

/** A day on which the machine sold so many colas in A1. */
const dayOf = (day: string, units: number, slot = slotOf()): MachineDayRecord => ({
  operatorId: 'acme',
  shard: 0,
  day,
  machineId: 'm1',
  currency: 'EUR',
  figures: { n: units, [`c${columnKey({ slot: slot.code, product: slot })}_n`]: units },
  products: {},
  counted: {},
})

const stopOf = (more: Partial<TourStop> = {}): TourStop => ({
  machine: machineOf({ planogram: [slotOf()], createdAt: '2026-01-01T00:00:00.000Z' }),
  state: stateRecordOf({ stock: { A1: 5 } }),
  days: [],
  ...more,
})

const plan = (stop: Partial<TourStop>, inDays = 0) =>
  planStop(stopOf(stop), { operatorId: 'acme', machineId: 'm1', today: TODAY, inDays })

/** Of A1. */
const lineOf = (stop: Partial<TourStop>, inDays = 0) => {
  const [line] = plan(stop, inDays).lines
  return line && { forecast: line.forecast, units: line.units }
}

describe('what to bring for a slot', () => {
  it('is what fills it up to its par level now, when the tour begins today', () => {
    expect(lineOf({ days: [dayOf('2026-03-03', 4)] })).toEqual({ forecast: 0, units: 3 })
  })

  it('is more by what sells until the tour: each day as the same weekdays of two weeks before, rounded up', () => {
    const days = [dayOf('2026-03-03', 2), dayOf('2026-02-24', 1), dayOf('2026-03-04', 1)]
    expect(lineOf({ days }, 1)).toEqual({ forecast: 2, units: 5 })
    expect(lineOf({ days }, 2)).toEqual({ forecast: 2, units: 5 })
    expect(lineOf({ days: [...days, dayOf('2026-03-05', 1)] }, 3)).toEqual({ forecast: 3, units: 6 })
  })

  it('is no more than its par level, however much would sell', () => {
    expect(lineOf({ days: [dayOf('2026-03-03', 90)] }, 1)).toEqual({ forecast: 45, units: 8 })
  })

  it('counts no week in which the machine was not there yet', () => {
    const machine = machineOf({ planogram: [slotOf()], createdAt: '2026-03-01T00:00:00.000Z' })
    expect(lineOf({ machine, days: [dayOf('2026-03-03', 2)] }, 1)).toEqual({ forecast: 2, units: 5 })
    expect(lineOf({ machine: { ...machine, createdAt: '2026-03-09T12:00:00.000Z' } }, 1)).toEqual({
      ...{ forecast: 0, units: 3 },
    })
  })

  it('counts the product that is in it now, not one that was', () => {
    const days = [dayOf('2026-03-03', 4, slotOf({ productId: 'tea' }))]
    expect(lineOf({ days }, 1)).toEqual({ forecast: 0, units: 3 })
  })

  it('is nothing when it is full, holds more than its par level, or is switched off', () => {
    expect(lineOf({ state: stateRecordOf({ stock: { A1: 8 } }) })).toBeUndefined()
    expect(lineOf({ state: stateRecordOf({ stock: { A1: 10 } }) })).toBeUndefined()
    expect(lineOf({ machine: machineOf({ planogram: [slotOf({ enabled: false })] }) })).toBeUndefined()
  })

  it('fills a slot exactly to its par level, whatever sells, when the forecast is right', () => {
    const whole = fc.nat(20)
    fc.assert(
      fc.property(whole, whole, whole, whole, (stock, parLevel, first, second) => {
        const machine = machineOf({ planogram: [slotOf({ parLevel })], createdAt: '2026-01-01T00:00:00.000Z' })
        const days = [dayOf('2026-03-03', first), dayOf('2026-02-24', second)]
        const line = lineOf({ machine, state: stateRecordOf({ stock: { A1: stock } }), days }, 1)
        const left = Math.max(0, stock - Math.ceil((first + second) / 2))
        expect(left + (line?.units ?? 0)).toBe(Math.max(left, parLevel))
      }),
    )
  })
})

describe('a tour', () => {
  it.each([
    ['is not there', { machine: null }],
    ["is another operator's", { machine: machineOf({ operatorId: 'globex' }) }],
  ])('refuses a machine that %s', (_why, stop) => {
    expect(() => plan(stop)).toThrow(expect.objectContaining({ code: 'NOT_FOUND', info: { machineId: 'm1' } }))
  })

  it.each([
    [{ machineIds: [], inDays: 0 }, 'machineIds'],
    [{ machineIds: Array.from({ length: 26 }, (_, index) => `m${index}`), inDays: 0 }, 'machineIds'],
    [{ machineIds: ['m1', 'm1'], inDays: 0 }, 'machineIds'],
    [{ machineIds: ['a#b'], inDays: 0 }, 'machineIds.0'],
    [{ machineIds: ['m1'], inDays: 8 }, 'inDays'],
    [{ machineIds: ['m1'], inDays: -1 }, 'inDays'],
  ])('of %j is refused', (input, path) => {
    expect(() => parsePlan(input)).toThrow(
      expect.objectContaining({ info: { issues: expect.arrayContaining([expect.objectContaining({ path })]) } }),
    )
  })

  it('reads no days when it begins now, and two for each day until it begins', () => {
    expect(readStop('acme', 'm1', TODAY, 0).days).toBeUndefined()
    const params = readStop('acme', 'm1', TODAY, 2).days?.params({ table: 't' })
    for (const day of ['2026-03-03', '2026-02-24', '2026-03-04', '2026-02-25']) {
      expect(JSON.stringify(params)).toContain(`#day_${day}#machineId_m1`)
    }
  })
})
