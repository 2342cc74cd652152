import type { Clock } from '../clock.ts'
import { type Discard, FunctionFailure } from './delivery.ts'
import { creationTime } from './stream-record.ts'

/** Whose records were given up. */
export interface FailedBatch {
  readonly functionArn: string
  readonly streamArn: string
  readonly shardId: string
  readonly clock: Clock
}

/**
 * What an on-failure destination is told of discarded records: where they lie in the stream, not what they say ("Retain
 * discarded records for a DynamoDB event source in Lambda", example invocation record).
 */
export const failureRecord = (
  { records, condition, invokeCount, error }: Discard,
  { functionArn, streamArn, shardId, clock }: FailedBatch,
): string => {
  const [first, last] = [records[0], records.at(-1)]
  const failure = error instanceof FunctionFailure ? error : undefined
  return JSON.stringify({
    requestContext: {
      requestId: failure?.requestId,
      functionArn,
      condition,
      approximateInvokeCount: invokeCount,
    },
    ...(invokeCount > 0 && {
      responseContext: {
        statusCode: 200,
        executedVersion: '$LATEST',
        ...(failure?.unhandled && { functionError: 'Unhandled' }),
      },
    }),
    version: '1.0',
    timestamp: new Date(clock.now()).toISOString(),
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: first?.dynamodb.SequenceNumber,
      endSequenceNumber: last?.dynamodb.SequenceNumber,
      approximateArrivalOfFirstRecord: first && secondsOf(creationTime(first)),
      approximateArrivalOfLastRecord: last && secondsOf(creationTime(last)),
      batchSize: records.length,
      streamArn,
    },
  })
}

/** `2019-11-14T00:13:19Z` */
const secondsOf = (time: number): string => new Date(time).toISOString().replace(/\.\d+Z$/, 'Z')
