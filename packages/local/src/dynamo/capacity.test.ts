import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Change, changeUnits, type IndexedTable, readUnits, sumOf, writeUnits } from './capacity.ts'
import type { Item } from './item-size.ts'

const KB = 1024

const table: IndexedTable = {
  primaryIndex: { hashKey: 'pk' },
  globalIndexes: {
    all: { hashKey: 'a', projection: 'all' },
    keys: { hashKey: 'k', rangeKey: 's', projection: 'keys-only' },
    some: { hashKey: 'i', projection: ['shown'] },
  },
}

/** An item of exactly this many bytes. */
const itemOf = (bytes: number, attributes: Record<string, string> = {}): Item => {
  const item = { pk: 'x', ...attributes }
  const size = Object.entries(item).reduce((sum, [name, value]) => sum + name.length + value.length, 0)
  const filled = { ...item, pad: '.'.repeat(bytes - size - 'pad'.length) }
  return Object.fromEntries(Object.entries(filled).map(([name, value]) => [name, { S: value }]))
}

const indexesOf = (change: Change) => changeUnits(change, table, false).indexes

describe('a read', () => {
  it('costs a unit for every 4 KB begun, half when eventual, double in a transaction', () => {
    expect(readUnits(4 * KB, 'strong')).toBe(1)
    expect(readUnits(4 * KB + 1, 'strong')).toBe(2)
    expect(readUnits(4 * KB + 1, 'eventual')).toBe(1)
    expect(readUnits(4 * KB + 1, 'transactional')).toBe(4)
  })

  it('costs the least when nothing is there', () => {
    expect(readUnits(0, 'eventual')).toBe(0.5)
    expect(readUnits(0, 'strong')).toBe(1)
  })

  it('never costs less for more bytes, and pays for all of them', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (bytes, more) => {
        expect(readUnits(bytes + more, 'strong')).toBeGreaterThanOrEqual(readUnits(bytes, 'strong'))
        expect(readUnits(bytes, 'strong') * 4 * KB).toBeGreaterThanOrEqual(bytes)
      }),
    )
  })
})

describe('a write', () => {
  it('costs a unit for every KB begun', () => {
    expect([1, KB, KB + 1, 3 * KB].map(writeUnits)).toEqual([1, 1, 2, 3])
  })

  it('is paid by the larger of the item before and after', () => {
    const [small, large] = [itemOf(KB), itemOf(2 * KB + 1)]
    expect(changeUnits({ before: small, after: large }, table, false).table).toBe(3)
    expect(changeUnits({ before: large, after: small }, table, false).table).toBe(3)
    expect(changeUnits({ before: large }, table, false).table).toBe(3)
  })

  it('costs double in a transaction: 100 items of 1 KB are 200 units', () => {
    const changes = Array.from({ length: 100 }, () => changeUnits({ after: itemOf(KB) }, table, true))
    expect(sumOf(changes)).toEqual({ table: 200, indexes: {} })
  })

  it('of a key that is not there is paid as the smallest', () => {
    expect(changeUnits({}, table, false)).toEqual({ table: 1, indexes: {} })
    expect(changeUnits({}, table, true)).toEqual({ table: 2, indexes: {} })
  })
})

describe('an index', () => {
  const indexed = { a: '1', k: '1', s: '1', i: '1', shown: '1' }

  it('is written once when an item comes or goes, by what it holds of the item', () => {
    const item = itemOf(3 * KB, indexed)
    expect(indexesOf({ after: item })).toEqual({ all: 3, keys: 1, some: 1 })
    expect(indexesOf({ before: item })).toEqual({ all: 3, keys: 1, some: 1 })
  })

  it('is not touched by an item without all of its keys', () => {
    expect(indexesOf({ after: itemOf(KB, { k: '1' }) })).toEqual({})
  })

  it('is written twice when its key changes: a delete and a put', () => {
    const [before, after] = [itemOf(KB, indexed), itemOf(KB, { ...indexed, s: '2' })]
    expect(indexesOf({ before, after })).toEqual({ all: 1, keys: 2 })
  })

  it('is written once when an item gains or loses its key', () => {
    const [without, has] = [itemOf(KB), itemOf(KB, { k: '1', s: '1' })]
    expect(indexesOf({ before: without, after: has })).toEqual({ keys: 1 })
    expect(indexesOf({ before: has, after: without })).toEqual({ keys: 1 })
  })

  it('is written by a change of what it shows, and by no other', () => {
    const before = itemOf(KB, indexed)
    expect(indexesOf({ before, after: itemOf(KB, { ...indexed, shown: '2' }) })).toEqual({ all: 1, some: 1 })
    expect(indexesOf({ before, after: itemOf(KB, { ...indexed, other: '2' }) })).toEqual({ all: 1 })
  })

  it('costs nothing when an item is written as it was', () => {
    const item = itemOf(2 * KB, indexed)
    expect(changeUnits({ before: item, after: { ...item } }, table, false)).toEqual({ table: 2, indexes: {} })
  })

  it('costs the same in a transaction, which doubles the table alone', () => {
    const image = fc.option(fc.tuple(fc.integer({ min: 50, max: 5 * KB }), fc.subarray(Object.keys(indexed))), {
      nil: undefined,
    })
    const toItem = (drawn: [number, string[]] | undefined) =>
      drawn && itemOf(drawn[0], Object.fromEntries(drawn[1].map((name) => [name, String(drawn[0] % 2)])))
    fc.assert(
      fc.property(image, image, (was, is) => {
        const change = { before: toItem(was), after: toItem(is) }
        const single = changeUnits(change, table, false)
        expect(changeUnits(change, table, true)).toEqual({ table: 2 * single.table, indexes: single.indexes })
        // Undoing a change costs what the change did.
        expect(changeUnits({ before: change.after, after: change.before }, table, false)).toEqual(single)
      }),
    )
  })
})
