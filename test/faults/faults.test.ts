import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { firstSeeds, Laboratory, SEEDS } from './campaign.ts'
import { neverInjected } from './report.ts'

let laboratory: Laboratory

beforeAll(async () => {
  laboratory = await Laboratory.open()
}, 120_000)

afterAll(() => laboratory?.close())

describe('the simulation', () => {
  test(`violates no invariant in ${SEEDS} seeds, whatever goes wrong`, { timeout: 900_000 }, async () => {
    const reports = await laboratory.run({ seeds: firstSeeds(SEEDS) })
    expect(reports).toHaveLength(SEEDS)
    expect(reports.filter(({ violations }) => violations.length > 0).map(replayOf)).toEqual([])
    expect(neverInjected(reports)).toEqual(['killed worker'])
  })
})

/** What to run to see it again, and what was violated. */
const replayOf = ({ seed, violations }: { seed: number; violations: string[] }) => ({
  replay: `npm run faults -- --seed ${seed}`,
  violations,
})
