import { createHash } from 'node:crypto'
import { encodeTime, ulid } from 'ulid'
import * as v from 'valibot'

/**
 * What an id may look like. Ids are joined into DynamoDB keys with `#`; an id that could hold one (or that
 * differs from another only in case) would let two tenants meet in one item.
 */
export const ID_PATTERN = /^[0-9A-Za-z_-]{1,64}$/

/** Input schema of an id that comes from outside: 1 to 64 letters, digits, `_` and `-`. */
export const Id = v.pipe(v.string(), v.regex(ID_PATTERN, 'must be 1 to 64 letters, digits, "_" or "-"'))

/** Makes a new id: a ULID, 26 characters that sort by `time` (epoch milliseconds). */
export function newId(time: number): string {
  // By itself, `ulid` asks the system for each of the 16 random characters. A byte has more steps than a character.
  const bytes = crypto.getRandomValues(new Uint8Array(16)).values()
  return ulid(time, () => (bytes.next().value ?? 0) / 256)
}

/** The first of all ids that `newId` can make at a time (epoch milliseconds): for keys between two of them. */
export const firstId = (time: number): string => encodeTime(time, 10).padEnd(26, '0')

/** Crockford's base32: no letter that can be taken for a digit. */
const BASE32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * An id that follows from these parts: the same parts always give the same id, and nobody can make it without them. 26
 * characters of which 125 bits are of a SHA-256. It begins with a letter, so it never reads as a number.
 */
export function derivedId(...parts: readonly string[]): string {
  const bytes = createHash('sha256').update(JSON.stringify(parts)).digest()
  return `V${Array.from(bytes.subarray(0, 25), (byte) => BASE32[byte % 32]).join('')}`
}

/** Under how many keys something lies that one key could not bear. */
export const SHARDS = 16

/** All of them. */
export const shards = (): number[] => Array.from({ length: SHARDS }, (_, shard) => shard)

/** Under which of so many keys (a power of two) an item lies. */
export const shardOf = (id: string, count: number = SHARDS): number =>
  (createHash('sha256').update(id).digest()[0] ?? 0) % count

/** SHA-256 of a JSON value, in hex; the same for objects that differ only in the order of their keys. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value, sortKeys)).digest('hex')
}

function sortKeys(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
