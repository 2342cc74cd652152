import type { _Record, AttributeValue } from '@aws-sdk/client-dynamodb-streams'

/** A record as Lambda hands it to a function ("Process DynamoDB records with Lambda"). */
export interface StreamRecord {
  readonly eventID: string | undefined
  readonly eventName: string | undefined
  readonly eventVersion: string | undefined
  readonly eventSource: 'aws:dynamodb'
  readonly awsRegion: string | undefined
  readonly dynamodb: { readonly SequenceNumber: string; readonly [name: string]: unknown }
  readonly eventSourceARN: string
  /** Of deletions by time to live. */
  readonly userIdentity?: { readonly type: string; readonly principalId: string }
}

/** When a record was made, in milliseconds since 1970, to the second. */
export const creationTime = ({ dynamodb }: StreamRecord): number => Number(dynamodb.ApproximateCreationDateTime) * 1000

/** Where records come from. */
export interface RecordSource {
  readonly eventSourceARN: string
  isExpiry(key: Readonly<Record<string, unknown>>): boolean
}

/**
 * Turns a record of the Streams API into Lambda's: times in seconds, binary values in base64, the stream's ARN.
 * `isExpiry` tells by the key whether a deletion was one by time to live, which DynamoDB Local's records do not say.
 */
export const streamRecord = (record: _Record, { eventSourceARN, isExpiry }: RecordSource): StreamRecord => {
  const { ApproximateCreationDateTime: created, Keys, NewImage, OldImage, ...rest } = record.dynamodb ?? {}
  const expired = record.eventName === 'REMOVE' && isExpiry(Keys ? imageOf(Keys) : {})
  return {
    eventID: record.eventID,
    eventName: record.eventName,
    eventVersion: record.eventVersion,
    eventSource: 'aws:dynamodb',
    awsRegion: record.awsRegion,
    dynamodb: {
      ...(created && { ApproximateCreationDateTime: Math.floor(created.getTime() / 1000) }),
      ...(Keys && { Keys: imageOf(Keys) }),
      ...(NewImage && { NewImage: imageOf(NewImage) }),
      ...(OldImage && { OldImage: imageOf(OldImage) }),
      ...rest,
      SequenceNumber: rest.SequenceNumber ?? '',
    },
    eventSourceARN,
    ...(expired && { userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } }),
  }
}

const imageOf = (image: Record<string, AttributeValue>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(image).map(([name, value]) => [name, plainValue(value)]))

/** An attribute value in JSON. DynamoDB Local's stream leaves out the type of an empty map. */
const plainValue = (value: AttributeValue): unknown => {
  if (Object.keys(value).length === 0) return { M: {} }
  if (value.M) return { M: imageOf(value.M) }
  if (value.L) return { L: value.L.map(plainValue) }
  if (value.B) return { B: base64(value.B) }
  return value.BS ? { BS: value.BS.map(base64) } : value
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
