import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Assessed, assess, DOOR_OPEN_MS } from './assess.ts'
import type { Measured } from './telemetry.ts'

const MINUTE = 60_000
const RULE = { max: 50, warm: 15, recover: 30 }

/** What a machine says so many minutes after the beginning; nothing: only time passes. */
type Step = [minute: number, said?: Measured]

/** Goes through the steps, and answers what is known after the last. */
function known(steps: readonly Step[], rule: typeof RULE | undefined = RULE): Assessed & Measured {
  let now: Measured & Partial<Assessed> = {}
  for (const [minute, said = {}] of steps) {
    const { temperature, door, coinMech, cashless, errors } = { ...now, ...said }
    const values = Object.fromEntries(
      Object.entries({ temperature, door, coinMech, cashless, errors }).filter(([, value]) => value !== undefined),
    ) as Measured
    now = { ...values, ...assess(now, said, rule, minute * MINUTE) }
  }
  return now as Assessed & Measured
}

const isBroken = (steps: readonly Step[], rule?: typeof RULE) => known(steps, rule).coldBreachAt !== undefined

const WARM = { temperature: 51 }
const COLD = { temperature: 50 }

describe('the health rule for perishables', () => {
  it.each<[string, Step[], boolean]>([
    [
      'too warm for 15 minutes',
      [
        [0, WARM],
        [15, WARM],
      ],
      false,
    ],
    [
      'too warm for more than 15 minutes',
      [
        [0, WARM],
        [15.1, WARM],
      ],
      true,
    ],
    ['too warm, and nothing was said since', [[0, WARM], [15.1]], true],
    [
      'exactly at the limit for a day',
      [
        [0, COLD],
        [1440, COLD],
      ],
      false,
    ],
    [
      'cold in between',
      [
        [0, WARM],
        [14, COLD],
        [20, WARM],
        [34, WARM],
      ],
      false,
    ],
    [
      'too warm with its door open',
      [
        [0, { ...WARM, door: 'OPEN' }],
        [60, WARM],
      ],
      false,
    ],
    [
      'too warm, its door was opened before the time was over',
      [
        [0, WARM],
        [10, { door: 'OPEN' }],
        [40, WARM],
      ],
      false,
    ],
    [
      'shut, and still too warm after 30 minutes',
      [
        [0, { ...WARM, door: 'OPEN' }],
        [9, { door: 'CLOSED' }],
        [39, WARM],
      ],
      false,
    ],
    [
      'shut, and still too warm after more than 30 minutes',
      [
        [0, { ...WARM, door: 'OPEN' }],
        [9, { door: 'CLOSED' }],
        [39.1, WARM],
      ],
      true,
    ],
    [
      'shut, cold, and too warm again for 16 minutes',
      [
        [0, { ...WARM, door: 'OPEN' }],
        [1, { door: 'CLOSED' }],
        [10, COLD],
        [11, WARM],
        [27.1, WARM],
      ],
      true,
    ],
    [
      'said to be shut again and again',
      [
        [0, { ...WARM, door: 'CLOSED' }],
        [10, { door: 'CLOSED' }],
        [15.1, { door: 'CLOSED' }],
      ],
      true,
    ],
  ])('of a machine that is %s', (_what, steps, broken) => {
    expect(isBroken(steps)).toBe(broken)
    expect(known(steps).flags?.includes('COLD_CHAIN')).toBe(broken)
  })

  it('follows the limits of the place', () => {
    const steps: Step[] = [
      [0, { temperature: 71 }],
      [6, { temperature: 71 }],
    ]
    expect(isBroken(steps, { max: 70, warm: 5, recover: 5 })).toBe(true)
    expect(isBroken(steps, { max: 72, warm: 5, recover: 5 })).toBe(false)
  })

  it('stays broken when it is cold again: a person has to see to it', () => {
    expect(
      isBroken([
        [0, WARM],
        [16, WARM],
        [17, COLD],
        [2000, COLD],
      ]),
    ).toBe(true)
  })

  it('is none of a machine without it', () => {
    expect(
      isBroken(
        [
          [0, WARM],
          [1000, WARM],
        ],
        null as never,
      ),
    ).toBe(false)
  })

  it('is broken at the same moment however often the machine reports: the sweep and a report agree', () => {
    const minutes = fc.array(fc.integer({ min: 1, max: 59 }), { maxLength: 8 })
    fc.assert(
      fc.property(fc.integer({ min: 51, max: 300 }), fc.boolean(), minutes, (temperature, wasOpen, between) => {
        const begin: Step[] = wasOpen
          ? [
              [-1, { temperature, door: 'OPEN' }],
              [0, { door: 'CLOSED' }],
            ]
          : [[0, { temperature }]]
        const limit = wasOpen ? 30 : 15
        const reports = between.toSorted((a, b) => a - b).map((minute): Step => [minute, { temperature }])
        const last = reports.at(-1)?.[0] ?? 0
        expect(isBroken([...begin, ...reports])).toBe(last > limit)
        // When it says nothing more, the sweep comes at the right moment and not before.
        const { dueAt } = known(begin)
        expect(dueAt).toBe(limit * MINUTE + 1)
        expect(isBroken([...begin, [(dueAt as number) / MINUTE]])).toBe(true)
        expect(isBroken([...begin, [((dueAt as number) - 1) / MINUTE]])).toBe(false)
      }),
    )
  })

  it('never breaks while every report is cold', () => {
    const cold = fc.array(
      fc.tuple(fc.nat(10_000), fc.integer({ min: -300, max: 50 }), fc.constantFrom('OPEN', 'CLOSED')),
    )
    fc.assert(
      fc.property(cold, (reports) => {
        const steps = reports
          .toSorted(([a], [b]) => a - b)
          .map(([at, temperature, door]): Step => [at, { temperature, door } as Measured])
        expect(isBroken([...steps, [20_000]])).toBe(false)
      }),
    )
  })
})

describe('a door', () => {
  it('is an alert when it has been open for a quarter of an hour, and no more when it is shut', () => {
    const open: Step = [0, { door: 'OPEN' }]
    expect(known([open]).dueAt).toBe(DOOR_OPEN_MS)
    expect(known([open, [14]]).flags).toEqual([])
    expect(known([open, [14], [15]]).flags).toEqual(['DOOR_OPEN'])
    expect(known([open, [15], [16, { door: 'CLOSED' }]]).flags).toEqual([])
  })
})

describe('devices and errors', () => {
  it('are what was said last', () => {
    const said: Measured = { coinMech: 'MISSING', cashless: 'FAULT', errors: ['EAR'] }
    expect(known([[0, said]]).flags).toEqual(['PAYMENT_FAULT:coinMech', 'PAYMENT_FAULT:cashless', 'MACHINE_ERROR:EAR'])
    expect(
      known([
        [0, said],
        [1, { coinMech: 'OK', errors: [] }],
      ]).flags,
    ).toEqual(['PAYMENT_FAULT:cashless'])
  })
})
