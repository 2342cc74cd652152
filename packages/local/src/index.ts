export { CliError, profileOf, type RunningCloud, runCli, runningCloud } from './cli/running.ts'
export { type Clock, ManualClock } from './clock.ts'
export {
  type Cloud,
  type CloudEvent,
  type CloudOptions,
  type EnvironmentInfo,
  type InvokeAnswer,
  startCloud,
} from './cloud.ts'
export { makePlan, type PlanOptions } from './config/make-plan.ts'
export type * from './config/plan.ts'
export type * from './config/plan-of-edge.ts'
export { changeUnits, type IndexedTable, readUnits, sumOf, type Units } from './dynamo/capacity.ts'
export { type DeliveryOptions, deliver } from './dynamo/delivery.ts'
export { type Database, startDatabase } from './dynamo/dynamo.ts'
export { type DynamoServer, startDynamoDbLocal } from './dynamo/dynamodb-local.ts'
export { type Item, itemSize } from './dynamo/item-size.ts'
export type { PlannedRefusal } from './dynamo/refusals.ts'
export { EdgeLocation } from './edge/cache/location.ts'
export { buildForDeployment } from './lambda/build-options.ts'
export { ownAddresses } from './network.ts'
export type { DynamoProfile, FunctionProfile, Profile } from './profile.ts'
export type { Fault } from './stripe/faults.ts'
export type { LedgerEntry } from './stripe/ledger.ts'
export { type StripeOptions, type StripeStandIn, startStripe } from './stripe/server.ts'
export type { SignedCall, WebhookMode } from './stripe/webhooks.ts'
