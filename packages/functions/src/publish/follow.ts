import {
  createPublisher,
  eventsOfAlert,
  eventsOfOutbox,
  eventsOfRecord,
  type PublisherOptions,
  runOptions,
} from '@dispense/api'
import { createRequestContext, type DynamoTransport } from '@dispense/appsync'
import { Alert, OutboxCommand, Vend } from '@dispense/core/entities'
import { fromAttributes } from '@dispense/dynamodb'
import type { DynamoDBBatchItemFailure, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'

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
 * Publishes changes of vends, and commands to machines, that the mutation's own function did not, because it died or because no mutation made them.
 * Changes of one item are published in order, those of different items at once, so that one that waits for its mutation holds no
 * other up. What fails is reported, and the stream goes on from the first of it; what was published meanwhile is not published
 * again. `deadline` is in epoch milliseconds.
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
    const publishInOrder = async (records: readonly DynamoDBRecord[]): Promise<DynamoDBBatchItemFailure[]> => {
      for (const { dynamodb } of records) {
        try {
          const { events, isByRule } = changeOf(dynamodb?.NewImage)
          await publisher.publish(events, { again: true, ...(isByRule && { patience: 0 }) })
        } catch (error) {
          console.error('A change could not be published', error)
          return [{ itemIdentifier: dynamodb?.SequenceNumber ?? '' }]
        }
      }
      return []
    }
    const items = Object.values(Object.groupBy(event.Records, ({ dynamodb }) => JSON.stringify(dynamodb?.Keys)))
    const failures = await Promise.all(items.map((records) => publishInOrder(records ?? [])))
    return { batchItemFailures: failures.flat() }
  }
}

/**
 * What subscribers are told of an item as it is now: of a vend, an alert, or a command of a machine's outbox; and whether it was
 * changed by a rule, so that no mutation publishes it.
 */
function changeOf(image: NonNullable<DynamoDBRecord['dynamodb']>['NewImage'] = {}) {
  const item = { Item: fromAttributes(image as never) }
  const { data: vend } = Vend.parse(item)
  const { data: command } = OutboxCommand.parse(item)
  const { data: alert } = Alert.parse(item)
  const events = [
    ...(alert ? eventsOfAlert(alert) : []),
    ...(vend ? eventsOfRecord(vend) : []),
    ...(command ? eventsOfOutbox(command) : []),
  ]
  return { events, isByRule: Boolean(alert && !alert.acknowledgedAt && !alert.resolvedBy) }
}
