import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { idempotencyRecord, KEPT_SECONDS, repetition } from './idempotency.ts'
import { hashOf, Id, newId } from './ids.ts'

/** The same JSON value with the keys of every object turned round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, of]) => [key, turned(of)]),
  )
}

// An own key called __proto__ cannot be in a parsed input: valibot's objects name their keys.
const json = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('__proto__'))

describe('the hash of an input', () => {
  it('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(hashOf(turned(value))).toBe(hashOf(value))
      }),
    )
  })

  it('differs when the input differs', () => {
    fc.assert(
      fc.property(json, json, (a, b) => {
        const same = JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
        expect(hashOf(a) === hashOf(b)).toBe(same)
      }),
    )
  })

  it.each([
    [{ a: 1 }, { a: '1' }],
    [{ a: [1, 2] }, { a: [2, 1] }],
    [{ a: { b: 1 } }, { 'a.b': 1 }],
    [{ a: null }, {}],
    [[], {}],
  ])('tells %j from %j', (a, b) => {
    expect(hashOf(a)).not.toBe(hashOf(b))
  })
})

/** A value written such that two of them are the same text when they differ in nothing but the order of keys. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return ['list', ...value.map(sorted)]
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return ['object', ...entries.map(([key, of]) => [key, sorted(of)])]
}

describe('an id from outside', () => {
  const takes = (value: unknown) => v.safeParse(Id, value).success

  it.each(['a', 'A-b_9', 'x'.repeat(64), '01J00000000000000000000000'])('may be "%s"', (id) => {
    expect(takes(id)).toBe(true)
  })

  it.each(['', 'x'.repeat(65), 'a#b', 'a b', 'a\n', 'a.b', 'ä', '$a', 'a/b', 'a:b', 'a\u0000', 7, null, ['a']])(
    'may not be %j',
    (id) => {
      expect(takes(id)).toBe(false)
    },
  )

  it('is refused with any character outside of the pattern, wherever it stands', () => {
    const foreign = fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }).filter((text) => !/^[\w-]$/.test(text))
    fc.assert(
      fc.property(fc.string(), foreign, fc.string(), (before, one, after) => {
        expect(takes(before + one + after)).toBe(false)
      }),
    )
  })
})

describe('a new id', () => {
  it('is an id, and sorts by the time it was made', () => {
    const times = [1, 2, 1_700_000_000_000, 1_700_000_000_001, 2 ** 48 - 1]
    const ids = times.map(newId)
    expect([...ids].sort()).toEqual(ids)
    expect(ids.every((id) => v.safeParse(Id, id).success && id.length === 26)).toBe(true)
  })

  it('is never made twice, in the same millisecond too', () => {
    expect(new Set(Array.from({ length: 1000 }, () => newId(1_700_000_000_000))).size).toBe(1000)
  })
})

describe('the record of a command that was carried out', () => {
  const input = { slot: 'A1', total: { amount: 1, currency: 'EUR' }, idempotencyKey: 'k1' }
  const record = idempotencyRecord('startVend', { caller: { id: 'ada' }, input, now: 1_000_999 }, 'v1')

  it('recognises the same input, and another one', () => {
    const { total, ...rest } = input
    expect(repetition(null, input)).toBeUndefined()
    expect(repetition(record, { total: { currency: 'EUR', amount: 1 }, ...rest })).toEqual({ kind: 'replay', id: 'v1' })
    expect(repetition(record, { ...input, total: { ...total, amount: 2 } })).toMatchObject({
      kind: 'refuse',
      refusal: { code: 'IDEMPOTENCY_KEY_REUSED' },
    })
  })

  it('lives for longer than the promised 24 hours, in whole seconds as DynamoDB counts them', () => {
    expect(record.expiresAt).toBe(1000 + KEPT_SECONDS)
    expect(KEPT_SECONDS).toBeGreaterThan(24 * 60 * 60)
  })
})
