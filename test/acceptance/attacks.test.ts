import { beforeAll, expect, test } from 'vitest'
import { tokenOf } from './kit/callers.ts'
import { post, type RawAnswer, raw } from './kit/raw.ts'
import { openShop } from './kit/shop.ts'
import { endpoint, isLocal } from './kit/target.ts'

/** Bare servers answer some of these for minutes: this bound says only that it is no such thing, on a busy machine too. */
const MILLISECONDS = 1000

/** Expects that a query is refused before anything is done for it. */
const expectRefused = ({ status, text, ms }: RawAnswer) => {
  expect(status, text.slice(0, 500)).toBe(400)
  expect(text).toContain('"errors"')
  expect(JSON.parse(text).data ?? null).toBeNull()
  expect(ms).toBeLessThan(MILLISECONDS)
}

const staff = async () => ({ authorization: `Bearer ${await tokenOf('viewer:acme')}` })

// The first request starts a worker, which is not what is measured.
beforeAll(async () => {
  await post({ query: '{ me { kind } }' })
})

const range = (length: number) => Array.from({ length }, (_, index) => index)

test('a fragment bomb of 1.5 kB is refused', async () => {
  const bombs = range(30).map((level) => `fragment f${level} on Query { ...f${level + 1} ...f${level + 1} }`)
  const query = `{ ...f0 } ${bombs.join(' ')} fragment f30 on Query { __typename }`
  expect(query.length).toBeGreaterThan(1200)
  expect(query.length).toBeLessThan(1600)
  expectRefused(await post({ query }))
})

test('a fragment bomb of fields that overlap is refused', async () => {
  const bombs = range(25).map(
    (level) =>
      `fragment f${level} on Me { operator { name ...g${level} ...g${level} } ...f${level + 1} ...f${level + 1} }`,
  )
  const fields = range(25).map((level) => `fragment g${level} on Operator { id name currency }`)
  expectRefused(
    await post({ query: `{ me { ...f0 } } ${bombs.join(' ')} ${fields.join(' ')} fragment f25 on Me { id }` }),
  )
})

test('fragments that spread each other in a circle are refused', async () => {
  expectRefused(await post({ query: '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }' }))
})

test('a query that nests too deep is refused', async () => {
  const depth = 30
  const query = `{ machine(machineId: "acme-0001") { ${'activeVend { machine { '.repeat(depth)} id ${'} } '.repeat(depth)} } }`
  expectRefused(await post({ query }, await staff()))
})

test('braces without end are refused', async () => {
  expectRefused(await post({ query: '{ me '.repeat(10_000) }))
})

test('a hundred aliases, few enough for every other limit, are refused as aliases', async () => {
  const aliases = range(100).map((number) => `a${number}: me { kind }`)
  const answer = await post({ query: `{ ${aliases.join(' ')} }` })
  expectRefused(answer)
  expect(answer.text).toMatch(/alias/i)
})

test('a thousand aliases of one field are refused', async () => {
  const query = `{ ${range(1000)
    .map((number) => `a${number}: me { kind }`)
    .join(' ')} }`
  expectRefused(await post({ query }))
})

test('a thousand aliases in fragments and operations are refused', async () => {
  const fragments = range(10).map(
    (number) =>
      `fragment f${number} on Query { ${range(100)
        .map((alias) => `a${number}x${alias}: me { kind }`)
        .join(' ')} }`,
  )
  const query = `{ ${range(10)
    .map((number) => `...f${number}`)
    .join(' ')} } ${fragments.join(' ')}`
  expectRefused(await post({ query }))
})

test('two thousand tokens, harmless to every other limit, are refused as tokens', async () => {
  const answer = await post({ query: `{ me { ${'kind '.repeat(1900)} } }` })
  expectRefused(answer)
  expect(answer.text).toMatch(/token/i)
})

test('a query of a huge number of tokens is refused', async () => {
  expectRefused(await post({ query: `{ ${'__typename '.repeat(50_000)} }` }))
})

test('a query of a megabyte of comment is refused or answered at once', async () => {
  const { status, ms } = await post({ query: `{ __typename } #${'x'.repeat(1_000_000)}` })
  expect([200, 400, 413]).toContain(status)
  expect(ms).toBeLessThan(MILLISECONDS)
})

test('a directive repeated a thousand times is refused', async () => {
  expectRefused(await post({ query: `{ __typename ${'@a '.repeat(1000)} }` }))
})

test('lists in lists that together are a million items are refused', async () => {
  const query =
    '{ machines(limit: 100) { items { exceptions(limit: 100) { items { id } } slots { code product { name } } } } }'
  expectRefused(await post({ query }, await staff()))
})

test('the cost of a list counts its limit also when it comes in a variable', async () => {
  const query = `query ($limit: Int) { machines(limit: $limit) { items { exceptions(limit: $limit) { items { id } } } } }`
  expectRefused(await post({ query, variables: { limit: 100 } }, await staff()))
  const small = await post({ query, variables: { limit: 2 } }, await staff())
  expect(small).toMatchObject({ status: 200 })
  expect(JSON.parse(small.text).errors).toBeUndefined()
})

test('thousands of mistakes in one query are answered with a few errors', async () => {
  const answer = await post({
    query: `{ ${range(400)
      .map((number) => `nothing${number}`)
      .join(' ')} }`,
  })
  expectRefused(answer)
  expect(JSON.parse(answer.text).errors.length).toBeLessThanOrEqual(20)
})

test('several operations in one request (batching) are refused', async () => {
  expectRefused(await post([{ query: '{ me { kind } }' }, { query: '{ me { kind } }' }]))
})

test.for(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
  'a request that a foreign page can send without preflight (%s) is refused',
  async (type) => {
    const body = JSON.stringify({ query: 'mutation { __typename }' })
    expectRefused(await raw({ method: 'POST', headers: { 'content-type': type }, body }))
  },
)

test('a GET that a foreign page can send without preflight is refused', async () => {
  expectRefused(await raw({}, `${endpoint}?query=${encodeURIComponent('{ me { kind } }')}`))
})

test('a mutation by GET is refused, with preflight too', async () => {
  const shop = await openShop()
  const mutation = `mutation { updateMachine(input: { machineId: "${shop.machineId}", name: "Got by GET" }) { id } }`
  const headers = { authorization: `Bearer ${await tokenOf('owner:acme')}`, 'apollo-require-preflight': 'true' }
  const { status } = await raw({ headers }, `${endpoint}?query=${encodeURIComponent(mutation)}`)
  expect([400, 405]).toContain(status)
  expect((await shop.look()).name).toBe('A machine')
})

test.for([
  ['no JSON', 'this is not JSON'],
  ['no query', '{}'],
  ['a query that is no string', '{"query": {"a": 1}}'],
  ['variables that are no object', '{"query": "{ __typename }", "variables": "all"}'],
  ['an empty body', ''],
] as const)('a body with %s is refused', async ([, body]) => {
  const answer = await raw({ method: 'POST', headers: { 'content-type': 'application/json' }, body })
  expect(answer.status).toBe(400)
  expect(answer.ms).toBeLessThan(MILLISECONDS)
})

test('an answer to a mistake tells nothing of the inside: no stack, no file', async () => {
  const { text } = await post({ query: '{ machine(machineId: 5.5) { id nothing } }' })
  expect(text).not.toMatch(/node_modules|\.ts\b|\.m?js\b|stacktrace/)
})

// A deployed production answers otherwise: see production.test.ts.
test.runIf(isLocal)('outside production the schema may be asked for', async () => {
  const { status, text } = await post({ query: '{ __schema { queryType { name } } }' })
  expect({ status, body: JSON.parse(text) }).toMatchObject({
    status: 200,
    body: { data: { __schema: { queryType: { name: 'Query' } } } },
  })
})
