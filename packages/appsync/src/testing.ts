import { EarlyReturn, ResolverError } from './errors.ts'
import { ResolverContext, runHandler } from './runtime/context.ts'
import type { Context, ContextError, Info, PipelineResolver, UnitResolver } from './types.ts'

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
  const ctx = new ResolverContext({
    args: given,
    source: rest.source ?? null,
    identity: rest.identity ?? null,
    info: {
      fieldName: 'field',
      parentTypeName: 'Query',
      variables: {},
      selectionSetList: [],
      selectionSetGraphQL: '',
      ...info,
    },
    request: rest.request ?? { headers: {}, domainName: null },
    env: rest.env ?? {},
    append: (failure) => appended.get(ctx)?.push(failure),
  })
  ctx.stash = rest.stash ?? {}
  ctx.prev = rest.prev ?? { result: null }
  if (error) ResolverContext.fail(ctx, new ResolverError(error.message, error.type))
  else ResolverContext.succeed(ctx, rest.result)
  return ctx as unknown as Context<Args, Source>
}

/** The errors that handlers append, for each mock context under evaluation. */
const appended = new WeakMap<ResolverContext, Error[]>()

/** What one half of a resolver did. */
export interface Evaluation {
  /** What it returned, or gave to `runtime.earlyReturn`. Of a request: the operation, which was not run. */
  result: unknown
  /** Whether it ended by `runtime.earlyReturn`. */
  returnedEarly: boolean
  stash: Record<string, unknown>
  /** The error that it threw. */
  error: ResolverError | undefined
  /** What it gave to `util.appendError`. */
  appendedErrors: Error[]
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
  const errors: Error[] = []
  appended.set(ctx, errors)
  const evaluation = (rest: Partial<Evaluation>): Evaluation => ({
    result: null,
    returnedEarly: false,
    stash: ctx.stash,
    error: undefined,
    appendedErrors: errors,
    ...rest,
  })
  try {
    return evaluation({ result: (await runHandler(handler, ctx)) ?? null })
  } catch (error) {
    if (error instanceof EarlyReturn) return evaluation({ result: error.value, returnedEarly: true })
    if (error instanceof ResolverError) return evaluation({ error })
    throw error
  }
}
