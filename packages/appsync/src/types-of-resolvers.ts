/**
 * The parts of a resolver type that GraphQL Code Generator's `typescript-resolvers` makes, so that an API can name a
 * context by its field:
 * ```ts
 * type Ctx<Type extends keyof Resolvers, Field extends keyof Resolvers[Type]> = Context<
 *   ResolverArgs<Resolvers[Type][Field]>, ResolverSource<Resolvers[Type][Field]>>
 * ```
 */
type ResolveFunction<R> = Extract<NonNullable<R>, (...args: never[]) => unknown>

/** The arguments of a field. */
export type ResolverArgs<R> = Parameters<ResolveFunction<R>>[1]

/** The object that a field belongs to. */
export type ResolverSource<R> = Parameters<ResolveFunction<R>>[0]

/** What a field must resolve to. */
export type ResolverResult<R> = Awaited<ReturnType<ResolveFunction<R>>>
