import { DataSourceError, ResolverError } from '../errors.ts'
import type { ContextError } from '../types.ts'

/**
 * A data source's error as `ctx.error`. AWS errors get AppSync's type, `DynamoDB:ConditionalCheckFailedException`;
 * ElectroDB wraps them, so the cause is looked at first.
 */
export function contextErrorOf(error: unknown): ContextError {
  if (error instanceof ResolverError) return { message: error.message, type: error.errorType }
  if (error instanceof DataSourceError) return { message: error.message, type: error.type }
  if (!(error instanceof Error)) return { message: String(error), type: 'UnknownError' }
  const origin = awsErrorOf(error.cause) ?? awsErrorOf(error)
  if (origin) return { message: origin.message, type: `DynamoDB:${origin.name}` }
  return { message: error.message, type: error.name }
}

function awsErrorOf(error: unknown): Error | undefined {
  return error instanceof Error && '$metadata' in error ? error : undefined
}
