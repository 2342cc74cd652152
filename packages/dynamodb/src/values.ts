/** An attribute value in DynamoDB's typed notation, for example `{ S: 'a' }` ("AttributeValue", API Reference). */
export type AttributeValue = Record<string, unknown>

/** An item or key as plain values. */
export type Item = Record<string, unknown>

/**
 * Plain values as attributes, by the rules of the AWS SDK's DocumentClient with `removeUndefinedValues`: strings, numbers,
 * bigints, booleans, null, Uint8Array, Set, arrays and objects.
 * @throws TypeError for what DynamoDB cannot hold: NaN, infinite and imprecise numbers, an empty Set, functions, class instances
 */
export function toAttributes(item: Item): Record<string, AttributeValue> {
  const attributes: Record<string, AttributeValue> = {}
  for (const name of Object.keys(item)) {
    const value = item[name]
    if (value !== undefined) attributes[name] = toAttribute(value)
  }
  return attributes
}

function toAttribute(value: unknown): AttributeValue {
  switch (typeof value) {
    case 'string':
      return { S: value }
    case 'number':
      return { N: numeral(value) }
    case 'bigint':
      return { N: value.toString() }
    case 'boolean':
      return { BOOL: value }
    case 'object':
      return objectToAttribute(value)
    default:
      throw new TypeError(`DynamoDB cannot hold a ${typeof value}.`)
  }
}

function objectToAttribute(value: object | null): AttributeValue {
  if (value === null) return { NULL: true }
  if (Array.isArray(value)) return { L: value.filter((one) => one !== undefined).map(toAttribute) }
  if (value instanceof Set) return setToAttribute(value)
  if (value instanceof Uint8Array) return { B: base64(value) }
  const prototype = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError(`DynamoDB cannot hold a ${value.constructor.name}: give a plain object.`)
  }
  return { M: toAttributes(value as Item) }
}

function setToAttribute(values: Set<unknown>): AttributeValue {
  const [first] = values
  if (first === undefined) throw new TypeError('DynamoDB has no empty sets: remove the attribute.')
  if (typeof first === 'string') return { SS: [...values] }
  if (first instanceof Uint8Array) return { BS: Array.from(values as Set<Uint8Array>, base64) }
  if (typeof first === 'number' || typeof first === 'bigint') {
    return {
      NS: Array.from(values as Set<number | bigint>, (one) => (typeof one === 'bigint' ? `${one}` : numeral(one))),
    }
  }
  throw new TypeError(`DynamoDB has no sets of ${typeof first}.`)
}

const base64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')

function numeral(value: number): string {
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    throw new TypeError(`DynamoDB cannot hold ${value} without losing digits: give a bigint.`)
  }
  return String(value)
}

/** Attributes as plain values. Whole numbers beyond 2^53 become bigint. */
export function fromAttributes(attributes: Record<string, AttributeValue>): Item {
  const item: Item = {}
  for (const name in attributes) item[name] = fromAttribute(attributes[name] as AttributeValue)
  return item
}

function fromAttribute(attribute: AttributeValue): unknown {
  // An attribute value has exactly one key: its type.
  for (const type in attribute) return fromTyped(type, attribute[type])
  throw new TypeError('An attribute value has no type.')
}

function fromTyped(type: string, value: unknown): unknown {
  switch (type) {
    case 'S':
    case 'BOOL':
      return value
    case 'N':
      return fromNumeral(value as string)
    case 'M':
      return fromAttributes(value as Record<string, AttributeValue>)
    case 'L':
      return (value as AttributeValue[]).map(fromAttribute)
    case 'NULL':
      return null
    case 'SS':
      return new Set(value as string[])
    case 'NS':
      return new Set((value as string[]).map(fromNumeral))
    case 'B':
      return bytes(value as string)
    case 'BS':
      return new Set((value as string[]).map(bytes))
    default:
      throw new TypeError(`An attribute value has the unknown type ${type}.`)
  }
}

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'))

function fromNumeral(text: string): number | bigint {
  const value = Number(text)
  if (Number.isSafeInteger(value) || !Number.isInteger(value)) return value
  return /^-?\d+$/.test(text) ? BigInt(text) : value
}
