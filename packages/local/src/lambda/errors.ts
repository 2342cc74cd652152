/** A function that does not exist: the Invoke API's ResourceNotFoundException. */
export class FunctionNotFoundError extends Error {
  override readonly name = 'ResourceNotFoundException'
}

/** Too many invocations at once: the Invoke API's TooManyRequestsException with its reason. */
export class TooManyRequestsError extends Error {
  override readonly name = 'TooManyRequestsException'
  readonly reason: 'ReservedFunctionConcurrentInvocationLimitExceeded' | 'ConcurrentInvocationLimitExceeded'

  constructor(reason: TooManyRequestsError['reason']) {
    super('Rate Exceeded.')
    this.reason = reason
  }
}

/** An event over Lambda's limit: the Invoke API's RequestTooLargeException. */
export class RequestTooLargeError extends Error {
  override readonly name = 'RequestTooLargeException'

  constructor(limit: number) {
    super(`Request must be smaller than ${limit} bytes for the InvokeFunction operation`)
  }
}
