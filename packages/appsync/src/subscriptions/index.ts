/** Subscriptions over `graphql-transport-ws`, for whoever holds the connections. */
export { matchesArguments, matchesFilter } from './filter.ts'
export {
  type Delivery,
  type OperationLimits,
  readOperation,
  resolveSubscription,
  type SubscriptionEvent,
  type SubscriptionOperation,
  subscriptionsOfMutations,
  topicOf,
} from './operation.ts'
export {
  type Action,
  acceptsSubprotocol,
  CloseCode,
  expired,
  type ProtocolLimits,
  protocolLimits,
  receive,
  type ServerMessage,
  type Session,
  SUBPROTOCOL,
  type SubscribePayload,
} from './protocol.ts'
