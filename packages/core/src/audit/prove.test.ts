import { describe, expect, it } from 'vitest'
import { intervalOf, soldOf } from '../../test/audits.ts'
import type { AuditRead } from './audit.ts'
import { provenBy } from './prove.ts'

type Vends = Parameters<typeof provenBy>[2]

const unknown = soldOf('u1', { state: 'OUTCOME_UNKNOWN' })
const known = soldOf('v1')

/** What is proven when A1 counted so many, none of them for coins. */
const proven = (units: number, vends: Vends, more: Partial<AuditRead> = {}, machine = {}) => {
  const columns = [{ selection: 'A1', units, amount: units * 200, cashUnits: 0 }]
  return provenBy({ reads: [intervalOf({ columns, ...more })] }, machine, vends).map(
    ({ vendId, outcome }) => `${vendId} ${outcome}`,
  )
}

describe('a vend whose outcome is unknown', () => {
  it('was dispensed when the counter rose by all, and was not when it rose by the known ones alone', () => {
    expect(proven(2, [known, unknown])).toEqual(['u1 DISPENSED'])
    expect(proven(1, [known, unknown])).toEqual(['u1 NOT_DISPENSED'])
  })

  it('tells how that is known, in words that fit', () => {
    const columns = [{ selection: 'A1', units: 2, amount: 400, cashUnits: 0 }]
    const [proof] = provenBy({ reads: [intervalOf({ columns })] }, {}, [known, unknown])
    expect(proof?.reason).toBe(
      'The counter of A1 rose by 2 from 2026-03-01T06:00:00.000Z to 2026-03-01T12:00:00.000Z; 1 sales of it were known.',
    )
  })

  it('is proven only with all others of its column', () => {
    const other = soldOf('u2', { state: 'OUTCOME_UNKNOWN' })
    expect(proven(2, [unknown, other])).toEqual(['u1 DISPENSED', 'u2 DISPENSED'])
    expect(proven(1, [unknown, other])).toEqual([])
  })

  it('is not told from a sale for coins unless the machine tells, or all of those are known', () => {
    const columns = [{ selection: 'A1', units: 2, amount: 400 }]
    expect(proven(2, [known, unknown], { columns })).toEqual([])
    expect(proven(2, [known, unknown], { columns, cashUnits: 1 })).toEqual([])
    expect(proven(2, [known, unknown], { columns, cashUnits: 0 })).toEqual(['u1 DISPENSED'])
    const coins = soldOf('c1', { payment: 'CASH' })
    expect(proven(2, [coins, unknown], { columns, cashUnits: 1 })).toEqual(['u1 DISPENSED'])
  })

  it('is not proven to be dispensed where a sale may still be told that was made offline', () => {
    expect(proven(2, [known, unknown], {}, { offlineLimit: 500 })).toEqual([])
    expect(proven(1, [known, unknown], {}, { offlineLimit: 500 })).toEqual(['u1 NOT_DISPENSED'])
  })

  it.each<[what: string, vends: Vends, more?: Partial<AuditRead>]>([
    ['the clock cannot be trusted', [known, unknown], { clockUncertain: true }],
    ['counters since a reset had to serve', [known, unknown], { sinceReset: true }],
    [
      'it was close to a read',
      [known, soldOf('u1', { state: 'OUTCOME_UNKNOWN', createdAt: '2026-03-01T11:56:00.000Z' })],
    ],
    ['a known sale was close to a read', [soldOf('v1', { createdAt: '2026-03-01T06:04:00.000Z' }), unknown]],
    [
      'a sale just outside may have been counted',
      [known, unknown, soldOf('v2', { createdAt: '2026-03-01T05:58:00.000Z' })],
    ],
    ['a known sale was only assumed', [soldOf('v1', { unconfirmed: true }), unknown]],
    ['the column was not counted', [known, unknown], { columns: [] }],
    ['there is nothing to compare with', [known, unknown], { from: undefined }],
  ])('is left to a person when %s', (_what, vends, more) => {
    expect(proven(2, vends, more)).toEqual([])
  })
})
