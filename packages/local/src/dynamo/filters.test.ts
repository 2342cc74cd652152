import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileFilter, FilterError } from './filters.ts'

const record = {
  eventName: 'MODIFY',
  dynamodb: { NewImage: { __edb_e__: { S: 'product' }, price: { N: '205' }, tags: { SS: ['cold', 'sweet'] } } },
  count: 7,
}

describe('an event filter', () => {
  it.each<[string, Record<string, unknown>, boolean]>([
    ['a value that is there', { eventName: ['MODIFY'] }, true],
    ['one of several values', { eventName: ['INSERT', 'MODIFY'] }, true],
    ['a value that is another', { eventName: ['INSERT'] }, false],
    ['a value deep inside', { dynamodb: { NewImage: { __edb_e__: { S: ['product'] } } } }, true],
    ['two properties, one of which does not fit', { eventName: ['MODIFY'], count: [8] }, false],
    ['a property that is not there', { dynamodb: { OldImage: { a: { S: ['x'] } } } }, false],
    ['null for a property that is not there', { eventSource: [null] }, false],
    ['prefix', { eventName: [{ prefix: 'MOD' }] }, true],
    ['suffix', { eventName: [{ suffix: 'FY' }] }, true],
    ['equals-ignore-case', { eventName: [{ 'equals-ignore-case': 'modify' }] }, true],
    ['anything-but one', { eventName: [{ 'anything-but': ['REMOVE'] }] }, true],
    ['anything-but the very one', { eventName: [{ 'anything-but': 'MODIFY' }] }, false],
    ['anything-but a prefix', { eventName: [{ 'anything-but': { prefix: 'MOD' } }] }, false],
    ['anything-but on what is not there', { nothing: [{ 'anything-but': ['x'] }] }, false],
    ['exists', { dynamodb: { NewImage: { price: [{ exists: false }] } } }, false],
    ['exists: false on what is not there', { nothing: [{ exists: false }] }, true],
    ['numeric', { count: [{ numeric: ['>', 5, '<=', 7] }] }, true],
    ['numeric out of range', { count: [{ numeric: ['<', 7] }] }, false],
    [
      'numeric on a number of DynamoDB, which is text',
      { dynamodb: { NewImage: { price: { N: [{ numeric: ['>', 1] }] } } } },
      false,
    ],
    ['an element of a list', { dynamodb: { NewImage: { tags: { SS: ['sweet'] } } } }, true],
    ['$or', { $or: [{ eventName: ['INSERT'] }, { count: [7] }] }, true],
    ['$or of which nothing fits', { $or: [{ eventName: ['INSERT'] }, { count: [8] }] }, false],
    ['nothing at all', {}, true],
  ])('knows %s', (_title, pattern, passes) => {
    expect(compileFilter(pattern)(record)).toBe(passes)
  })

  it('fits every record that it was written from', () => {
    const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean())
    const flat = fc.dictionary(
      fc.stringMatching(/^[a-z]{1,5}$/),
      fc.dictionary(fc.stringMatching(/^[A-Z]{1,2}$/), leaf),
    )
    fc.assert(
      fc.property(flat, (image) => {
        const pattern = Object.fromEntries(
          Object.entries(image).map(([name, value]) => [
            name,
            Object.fromEntries(Object.entries(value).map(([type, inner]) => [type, [inner]])),
          ]),
        )
        expect(compileFilter({ dynamodb: { NewImage: pattern } })({ dynamodb: { NewImage: image } })).toBe(true)
      }),
    )
  })

  it.each<[Record<string, unknown>, RegExp]>([
    [{ eventName: [{ wildcard: '*' }] }, /rule \{"wildcard":"\*"\} is not known; known are: anything-but/],
    [{ eventName: 'MODIFY' }, /filter of "eventName" is "MODIFY"; write a list: \["MODIFY"\]/],
    [{ count: [{ numeric: ['~', 1] }] }, /not a list of comparisons/],
  ])('refuses what it does not know: %j', (pattern, message) => {
    expect(() => compileFilter(pattern)).toThrow(FilterError)
    expect(() => compileFilter(pattern)).toThrow(message)
  })
})
