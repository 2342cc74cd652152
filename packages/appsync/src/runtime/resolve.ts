import type { GraphQLResolveInfo } from 'graphql'
import { assertTimeLeft } from '../deadline.ts'
import { isOperation } from '../electro/operation.ts'
import { runOperation } from '../electro/source.ts'
import { EarlyReturn } from '../errors.ts'
import type { FieldResolver, PipelineResolver, RequestContext, UnitResolver } from '../types.ts'
import type { ApiCache } from './cache.ts'
import { type Api, Call } from './call.ts'
import { ResolverContext, runHandler } from './context.ts'

/** Makes graphql-js's resolve function of a unit or pipeline resolver. */
export function toResolveFunction(resolver: FieldResolver, api: Api) {
  const run =
    'functions' in resolver
      ? (call: Call): unknown => runPipeline(resolver, call)
      : (call: Call): unknown => runUnit(resolver, call, toValue)

  return (
    source: unknown,
    args: Record<string, unknown>,
    context: RequestContext,
    info: GraphQLResolveInfo,
  ): unknown => {
    // Looking at the clock costs as much as the rest of a plain field, so only some resolvers do; every data source does.
    if (context.resolverCount.take() % 32 === 0) assertTimeLeft(context.deadline)
    const call = new Call(args, source, context, info, api)
    return api.cache ? runCached(api.cache, resolver, call, run) : run(call)
  }
}

function runCached(cache: ApiCache, { caching }: FieldResolver, call: Call, run: (call: Call) => unknown): unknown {
  const value = cache.through(call.ctx, caching, call.info.operation.operation, () => run(call))
  return isPromiseLike(value) ? value.then((settled) => call.afterEvictions(settled)) : call.afterEvictions(value)
}

async function runPipeline(pipeline: PipelineResolver, call: Call): Promise<unknown> {
  const { ctx } = call
  const before = pipeline.before ? await runHalf(pipeline.before, ctx) : undefined
  ctx.prev = { result: resultOf(before) }
  for (const unit of before instanceof EarlyReturn ? [] : pipeline.functions) {
    ResolverContext.succeed(ctx, null)
    const step = await runUnit(unit, call, toSignal)
    ctx.prev = { result: resultOf(step) }
    if (step instanceof EarlyReturn && step.skipTo === 'END') break
  }
  ResolverContext.succeed(ctx, ctx.prev.result)
  return pipeline.after ? resultOf(await runHalf(pipeline.after, ctx)) : ctx.result
}

/** Runs `before` or `after`; an early return comes back as itself, so that the pipeline sees where it wants to go on. */
async function runHalf(handler: (ctx: never) => unknown, ctx: ResolverContext): Promise<unknown> {
  try {
    return await runHandler(handler, ctx)
  } catch (error) {
    return toSignal(error)
  }
}

function resultOf(step: unknown): unknown {
  return (step instanceof EarlyReturn ? step.value : step) ?? null
}

/** What becomes of an error that ends a unit: an early return is a result, anything else is thrown on. */
type End = (error: unknown) => unknown

function toValue(error: unknown): unknown {
  if (error instanceof EarlyReturn) return error.value
  throw error
}

function toSignal(error: unknown): unknown {
  if (error instanceof EarlyReturn) return error
  throw error
}

/**
 * `request`, data source, `response`. Written out instead of with async functions: a field without input or output
 * costs no promise, and one with costs a single link behind the data source's own. Each wait has a function of its own,
 * because a function that makes closures pays for what they hold even when it has nothing to wait for.
 */
function runUnit(unit: UnitResolver, call: Call, end: End): unknown {
  if (!unit.request) return execute(unit, undefined, call, end)
  let request: unknown
  try {
    request = runHandler(unit.request, call.ctx)
  } catch (error) {
    return end(error)
  }
  return isPromiseLike(request) ? executeLater(unit, request, call, end) : execute(unit, request, call, end)
}

function executeLater(unit: UnitResolver, request: PromiseLike<unknown>, call: Call, end: End): unknown {
  return request.then((settled) => execute(unit, settled, call, end), end)
}

/** Runs the data source and puts its result or its error into the context. */
function execute(unit: UnitResolver, request: unknown, call: Call, end: End): unknown {
  const { ctx } = call
  let result: unknown
  try {
    result = invoke(unit, request, call)
  } catch (error) {
    return fail(unit, ctx, error, end)
  }
  return isPromiseLike(result) ? respondLater(unit, ctx, result, end) : succeed(unit, ctx, result, end)
}

function respondLater(unit: UnitResolver, ctx: ResolverContext, result: PromiseLike<unknown>, end: End): unknown {
  return result.then(
    (settled) => succeed(unit, ctx, settled, end),
    (error) => fail(unit, ctx, error, end),
  )
}

function succeed(unit: UnitResolver, ctx: ResolverContext, result: unknown, end: End): unknown {
  ResolverContext.succeed(ctx, result)
  return respond(unit, ctx, end)
}

function fail(unit: UnitResolver, ctx: ResolverContext, error: unknown, end: End): unknown {
  if (!unit.response) throw error
  ResolverContext.fail(ctx, error)
  return respond(unit, ctx, end)
}

function invoke(unit: UnitResolver, request: unknown, call: Call): unknown {
  const { context, info } = call
  if (unit.dataSource !== undefined) {
    const { syncConfig } = unit
    const of = syncConfig ? { ctx: call.ctx, info, context, syncConfig } : call
    return call.api.dataSources[unit.dataSource]?.execute(request, of)
  }
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
function respond(unit: UnitResolver, ctx: ResolverContext, end: End): unknown {
  if (!unit.response) return ctx.result
  let value: unknown
  try {
    value = runHandler(unit.response, ctx)
  } catch (error) {
    return endResponse(ctx, error, end)
  }
  return isPromiseLike(value) ? seenLater(ctx, value, end) : seen(ctx, value)
}

function seenLater(ctx: ResolverContext, value: PromiseLike<unknown>, end: End): unknown {
  return value.then(
    (settled) => seen(ctx, settled),
    (error) => endResponse(ctx, error, end),
  )
}

/** The value, unless the data source failed and nobody looked at it. */
function seen(ctx: ResolverContext, value: unknown): unknown {
  const unseen = ResolverContext.unseenFailure(ctx)
  if (unseen) throw unseen.error
  return value
}

function endResponse(ctx: ResolverContext, error: unknown, end: End): unknown {
  const unseen = ResolverContext.unseenFailure(ctx)
  if (unseen) throw unseen.error
  return end(error)
}

function isPromiseLike(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}
