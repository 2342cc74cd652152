import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { itemSize } from './item-size.ts'

/** The size of a value: that of an item without the name of its one attribute. */
const sizeOf = (value: AttributeValue): number => itemSize({ x: value }) - 1

describe('the size of an item', () => {
  it('is the bytes of its names and values', () => {
    expect(itemSize({ pk: { S: 'abc' }, name: { S: 'Müller' } })).toBe(2 + 3 + 4 + 7)
  })

  it('counts one byte for true, false and null', () => {
    expect([{ BOOL: true as const }, { BOOL: false }, { NULL: true as const }].map(sizeOf)).toEqual([1, 1, 1])
  })

  it('counts the raw bytes of a binary value', () => {
    expect(sizeOf({ B: new Uint8Array(100) })).toBe(100)
  })

  it('counts the elements of a set and nothing more', () => {
    expect(sizeOf({ SS: ['ab', 'cde'] })).toBe(5)
    expect(sizeOf({ NS: ['1', '22'] })).toBe(4)
    expect(sizeOf({ BS: [new Uint8Array(3), new Uint8Array(4)] })).toBe(7)
  })

  it('counts 3 bytes for a list or a map and one for each element', () => {
    expect(sizeOf({ L: [] })).toBe(3)
    expect(sizeOf({ L: [{ S: 'ab' }, { S: 'cd' }] })).toBe(3 + 2 * (1 + 2))
    expect(sizeOf({ M: { name: { S: 'ab' } } })).toBe(3 + 1 + 4 + 2)
  })

  it('is the sum of its parts, however they are nested', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat({ max: 20 }), (text, depth) => {
        let nested: AttributeValue = { S: text }
        for (let i = 0; i < depth; i++) nested = { L: [nested] }
        expect(sizeOf(nested)).toBe(Buffer.byteLength(text) + 4 * depth)
      }),
    )
  })
})

describe('the size of a number', () => {
  it.each([
    ['0', 1],
    ['1', 2],
    ['-1', 3],
    ['27', 2],
    ['-27', 3],
    ['461', 3],
    ['1000', 2],
    ['123456', 4],
    ['0042.1200', 3],
    ['3.14159', 5],
    ['0.001', 2],
    ['100.5', 4],
    ['1E125', 2],
    ['1.5e-3', 2],
    ['1763827200', 5],
  ])('is of %s what DynamoDB counts: %i bytes', (literal, bytes) => {
    expect(sizeOf({ N: literal })).toBe(bytes)
  })

  it('does not depend on how a whole number is written', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat({ max: 30 }), (value, zeros) => {
        const size = sizeOf({ N: String(value) })
        expect(sizeOf({ N: `${value}${'0'.repeat(zeros)}` })).toBe(size)
        expect(sizeOf({ N: `${value}E${zeros}` })).toBe(size)
        expect(sizeOf({ N: `${value}.${'0'.repeat(zeros)}` })).toBe(size)
      }),
    )
  })

  it('refuses what is no number', () => {
    expect(() => sizeOf({ N: 'many' })).toThrow('"many" is no number of DynamoDB')
  })
})
