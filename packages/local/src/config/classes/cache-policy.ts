import * as v from 'valibot'
import type { Place } from '../errors.ts'
import type { CachePolicyPlan } from '../plan-of-edge.ts'
import { options } from '../registry.ts'
import { applyTransform } from './transform.ts'

/** What SST makes of a router's cache policy before a `transform.cachePolicy` changes it. */
const SST_POLICY = {
  comment: 'SST server response cache policy',
  defaultTtl: 0,
  maxTtl: 31_536_000,
  minTtl: 0,
  parametersInCacheKeyAndForwardedToOrigin: {
    cookiesConfig: { cookieBehavior: 'none' },
    headersConfig: {
      headerBehavior: 'whitelist',
      headers: { items: ['x-open-next-cache-key', 'x-forwarded-host'] },
    },
    queryStringsConfig: { queryStringBehavior: 'all' },
    enableAcceptEncodingBrotli: true,
    enableAcceptEncodingGzip: true,
  },
}

const Items = v.strictObject({ items: v.array(v.string()) })

/** What keeps an answer that does not say for how long, or longer than it says, has no local counterpart. */
const Policy = v.strictObject({
  comment: v.optional(v.string()),
  defaultTtl: v.literal(0),
  maxTtl: v.number(),
  minTtl: v.literal(0),
  name: v.optional(v.string()),
  parametersInCacheKeyAndForwardedToOrigin: v.strictObject({
    cookiesConfig: v.strictObject({ cookieBehavior: v.literal('none') }),
    headersConfig: v.strictObject({
      headerBehavior: v.picklist(['none', 'whitelist']),
      headers: v.optional(Items, { items: [] }),
    }),
    queryStringsConfig: v.strictObject({
      queryStringBehavior: v.picklist(['none', 'all', 'whitelist']),
      queryStrings: v.optional(Items, { items: [] }),
    }),
    enableAcceptEncodingBrotli: v.optional(v.boolean(), false),
    enableAcceptEncodingGzip: v.optional(v.boolean(), false),
  }),
})

/** The cache policy of a router, with its `transform.cachePolicy`. */
export const cachePolicyPlan = async (
  transform: unknown,
  what: string,
  place: Place | undefined,
): Promise<CachePolicyPlan> => {
  const given = await applyTransform(transform, { ...SST_POLICY })
  const { maxTtl, parametersInCacheKeyAndForwardedToOrigin: key } = await options(
    Policy,
    given,
    `${what}, transform.cachePolicy`,
    place,
  )
  const { queryStringBehavior, queryStrings } = key.queryStringsConfig
  return {
    maxTtl,
    headers: key.headersConfig.headers.items.map((name) => name.toLowerCase()),
    queryStrings: queryStringBehavior === 'all' ? 'all' : queryStrings.items,
    brotli: key.enableAcceptEncodingBrotli,
    gzip: key.enableAcceptEncodingGzip,
  }
}
