import { format } from 'node:util'
import { EarlyReturn, ResolverError } from './errors.ts'
import { ResolverContext, runHandler } from './runtime/context.ts'
import type {
  Context,
  ContextError,
  Eviction,
  Info,
  PipelineResolver,
  SubscriptionEffects,
  UnitResolver,
} from './types.ts'

/** What a test says of the context; everything else has a neutral value. */
export interface MockContext<Args, Source> extends Partial<Omit<Context<Args, Source>, 'error' | 'info'>> {
  info?: Partial<Info>
  error?: ContextError | null
}

/** A context for `evaluate`, and for handlers that are called directly. */
export function mockContext<Args = Record<string, unknown>, Source = unknown>(
  parts: MockContext<Args, Source> = {},
): Context<Args, Source> {
  const { args, arguments: alias, info, error, ...rest } = parts
  const given = (args ?? alias ?? {}) as Record<string, unknown>
  const ctx = new ResolverContext(given, rest.source ?? null, {
    identity: rest.identity ?? null,
    request: rest.request ?? { headers: {}, domainName: null },
    env: rest.env ?? {},
    createInfo: () => ({ ...neutralInfo, ...info }),
    createEffects: () => ({
      appendError: (failure) => recordOf(ctx).appendedErrors.push(failure),
      get responseHeaders() {
        return recordOf(ctx).responseHeaders
      },
      evict: (eviction) => recordOf(ctx).evictions.push(eviction),
      get subscriptions() {
        return recordOf(ctx).subscriptions
      },
    }),
  })
  ctx.stash = rest.stash ?? {}
  ctx.prev = rest.prev ?? { result: null }
  if (error) ResolverContext.fail(ctx, new ResolverError(error.message, error.type))
  else ResolverContext.succeed(ctx, rest.result)
  return ctx as unknown as Context<Args, Source>
}

const neutralInfo: Info = {
  fieldName: 'field',
  parentTypeName: 'Query',
  variables: {},
  selectionSetList: [],
  selectionSetGraphQL: '',
}

/** What a handler did besides returning. */
interface HandlerRecord {
  /** What it gave to `util.appendError`. */
  appendedErrors: Error[]
  /** What it gave to `util.http.addResponseHeader`, names in lower case. */
  responseHeaders: Record<string, string>
  /** What it evicted from the API's cache. */
  evictions: Eviction[]
  /** What it gave to the other `extensions`. */
  subscriptions: SubscriptionEffects
  /** What it gave to `console`, a line each. */
  logs: string[]
}

/** What the handlers of each mock context did since it was last evaluated. */
const records = new WeakMap<ResolverContext, HandlerRecord>()

function recordOf(ctx: ResolverContext): HandlerRecord {
  return records.get(ctx) ?? startRecord(ctx)
}

function startRecord(ctx: ResolverContext): HandlerRecord {
  const record: HandlerRecord = {
    appendedErrors: [],
    responseHeaders: {},
    evictions: [],
    subscriptions: { filter: null, invalidationFilter: null, invalidations: [] },
    logs: [],
  }
  records.set(ctx, record)
  return record
}

/** What one half of a resolver did. */
export interface Evaluation extends HandlerRecord {
  /** What it returned, or gave to `runtime.earlyReturn`. Of a request: the operation, which was not run. */
  result: unknown
  /** Whether it ended by `runtime.earlyReturn`. */
  returnedEarly: boolean
  stash: Record<string, unknown>
  /** The error that it threw. */
  error: ResolverError | undefined
}

/** The halves that a resolver may have. */
export type Half<Resolver> = Extract<keyof Resolver, 'request' | 'response' | 'before' | 'after'>

/**
 * Runs one half of a resolver with no server and no database, as AppSync's EvaluateCode does.
 * @param ctx of `mockContext`
 * @throws whatever the half throws, except a ResolverError, which is part of the evaluation
 */
export async function evaluate<Resolver extends UnitResolver | PipelineResolver>(
  resolver: Resolver,
  half: Half<Resolver>,
  ctx: unknown,
): Promise<Evaluation> {
  const handler = resolver[half] as UnitResolver['request']
  if (!handler) throw new TypeError(`The resolver has no ${half}.`)
  if (!(ctx instanceof ResolverContext)) throw new TypeError('evaluate takes a context that mockContext made.')
  const record = startRecord(ctx)
  const evaluation = (rest: Partial<Evaluation>): Evaluation => ({
    result: null,
    returnedEarly: false,
    stash: ctx.stash,
    error: undefined,
    ...record,
    ...rest,
  })
  const restoreConsole = captureConsole(record.logs)
  try {
    return evaluation({ result: (await runHandler(handler, ctx)) ?? null })
  } catch (error) {
    if (error instanceof EarlyReturn) return evaluation({ result: error.value, returnedEarly: true })
    if (error instanceof ResolverError) return evaluation({ error })
    throw error
  } finally {
    restoreConsole()
  }
}

/** Collects what is logged while one half runs; AppSync's `console` has `log` and `error`. */
function captureConsole(lines: string[]): () => void {
  const { log, error } = console
  console.log = (...values) => void lines.push(format(...values))
  console.error = (...values) => void lines.push(format(...values))
  return () => Object.assign(console, { log, error })
}
