import type { Extensions } from '@aws-appsync/utils'
import { currentContext, type Effects, ResolverContext } from './context.ts'

/** AppSync's `extensions`: cache eviction and what a resolver says of subscriptions. */
export const extensions: Extensions = {
  /**
   * Evicts one entry of a per-resolver cache.
   * @param keyValuePair the caching keys with their values, for example `{ 'context.arguments.id': '1' }`
   */
  evictFromApiCache(typeName, fieldName, keyValuePair) {
    effects('evictFromApiCache').evict(typeName, fieldName, keyValuePair)
  },

  /** Says which events reach this subscription. */
  setSubscriptionFilter(filter) {
    effects('setSubscriptionFilter').subscriptions.filter = filter
  },

  /** Says which events end this subscription. */
  setSubscriptionInvalidationFilter(filter) {
    effects('setSubscriptionInvalidationFilter').subscriptions.invalidationFilter = filter
  },

  /** Ends the subscriptions whose invalidation filter matches the payload. */
  invalidateSubscriptions(invalidation) {
    effects('invalidateSubscriptions').subscriptions.invalidations.push(invalidation)
  },
}

function effects(name: keyof Extensions): Effects {
  const ctx = currentContext()
  if (!ctx) throw new Error(`extensions.${name} was called outside of a request or response function.`)
  return ResolverContext.effectsOf(ctx)
}
