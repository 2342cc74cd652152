import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TokenBucket } from './throttle.ts'

describe('a token bucket', () => {
  it('gives its burst at once, then what the rate lets in', () => {
    let now = 0
    const bucket = new TokenBucket(10, 2, () => now)
    expect([bucket.take(), bucket.take(), bucket.take()]).toEqual([true, true, false])
    now = 100
    expect([bucket.take(), bucket.take()]).toEqual([true, false])
  })

  it('never gives more than burst plus rate times the time', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 20 }),
        fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 100 }),
        (rate, burst, steps) => {
          let now = 0
          const bucket = new TokenBucket(rate, burst, () => now)
          let taken = 0
          for (const step of steps) {
            now += step
            if (bucket.take()) taken += 1
          }
          expect(taken).toBeLessThanOrEqual(burst + (rate * now) / 1000 + 1e-6)
        },
      ),
    )
  })
})
