import { setTimeout as sleep } from 'node:timers/promises'
import type { RequestContext } from '@dispense/appsync'
import {
  expired,
  matchesArguments,
  matchesFilter,
  readOperation,
  resolveSubscription,
  type SubscriptionEvent,
  topicOf,
} from '@dispense/appsync/subscriptions'
import { publicationOf, recordPublication, type SubscriptionRecord } from '@dispense/core'
import { errorMessage, nextMessage, write } from './messages.ts'
import { callerNow, closeWith, gone, type SocketOptions } from './socket.ts'
import { endSubscription, forgetConnectionById, subscribersOf } from './store.ts'

/** What publishing has to know: what the socket does, without tokens to check. */
export type PublisherOptions = Pick<SocketOptions, 'schema' | 'wire' | 'show' | 'run' | 'contextOf'>

/** Tells subscribers of events. */
export interface Publisher {
  /**
   * The events of one change: all of the same id. `again`: from the table's stream, which leaves out what was published and
   * gives a mutation `patience` milliseconds to publish it; 0 for a change that no mutation made.
   */
  publish(events: readonly SubscriptionEvent[], options?: { again?: boolean; patience?: number }): Promise<void>
  /**
   * Ends the subscriptions of a field whose invalidation filter the payload passes, with `complete`, as
   * `extensions.invalidateSubscriptions` asks for. The payload holds the field's required arguments.
   * @throws TypeError when it does not
   */
  invalidate(invalidation: Invalidation): Promise<void>
}

/** What a resolver said with `extensions.invalidateSubscriptions`. */
export type Invalidation = RequestContext['subscriptions']['invalidations'][number]

/** How many subscribers are dealt with at once. */
const CONCURRENCY = 50

/** Makes a publisher. */
export function createPublisher(options: PublisherOptions): Publisher {
  return {
    async publish(events, { again = false, patience = PATIENCE } = {}) {
      const [first] = events
      if (!first) return
      if (again && (await isPublished(events, first, patience, options))) return
      const told = await Promise.all(events.map((event) => publishOne(event, again, options)))
      // Only now: when this process dies before, the stream tells everybody once more, under the same id.
      if (told.some(Boolean)) await recordPublication(first.id, Date.now()).go(options.run())
    },
    async invalidate({ subscriptionField, payload }) {
      const topic = topicOf(options.schema, subscriptionField, payload)
      await eachOfTopic(topic, options, (subscription) => endWhenInvalid(subscription, payload, options))
    },
  }
}

/** How long after a change its own function may take to publish it, in milliseconds, before the stream does. */
const PATIENCE = 3000

/** How often it is looked meanwhile, in milliseconds. */
const LOOK = 200

/**
 * Whether there is nothing to do: nobody waits, or everybody was told. The stream can be faster than the mutation. The record of the
 * publication is read first: it is half a read unit, and who waits is one for each topic, read as it is now.
 */
async function isPublished(
  events: readonly SubscriptionEvent[],
  first: SubscriptionEvent,
  patience: number,
  options: PublisherOptions,
) {
  const isRecorded = async () => Boolean((await publicationOf(first.id).go(options.run())).data)
  if (await isRecorded()) return true
  if (!(await isAwaited(events, options))) return true
  const end = Math.min(first.at, Date.now()) + patience
  while (Date.now() < end) {
    await sleep(LOOK)
    if (await isRecorded()) return true
  }
  return false
}

async function isAwaited(events: readonly SubscriptionEvent[], { schema, run }: PublisherOptions): Promise<boolean> {
  const waiting = events.map(async ({ fieldName, fields }) => {
    const { value } = await subscribersOf(topicOf(schema, fieldName, fields), run()).next()
    return Boolean(value?.length)
  })
  return (await Promise.all(waiting)).includes(true)
}

/** Tells all of one topic; answers whether there was anybody. */
async function publishOne(event: SubscriptionEvent, again: boolean, options: PublisherOptions): Promise<boolean> {
  const topic = topicOf(options.schema, event.fieldName, event.fields)
  return await eachOfTopic(topic, options, async (subscription) => {
    // Who subscribed after it happened was told the state that it led to.
    if (!again || subscription.createdAt <= event.at) await tell(subscription, event, options)
  })
}

/** Does something about each subscriber of a topic, some at once; answers whether there was anybody. */
async function eachOfTopic(
  topic: string,
  { run }: PublisherOptions,
  act: (subscription: SubscriptionRecord) => Promise<void>,
): Promise<boolean> {
  let found = false
  for await (const page of subscribersOf(topic, run())) {
    found ||= page.length > 0
    const rest = page.values()
    const actInTurn = async () => {
      for (const subscription of rest) await act(subscription)
    }
    await Promise.all(Array.from({ length: Math.min(CONCURRENCY, page.length) }, actInTurn))
  }
  return found
}

/** Ends a subscription that asked to be ended by such a payload. */
async function endWhenInvalid(
  subscription: SubscriptionRecord,
  payload: Record<string, unknown>,
  { wire, run }: PublisherOptions,
) {
  const { connectionId, subscriptionId, invalidationFilter } = subscription
  if (!invalidationFilter || !matchesFilter(invalidationFilter as never, payload)) return
  await endSubscription(subscription, run())
  await wire.post(connectionId, write({ id: subscriptionId, type: 'complete' }))
}

/** Tells one subscriber, as whom it subscribed: what it may not see any more ends its subscription. */
async function tell(subscription: SubscriptionRecord, event: SubscriptionEvent, options: PublisherOptions) {
  const { schema, wire, show, run, contextOf } = options
  const { connectionId, subscriptionId, query, operationName, variables, tokenExpiresAt, filter } = subscription
  if (tokenExpiresAt !== undefined && tokenExpiresAt <= Date.now()) {
    return await closeWith(connectionId, expired, options)
  }
  if (!matchesFilter((filter ?? null) as never, event.fields)) return
  const operation = readOperation(schema, { query, operationName, variables })
  if (!('document' in operation)) return
  // What proves that somebody may see it says nothing of which events are wanted: the resolver asks for it.
  const { receiptToken: _proof, ...wanted } = operation.args
  if (!matchesArguments(wanted, event.fields)) return
  const caller = await callerNow(subscription, options)
  if (!caller) return await closeWith(connectionId, gone, options)
  const delivery = await resolveSubscription(schema, operation, contextOf(caller), event)
  if (delivery.isEmpty) return
  const text = delivery.isOver
    ? errorMessage(subscriptionId, delivery.result.errors ?? [], show)
    : nextMessage(subscriptionId, delivery, event, show)
  const sent = await wire.post(connectionId, text)
  if (!sent) await forgetConnectionById(connectionId, run())
  else if (delivery.isOver) await endSubscription(subscription, run())
}
