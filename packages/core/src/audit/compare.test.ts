import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dex, intervalOf, linesOf, soldOf } from '../../test/audits.ts'
import { countedIn, differencesOf, sumsOf, vendsOf } from './compare.ts'
import { countedBetween } from './counted.ts'

const at = (time: string) => `2026-03-01T${time}:00.000Z`

/** The lines of a machine whose only column A1 counted so many, at 2.00 each. */
const linesFor = (units: number, vends: Parameters<typeof vendsOf>[1], more = {}) => {
  const read = intervalOf({
    units,
    amount: units * 200,
    columns: [{ selection: 'A1', units, amount: units * 200 }],
    ...more,
  })
  return differencesOf(read, vendsOf(read, vends)).map(({ vendIds, ...line }) => ({ ...line, vends: vendIds.join() }))
}

const line = (kind: string, units: number, vends = '') => ({ kind, selection: 'A1', units, amount: units * 200, vends })

describe('what a machine counted and the cloud did not', () => {
  it('is nothing when both know the same', () => {
    expect(linesFor(2, [soldOf('v1'), soldOf('v2', { payment: 'CASH' })])).toEqual([])
  })

  it('is a cash sale as far as the machine counted more cash, and a cashless one offline for the rest', () => {
    expect(linesFor(4, [soldOf('v1')], { cashUnits: 1 })).toEqual([line('CASH_SALE', 1), line('OFFLINE_CASHLESS', 2)])
    expect(linesFor(4, [soldOf('v1')], { cashlessUnits: 2 })).toEqual([
      ...[line('CASH_SALE', 2), line('OFFLINE_CASHLESS', 1)],
    ])
    const columns = [{ selection: 'A1', units: 4, amount: 800, cashUnits: 3 }]
    expect(linesFor(4, [soldOf('v1')], { cashUnits: 9, columns })).toEqual([line('CASH_SALE', 3)])
  })

  it('is unattributed when the machine does not tell how it was paid', () => {
    expect(linesFor(1, [])).toEqual([line('UNATTRIBUTED', 1)])
  })

  it('is a vend whose outcome is unknown, as long as there is one', () => {
    const unknown = soldOf('u1', { state: 'OUTCOME_UNKNOWN' })
    expect(linesFor(2, [soldOf('v1'), unknown], { cashUnits: 0 })).toEqual([line('OUTCOME_UNKNOWN', 1, 'u1')])
  })

  it('is the clock when something was sold within minutes of a read, on its other side', () => {
    expect(linesFor(1, [soldOf('v1', { createdAt: at('05:57') })], { cashUnits: 0 })).toEqual([line('CLOCK', 1, 'v1')])
    expect(linesFor(1, [soldOf('v1', { createdAt: at('05:50') })], { cashUnits: 0 })).toEqual([
      line('OFFLINE_CASHLESS', 1),
    ])
  })
})

describe('what the cloud sold and the machine did not count', () => {
  it('is a jam, and the clock when it was close to a read', () => {
    expect(linesFor(1, [soldOf('v1'), soldOf('v2')])).toEqual([line('JAM', -1)])
    expect(linesFor(1, [soldOf('v1'), soldOf('v2', { createdAt: at('11:58') })])).toEqual([line('CLOCK', -1, 'v2')])
  })
})

describe('what no column accounts for', () => {
  it('is unattributed, and so is what was sold at a column that was not counted', () => {
    const columns = [{ selection: 'A1', units: 1, amount: 200 }]
    const read = intervalOf({ units: 4, amount: 700, columns })
    const vends = vendsOf(read, [soldOf('v1'), soldOf('v2', { slot: 'A2' })])
    expect(differencesOf(read, vends)).toEqual([{ kind: 'UNATTRIBUTED', units: 2, amount: 350, vendIds: [] }])
  })

  it('is another price for the same units', () => {
    const columns = [{ selection: 'A1', units: 1, amount: 210 }]
    expect(linesFor(1, [soldOf('v1')], { amount: 210, columns })).toEqual([
      { kind: 'UNATTRIBUTED', selection: 'A1', units: 0, amount: 10, vends: '' },
    ])
  })

  it('of a machine without columns is compared as one', () => {
    const read = intervalOf({ units: 3, amount: 600, cashUnits: 1 })
    expect(differencesOf(read, vendsOf(read, [soldOf('v1')]))).toMatchObject([
      ...[{ kind: 'CASH_SALE', units: 1 }],
      ...[{ kind: 'OFFLINE_CASHLESS', units: 1 }],
    ])
  })
})

describe('the lines of a period', () => {
  const time = fc
    .integer({ min: 5 * 60 + 50, max: 12 * 60 + 10 })
    .map((minute) => new Date(Date.parse(at('00:00')) + minute * 60_000).toISOString())
  const vend = fc.record({
    createdAt: time,
    slot: fc.constantFrom('A1', 'A2', 'B1'),
    payment: fc.constantFrom('WALLET' as const, 'CARD' as const, 'CASH' as const),
    state: fc.constantFrom('COMPLETED' as const, 'REFUNDED' as const, 'OUTCOME_UNKNOWN' as const, 'FAILED' as const),
  })
  const counted = fc.nat(9).chain((units) =>
    fc.record({
      units: fc.constant(units),
      amount: fc.nat(2000),
      cashUnits: fc.option(fc.nat(units), { nil: undefined }),
    }),
  )
  const column = (selection: string) =>
    fc.option(
      counted.map((of) => ({ selection, ...of })),
      { nil: undefined },
    )
  const sums = fc.option(fc.nat(30), { nil: undefined })

  it('add up to the whole difference in units and to the cent, whatever was counted and sold', () => {
    fc.assert(
      fc.property(
        fc.array(vend, { maxLength: 12 }),
        fc.tuple(column('A1'), column('A2')),
        fc.record({ units: sums, amount: sums, cashUnits: sums, cashlessUnits: sums }),
        (sold, columns, all) => {
          const told = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
          const read = intervalOf({ ...told, columns: columns.filter((one) => one !== undefined) as never })
          const vends = vendsOf(
            read,
            sold.map((more, i) => soldOf(`v${i}`, more)),
          )
          const lines = differencesOf(read, vends)
          const [machine, cloud] = [countedIn(read), sumsOf(vends.sold)]
          expect(lines.reduce((sum, { units }) => sum + units, 0)).toBe(machine.units - cloud.units)
          expect(lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(machine.amount - cloud.amount)
        },
      ),
    )
  })
})

describe('any history of reads', () => {
  const read = (a1: number, a2: number) => {
    const [set] = dex.parseAudit(dex.writeAudit([linesOf({ a1, a2 })])).sets
    if (!set) throw new Error('The file has no set')
    return dex.readingOf(set)
  }

  it('counts every unit once, through wraps of the counters and however often a file comes', () => {
    const step = fc.record({ a1: fc.nat(50), a2: fc.nat(50), again: fc.boolean() })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        // Its money passes 99,999,999.
        let [a1, a2] = [499_990, 0]
        let previous = read(a1, a2)
        const sums: Record<string, [units: number, amount: number]> = { A1: [0, 0], A2: [0, 0] }
        for (const { again, ...sold } of steps) {
          a1 += sold.a1
          a2 += sold.a2
          for (let copy = 0; copy < (again ? 2 : 1); copy += 1) {
            const current = read(a1, a2)
            const { columns } = countedBetween(previous, current, dex.compareReadings(previous, current), 1)
            for (const { selection, units, amount } of columns) {
              const [before, value] = sums[selection] ?? [0, 0]
              sums[selection] = [before + units, value + amount]
            }
            previous = current
          }
        }
        expect(sums).toEqual({ A1: [a1 - 499_990, (a1 - 499_990) * 200], A2: [a2, a2 * 150] })
      }),
      { numRuns: 50 },
    )
  })

  it('counts nothing of a device that was exchanged, and goes on with the rest', () => {
    const [before, after] = [read(10, 3), read(12, 1)]
    const { columns, units } = countedBetween(before, after, dex.compareReadings(before, after), 1)
    expect([columns, units]).toEqual([[{ selection: 'A1', units: 2, amount: 400, cashUnits: 0 }], 0])
  })

  it('takes counters since the last reset where a machine has no others, once', () => {
    const of = (sold: number, resets: number) => {
      const lines = ['PA1*A1*200', `PA2*0*0*${sold}*${sold * 200}`, `EA3*${resets}`]
      const [set] = dex.parseAudit(dex.writeAudit([lines])).sets
      if (!set) throw new Error('The file has no set')
      return dex.readingOf(set)
    }
    const between = (before: ReturnType<typeof of>, after: ReturnType<typeof of>) => {
      const { columns, sinceReset } = countedBetween(before, after, dex.compareReadings(before, after), 1)
      return { units: columns[0]?.units, amount: columns[0]?.amount, sinceReset }
    }
    expect(between(of(84, 1), of(84, 1))).toEqual({ units: 0, amount: 0, sinceReset: false })
    expect(between(of(84, 1), of(90, 1))).toEqual({ units: 6, amount: 1200, sinceReset: true })
    expect(between(of(84, 1), of(5, 2))).toEqual({ units: 5, amount: 1000, sinceReset: true })
  })
})
