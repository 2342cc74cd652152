/** AppSync-style resolvers on graphql-js. */

export {
  All,
  all,
  type ElectroOperation,
  type OperationResult,
  type Page,
  type RejectionReason,
  type TransactionResult,
} from './electro/operation.ts'
export type { Backoff } from './electro/retry.ts'
export { ResolverError, type ResolverErrorExtensions } from './errors.ts'
export { appendedErrorsOf, withAppendedErrors } from './response.ts'
export { runtime } from './runtime/early-return.ts'
export { createRequestContext, type RequestContextOptions } from './runtime/request-context.ts'
export { createSchema, type ResolverMap, type SchemaOptions } from './runtime/schema.ts'
export { awsScalars } from './scalars/index.ts'
export { type Evaluation, evaluate, type MockContext, mockContext } from './testing.ts'
export type * from './types.ts'
export type { ResolverArgs, ResolverResult, ResolverSource } from './types-of-resolvers.ts'
export { util } from './util/index.ts'
