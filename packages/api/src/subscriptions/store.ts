import {
  type ConnectionRecord,
  closeConnection,
  connectionById,
  deleteSubscription,
  freeSubscriptionId,
  type RunOptions,
  type SubscriptionId,
  type SubscriptionRecord,
  subscriptionsOf,
} from '@dispense/core'

import { isRefused } from '../is-refused.ts'

/** What sends to connections: API Gateway's management API, or whatever holds the sockets. */
export interface Wire {
  /** Sends a text; false when the connection is gone. */
  post(connectionId: string, text: string): Promise<boolean>
  /** Ends a connection, gone or not. */
  close(connectionId: string): Promise<void>
}

/** Forgets a connection and all that was subscribed on it. */
export async function forgetConnection(connection: ConnectionRecord, options: RunOptions): Promise<void> {
  const { connectionId, subscriptions = {} } = connection
  await Promise.all(
    Object.entries(subscriptions).map(([subscriptionKey, topic]) =>
      deleteSubscription({ topic, connectionId, subscriptionKey }).go(options),
    ),
  )
  await closeConnection(connectionId).go(options)
}

/** Forgets a connection that was found gone, by its id. */
export async function forgetConnectionById(connectionId: string, options: RunOptions): Promise<void> {
  const { data } = await connectionById(connectionId).go(options)
  if (data) await forgetConnection(data, options)
}

/** Ends one subscription, and gives its id back to the client. */
export async function endSubscription(
  id: SubscriptionId & Pick<SubscriptionRecord, 'subscriptionId'>,
  options: RunOptions,
): Promise<void> {
  await deleteSubscription(id).go(options)
  try {
    await freeSubscriptionId(id.connectionId, id.subscriptionId).go(options)
  } catch (error) {
    if (!isRefused(error)) throw error
  }
}

/** Everybody who waits for a topic's events, page by page. */
export async function* subscribersOf(topic: string, options: RunOptions): AsyncGenerator<SubscriptionRecord[]> {
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<ReturnType<typeof subscriptionsOf>['go']>> = await subscriptionsOf(topic, cursor).go(
      options,
    )
    yield page.data
    cursor = page.cursor
  } while (cursor)
}
