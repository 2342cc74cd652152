import { createPublisher, eventsOfRecord, type PublisherOptions, runOptions } from '@dispense/api'
import { createRequestContext, type DynamoTransport } from '@dispense/appsync'
import { Vend } from '@dispense/core/entities'
import { fromAttributes } from '@dispense/dynamodb'
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'

/** What changes of vends are published with. */
export interface PublishParts extends Pick<PublisherOptions, 'schema' | 'wire' | 'show'> {
  /** What carries calls to DynamoDB. */
  client: DynamoTransport
  /** The table's name. */
  table: string
  /** Signs the nextToken of lists. */
  nextTokenKey: string
}

/**
 * Publishes changes of vends that the mutation's own function did not, because it died or because no mutation made them.
 * Records are handled in order; the first that fails is reported, and the stream goes on from there. `deadline` is in epoch
 * milliseconds.
 */
export function publishFollower({ client, table, schema, wire, show, nextTokenKey }: PublishParts) {
  return async (event: DynamoDBStreamEvent, deadline: number): Promise<DynamoDBBatchResponse> => {
    const publisher = createPublisher({
      ...{ schema, wire, show },
      run: () => runOptions(client, table, deadline),
      contextOf: (caller) =>
        createRequestContext({
          ...caller,
          electro: { client, table },
          deadline,
          env: { NEXT_TOKEN_KEY: nextTokenKey },
        }),
    })
    for (const { dynamodb } of event.Records) {
      try {
        const { data } = Vend.parse({ Item: fromAttributes((dynamodb?.NewImage ?? {}) as never) })
        if (data) await publisher.publish(eventsOfRecord(data), { again: true })
      } catch (error) {
        console.error('A change of a vend could not be published', error)
        return { batchItemFailures: [{ itemIdentifier: dynamodb?.SequenceNumber ?? '' }] }
      }
    }
    return { batchItemFailures: [] }
  }
}
