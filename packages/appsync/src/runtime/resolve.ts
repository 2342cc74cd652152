import type { GraphQLResolveInfo } from 'graphql'
import { assertTimeLeft } from '../deadline.ts'
import { isOperation } from '../electro/operation.ts'
import { runOperation } from '../electro/source.ts'
import { EarlyReturn } from '../errors.ts'
import type { DataSource, FieldResolver, Handler, PipelineResolver, RequestContext, UnitResolver } from '../types.ts'
import type { ApiCache } from './cache.ts'
import { type Effects, ResolverContext, runHandler } from './context.ts'
import { ResolverInfo } from './info.ts'

/** The data sources of an API by name. */
export type DataSources = Readonly<Record<string, DataSource>>

/** What one resolver call carries along besides the context that handlers see. */
interface Call {
  ctx: ResolverContext
  context: RequestContext
  info: GraphQLResolveInfo
  dataSources: DataSources
}

/** How a step ended: its value, and when it was by `runtime.earlyReturn`, where that wants to go on. */
interface Step {
  value: unknown
  skipTo?: 'END' | 'NEXT'
}

/** Makes graphql-js's resolve function of a unit or pipeline resolver. */
export function toResolveFunction(resolver: FieldResolver, dataSources: DataSources, cache: ApiCache | null) {
  const run = (call: Call): unknown =>
    'functions' in resolver
      ? runPipeline(resolver, call)
      : after(runUnit(resolver, call), (step) => (step as Step).value)
  return (
    source: unknown,
    args: Record<string, unknown>,
    context: RequestContext,
    info: GraphQLResolveInfo,
  ): unknown => {
    context.resolverCount.take()
    assertTimeLeft(context.deadline)
    const evictions: Promise<void>[] = []
    const ctx = new ResolverContext({
      args,
      source,
      identity: context.identity,
      info: new ResolverInfo(info),
      request: context.request,
      env: context.env,
      effects: effectsOn(context, info, cache, evictions),
    })
    const call: Call = { ctx, context, info, dataSources }
    if (!cache) return run(call)
    const value = cache.through(ctx, resolver.caching, info.operation.operation, () => run(call))
    // A mutation answers when what it evicts is gone, so that its caller's next query is answered anew.
    return after(value, (settled) => (evictions.length > 0 ? Promise.all(evictions).then(() => settled) : settled))
  }
}

/** Where the handlers of this call write to: the request, with their place in the query. */
function effectsOn(
  context: RequestContext,
  info: GraphQLResolveInfo,
  cache: ApiCache | null,
  evictions: Promise<void>[],
): Effects {
  return {
    appendError: (error) => context.appendedErrors.push({ error, info }),
    responseHeaders: context.responseHeaders,
    evict: (typeName, fieldName, keys) => {
      if (cache) evictions.push(cache.evict(typeName, fieldName, keys))
    },
    subscriptions: context.subscriptions,
  }
}

async function runPipeline(pipeline: PipelineResolver, call: Call): Promise<unknown> {
  const { ctx } = call
  const before = await asStep(() => handle(pipeline.before, call))
  ctx.prev = { result: before.value ?? null }
  for (const unit of before.skipTo ? [] : pipeline.functions) {
    ResolverContext.succeed(ctx, null)
    const step = await runUnit(unit, call)
    ctx.prev = { result: step.value ?? null }
    if (step.skipTo === 'END') break
  }
  ResolverContext.succeed(ctx, ctx.prev.result)
  if (!pipeline.after) return ctx.result
  const last = await asStep(() => handle(pipeline.after, call))
  return last.value
}

/** `request`, data source, `response`. An early return from either half is the value. */
function runUnit(unit: UnitResolver, call: Call): Step | Promise<Step> {
  return asStep(() =>
    after(handle(unit.request, call), (request) =>
      after(execute(unit, request, call), () => (unit.response ? respond(unit.response, call) : call.ctx.result)),
    ),
  )
}

/** Runs the data source and puts its result or its error into the context. */
function execute(unit: UnitResolver, request: unknown, call: Call): unknown {
  return settle(
    () => invoke(unit, request, call),
    (result) => ResolverContext.succeed(call.ctx, result),
    (error) => {
      if (!unit.response) throw error
      ResolverContext.fail(call.ctx, error)
    },
  )
}

function invoke(unit: UnitResolver, request: unknown, { ctx, context, info, dataSources }: Call): unknown {
  if (unit.dataSource !== undefined) return dataSources[unit.dataSource]?.execute(request, { ctx, info, context })
  if (request === undefined || request === null) return null
  if (isOperation(request)) return runOperation(request, context)
  if (isLocalRequest(request)) return request.payload
  throw new TypeError(
    `The request of ${info.parentType.name}.${info.fieldName} is neither an operation nor { payload }. ` +
      "Name the data source that takes it: { request, response, dataSource: '...' }.",
  )
}

/** What AppSync's NONE data source takes: `{ payload }`, or `{}` for nothing. */
function isLocalRequest(request: unknown): request is { payload?: unknown } {
  if (typeof request !== 'object' || request === null) return false
  return 'payload' in request || Object.keys(request).length === 0
}

/**
 * Runs `response`. On AppSync a response function that does not look at `ctx.error` hides the error, so that an outage
 * reads as "not found"; here an error that nobody looked at is thrown.
 */
function respond(response: Handler, { ctx }: Call): unknown {
  return settle(
    () => runHandler(response, ctx),
    (value) => {
      const unseen = ResolverContext.unseenFailure(ctx)
      if (unseen) throw unseen.error
      return value
    },
    (error) => {
      throw ResolverContext.unseenFailure(ctx)?.error ?? error
    },
  )
}

function handle(handler: Handler | undefined, { ctx }: Call): unknown {
  return handler ? runHandler(handler, ctx) : undefined
}

/** Catches `runtime.earlyReturn`, whether it is thrown now or later by an async handler. */
function asStep(run: () => unknown): Step | Promise<Step> {
  return settle(
    run,
    (value): Step => ({ value }),
    (error): Step => {
      if (error instanceof EarlyReturn) return { value: error.value, skipTo: error.skipTo }
      throw error
    },
  )
}

/** Calls `next` at once when the value is there already, so that a field without I/O costs no promise. */
function after(value: unknown, next: (value: unknown) => unknown): unknown {
  return isPromiseLike(value) ? value.then(next) : next(value)
}

/** `run().then(done, failed)`, without a promise when `run` needs none. An error of `done` does not reach `failed`. */
function settle<T>(run: () => unknown, done: (value: unknown) => T, failed: (error: unknown) => T): T | Promise<T> {
  let value: unknown
  try {
    value = run()
  } catch (error) {
    return failed(error)
  }
  return isPromiseLike(value) ? Promise.resolve(value).then(done, failed) : done(value)
}

function isPromiseLike(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}
