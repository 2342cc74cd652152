import { AsyncLocalStorage } from 'node:async_hooks'
import { untilDeadline } from '../deadline.ts'
import { DataSourceError } from '../errors.ts'
import type {
  Context,
  ContextError,
  ContextRequest,
  Deadline,
  Eviction,
  Identity,
  Info,
  SubscriptionEffects,
} from '../types.ts'
import { contextErrorOf } from './context-error.ts'

/** Where a resolver call stands: what its context is made of, the costlier parts on demand. */
export interface Host {
  readonly identity: Identity | null
  readonly request: ContextRequest
  readonly env: Record<string, string>
  /** Left out in a test of one half. */
  readonly deadline?: Deadline
  createInfo(): Info
  createEffects(): Effects
}

/** What handlers do besides returning: the parts of a request that `util` and `extensions` write to. */
export interface Effects {
  appendError(error: Error): void
  /** `util.http`'s headers, in lower case. */
  responseHeaders: Record<string, string>
  /** `extensions.evictFromApiCache`, `evictPrefixFromApiCache` and `evictTagFromApiCache`. */
  evict(eviction: Eviction): void
  /** What `extensions` says of subscriptions. */
  subscriptions: SubscriptionEffects
}

/** The parts of a context that most resolvers never ask for, which makes contexts small: there is one for each field. */
interface OnDemand {
  stash?: Record<string, unknown>
  prev?: { result: unknown }
  info?: Info
  effects?: Effects
}

/** A data source's error, and whether a handler looked at it. */
interface Failure {
  error: unknown
  seen: boolean
}

/** The context object of one resolver call: what handlers see, and what the runtime keeps for itself beside it. */
export class ResolverContext implements Context {
  args: Record<string, unknown>
  source: unknown
  result: unknown = null
  readonly #host: Host
  #onDemand: OnDemand | undefined
  #failure: Failure | null = null

  constructor(args: Record<string, unknown>, source: unknown, host: Host) {
    this.args = args
    this.source = source
    this.#host = host
  }

  get arguments(): Record<string, unknown> {
    return this.args
  }

  get identity(): Identity | null {
    return this.#host.identity
  }

  get request(): ContextRequest {
    return this.#host.request
  }

  get env(): Record<string, string> {
    return this.#host.env
  }

  get stash(): Record<string, unknown> {
    this.#parts.stash ??= {}
    return this.#parts.stash
  }

  set stash(stash: Record<string, unknown>) {
    this.#parts.stash = stash
  }

  get prev(): { result: unknown } {
    this.#parts.prev ??= { result: null }
    return this.#parts.prev
  }

  set prev(prev: { result: unknown }) {
    this.#parts.prev = prev
  }

  get info(): Info {
    this.#parts.info ??= this.#host.createInfo()
    return this.#parts.info
  }

  /** Reading it is how a response function says that it deals with a failed data source. */
  get error(): ContextError | null {
    if (!this.#failure) return null
    this.#failure.seen = true
    return contextErrorOf(this.#failure.error)
  }

  /** What `JSON.stringify(ctx)` and a log of it show: the context as AppSync logs it. */
  toJSON(): Record<string, unknown> {
    const { fieldName, parentTypeName, variables, selectionSetList, selectionSetGraphQL } = this.info
    return {
      arguments: this.args,
      identity: this.identity,
      source: this.source,
      request: this.request,
      prev: this.prev,
      stash: this.stash,
      result: this.result,
      info: { fieldName, parentTypeName, variables, selectionSetList, selectionSetGraphQL },
    }
  }

  /** Sets what the data source answered, for the response function. */
  static succeed(ctx: ResolverContext, result: unknown): void {
    ctx.result = result ?? null
    ctx.#failure = null
  }

  /** Sets what the data source failed with, for the response function. */
  static fail(ctx: ResolverContext, error: unknown): void {
    ctx.result = error instanceof DataSourceError ? error.result : null
    ctx.#failure = { error, seen: false }
  }

  /** The data source's error, if there is one and no handler looked at it. */
  static unseenFailure(ctx: ResolverContext): Failure | null {
    return ctx.#failure?.seen ? null : ctx.#failure
  }

  /** A handler's value; a promise of one ends with the request's time, whatever the handler still waits for. */
  static inTime(ctx: ResolverContext, value: unknown): unknown {
    if (!(value instanceof Promise)) return value
    const { deadline } = ctx.#host
    return deadline ? untilDeadline(deadline, value) : value
  }

  /** What its handlers may write to besides their result. */
  static effectsOf(ctx: ResolverContext): Effects {
    ctx.#parts.effects ??= ctx.#host.createEffects()
    return ctx.#parts.effects
  }

  get #parts(): OnDemand {
    this.#onDemand ??= {}
    return this.#onDemand
  }
}

/** The context of the synchronous handler that is running, the usual case: no more than an assignment. */
let current: ResolverContext | undefined

/** The contexts of asynchronous handlers, which other handlers interrupt. */
const interruptible = new AsyncLocalStorage<ResolverContext>()

const AsyncFunction = (async () => undefined).constructor

/** Runs a handler such that `util` knows whose context it is called in; in an async function after an `await` too. */
export function runHandler(handler: (ctx: never) => unknown, ctx: ResolverContext): unknown {
  const run = handler as (ctx: ResolverContext) => unknown
  if (run.constructor === AsyncFunction) return ResolverContext.inTime(ctx, interruptible.run(ctx, run, ctx))
  const before = current
  current = ctx
  try {
    return ResolverContext.inTime(ctx, run(ctx))
  } finally {
    current = before
  }
}

/** The context of the handler that is running. */
export function currentContext(): ResolverContext | undefined {
  return current ?? interruptible.getStore()
}
