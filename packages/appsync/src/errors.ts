/** AppSync's part of `errors[].extensions`, with `code` beside it because that is where Apollo clients look. */
export interface ResolverErrorExtensions {
  /** The same as `errorType`. */
  code: string
  errorType: string
  errorInfo?: unknown
  data?: unknown
}

/**
 * The error that a resolver means its caller to see: what `util.error` throws.
 *
 * graphql-js copies `extensions` of a thrown error into the response, so nothing has to translate it. Any other error
 * that reaches the response is a fault of the program and should be masked by the server.
 */
export class ResolverError extends Error {
  override readonly name = 'ResolverError'
  /** A stable word for programs, such as `SOLD_OUT`. */
  readonly errorType: string
  /** A partial result, as AppSync's `data`. */
  readonly data: unknown
  /** Details for programs, such as the new price. */
  readonly errorInfo: unknown

  constructor(message: string, errorType = 'Custom', data?: unknown, errorInfo?: unknown) {
    super(message)
    this.errorType = errorType
    this.data = data
    this.errorInfo = errorInfo
  }

  /** What graphql-js puts into the response. */
  get extensions(): ResolverErrorExtensions {
    return {
      code: this.errorType,
      errorType: this.errorType,
      ...(this.errorInfo === undefined ? {} : { errorInfo: this.errorInfo }),
      ...(this.data === undefined ? {} : { data: this.data }),
    }
  }
}

/** A call that was given up because the request's deadline came. AppSync's words. */
export function executionTimeout(): ResolverError {
  return new ResolverError('Execution timed out.', 'ExecutionTimeout')
}

/** A field that the caller's auth mode or groups do not reach. AppSync's words. */
export function notAuthorized(fieldName: string, typeName: string): ResolverError {
  return new ResolverError(`Not Authorized to access ${fieldName} on type ${typeName}`, 'Unauthorized')
}

/** What a data source fails with: `ctx.error` of the response function, and `ctx.result` where there is one beside it. */
export class DataSourceError extends Error {
  override readonly name = 'DataSourceError'
  /** `ctx.error.type`, for example `Lambda:Unhandled`. */
  readonly type: string
  /** `ctx.result` beside the error, for example the item that a condition did not hold for. */
  readonly result: unknown
  /** Whether the caller is to see it when no response function says something else, for example a version conflict. */
  readonly isMeant: boolean

  constructor(message: string, type: string, result: unknown = null, { isMeant = false } = {}) {
    super(message)
    this.type = type
    this.result = result
    this.isMeant = isMeant
  }

  /** What graphql-js puts into the response. The result stays inside: it may be more than the query asked for. */
  get extensions(): ResolverErrorExtensions | undefined {
    return this.isMeant ? { code: this.type, errorType: this.type } : undefined
  }
}

/** The signal of `runtime.earlyReturn`: it travels as an exception because it must stop the handler that calls it. */
export class EarlyReturn extends Error {
  override readonly name = 'EarlyReturn'
  readonly value: unknown
  readonly skipTo: 'END' | 'NEXT'

  constructor(value: unknown, skipTo: 'END' | 'NEXT') {
    super('runtime.earlyReturn was called outside of a resolver. It belongs into a request or response function.')
    this.value = value
    this.skipTo = skipTo
  }
}
