import { createHash } from 'node:crypto'
import { parse } from 'graphql'
import { afterAll, describe, expect, it } from 'vitest'
import { startServer } from '../test/server.ts'
import { persisted } from './generated/persisted.ts'

/** A table with nothing in it. */
const server = startServer({ client: { call: async () => ({ Items: [], Count: 0 }) } })
const production = startServer({ production: true })

afterAll(async () => {
  await Promise.all([server.stop(), production.stop()])
})

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')
const byHash = (sha256Hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } })
const MACHINE = Object.entries(persisted).find(([, text]) => text.startsWith('query PhoneMachine('))?.[0] ?? ''

describe('a query that is asked for by its hash', () => {
  it('is known from the first request on when it is one of our pages', async () => {
    const { status, data, headers } = await server.get({ ...byHash(MACHINE), variables: { code: 'NONE-0001' } })
    expect([status, data]).toEqual([200, { machineByCode: null }])
    expect(headers['cache-control']).toBe('public, max-age=5, stale-while-revalidate=55')
  })

  it('has the hash of its text, and is one whose answer caches may keep', () => {
    expect(Object.keys(persisted).length).toBeGreaterThan(1)
    for (const [hash, text] of Object.entries(persisted)) {
      expect(hash).toBe(hashOf(text))
      expect(parse(text).definitions[0]).toMatchObject({ operation: 'query' })
    }
  })

  it('is not found when nobody has sent it, which nobody keeps; then it is sent whole, and known', async () => {
    const query = '{ machineByCode(code: "NONE-0001") { id } }'
    const first = await server.get(byHash(hashOf(query)))
    expect(first.errors[0]?.extensions).toMatchObject({ code: 'PERSISTED_QUERY_NOT_FOUND', requestId: 'request-1' })
    expect(first.headers['cache-control']).toBe('private, no-store')
    const sent = await server.post(query, { body: { query, ...byHash(hashOf(query)) } })
    expect([sent.data, sent.headers['cache-control']]).toEqual([{ machineByCode: null }, 'private, no-store'])
    const again = await server.get(byHash(hashOf(query)))
    expect([again.data, again.headers['cache-control']]).toEqual([
      { machineByCode: null },
      expect.stringMatching(/^public/),
    ])
  })

  it('is not taken under the hash of another one, and remembered only when it is valid', async () => {
    const query = '{ me { kind } }'
    const refused = await server.post(query, { body: { query, ...byHash(MACHINE) } })
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('sha does not match')])
    expect((await server.get({ ...byHash(MACHINE), variables: { code: 'X-1' } })).data).toEqual({ machineByCode: null })
    const wrong = '{ nothing }'
    await server.post(wrong, { body: { query: wrong, ...byHash(hashOf(wrong)) } })
    expect((await server.get(byHash(hashOf(wrong)))).errors[0]?.extensions?.code).toBe('PERSISTED_QUERY_NOT_FOUND')
  })

  it('is refused when any page could have sent it: without a header that browsers ask for first', async () => {
    for (const known of [server, production]) {
      const { status, headers, text } = await known.get({ ...byHash(MACHINE), variables: { code: 'X-1' } }, {})
      expect([status, text]).toEqual([400, expect.stringContaining('CSRF')])
      expect(headers['cache-control'] ?? 'private, no-store').toBe('private, no-store')
    }
  })

  it('changes nothing: a mutation is no GET', async () => {
    const query = 'mutation { cancelVend(input: { vendId: "a" }) { id } }'
    const { status, headers } = await server.get({ query })
    expect([status, headers['cache-control']]).toEqual([405, 'private, no-store'])
  })
})
