import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAudit } from './audit.ts'
import { compareReadings } from './compare.ts'
import { type Reading, readingOf } from './counters.ts'
import { fixture, onlySet } from './testing.ts'
import { COUNTER_MAX } from './values.ts'
import { writeAudit } from './write.ts'

const read = (...lines: string[]) => readingOf(onlySet(writeAudit([['ID1*DSP42', ...lines]])))
const deltas = (previous: Reading, current: Reading) =>
  Object.fromEntries(compareReadings(previous, current).changes.map(({ counter, delta }) => [counter, delta]))

describe('a reading', () => {
  it('names each counter by its element and by what it is about', () => {
    const { counters, sinceReset } = read(
      'VA1*1*2*3*4',
      'PA1*A1*150',
      'PA2*5*6*7',
      'PA7*A1*CA*0*150*8*9*10*11',
      'CA11*50*1*2*3*4*5*6',
      'CA11*0*0*0*0*0',
      'LA1*0*A1*150*12*13',
    )
    expect(counters).toEqual({
      VA101: 1,
      VA102: 2,
      'PA201[A1]': 5,
      'PA202[A1]': 6,
      'PA705[A1,CA,0]': 8,
      'PA706[A1,CA,0]': 9,
      'CA1105[50]': 4,
      'CA1106[50]': 5,
      'CA1107[50]': 6,
      'LA105[0,A1]': 13,
    })
    expect(sinceReset).toMatchObject({ VA103: 3, 'PA203[A1]': 7, 'CA1102[50]': 1, 'LA104[0,A1]': 12 })
  })

  it('leaves out a counter that the set gives twice with two values', () => {
    const { counters, ambiguous } = read('PA1*A1', 'PA2*5*50', 'PA1*A1', 'PA2*6*50')
    expect(counters).toEqual({ 'PA202[A1]': 50 })
    expect(ambiguous).toEqual(['PA201[A1]'])
  })

  it('takes no product over from the set before', () => {
    const { sets } = parseAudit(writeAudit([['PA1*A1', 'PA2*5*50'], ['PA2*6*60']]))
    expect(sets.map((set) => readingOf(set).counters)).toEqual([{ 'PA201[A1]': 5, 'PA202[A1]': 50 }, {}])
  })

  it('is plain data, to be kept until the next one', () => {
    const reading = readingOf(onlySet(fixture('first')))
    expect(JSON.parse(JSON.stringify(reading))).toEqual(reading)
    expect(reading).toMatchObject({ serialNumber: 'DSP0000042', decimals: 2, initialised: '2024-03-01T09:00:00' })
  })
})

describe('two reads', () => {
  it('of the same machine give what was sold between them', () => {
    const [first, second] = [readingOf(onlySet(fixture('first'))), readingOf(onlySet(fixture('second')))]
    const comparison = compareReadings(first, second)
    expect(comparison).toMatchObject({ kind: 'changed', epochs: [], appeared: [], vanished: [] })
    expect(deltas(first, second)).toMatchObject({
      VA101: 1250,
      VA102: 7,
      CA201: 500,
      DA201: 750,
      CA305: 600,
      CA306: 400,
      CA307: 200,
      'PA201[A1]': 3,
      'PA202[A1]': 450,
      'PA201[A2]': 4,
      'PA202[A2]': 800,
    })
  })

  it('begin with a baseline that sells nothing', () => {
    expect(compareReadings(undefined, read('VA1*300*2'))).toMatchObject({
      kind: 'baseline',
      changes: [],
      sinceReset: [],
    })
  })

  it('of one file are the same', () => {
    const reading = readingOf(onlySet(fixture('second')))
    expect(compareReadings(reading, readingOf(onlySet(fixture('second'))))).toEqual({
      kind: 'same',
      changes: [],
      epochs: [],
      appeared: [],
      vanished: [],
      sinceReset: [],
    })
  })

  it('pass 99,999,999 without a loss', () => {
    const { changes, epochs } = compareReadings(read('VA1*99999900*5'), read('VA1*50*6'))
    expect(epochs).toEqual([])
    expect(changes).toEqual([
      { counter: 'VA101', from: 99_999_900, to: 50, delta: 150, wrapped: true },
      { counter: 'VA102', from: 5, to: 6, delta: 1, wrapped: false },
    ])
  })

  it('begin again when the machine did, whatever it sold since', () => {
    const before = read('VA1*300000*2000', 'CA2*10*1')
    expect(compareReadings(before, read('VA1*500*3', 'CA2*400*2'))).toMatchObject({
      kind: 'epoch',
      changes: [],
      epochs: [{ group: 'machine', reason: 'VA101 was 300000 and is 500' }],
    })
    const other = { ...before, serialNumber: 'DSP43' }
    expect(compareReadings(before, other)).toMatchObject({ kind: 'epoch', changes: [] })
    const initialised = [read('VA1*10*1', 'EA4*250101*0000'), read('VA1*20*2', 'EA4*260101*0000')] as const
    expect(compareReadings(...initialised)).toMatchObject({ kind: 'epoch', changes: [] })
    expect(compareReadings({ ...before, decimals: 2 }, { ...before, decimals: 0 })).toMatchObject({ kind: 'epoch' })
  })

  it('in the wrong order book nothing, then or with the next one', () => {
    const [first, second] = [readingOf(onlySet(fixture('first'))), readingOf(onlySet(fixture('second')))]
    expect(compareReadings(second, first)).toMatchObject({ kind: 'older', changes: [], epochs: [] })
    expect(compareReadings(second, { ...first, clock: undefined })).toMatchObject({ kind: 'epoch', changes: [] })
  })

  it('begin again for a device that was exchanged, and go on for the rest', () => {
    const before = read('VA1*1000*10', 'CA2*800*8', 'DA2*200*2', 'PA1*A1', 'PA2*4*400', 'PA1*A2', 'PA2*6*600')
    const after = read('VA1*1300*13', 'CA2*100*9', 'DA2*400*4', 'PA1*A1', 'PA2*1*100', 'PA1*A2', 'PA2*8*800')
    expect(compareReadings(before, after)).toMatchObject({
      kind: 'changed',
      epochs: [
        { group: 'CA', reason: 'CA201 was 800 and is 100' },
        { group: 'product A1', reason: 'PA201[A1] was 4 and is 1' },
      ],
    })
    expect(deltas(before, after)).toEqual({
      VA101: 300,
      VA102: 3,
      DA201: 200,
      DA202: 2,
      'PA201[A2]': 2,
      'PA202[A2]': 200,
    })
  })

  it('take a new product as a baseline, and say which counters are gone', () => {
    const comparison = compareReadings(read('VA1*10*1', 'PA1*A1', 'PA2*1*10'), read('VA1*20*2', 'PA1*A2', 'PA2*9*90'))
    expect(comparison.appeared).toEqual(['PA201[A2]', 'PA202[A2]'])
    expect(comparison.vanished).toEqual(['PA201[A1]', 'PA202[A1]'])
    expect(comparison.changes.map(({ counter }) => counter)).toEqual(['VA101', 'VA102'])
  })
})

describe('counters since the last reset', () => {
  const product = (sold: number, resets: number) => read('PA1*A1', `PA2*0*0*${sold}`, `EA3*${resets}`)

  it('count once when they are reported twice', () => {
    expect(compareReadings(product(84, 1), product(84, 1)).sinceReset).toEqual([])
  })

  it('give their rise without a reset, and all of them after one', () => {
    const change = { counter: 'PA203[A1]', from: 84 }
    expect(compareReadings(product(84, 1), product(90, 1)).sinceReset).toEqual([
      { ...change, to: 90, delta: 6, reset: false },
    ])
    expect(compareReadings(product(84, 1), product(90, 2)).sinceReset).toEqual([
      { ...change, to: 90, delta: 90, reset: true },
    ])
    expect(compareReadings(product(84, 1), product(5, 1)).sinceReset).toEqual([
      { ...change, to: 5, delta: 5, reset: true },
    ])
  })
})

describe('any history of reads', () => {
  it('adds up to all that was sold, through every wrap and however often a file comes twice', () => {
    const sale = fc.record({ sold: fc.integer({ min: 0, max: 1_000_000 }), again: fc.boolean() })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: COUNTER_MAX }), fc.array(sale, { maxLength: 300 }), (start, sales) => {
        let counter = start
        let previous = read(`VA1*${counter}*0`)
        let found = 0
        for (const { sold, again } of sales) {
          counter = (counter + sold) % (COUNTER_MAX + 1)
          const current = { ...previous, counters: { VA101: counter, VA102: 0 } }
          for (const reading of again ? [current, current] : [current]) {
            const { changes, epochs } = compareReadings(previous, reading)
            expect(epochs).toEqual([])
            for (const { delta } of changes) found += delta
            previous = reading
          }
        }
        expect(found).toBe(sales.reduce((sum, { sold }) => sum + sold, 0))
      }),
    )
  })

  it('never gives a negative difference', () => {
    const counters = fc.dictionary(
      fc.constantFrom('VA101', 'CA201', 'DA201', 'PA201[1]', 'PA202[1]', 'PA201[2]'),
      fc.integer({ min: 0, max: COUNTER_MAX }),
    )
    fc.assert(
      fc.property(counters, counters, (before, after) => {
        const base = read('VA1*0*0')
        const { changes } = compareReadings({ ...base, counters: before }, { ...base, counters: after })
        for (const { counter, delta } of changes) {
          expect(delta).toBeGreaterThan(0)
          expect(((before[counter] ?? 0) + delta) % (COUNTER_MAX + 1)).toBe(after[counter])
        }
      }),
    )
  })
})
