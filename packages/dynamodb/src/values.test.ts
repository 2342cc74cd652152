import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromAttributes, toAttributes } from './values.ts'

const number = fc.oneof(fc.maxSafeInteger(), fc.double({ min: -1e15, max: 1e15, noNaN: true }), fc.constant(-0))
const bytes = fc.uint8Array({ maxLength: 8 })

/** Any value that DynamoDB can hold. */
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string(),
    number,
    fc.bigInt({ min: -(10n ** 37n), max: 10n ** 37n }),
    fc.boolean(),
    fc.constant(null),
    bytes,
    fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 4 }).map((list) => new Set(list)),
    fc.uniqueArray(number, { minLength: 1, maxLength: 4 }).map((list) => new Set(list)),
    fc.array(bytes, { minLength: 1, maxLength: 3 }).map((list) => new Set(list)),
    fc.array(fc.oneof(tie('value'), fc.constant(undefined)), { maxLength: 4 }),
    fc.dictionary(fc.string(), fc.oneof(tie('value'), fc.constant(undefined)), { maxKeys: 4, noNullPrototype: true }),
  ),
}))
const item = fc.dictionary(fc.string(), value, { maxKeys: 5, noNullPrototype: true })

/** What goes over the wire: JSON, with bytes as base64. */
const wire = (attributes: unknown) =>
  JSON.parse(
    JSON.stringify(attributes, (_name, one) =>
      one instanceof Uint8Array || (one && one.type === 'Buffer')
        ? Buffer.from(one.data ?? one).toString('base64')
        : one,
    ),
  )

describe('plain values as attributes', () => {
  it('are those of the AWS SDK, whatever the item', () => {
    fc.assert(
      fc.property(item, (plain) => {
        expect(wire(toAttributes(plain))).toEqual(wire(marshall(plain, { removeUndefinedValues: true })))
      }),
    )
  })

  it('come back as the AWS SDK gives them back', () => {
    fc.assert(
      fc.property(item, (plain) => {
        const attributes = marshall(plain, { removeUndefinedValues: true })
        expect(fromAttributes(wire(attributes))).toEqual(unmarshall(attributes))
      }),
    )
  })

  it.each([
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a whole number that lost its last digits', 2 ** 53],
    ['a function', () => 1],
    ['a symbol', Symbol('s')],
    ['an empty set', new Set()],
    ['a set of booleans', new Set([true])],
    ['an instance of a class', new Date(0)],
  ])('refuse %s', (_what, wrong) => {
    expect(() => toAttributes({ wrong })).toThrow(TypeError)
  })

  it('refuse an attribute of a type that DynamoDB does not have', () => {
    expect(() => fromAttributes({ a: { X: '1' } })).toThrow(/unknown type X/)
    expect(() => fromAttributes({ a: {} })).toThrow(/no type/)
  })
})
