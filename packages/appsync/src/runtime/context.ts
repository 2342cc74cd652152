import { AsyncLocalStorage } from 'node:async_hooks'
import { DataSourceError } from '../errors.ts'
import type { Context, ContextError, ContextRequest, Identity, Info, SubscriptionEffects } from '../types.ts'
import { contextErrorOf } from './context-error.ts'

/** What a handler's context is made of. */
export interface ContextParts {
  args: Record<string, unknown>
  source: unknown
  identity: Identity | null
  info: Info
  request: ContextRequest
  env: Record<string, string>
  effects: Effects
}

/** What handlers do besides returning: the parts of a request that `util` and `extensions` write to. */
export interface Effects {
  appendError(error: Error): void
  /** `util.http`'s headers, in lower case. */
  responseHeaders: Record<string, string>
  /** `extensions.evictFromApiCache`. */
  evict(typeName: string, fieldName: string, keys: Record<string, unknown>): void
  /** What `extensions` says of subscriptions. */
  subscriptions: SubscriptionEffects
}

/** The context object of one resolver call: what handlers see, and what the runtime keeps for itself beside it. */
export class ResolverContext implements Context {
  args: Record<string, unknown>
  arguments: Record<string, unknown>
  source: unknown
  identity: Identity | null
  stash: Record<string, unknown> = {}
  prev: { result: unknown } = { result: null }
  result: unknown = null
  info: Info
  request: ContextRequest
  env: Record<string, string>
  readonly #effects: Effects
  #failure: { error: unknown } | null = null
  #failureSeen = false

  constructor(parts: ContextParts) {
    this.args = parts.args
    this.arguments = parts.args
    this.source = parts.source
    this.identity = parts.identity
    this.info = parts.info
    this.request = parts.request
    this.env = parts.env
    this.#effects = parts.effects
  }

  /** Reading it is how a response function says that it deals with a failed data source. */
  get error(): ContextError | null {
    this.#failureSeen = true
    return this.#failure && contextErrorOf(this.#failure.error)
  }

  /** Sets what the data source answered, for the response function. */
  static succeed(ctx: ResolverContext, result: unknown): void {
    ctx.result = result ?? null
    ctx.#failure = null
  }

  /** Sets what the data source failed with, for the response function. */
  static fail(ctx: ResolverContext, error: unknown): void {
    ctx.result = error instanceof DataSourceError ? error.result : null
    ctx.#failure = { error }
    ctx.#failureSeen = false
  }

  /** The data source's error, if there is one and no handler looked at it. */
  static unseenFailure(ctx: ResolverContext): { error: unknown } | null {
    return ctx.#failureSeen ? null : ctx.#failure
  }

  /** What its handlers may write to besides their result. */
  static effectsOf(ctx: ResolverContext): Effects {
    return ctx.#effects
  }
}

const running = new AsyncLocalStorage<ResolverContext>()

/** Runs a handler such that `util` knows whose context it is called in, after an `await` too. */
export function runHandler(handler: (ctx: never) => unknown, ctx: ResolverContext): unknown {
  return running.run(ctx, handler as (ctx: ResolverContext) => unknown, ctx)
}

/** The context of the handler that is running. */
export function currentContext(): ResolverContext | undefined {
  return running.getStore()
}
