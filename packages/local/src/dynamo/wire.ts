import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { Item } from './item-size.ts'

/** An item as DynamoDB's JSON protocol carries it: binary values in base64. */
export type WireItem = Readonly<Record<string, WireValue>>

interface WireValue {
  readonly B?: string
  readonly BS?: readonly string[]
  readonly L?: readonly WireValue[]
  readonly M?: WireItem
  readonly [type: string]: unknown
}

/** An item of the protocol as the SDK gives it: binary values as bytes. */
export const itemOf = (wire: WireItem): Item =>
  Object.fromEntries(Object.entries(wire).map(([name, value]) => [name, plainOf(value)]))

const plainOf = ({ B, BS, L, M, ...others }: WireValue): AttributeValue => {
  if (B !== undefined) return { B: bytesOf(B) }
  if (BS !== undefined) return { BS: BS.map(bytesOf) }
  if (L !== undefined) return { L: L.map(plainOf) }
  if (M !== undefined) return { M: itemOf(M) }
  return others as unknown as AttributeValue
}

/** The bytes of a binary value. */
export const bytesOf = (base64: string): Uint8Array => Uint8Array.from(Buffer.from(base64, 'base64'))
