import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BUGS } from './bugs/index.ts'
import { firstSeeds, type Hunt, Laboratory, SEEDS } from './campaign.ts'
import { neverInjected } from './report.ts'
import type { Report } from './run.ts'

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

describe('a seed', () => {
  let all: Report | undefined

  beforeAll(async () => {
    ;[all] = await laboratory.run({ seeds: [7] })
  }, 120_000)

  test('goes the same way every time it is run', async () => {
    expect(all?.trace.length).toBeGreaterThan(100)
    expect(await laboratory.run({ seeds: [7] })).toEqual([all])
  })

  test('goes the same way when the faults that it met are given as its path', async () => {
    const [again] = await laboratory.run({ seeds: [7], path: all?.injected.map(({ site }) => site) })
    // A fault that found nothing to go wrong is in the trace and in no path.
    const traceOf = (report?: Report) => report?.trace.map((line) => line.replace(/ \([a-z0-9 ]+\)$/, ''))
    expect({ ...again, trace: traceOf(again) }).toEqual({ ...all, trace: traceOf(all) })
  })

  test('meets no fault but those of its path', async () => {
    const site = all?.injected[0]?.site ?? ''
    const [one] = await laboratory.run({ seeds: [7], path: [site] })
    expect(one?.injected.map((injected) => injected.site)).toEqual([site])
    expect(one?.violations).toEqual([])
  })
})

describe('real processes that are killed', () => {
  test('with SIGKILL while they serve leave nothing half done', { timeout: 600_000 }, async () => {
    const [report] = await laboratory.run({ seeds: [1], kill: true })
    expect(report?.injected.filter(({ fault }) => fault === 'killed worker').length).toBeGreaterThan(0)
    expect(report?.violations).toEqual([])
  })
})

describe('the checks', () => {
  let hunts: Hunt[] = []

  beforeAll(async () => {
    hunts = await laboratory.hunt(BUGS, firstSeeds(SEEDS))
  }, 900_000)

  test.for(BUGS)(`find the planted bug "$name" within ${SEEDS} seeds`, ({ name }) => {
    const hunt = hunts.find(({ bug }) => bug.name === name)
    expect(hunt?.caught?.violations ?? []).not.toEqual([])
  })
})

/** What to run to see it again, and what was violated. */
const replayOf = ({ seed, violations }: Report) => ({ replay: `npm run faults -- --seed ${seed}`, violations })
