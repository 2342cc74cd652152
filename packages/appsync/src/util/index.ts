import { ulid } from 'ulid'
import { ResolverError } from '../errors.ts'
import { currentContext, ResolverContext } from '../runtime/context.ts'
import { time } from './time.ts'

/** AppSync's `util`. */
export const util = {
  /**
   * Stops the resolver with an error that its caller sees.
   * @param errorType a stable word for programs
   * @param data a partial result
   * @param errorInfo details for programs
   */
  error(message: string, errorType?: string, data?: unknown, errorInfo?: unknown): never {
    throw new ResolverError(message, errorType, data, errorInfo)
  },

  /** Adds an error to the response and keeps the field's data. Parameters as `error`. */
  appendError(message: string, errorType?: string, data?: unknown, errorInfo?: unknown): void {
    const ctx = currentContext()
    if (!ctx) throw new Error('util.appendError was called outside of a request or response function.')
    ResolverContext.append(ctx, new ResolverError(message, errorType, data, errorInfo))
  },

  /** Stops the resolver: the caller may not have this field. */
  unauthorized(): never {
    const info = currentContext()?.info
    throw new ResolverError(
      info ? `Not Authorized to access ${info.fieldName} on type ${info.parentTypeName}` : 'Unauthorized',
      'Unauthorized',
    )
  },

  /** A random UUID, version 4. */
  autoId(): string {
    return crypto.randomUUID()
  },

  /** A ULID: 26 characters that sort by the millisecond they were made in. */
  autoUlid(): string {
    return ulid()
  },

  time,
}
