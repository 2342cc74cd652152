import { describe, expect, it } from 'vitest'
import { evaluate, mockContext } from '../testing.ts'
import { util } from '../util/index.ts'
import { extensions } from './extensions.ts'

const of = async (request: () => unknown) => await evaluate({ request }, 'request', mockContext())

const filter = util.transform.toSubscriptionFilter({ id: { eq: '1' } })

describe('extensions', () => {
  it('evict an entry of the cache', async () => {
    const { evictions } = await of(() => extensions.evictFromApiCache('Query', 'item', { 'context.arguments.id': '1' }))
    expect(evictions).toEqual([{ typeName: 'Query', fieldName: 'item', keys: { 'context.arguments.id': '1' } }])
  })

  it('say which events reach a subscription, and which end it', async () => {
    expect((await of(() => extensions.setSubscriptionFilter(filter))).subscriptions).toMatchObject({ filter })
    const { subscriptions } = await of(() => extensions.setSubscriptionInvalidationFilter(filter))
    expect(subscriptions).toMatchObject({ filter: null, invalidationFilter: filter })
  })

  it('end subscriptions', async () => {
    const invalidation = { subscriptionField: 'onItem', payload: { id: '1' } }
    const { subscriptions } = await of(() => extensions.invalidateSubscriptions(invalidation))
    expect(subscriptions.invalidations).toEqual([invalidation])
  })

  it('belong into a handler', () => {
    expect(() => extensions.setSubscriptionFilter(filter)).toThrow(
      'extensions.setSubscriptionFilter was called outside of a request or response function.',
    )
  })
})
