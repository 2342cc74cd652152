import type { SubscriptionEvent } from '@dispense/appsync/subscriptions'

/** What a field of Subscription has as its source: the event, or none when it is being subscribed. */
export interface EventSource {
  event?: SubscriptionEvent | undefined
}

/** What the event is about; undefined when the field is being subscribed. */
export const eventOf = <Model>(source: EventSource | undefined): Model | undefined => source?.event?.payload as Model
