/** AppSync-style resolvers on graphql-js. */
export { type AuthExplanation, explainAuth, type FieldAccess, type Gap, printAuth } from './auth-explainer.ts'
export { type CachePolicy, cachePolicyOf } from './cache-control.ts'
export { chargeOf, unitsOf } from './electro/call.ts'
export {
  All,
  all,
  type ElectroOperation,
  type OperationResult,
  type Page,
  type RejectionReason,
  type TransactionResult,
} from './electro/operation.ts'
export { DataSourceError, ResolverError, type ResolverErrorExtensions } from './errors.ts'
export {
  type AuthorizedCaller,
  type AuthorizerOptions,
  type AuthorizerResponse,
  createLambdaAuthorizer,
} from './lambda-authorizer.ts'
export { assertResponseSize, defaultLimits, depthLimit, type Limits } from './limits.ts'
export {
  type AppSyncFormattedError,
  appendedErrorsOf,
  type ErrorFormat,
  formatError,
  withAppendedErrors,
} from './response.ts'
export { type CacheEntry, type CacheOptions, type CacheStore, memoryCache } from './runtime/cache.ts'
export { type CheckedSchema, checkSchema } from './runtime/check.ts'
export { schemaDocument } from './runtime/document.ts'
export { evictPrefixFromApiCache, evictTagFromApiCache } from './runtime/extensions.ts'
export { createRequestContext, type RequestContextOptions } from './runtime/request-context.ts'
export { createSchema, type ResolverMap, type SchemaOptions } from './runtime/schema.ts'
export { awsScalars } from './scalars/index.ts'
export { type OpenSearchDocument, openSearchDataSource, rdsDataSource } from './sources/door.ts'
export { type DynamodbOptions, dynamodbDataSource } from './sources/dynamodb.ts'
export { type EventPutter, eventBridgeDataSource } from './sources/event-bridge.ts'
export { type HttpOptions, httpDataSource } from './sources/http.ts'
export { type LambdaInvoker, type LambdaOptions, lambdaDataSource } from './sources/lambda.ts'
export { type Evaluation, evaluate, type MockContext, mockContext } from './testing.ts'
export type * from './types.ts'
export type { ResolverArgs, ResolverResult, ResolverSource } from './types-of-resolvers.ts'
export { extensions, runtime, util } from './utils.ts'
export type { Versioning } from './versioned/index.ts'
export type { ConflictAnswer, ConflictEvent } from './versioned/resolution.ts'
