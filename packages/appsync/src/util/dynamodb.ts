import type { DynamoDBReturnType, Util } from '@aws-appsync/utils'

/** A value in DynamoDB's typed notation, as AppSync's runtime writes it: `{ S: 'a' }`, `{ N: 1 }`, `{ NULL: null }`. */
export type Typed = Record<string, unknown>

/**
 * `util.dynamodb`. AppSync's runtime differs from its documents in two places, and this follows the runtime: numbers
 * stay numbers (`{ N: 1 }`, sets too) and null is `{ NULL: null }`. The data source brings both into DynamoDB's form.
 */
export const dynamodb: Util['dynamodb'] = {
  toDynamoDB: <T>(value: T) => toTyped(value) as DynamoDBReturnType<T>,
  toString: (value) => (isNone(value) ? null : { S: value }),
  toStringSet: (list) => (isNone(list) ? null : { SS: list }),
  // The published type says string; the runtime gives the number.
  toNumber: (value) => (isNone(value) ? null : ({ N: value } as never)),
  toNumberSet: (list) => (isNone(list) ? null : ({ NS: list } as never)),
  toBinary: (value) => (isNone(value) ? null : { B: value }),
  toBinarySet: (list) => (isNone(list) ? null : { BS: list }),
  toBoolean: (value) => (isNone(value) ? null : { BOOL: value }),
  toNull: () => ({ NULL: null }),
  toList: (list) => (Array.isArray(list) ? { L: list.map(toTyped) } : null) as never,
  toMap: (map) => (isMap(map) ? { M: toTypedValues(map) } : null) as never,
  toMapValues: (map) => (isMap(map) ? toTypedValues(map) : null) as never,
  toS3Object(key: string, bucket: string, region: string, version?: string) {
    return { S: JSON.stringify({ s3: { key, bucket, region, ...(version === undefined ? {} : { version }) } }) }
  },
  fromS3ObjectJson: (text) => JSON.parse(text).s3,
}

/** Any value in typed notation. Lists become `L`, never sets; a value that is typed already as a set stays one. */
export function toTyped(value: unknown): Typed {
  if (isNone(value)) return { NULL: null }
  if (typeof value === 'string') return { S: value }
  if (typeof value === 'number' || typeof value === 'bigint') return { N: value }
  if (typeof value === 'boolean') return { BOOL: value }
  if (Array.isArray(value)) return { L: value.map(toTyped) }
  if (isTypedSet(value)) return value
  return { M: toTypedValues(value as object) }
}

/** The members of a map in typed notation. Members that are undefined are left out, as JSON does. */
export function toTypedValues(map: object): Record<string, Typed> {
  return Object.fromEntries(
    Object.entries(map).flatMap(([name, value]) => (value === undefined ? [] : [[name, toTyped(value)]])),
  )
}

/** `toStringSet` and its like in an item: their result stands for a set, not for a map with the key `SS`. */
function isTypedSet(value: unknown): value is Typed {
  if (!isMap(value)) return false
  const [name, ...more] = Object.keys(value)
  return (
    more.length === 0 && (name === 'SS' || name === 'NS' || name === 'BS') && Array.isArray(Object.values(value)[0])
  )
}

function isNone(value: unknown): value is null | undefined {
  return value === null || value === undefined
}

function isMap(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
