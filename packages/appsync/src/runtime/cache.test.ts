import { describe, expect, it, vi } from 'vitest'
import { createApi, member } from '../../test/api.ts'
import type { Context } from '../types.ts'
import { type CacheOptions, type CacheStore, memoryCache } from './cache.ts'
import { evictPrefixFromApiCache, evictTagFromApiCache, extensions } from './extensions.ts'

describe('per-resolver caching', () => {
  it('answers a field again from its keys, and only from them', async () => {
    const { ask, resolved } = api({ mode: 'PER_RESOLVER_CACHING' })
    await ask('{ item(id: "1", noise: 1) }')
    await ask('{ item(id: "1", noise: 2) }')
    expect(resolved).toHaveBeenCalledTimes(1)
    await ask('{ item(id: "2") }')
    expect(resolved).toHaveBeenCalledTimes(2)
  })

  it('leaves fields alone that do not say caching', async () => {
    const { ask, resolved } = api({ mode: 'PER_RESOLVER_CACHING' })
    await ask('{ fresh }')
    await ask('{ fresh }')
    expect(resolved).toHaveBeenCalledTimes(2)
  })

  it('is evicted by a mutation, the entry of the keys or the whole field', async () => {
    const { ask, resolved } = api({ mode: 'PER_RESOLVER_CACHING' })
    await ask('{ item(id: "1") }')
    await ask('{ item(id: "2") }')
    await ask('mutation { evict(id: "1") }')
    await ask('{ item(id: "1") }')
    await ask('{ item(id: "2") }')
    expect(resolved).toHaveBeenCalledTimes(3)
    await ask('mutation { evict }')
    await ask('{ item(id: "2") }')
    expect(resolved).toHaveBeenCalledTimes(4)
  })

  it('is evicted by the first of its keys, whatever the others are', async () => {
    const { ask, resolved } = api({ mode: 'PER_RESOLVER_CACHING' })
    for (const query of ['slot(machine: "1", code: "A1")', 'slot(machine: "1", code: "A2")']) await ask(`{ ${query} }`)
    for (const query of ['slot(machine: "11", code: "A1")', 'item(id: "1")']) await ask(`{ ${query} }`)
    expect(resolved).toHaveBeenCalledTimes(4)
    await ask('mutation { evictMachine(machine: "1") }')
    for (const query of ['slot(machine: "11", code: "A1")', 'item(id: "1")']) await ask(`{ ${query} }`)
    expect(resolved).toHaveBeenCalledTimes(4)
    for (const query of ['slot(machine: "1", code: "A1")', 'slot(machine: "1", code: "A2")']) await ask(`{ ${query} }`)
    expect(resolved).toHaveBeenCalledTimes(6)
  })

  it('refuses keys that are not the first, and says which they are', async () => {
    const { ask } = api({ mode: 'PER_RESOLVER_CACHING' })
    const { errors } = await ask('mutation { evictMachine(code: "A1") }')
    expect(errors?.[0]?.message).toContain('cached by context.arguments.machine, context.arguments.code, in this order')
  })

  it('is evicted by a tag, in every field that gave it and in no other entry', async () => {
    const { ask, resolved } = api({ mode: 'PER_RESOLVER_CACHING' })
    const all = '{ item(id: "1") other: item(id: "2") slot(machine: "1", code: "A1") }'
    await ask(all)
    await ask(all)
    expect(resolved).toHaveBeenCalledTimes(3)
    await ask('mutation { evictTag(tag: "thing:1") }')
    await ask(all)
    expect(resolved).toHaveBeenCalledTimes(5)
  })

  it('keeps the rule of AppSync for one entry: all of its keys, in any order', async () => {
    const { ask, resolved } = api({ mode: 'PER_RESOLVER_CACHING' })
    const query = '{ slot(machine: "1", code: "A1") }'
    await ask(query)
    await ask('mutation { evictSlot(machine: "1") }')
    await ask(query)
    expect(resolved).toHaveBeenCalledTimes(1)
    await ask('mutation { evictSlot(code: "A1", machine: "1") }')
    await ask(query)
    expect(resolved).toHaveBeenCalledTimes(2)
  })

  it('keeps no errors', async () => {
    const { ask, resolved } = api({ mode: 'PER_RESOLVER_CACHING' })
    resolved.mockImplementationOnce(() => {
      throw new Error('once')
    })
    expect((await ask('{ item(id: "1") }')).errors).toHaveLength(1)
    expect((await ask('{ item(id: "1") }')).errors).toBeUndefined()
  })
})

describe('full request caching', () => {
  it('tells callers and arguments apart', async () => {
    const { ask, resolved } = api({ mode: 'FULL_REQUEST_CACHING' })
    const ada = { identity: { resolverContext: { name: 'ada' } } }
    await ask('{ fresh }', ada)
    await ask('{ fresh }', ada)
    expect(resolved).toHaveBeenCalledTimes(1)
    await ask('{ fresh }', { identity: { resolverContext: { name: 'ben' } } })
    await ask('{ item(id: "1", noise: 1) }', ada)
    await ask('{ item(id: "1", noise: 2) }', ada)
    expect(resolved).toHaveBeenCalledTimes(4)
  })

  it('checks who may read before it answers', async () => {
    const { ask } = api({ mode: 'FULL_REQUEST_CACHING' })
    await ask('{ fresh }')
    expect((await ask('{ fresh }', member())).errors?.[0]?.message).toContain('Not Authorized')
  })
})

describe('a memory cache', () => {
  it('forgets what is too old, and what was not used for longest', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const store: CacheStore = memoryCache({ maxEntries: 2 })
    await store.set('a', { value: 1 }, 1, [])
    vi.advanceTimersByTime(1001)
    expect(await store.get('a')).toBeUndefined()
    for (const key of ['b', 'c']) await store.set(key, { value: key }, 60, [])
    await store.get('b')
    await store.set('d', { value: 'd' }, 60, [])
    const left = await Promise.all(['b', 'c', 'd'].map(async (key) => (await store.get(key))?.value))
    expect(left).toEqual(['b', undefined, 'd'])
    vi.useRealTimers()
  })

  it('gives each reader a value of its own', async () => {
    const store: CacheStore = memoryCache()
    await store.set('a', { value: { list: [1] } }, 60, [])
    const first = (await store.get('a'))?.value as { list: number[] }
    first.list.push(2)
    expect(await store.get('a')).toEqual({ value: { list: [1] } })
  })

  it('takes a ttl of 1 to 3600 seconds, as AppSync', () => {
    expect(() => api({ mode: 'PER_RESOLVER_CACHING', ttl: 0 })).toThrow('1 to 3600')
  })
})

function api(options: Partial<CacheOptions> & Pick<CacheOptions, 'mode'>) {
  const resolved = vi.fn(() => ({ payload: 'value' }))
  const { ask } = createApi({
    typeDefs: `
      type Query { item(id: ID, noise: Int): String slot(machine: ID, code: ID): String fresh: String }
      type Mutation {
        evict(id: ID): Int
        evictSlot(machine: ID, code: ID): Int
        evictMachine(machine: ID, code: ID): Int
        evictTag(tag: String!): Int
      }
    `,
    resolvers: {
      Query: {
        item: {
          request: resolved,
          caching: { keys: ['context.arguments.id'], tags: (ctx: Context<{ id: string }>) => [`thing:${ctx.args.id}`] },
        },
        slot: {
          request: resolved,
          caching: {
            keys: ['$context.arguments.machine', 'context.arguments.code'],
            tags: (ctx: Context<{ machine: string }>) => ['slots', `thing:${ctx.args.machine}`],
          },
        },
        fresh: { request: resolved },
      },
      Mutation: {
        evict: { request: (ctx: ArgsOnly) => extensions.evictFromApiCache('Query', 'item', keysOf(ctx)) },
        evictSlot: { request: (ctx: ArgsOnly) => extensions.evictFromApiCache('Query', 'slot', keysOf(ctx)) },
        evictMachine: { request: (ctx: ArgsOnly) => evictPrefixFromApiCache('Query', 'slot', keysOf(ctx)) },
        evictTag: { request: (ctx: Context<{ tag: string }>) => evictTagFromApiCache(ctx.args.tag) },
      },
    },
    cache: { store: memoryCache(), ttl: 60, ...options },
  })
  return { ask, resolved }
}

type ArgsOnly = Context<Record<string, string>>

/** The arguments that were given, as caching keys, in the order of the schema turned round. */
function keysOf({ args }: ArgsOnly): Record<string, string> {
  return Object.fromEntries(
    Object.entries(args)
      .map(([name, value]) => [`context.arguments.${name}`, value])
      .reverse(),
  )
}
