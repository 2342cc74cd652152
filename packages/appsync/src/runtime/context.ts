import { AsyncLocalStorage } from 'node:async_hooks'
import type { AppendedError, Context, ContextError, ContextRequest, Identity, Info } from '../types.ts'
import { contextErrorOf } from './context-error.ts'

/** What a handler's context is made of. */
export interface ContextParts {
  args: Record<string, unknown>
  source: unknown
  identity: Identity | null
  info: Info
  request: ContextRequest
  env: Record<string, string>
  /** Where `util.appendError` puts its errors. */
  append: (error: Error) => void
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
  readonly #append: (error: Error) => void
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
    this.#append = parts.append
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
    ctx.result = null
    ctx.#failure = { error }
    ctx.#failureSeen = false
  }

  /** The data source's error, if there is one and no handler looked at it. */
  static unseenFailure(ctx: ResolverContext): { error: unknown } | null {
    return ctx.#failureSeen ? null : ctx.#failure
  }

  /** Adds an error to the response beside the data. */
  static append(ctx: ResolverContext, error: Error): void {
    ctx.#append(error)
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

/** Collects appended errors into a list, each with its place in the query. */
export function appendTo(errors: AppendedError[], info: AppendedError['info']): (error: Error) => void {
  return (error) => errors.push({ error, info })
}
