/** A value in DynamoDB's typed notation, as request documents carry it. */
type Typed = Record<string, unknown>

/**
 * Typed notation as the plain values that the DocumentClient takes: sets become Sets, base64 becomes bytes. Takes what
 * AppSync's runtime writes (`{ N: 1 }`, `{ NULL: null }`) and what DynamoDB's own notation says (`{ N: '1' }`).
 * @throws TypeError for a type that DynamoDB does not have
 */
export function fromTyped(typed: unknown): unknown {
  const [entry, ...more] = Object.entries((typed ?? {}) as Typed)
  const convert = entry && more.length === 0 ? converters[entry[0]] : undefined
  if (!entry || !convert)
    throw new TypeError(`${JSON.stringify(typed)} is no value in DynamoDB's notation, such as { "S": "a" }.`)
  return convert(entry[1])
}

/** A map of typed values as a plain map. */
export function fromTypedValues(values: object = {}): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fromTyped(value)]))
}

const converters: Record<string, (value: unknown) => unknown> = {
  S: (value) => value,
  N: Number,
  BOOL: (value) => value,
  NULL: () => null,
  B: bytes,
  SS: (value) => new Set(value as string[]),
  NS: (value) => new Set((value as unknown[]).map(Number)),
  BS: (value) => new Set((value as unknown[]).map(bytes)),
  L: (value) => (value as unknown[]).map(fromTyped),
  M: (value) => fromTypedValues(value as object),
}

function bytes(value: unknown): Uint8Array {
  return Buffer.from(String(value), 'base64')
}

/** What the DocumentClient answers as resolvers see it on AppSync: sets are lists, bytes are base64. */
export function toJson(value: unknown): unknown {
  if (value instanceof Set) return [...value].map(toJson)
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  if (Array.isArray(value)) return value.map(toJson)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, toJson(member)]))
}
