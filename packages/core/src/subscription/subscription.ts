import { CustomAttributeType, createConversions, type EntityItem } from '../db/electro.ts'
import { Entity } from '../db/entity.ts'
import { key, model, TABLE_PLACEHOLDER } from '../db/model.ts'
import { withOptions } from '../db/operation.ts'
import { OWN, partitionRead } from '../db/partition-read.ts'

type Json = Record<string, unknown>

/**
 * Somebody who waits for the events of a topic: what it asked for and as whom. Everything that a delivery needs is in this
 * one item, so that an event is one Query of its topic.
 */
export const Subscription = new Entity(
  {
    model: model('subscription'),
    attributes: {
      topic: { type: 'string', required: true },
      connectionId: { type: 'string', required: true },
      /** `subscriptionKey` of the client's own id. */
      subscriptionKey: { type: 'string', required: true },
      /** What the client calls it. */
      subscriptionId: { type: 'string', required: true },
      query: { type: 'string', required: true },
      operationName: { type: 'string' },
      variables: { type: CustomAttributeType<Json>('any'), required: true },
      /** AppSync's enhanced filters: of the events that it wants, and of those that end it. */
      filter: { type: CustomAttributeType<Json>('any') },
      invalidationFilter: { type: CustomAttributeType<Json>('any') },
      authMode: { type: 'string', required: true },
      identity: { type: CustomAttributeType<Json | null>('any') },
      /** Epoch milliseconds at which the token expires. Absent: never. */
      tokenExpiresAt: { type: 'number' },
      /** Epoch milliseconds. What happened before is in what the subscriber was told at first. */
      createdAt: { type: 'number', required: true },
      expiresAt: { type: 'number', required: true },
    },
    indexes: {
      topic: { pk: key('pk', ['topic']), sk: key('sk', ['connectionId', 'subscriptionKey']) },
    },
  },
  { table: TABLE_PLACEHOLDER },
)

/** One subscription. */
export type SubscriptionRecord = EntityItem<typeof Subscription>

/** Stores a subscription: 1 PutItem. */
export const putSubscription = (subscription: SubscriptionRecord) => Subscription.put(subscription)

/** Which subscription is meant. */
export type SubscriptionId = Pick<SubscriptionRecord, 'topic' | 'connectionId' | 'subscriptionKey'>

/** Reads one subscription: 1 GetItem. */
export const subscriptionById = (id: SubscriptionId) => Subscription.get(id)

/** Ends a subscription: 1 DeleteItem. */
export const deleteSubscription = ({ topic, connectionId, subscriptionKey }: SubscriptionId) =>
  Subscription.delete({ topic, connectionId, subscriptionKey })

/** A page of those who wait for a topic's events, as they are now: 1 Query. */
export const subscriptionsOf = (topic: string, cursor: string | null = null) =>
  withOptions(ofTopic(topic), { limit: 250, cursor, consistent: true })

const ofTopic = partitionRead(
  (topic) => Subscription.query.topic({ topic }),
  (Items) => Subscription.parse({ Items }, OWN).data,
  (key) => createConversions(Subscription).byAccessPattern.topic.fromKeys.toCursor(key as never),
)
