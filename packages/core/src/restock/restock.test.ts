import { describe, expect, it } from 'vitest'
import { codeOf, doneBefore, infoOf, writtenBy } from '../../test/decision.ts'
import { AT, callOf, machineOf, owner, slotOf, stateRecordOf, stranger } from '../../test/records.ts'
import { documentedErrors } from '../../test/schema.ts'
import type { ErrorCode } from '../errors/catalogue.ts'
import { recordRestock } from './restock.ts'

type Call = Parameters<typeof recordRestock.decide>[0]
type Found = Parameters<typeof recordRestock.decide>[1]
type Touched = Call['input']['slots'][number]

const touched = (added: number, more: Partial<Touched> = {}): Touched => ({
  code: 'A1',
  added,
  jamCleared: false,
  ...more,
})

const found: Found = { machine: machineOf(), state: stateRecordOf({ stock: { A1: 5, A2: 3 } }), done: null }

interface Changed {
  slots?: Touched[]
  cash?: { amount: number; currency: string }
  found?: Partial<Found>
  caller?: Call['caller']
}

const usd = (amount: number) => ({ amount, currency: 'USD' })
const inputOf = (slots: Touched[]) => ({ machineId: 'm1', slots, idempotencyKey: 'visit-1' })

const decide = ({ slots = [touched(2)], cash, found: more, caller = owner }: Changed = {}) =>
  recordRestock.decide(callOf(caller, { ...inputOf(slots), ...(cash && { cashCounted: cash }) }), { ...found, ...more })

const refusals: [code: ErrorCode, when: string, changed: Changed, info?: object][] = [
  ['NOT_FOUND', 'there is no such machine', { found: { machine: null, state: null } }, { machineId: 'm1' }],
  ['NOT_FOUND', "it is another operator's", { caller: stranger }, { machineId: 'm1' }],
  ['SLOT_NOT_FOUND', 'there is no such slot', { slots: [touched(1), touched(1, { code: 'Z9' })] }, { slot: 'Z9' }],
  ['STOCK_RANGE', 'it is more than fits', { slots: [touched(6)] }, { slot: 'A1', stock: 5, capacity: 10 }],
  ['STOCK_RANGE', 'more is taken out than there is', { slots: [touched(-6)] }, { slot: 'A1', stock: 5, capacity: 10 }],
  ['WRONG_CURRENCY', 'cash was counted in another currency', { cash: usd(500) }, { currency: 'EUR' }],
  [
    'IDEMPOTENCY_KEY_REUSED',
    'the key was used for another visit',
    { found: { done: doneBefore(recordRestock, 'olga', inputOf([touched(3)]), 'r0') } },
  ],
]

describe('recordRestock', () => {
  it.each(refusals)('refuses with %s when %s', (code, _when, changed, info) => {
    expect([codeOf(decide(changed)), infoOf(decide(changed))]).toEqual([code, info])
  })

  it('has a test for every error that schema.graphql lists, and no other', () => {
    expect([...new Set(refusals.map(([code]) => code))].sort()).toEqual(documentedErrors.recordRestock)
  })

  it('adds to whatever is there, when it fits still and the planogram is the one that was read', () => {
    const [state, visit, record, ...more] = writtenBy(decide({ slots: [touched(5), touched(-2, { code: 'A2' })] }))
    expect(more).toEqual([])
    expect(state?.update).toContain('stock.A1 = (if_not_exists(stock.A1, 0) - -5)')
    expect(state?.update).toContain('stock.A2 = (if_not_exists(stock.A2, 0) - 2)')
    expect(state?.update).toContain('ADD restocks 1')
    expect(state?.condition?.split(' AND ').slice(2)).toEqual([
      'planogramVersion = 4',
      'stock.A1 <= 5',
      'stock.A2 >= 2',
    ])
    for (const item of [visit, record]) {
      expect(item).toMatchObject({ verb: 'Put', condition: 'attribute_not_exists(pk) AND attribute_not_exists(sk)' })
    }
    expect(visit).toMatchObject({
      key: '$dispense#machineId_m1 $restock_1#restockId_01J00000000000000000NEWID0',
      item: { operatorId: 'acme', by: 'olga', createdAt: AT },
    })
    expect(record?.key).toBe('$dispense#subject_olga#command_recordRestock#key_visit-1 $idempotency_1')
  })

  it('clears a jam, and only when it is told to', () => {
    const jammed = { state: stateRecordOf({ jammed: { A1: AT } }) }
    const cleared = decide({ slots: [touched(0, { jamCleared: true })], found: jammed })
    expect(writtenBy(cleared)[0]?.update).toContain('REMOVE jammed.A1')
    expect(cleared).toMatchObject({ value: { state: { jammed: {} } } })
    const left = decide({ found: jammed })
    expect(writtenBy(left)[0]?.update).not.toContain('jammed')
    expect(left).toMatchObject({ value: { state: { jammed: { A1: AT } } } })
  })

  it('fills a slot to its capacity and empties it to nothing', () => {
    expect([codeOf(decide({ slots: [touched(5)] })), codeOf(decide({ slots: [touched(-5)] }))]).toEqual([
      'write',
      'write',
    ])
  })

  it('takes units out of a slot that holds more than its capacity, and clears its jam', () => {
    const overfull = { machine: machineOf({ planogram: [slotOf({ capacity: 3 })] }) }
    const taken = decide({ slots: [touched(-1)], found: overfull })
    expect(writtenBy(taken)[0]?.condition?.split(' AND ').at(-1)).toBe('stock.A1 >= 1')
    expect(codeOf(decide({ slots: [touched(0, { jamCleared: true })], found: overfull }))).toBe('write')
    expect(codeOf(decide({ slots: [touched(1)], found: overfull }))).toBe('STOCK_RANGE')
  })

  it('moves the cash that was counted out of the machine, and nothing when there was none', () => {
    const cash = { amount: 1250, currency: 'EUR' }
    const [state, visit, transfer, ...more] = writtenBy(decide({ slots: [], cash }))
    expect(state?.update).not.toContain('stock.')
    expect(more).toHaveLength(1)
    expect(visit?.item).toMatchObject({ cashCounted: cash, slots: [] })
    expect(transfer?.item).toMatchObject({
      ...{ kind: 'COLLECTION', by: 'olga', currency: 'EUR' },
      entries: [
        { account: 'COLLECTED', amount: 1250 },
        { account: 'CASH', amount: -1250 },
      ],
    })
    const empty = writtenBy(decide({ slots: [], cash: { amount: 0, currency: 'EUR' } }))
    expect(empty.map(({ item }) => item?.kind)).not.toContain('COLLECTION')
    expect(empty[1]?.item).toMatchObject({ cashCounted: { amount: 0 } })
  })

  it('fills slots with numbers for names', () => {
    const numeric = {
      machine: machineOf({ planogram: [slotOf({ code: '12' })] }),
      state: stateRecordOf({ stock: { _12: 1 }, jammed: { _12: AT } }),
    }
    const decision = decide({ slots: [touched(4, { code: '12', jamCleared: true })], found: numeric })
    expect(writtenBy(decision)[0]?.update).toMatch(
      /stock\._12 = \(if_not_exists\(stock\._12, 0\) - -4\).* REMOVE jammed\._12/,
    )
    expect(decision).toMatchObject({ value: { state: { stock: { _12: 5 }, jammed: {} } } })
  })

  it('answers the same call with the machine as it is, and counts nothing twice', () => {
    const done = doneBefore(recordRestock, 'olga', inputOf([touched(2)]), 'r0')
    expect(decide({ found: { done } })).toEqual({ kind: 'done', value: { ...found.machine, state: found.state } })
  })
})
