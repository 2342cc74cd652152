import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { itemsOf } from '../../test/decision.ts'
import { NOW, slotOf } from '../../test/records.ts'
import { followStock, levelOf, thresholdsOf } from './low-stock.ts'
import { slotKey } from './state.ts'

describe('how full a slot is', () => {
  it.each([
    [3, 2, 'OK'],
    [2, 2, 'LOW'],
    [1, 2, 'LOW'],
    [0, 2, 'EMPTY'],
    [1, 0, 'OK'],
    [0, 0, 'EMPTY'],
  ] as const)('with %i units and a threshold of %i: %s', (units, lowAt, level) => {
    const lowAtOf = thresholdsOf([slotOf({ lowAt })])
    expect(levelOf({ stock: { A1: units }, lowAt: lowAtOf }, 'A1')).toBe(level)
  })

  it('is OK as long as it is switched off, and told of it what it holds when it is on again', () => {
    const off = thresholdsOf([slotOf({ lowAt: 2, enabled: false }), slotOf({ code: 'A2', lowAt: 2 })])
    expect(levelOf({ stock: { A1: 0, A2: 0 }, lowAt: off }, 'A1')).toBe('OK')
    expect(levelOf({ stock: { A1: 0, A2: 0 }, lowAt: off }, 'A2')).toBe('EMPTY')
    expect(levelOf({ stock: { A1: 0 }, lowAt: thresholdsOf([slotOf({ lowAt: 2 })]) }, 'A1')).toBe('EMPTY')
  })

  it('is never LOW at a machine whose planogram was set before there were thresholds', () => {
    expect([levelOf({ stock: { A1: 1 } }, 'A1'), levelOf({ stock: { A1: 0 } }, 'A1')]).toEqual(['OK', 'EMPTY'])
  })

  it('is by each slot’s own threshold, however they are stored', () => {
    const code = fc.constantFrom('A1', 'A2', 'B1', '11', '12', '1E5')
    const slot = fc.record({ code, lowAt: fc.integer({ min: 0, max: 5 }), units: fc.integer({ min: 0, max: 8 }) })
    fc.assert(
      fc.property(fc.uniqueArray(slot, { selector: (one) => one.code }), (slots) => {
        const lowAt = thresholdsOf(slots.map((one) => slotOf(one)))
        const stock = Object.fromEntries(slots.map((one) => [slotKey(one.code), one.units]))
        for (const one of slots) {
          const expected = one.units > one.lowAt ? 'OK' : one.units === 0 ? 'EMPTY' : 'LOW'
          expect(levelOf({ stock, lowAt }, slotKey(one.code))).toBe(expected)
        }
      }),
    )
  })

  it('has the threshold of most slots once', () => {
    const slots = ['A1', 'A2', 'A3', '12'].map((code) => slotOf({ code, lowAt: code === 'A2' ? 5 : 2 }))
    expect(thresholdsOf(slots)).toEqual({ '*': 2, A2: 5 })
    expect(thresholdsOf([])).toEqual({ '*': 0 })
  })
})

describe('a change of a machine’s state', () => {
  const lowAt = { '*': 2 }
  const follow = (before: Record<string, number> | undefined, stock: Record<string, number>) =>
    followStock({
      before: before && { stock: before, lowAt },
      after: { machineId: 'm1', operatorId: 'acme', stock, lowAt },
      sequence: '123',
      at: NOW,
    })

  it.each([
    ['a unit is sold and enough are left', { A1: 5 }, { A1: 4 }],
    ['a unit is sold of what was low', { A1: 2 }, { A1: 1 }],
    ['nothing of the stock has changed', { A1: 0, A2: 9 }, { A1: 0, A2: 9 }],
    ['a slot that is full is gone', { A1: 5, A2: 5 }, { A1: 5 }],
    ['the machine is new and has no slots', undefined, {}],
  ] as const)('writes nothing when %s', (_when, before, after) => {
    expect(follow(before, after)).toBeNull()
  })

  it.each([
    ['a slot is low', { A1: 3, A2: 9 }, { A1: 2, A2: 9 }, { A1: 'LOW' }],
    ['a slot that was low is empty', { A1: 1 }, { A1: 0 }, { A1: 'EMPTY' }],
    ['a slot with a number for a name is low', { _12: 3 }, { _12: 2 }, { 12: 'LOW' }],
    ['one is refilled and another is not', { A1: 0, A2: 1 }, { A1: 9, A2: 1 }, { A2: 'LOW' }],
    ['the machine is new and has an empty slot', undefined, { A1: 0 }, { A1: 'EMPTY' }],
  ] as const)('writes which slots are low or empty when %s', (_when, before, after, slots) => {
    const [put, ...more] = itemsOf(follow(before, after) as never)
    expect(more).toEqual([])
    expect(put?.item).toMatchObject({ slots, lowFor: 'acme', seen: '123'.padStart(40, '0') })
    expect(put?.condition).toBe(`attribute_not_exists(seen) OR seen < "${'123'.padStart(40, '0')}"`)
  })

  it('leaves the operator’s list when no slot is low any more', () => {
    const [put] = itemsOf(follow({ A1: 0 }, { A1: 9 }) as never)
    expect(put?.item).toMatchObject({ machineId: 'm1', slots: {} })
    expect(Object.keys(put?.item ?? {}).filter((name) => /^(lowFor|gsi1)/.test(name))).toEqual([])
  })
})
