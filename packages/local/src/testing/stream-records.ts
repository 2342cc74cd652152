import type { StreamRecord } from '../dynamo/stream-record.ts'

/** Records of a stream with the sequence numbers 0, 1, ..., made now, each of the item that `itemOf` names (default one of its own). */
export const streamRecords = (
  count: number,
  itemOf: (index: number) => string = (index) => String(index),
): StreamRecord[] =>
  Array.from({ length: count }, (_, index) => ({
    eventID: String(index),
    eventName: 'INSERT',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'us-east-1',
    dynamodb: {
      SequenceNumber: String(index),
      ApproximateCreationDateTime: Math.floor(Date.now() / 1000),
      Keys: { pk: { S: itemOf(index) } },
    },
    eventSourceARN: 'arn',
  }))
