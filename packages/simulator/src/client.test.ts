import { expect, test } from 'vitest'
import { startStub } from '../fixtures/stub-server.ts'
import { createClient, RefusedError } from './client.ts'
import { MachineByCodeDocument } from './generated/operations.ts'

const variables = { code: 'M1' }
const json = (value: unknown, status = 200) => ({ status, body: JSON.stringify(value) })

test('an operation is posted as JSON with its variables and the bearer token', async () => {
  await using api = await startStub(() => json({ data: { machineByCode: null } }))
  const client = createClient({ url: `${api.url}/graphql`, token: async () => 'a.b.c' })
  expect(await client.request(MachineByCodeDocument, variables)).toEqual({ machineByCode: null })
  expect(api.requests).toMatchObject([
    { path: '/graphql', headers: { authorization: 'Bearer a.b.c', 'content-type': 'application/json' } },
  ])
  expect(JSON.parse(api.requests[0]?.body ?? '')).toEqual({ query: MachineByCodeDocument.toString(), variables })
})

test('a guest sends no authorization', async () => {
  await using api = await startStub(() => json({ data: { machineByCode: null } }))
  await createClient({ url: api.url }).request(MachineByCodeDocument, variables)
  expect(api.requests[0]?.headers).not.toHaveProperty('authorization')
})

test('a response with errors is a RefusedError with the first code', async () => {
  const errors = [{ message: 'Sold out.', extensions: { code: 'SOLD_OUT' } }, { message: 'More.' }]
  await using api = await startStub(() => json({ data: null, errors }))
  const call = createClient({ url: api.url }).request(MachineByCodeDocument, variables)
  await expect(call).rejects.toThrow(RefusedError)
  await expect(call).rejects.toMatchObject({ code: 'SOLD_OUT', message: 'Sold out.; More.', errors })
})

test('send hands over errors and status as they came', async () => {
  const errors = [{ message: 'No.' }]
  await using api = await startStub(() => json({ errors }, 401))
  expect(await createClient({ url: api.url }).send(MachineByCodeDocument, variables)).toEqual({ status: 401, errors })
})

test.for([
  ['a gateway error', json({ message: 'Internal Server Error' }, 500), 'HTTP 500'],
  ['a page', { status: 502, body: '<html>' }, 'HTTP 502'],
  ['an empty body', { status: 200, body: '' }, 'HTTP 200'],
  ['a list', json([1]), 'HTTP 200'],
] as const)('%s is no GraphQL response, and an error that is no refusal', async ([, answer, message]) => {
  await using api = await startStub(() => answer)
  const call = createClient({ url: api.url }).send(MachineByCodeDocument, variables)
  await expect(call).rejects.toThrow(message)
  await expect(call).rejects.not.toThrow(RefusedError)
})

test('a request that takes too long, or whose client is stopped, is given up', async () => {
  await using api = await startStub(() => new Promise(() => undefined))
  const hurried = createClient({ url: api.url, timeoutMs: 50 })
  await expect(hurried.send(MachineByCodeDocument, variables)).rejects.toThrow('timeout')
  const stop = new AbortController()
  const call = createClient({ url: api.url, signal: stop.signal }).send(MachineByCodeDocument, variables)
  stop.abort()
  await expect(call).rejects.toThrow('aborted')
})
