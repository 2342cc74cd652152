import type { GraphQLResolveInfo } from 'graphql'
import type { DataSource, DataSourceCall, RequestContext } from '../types.ts'
import type { ApiCache } from './cache.ts'
import { type Effects, type Host, ResolverContext } from './context.ts'
import { ResolverInfo } from './info.ts'

/** One resolver call: the request that it belongs to, its place in the query, and what data sources are told of it. */
export class Call implements Host, DataSourceCall {
  readonly ctx: ResolverContext
  readonly context: RequestContext
  readonly info: GraphQLResolveInfo
  readonly dataSources: Readonly<Record<string, DataSource>>
  readonly #cache: ApiCache | null
  #evictions: Promise<void>[] | undefined

  constructor(
    args: Record<string, unknown>,
    source: unknown,
    context: RequestContext,
    info: GraphQLResolveInfo,
    dataSources: Readonly<Record<string, DataSource>>,
    cache: ApiCache | null,
  ) {
    this.context = context
    this.info = info
    this.dataSources = dataSources
    this.#cache = cache
    this.ctx = new ResolverContext(args, source, this)
  }

  get identity() {
    return this.context.identity
  }

  get request() {
    return this.context.request
  }

  get env() {
    return this.context.env
  }

  createInfo(): ResolverInfo {
    return new ResolverInfo(this.info)
  }

  createEffects(): Effects {
    const { appendedErrors, responseHeaders, subscriptions } = this.context
    return {
      appendError: (error) => appendedErrors.push({ error, info: this.info }),
      responseHeaders,
      evict: (typeName, fieldName, keys) => {
        if (!this.#cache) return
        this.#evictions ??= []
        this.#evictions.push(this.#cache.evict(typeName, fieldName, keys))
      },
      subscriptions,
    }
  }

  /** A mutation answers when what it evicts is gone, so that its caller's next query is answered anew. */
  afterEvictions(value: unknown): unknown {
    return this.#evictions ? Promise.all(this.#evictions).then(() => value) : value
  }
}
