import type { Extensions } from '@aws-appsync/utils'
import { currentContext, type Effects, ResolverContext } from './context.ts'

/** AppSync's `extensions`: cache eviction and what a resolver says of subscriptions. */
export const extensions: Extensions = {
  /**
   * Evicts one entry of a per-resolver cache.
   * @param keyValuePair the caching keys with their values, for example `{ 'context.arguments.id': '1' }`
   */
  evictFromApiCache(typeName, fieldName, keyValuePair) {
    effects('extensions.evictFromApiCache').evict({ typeName, fieldName, keys: keyValuePair })
  },

  /** Says which events reach this subscription. */
  setSubscriptionFilter(filter) {
    effects('extensions.setSubscriptionFilter').subscriptions.filter = filter
  },

  /** Says which events end this subscription. */
  setSubscriptionInvalidationFilter(filter) {
    effects('extensions.setSubscriptionInvalidationFilter').subscriptions.invalidationFilter = filter
  },

  /** Ends the subscriptions whose invalidation filter matches the payload. */
  invalidateSubscriptions(invalidation) {
    effects('extensions.invalidateSubscriptions').subscriptions.invalidations.push(invalidation)
  },
}

/**
 * Evicts all entries of a field whose first caching keys have these values, which AppSync cannot.
 * @param leadingKeys one or more of the field's caching keys, from the first on in the order of its `caching.keys`
 * @throws TypeError when they are not the first of the field's caching keys
 */
export function evictPrefixFromApiCache(typeName: string, fieldName: string, leadingKeys: Record<string, unknown>) {
  effects('evictPrefixFromApiCache').evict({ typeName, fieldName, leadingKeys })
}

/** Evicts all entries, of whatever field, whose `caching.tags` gave this tag, which AppSync cannot. */
export function evictTagFromApiCache(tag: string): void {
  effects('evictTagFromApiCache').evict({ tag })
}

function effects(name: string): Effects {
  const ctx = currentContext()
  if (!ctx) throw new Error(`${name} was called outside of a request or response function.`)
  return ResolverContext.effectsOf(ctx)
}
