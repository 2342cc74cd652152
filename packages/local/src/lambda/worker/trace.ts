const NAME = '_X_AMZN_TRACE_ID'

let traceId: string | undefined

/**
 * Keeps `_X_AMZN_TRACE_ID` beside the process's environment, whose C library holds on to every value that it ever had: one
 * that changes with each invocation would be a leak.
 */
export const installTraceId = (): void => {
  process.env = new Proxy(process.env, {
    get: (env, name) => (name === NAME ? traceId : Reflect.get(env, name)),
    set: (env, name, value) => Reflect.set(env, name, value),
    has: (env, name) => (name === NAME ? traceId !== undefined : Reflect.has(env, name)),
    ownKeys: (env) => (traceId === undefined ? Reflect.ownKeys(env) : [...Reflect.ownKeys(env), NAME]),
    getOwnPropertyDescriptor: (env, name) =>
      name === NAME && traceId !== undefined
        ? { value: traceId, writable: true, enumerable: true, configurable: true }
        : Reflect.getOwnPropertyDescriptor(env, name),
  })
}

/** Sets the tracing header of the invocation that begins. */
export const setTraceId = (value: string): void => {
  traceId = value
}
