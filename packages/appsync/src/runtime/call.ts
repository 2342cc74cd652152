import type { GraphQLResolveInfo } from 'graphql'
import type { DataSource, DataSourceCall, RequestContext } from '../types.ts'
import type { ApiCache } from './cache.ts'
import { type Effects, type Host, ResolverContext } from './context.ts'
import { ResolverInfo } from './info.ts'

/** What all resolvers of an API share. */
export interface Api {
  /** The data sources by name. */
  readonly dataSources: Readonly<Record<string, DataSource>>
  readonly cache: ApiCache | null
}

/** One resolver call: the request that it belongs to, its place in the query, and what data sources are told of it. */
export class Call implements Host, DataSourceCall {
  readonly ctx: ResolverContext
  readonly context: RequestContext
  readonly info: GraphQLResolveInfo
  readonly api: Api
  #evictions: (Promise<void> | void)[] | undefined

  constructor(
    args: Record<string, unknown>,
    source: unknown,
    context: RequestContext,
    info: GraphQLResolveInfo,
    api: Api,
  ) {
    this.context = context
    this.info = info
    this.api = api
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

  get deadline() {
    return this.context.deadline
  }

  createInfo(): ResolverInfo {
    return new ResolverInfo(this.info)
  }

  createEffects(): Effects {
    const { appendedErrors, responseHeaders, subscriptions } = this.context
    return {
      appendError: (error) => appendedErrors.push({ error, info: this.info }),
      responseHeaders,
      evict: (eviction) => {
        const { cache } = this.api
        if (!cache) return
        this.#evictions ??= []
        this.#evictions.push(cache.evict(eviction))
      },
      subscriptions,
    }
  }

  /** A mutation answers when what it evicts is gone, so that its caller's next query is answered anew. */
  afterEvictions(value: unknown): unknown {
    return this.#evictions ? Promise.all(this.#evictions).then(() => value) : value
  }
}
