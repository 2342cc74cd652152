import { describe, expect, it } from 'vitest'
import { blockOf, reportOf } from './screen.ts'
import { countCompleted, countIn, newTally, quantile, rateOf } from './tally.ts'

const scene = { title: 'Simulation', machines: 3, customers: 10, currency: 'EUR', durationMs: 60_000 }

function tallyOfTenSeconds() {
  const tally = newTally(1000)
  for (let second = 0; second < 10; second++) {
    countCompleted(tally, 220, 1000 + second * 1000)
    countCompleted(tally, 150, 1500 + second * 1000)
  }
  tally.taps = 25
  tally.started = 21
  tally.failed = 1
  tally.waits.push(...Array.from({ length: 100 }, (_, index) => 100 - index))
  countIn(tally.faults, 'jam')
  countIn(tally.faults, 'reply lost')
  countIn(tally.faults, 'reply lost')
  countIn(tally.refused, 'MACHINE_BUSY')
  return tally
}

describe('a tally', () => {
  it('has a rate of the last seconds and quantiles of the waits', () => {
    const tally = tallyOfTenSeconds()
    expect(rateOf(tally, 11_000, 5)).toBe(2)
    expect([quantile(tally.waits, 0.5), quantile(tally.waits, 0.99), quantile([], 0.5)]).toEqual([51, 100, undefined])
  })
})

describe('the screen', () => {
  it('shows what goes on, in figures', () => {
    expect(blockOf(tallyOfTenSeconds(), scene, 11_000)).toEqual([
      `Simulation   ${'█'.repeat(5)}${'░'.repeat(25)} 10 s of 60 s`,
      '  3 machines, 10 customers   taps 25, vends 21, refused 1',
      '  2.0 vends/s now, 2.0 in the mean   tap to drop p50 51 ms, p99 100 ms',
      '  completed 20, failed 1   taken €37.00',
      '  faults survived 3: reply lost 2, jam 1',
    ])
  })

  it('shows an empty simulation without a figure that is none', () => {
    const [, , rates, , faults] = blockOf(newTally(0), scene, 0)
    expect([rates, faults]).toEqual([
      '  0.0 vends/s now, 0.0 in the mean   tap to drop p50 -, p99 -',
      '  faults survived 0: none yet',
    ])
  })

  it('reports whether the invariants hold, each violation by its sentence', () => {
    const tally = tallyOfTenSeconds()
    expect(reportOf(tally, scene, { violations: [], limits: [] }, 90_000)).toContain(
      'invariants: all hold on the table',
    )
    const violated = reportOf(
      tally,
      scene,
      { violations: ['(1) money is missing'], limits: ['limit: the processors'] },
      90_000,
    )
    expect(violated).toContain('1 VIOLATIONS\n    (1) money is missing')
    expect(violated).toContain(
      'in the best 10 s 2.0 vends/s\n  found every machine taken: 0; refused: MACHINE_BUSY 1\n  limit: the processors',
    )
  })
})
