import { describe, expect, it } from 'vitest'
import { machineOf, NOW, stateRecordOf } from '../../test/records.ts'
import type { MachineRecord } from './machine.ts'
import { conditionOf, cursorAfter, isDescribedBy, type MachineFilter, parseMachineFilter } from './search.ts'
import type { MachineStateRecord } from './state.ts'

const machine = machineOf({ name: 'Acme 12', place: 'North Campus', code: 'ACME-0012', tags: ['campus', 'east'] })

describe('a machine that is looked for', () => {
  it.each<[MachineFilter, boolean]>([
    [{}, true],
    [{ text: 'north' }, true],
    [{ text: 'EAST acme  0012' }, true],
    [{ text: 'north rink' }, false],
    [{ place: 'North Campus' }, true],
    [{ place: 'North' }, false],
    [{ tag: 'campus', text: 'acme' }, true],
    [{ tag: 'camp' }, false],
  ])('fits %j: %s', (filter, fits) => {
    expect(isDescribedBy(machine, filter)).toBe(fits)
  })

  it('is not looked for by nothing, or by what there is not', () => {
    for (const filter of [{ text: ' ' }, { text: 'x'.repeat(101) }, { conditions: [] }, { conditions: ['TIRED'] }]) {
      expect(() => parseMachineFilter(filter)).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }))
    }
    expect(parseMachineFilter(null)).toBeUndefined()
  })

  it.each<[string, Partial<MachineStateRecord>]>([
    ['SELLING', {}],
    ['BUSY', { activeVendId: 'v1' }],
    ['NEEDS_REFILL', { stock: {} }],
    ['STOPPED', { stoppedAt: '2026-03-01T10:00:00Z', activeVendId: 'v1' }],
    ['OFFLINE', { seenAt: NOW - 3_600_000, stoppedAt: '2026-03-01T10:00:00Z' }],
    ['OUT_OF_SERVICE', { status: 'OUT_OF_SERVICE', seenAt: NOW - 3_600_000 }],
  ])('is %s by what keeps it most from selling', (condition, changed) => {
    const state = { ...stateRecordOf(), status: 'ONLINE', ...full(machine), ...without(changed), ...changed }
    expect(conditionOf(machine, state as MachineStateRecord, NOW)).toBe(condition)
  })
})

/** All slots full. */
const full = ({ planogram }: MachineRecord) => ({
  stock: Object.fromEntries(planogram.map(({ code, capacity }) => [code, capacity])),
  seenAt: NOW,
})

/** What a state has that the case is not about. */
const without = (changed: Partial<MachineStateRecord>) => ({
  activeVendId: undefined,
  stoppedAt: undefined,
  ...(changed.stock && { stock: {} }),
})

describe('the end of a page of those that fit', () => {
  it('is told as DynamoDB would have told it', () => {
    const cursor = JSON.parse(Buffer.from(cursorAfter(machine), 'base64url').toString())
    expect(Object.keys(cursor)).toEqual(['pk', 'sk', 'gsi1pk', 'gsi1sk'])
    expect(cursor.gsi1sk).toContain(machine.machineId)
  })
})
