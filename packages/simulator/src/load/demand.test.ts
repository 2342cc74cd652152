import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chanceOf } from './chance.ts'
import { demandAt, popularity } from './demand.ts'

describe('demand', () => {
  it('over a whole day is the mean, and never stands still', () => {
    const steps = 24 * 60
    const demands = Array.from({ length: steps }, (_, minute) => demandAt(minute / steps))
    expect(demands.reduce((sum, demand) => sum + demand, 0) / steps).toBeCloseTo(1, 6)
    expect(Math.min(...demands)).toBeGreaterThan(0)
    expect(demandAt(12 / 24)).toBeGreaterThan(demandAt(3 / 24))
  })

  it('goes on evenly from one day to the next', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 3, noNaN: true }), (day) => {
        expect(Math.abs(demandAt(day) - demandAt(day + 1e-6))).toBeLessThan(0.01)
      }),
    )
  })
})

describe('chance', () => {
  it('of the same seed decides the same', () => {
    const draw = (seed: number) => Array.from({ length: 50 }, chanceOf(seed).number)
    expect(draw(7)).toEqual(draw(7))
    expect(draw(7)).not.toEqual(draw(8))
  })

  it('picks by weight and counts by mean', () => {
    const chance = chanceOf(1)
    const picks = Array.from({ length: 6000 }, () => chance.pick(['a', 'b', 'c'], popularity(3)))
    const share = (name: string) => picks.filter((pick) => pick === name).length / picks.length
    expect([share('a'), share('b'), share('c')].map((one) => Math.round(one * 11))).toEqual([6, 3, 2])
    const counts = Array.from({ length: 5000 }, () => chance.count(1.5))
    expect(counts.reduce((sum, count) => sum + count, 0) / counts.length).toBeCloseTo(1.5, 1)
  })
})
