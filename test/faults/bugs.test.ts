import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BUGS } from './bugs/index.ts'
import { firstSeeds, Laboratory, SEEDS } from './campaign.ts'
import type { Report } from './run.ts'

let laboratory: Laboratory

beforeAll(async () => {
  laboratory = await Laboratory.open()
}, 120_000)

afterAll(() => laboratory?.close())

describe('a seed', () => {
  test('goes the same way every time it is run', async () => {
    const [first, second] = [await laboratory.run({ seeds: [7] }), await laboratory.run({ seeds: [7] })]
    expect(first[0]?.trace.length).toBeGreaterThan(100)
    expect(second).toEqual(first)
  })

  test('goes the same way when the faults that it met are given as its path', async () => {
    const [all] = await laboratory.run({ seeds: [7] })
    const [again] = await laboratory.run({ seeds: [7], path: all?.injected.map(({ site }) => site) })
    // A fault that found nothing to go wrong is in the trace and in no path.
    const traceOf = (report?: Report) => report?.trace.map((line) => line.replace(/ \([a-z0-9 ]+\)$/, ''))
    expect({ ...again, trace: traceOf(again) }).toEqual({ ...all, trace: traceOf(all) })
  })

  test('meets no fault but those of its path', async () => {
    const [all] = await laboratory.run({ seeds: [7] })
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
  test.for(BUGS)(`find the planted bug "$name" within ${SEEDS} seeds`, { timeout: 900_000 }, async (bug) => {
    const reports = await laboratory.run({ seeds: firstSeeds(SEEDS), bug, untilCaught: true })
    expect(reports.flatMap(({ violations }) => violations)).not.toEqual([])
  })
})
