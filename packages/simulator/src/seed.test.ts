import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type StubAnswer, startStub } from '../fixtures/stub-server.ts'
import { createClient } from './client.ts'
import { demoMachineIds } from './identities.ts'
import { readMachineKey } from './keys.ts'
import { seedDemo } from './seed.ts'

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'dispense-seed-'))
})
afterEach(() => rm(dataDir, { recursive: true }))

/** Seeds through a stub of Lambda's Invoke API, which is also the GraphQL API where machines enrol. */
const seedWith = async (answer: StubAnswer) => {
  await using stub = await startStub(({ path }) => (path === '/graphql' ? ENROLLED : answer))
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const lambda = new LambdaClient({ endpoint: stub.url, region: 'us-east-1', credentials, maxAttempts: 1 })
  try {
    const seeded = await seedDemo(lambda, 'dispense-local-Seed', {
      dataDir,
      client: createClient({ url: `${stub.url}/graphql` }),
    })
    return { ...seeded, requests: stub.requests }
  } finally {
    lambda.destroy()
  }
}

const ENROLLED: StubAnswer = { body: '{"data":{"enrolMachine":{"machineId":"m"}}}' }

const demo = { operators: [{ id: 'acme', name: 'Acme' }], machines: [] }

test('the function gets the public key of every machine, and its answer is the demo', async () => {
  const { demo: answered, keys, requests } = await seedWith({ body: JSON.stringify(demo) })
  expect(answered).toEqual(demo)
  expect(keys.map(({ machineId }) => machineId)).toEqual(demoMachineIds)
  expect(requests.map(({ path }) => path)).toEqual(['/2015-03-31/functions/dispense-local-Seed/invocations'])
  const { publicKeys } = JSON.parse(requests[0]?.body ?? '') as { publicKeys: Record<string, string> }
  const { privateKey } = await readMachineKey(dataDir, 'globex-0006')
  expect(Object.keys(publicKeys)).toEqual(demoMachineIds)
  expect(publicKeys['globex-0006']).toBe(privateKey.x)
  expect(requests[0]?.body).not.toContain(privateKey.d)
})

test('a machine that has a code enrols with its own key, and one that has none does not', async () => {
  const machine = { code: 'C', operatorId: 'acme' }
  const machines = [
    { ...machine, id: 'acme-0001', enrolmentCode: '7KQ2M3XD9FTB' },
    { ...machine, id: 'acme-0002', enrolmentCode: null },
  ]
  const { requests } = await seedWith({ body: JSON.stringify({ operators: [], machines }) })
  const enrolments = requests.filter(({ path }) => path === '/graphql').map(({ body }) => JSON.parse(body))
  const { privateKey } = await readMachineKey(dataDir, 'acme-0001')
  expect(enrolments).toMatchObject([{ variables: { input: { code: '7KQ2M3XD9FTB', publicKey: privateKey.x } } }])
  expect(JSON.stringify(enrolments)).not.toContain(privateKey.d)
})

test('a function that fails is SEED_FAILED with its words and the fix', async () => {
  const failed = { headers: { 'x-amz-function-error': 'Unhandled' }, body: '{"errorMessage":"no table"}' }
  await expect(seedWith(failed)).rejects.toMatchObject({
    code: 'SEED_FAILED',
    message: expect.stringContaining('no table'),
    fix: expect.stringContaining('--fresh'),
  })
})
