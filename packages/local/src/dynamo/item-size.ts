import type { AttributeValue } from '@aws-sdk/client-dynamodb'

/** An item as DynamoDB's API carries it: every value with its type. */
export type Item = Record<string, AttributeValue>

/**
 * The size of an item in bytes, as DynamoDB counts it for read and write units: the UTF-8 bytes of every attribute's name
 * and the size of its value.
 * @see "DynamoDB item sizes and formats", Amazon DynamoDB Developer Guide (CapacityUnitCalculations)
 */
export const itemSize = (item: Item): number =>
  sum(Object.entries(item).map(([name, value]) => utf8(name) + valueSize(value)))

/** A list or a map costs 3 bytes, and each of its elements one. */
const COLLECTION_BYTES = 3
const ELEMENT_BYTES = 1

function valueSize(value: AttributeValue): number {
  if (value.S !== undefined) return utf8(value.S)
  if (value.N !== undefined) return numberSize(value.N)
  if (value.B !== undefined) return value.B.byteLength
  if (value.BOOL !== undefined || value.NULL !== undefined) return 1
  if (value.SS !== undefined) return sum(value.SS.map(utf8))
  if (value.NS !== undefined) return sum(value.NS.map(numberSize))
  if (value.BS !== undefined) return sum(value.BS.map((bytes) => bytes.byteLength))
  if (value.L !== undefined) {
    return COLLECTION_BYTES + sum(value.L.map((element) => ELEMENT_BYTES + valueSize(element)))
  }
  const elements = Object.entries(value.M ?? {})
  return COLLECTION_BYTES + sum(elements.map(([name, of]) => ELEMENT_BYTES + utf8(name) + valueSize(of)))
}

/**
 * The size of a number in bytes: one, and one for every two significant digits. The guide says "approximately"; measured
 * on the real service (nubo-db/dynoxide, pull request 195, eu-west-2, 2026-08-18), the digits before and after the point
 * are counted apart, each half rounded up, and a minus sign costs one byte more.
 */
function numberSize(literal: string): number {
  const { negative, integer, fraction } = decimal(literal)
  const trimmed = fraction === '' ? integer.replace(/0+$/, '') : integer
  const significant = trimmed === '' ? fraction.replace(/^0+/, '') : fraction
  return 1 + Math.ceil(trimmed.length / 2) + Math.ceil(significant.length / 2) + (negative ? 1 : 0)
}

/** The digits before and after the point, an exponent worked in, without zeros that carry no value. */
function decimal(literal: string): { negative: boolean; integer: string; fraction: string } {
  const match = /^(-?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(literal)
  if (!match) throw new TypeError(`"${literal}" is no number of DynamoDB`)
  const [, sign, whole = '', part = '', exponent = '0'] = match
  const point = whole.length + Number(exponent)
  const digits = `${whole}${part}`
  const integer = point > 0 ? digits.slice(0, point).padEnd(point, '0') : ''
  const fraction = point > 0 ? digits.slice(point) : digits.padStart(digits.length - point, '0')
  return { negative: sign === '-', integer: integer.replace(/^0+/, ''), fraction: fraction.replace(/0+$/, '') }
}

const utf8 = (text: string): number => Buffer.byteLength(text, 'utf8')

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)
