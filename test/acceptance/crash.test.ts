import { setTimeout as sleep } from 'node:timers/promises'
import { type Client, createClient, demoUsers, machineTokens, personToken } from '@dispense/simulator'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  AcknowledgeVendDocument,
  CancelVendDocument,
  ReportVendResultDocument,
  StartVendDocument,
} from './generated/operations.ts'
import { auditBooks } from './kit/books.ts'
import { startTestCloud, type TestCloud } from './kit/cloud.ts'
import { type DynamoProxy, type Moment, startDynamoProxy } from './kit/dynamo-proxy.ts'
import { accounts, fund, newKey, openShop, type Shop } from './kit/shop.ts'
import { entities, readTable } from './kit/table.ts'
import { isLocal, target } from './kit/target.ts'

/**
 * A second cloud on the same table, whose workers reach DynamoDB through a proxy: the test holds a call there and kills
 * the worker that made it. What it was doing is then looked at from the first cloud, which is whole.
 */
let second: TestCloud
let proxy: DynamoProxy
let customer: Client
let shop: Shop

describe.runIf(isLocal)('a worker that is killed', () => {
  beforeAll(startSecondCloud, 120_000)

  afterAll(async () => {
    await second?.stop()
    await proxy?.close()
    vi.unstubAllEnvs()
  })

  beforeEach(async () => {
    proxy.meet = () => undefined
    shop = await openShop({ A1: { stock: 5 } })
    await fund(customer, shop, 1000)
  })

  // What a test left open would expire while a later one looks at the customer's money.
  afterEach(async () => {
    proxy.meet = () => undefined
    for (const { vendId, state } of await vendsHere()) {
      if (state === 'AUTHORIZED') await customer.request(CancelVendDocument, { input: { vendId } })
    }
  })

  test.for([
    ['before its read reaches DynamoDB', 'BatchGetItem', 'before', 0],
    ['before it hears what it read', 'BatchGetItem', 'after', 0],
    ['before its transaction reaches DynamoDB', 'TransactWriteItems', 'before', 0],
    ['before it hears that its transaction was taken', 'TransactWriteItems', 'after', 1],
  ] as const)(
    '%s leaves startVend done or not done, and the retry succeeds once',
    async ([, operation, moment, done]) => {
      const before = await accounts(customer, shop)
      const input = { ...shop.offer(), idempotencyKey: newKey() }
      killAt(operation, moment)
      await expect(customer.request(StartVendDocument, { input })).rejects.toThrow('HTTP 500')

      expect(await accounts(customer, shop)).toEqual(moved(before, done))
      expect(await vendsHere()).toHaveLength(done)
      expect(auditBooks(await readTable())).toEqual([])

      const { startVend } = await customer.request(StartVendDocument, { input })
      expect(startVend).toMatchObject({ state: 'AUTHORIZED' })
      expect((await customer.request(StartVendDocument, { input })).startVend).toEqual(startVend)
      expect(await accounts(customer, shop)).toEqual(moved(before, 1))
      expect(await vendsHere()).toMatchObject([{ vendId: startVend.id }])
      expect(auditBooks(await readTable())).toEqual([])
    },
  )

  test.for([0, 2, 4, 6, 8, 10, 15, 20])('%i ms after the tap leaves nothing half done either', async (ms) => {
    const before = await accounts(customer, shop)
    const input = { ...shop.offer(), idempotencyKey: newKey() }
    const tap = customer.request(StartVendDocument, { input }).catch(() => undefined)
    await sleep(ms)
    await killWorkers()
    await tap
    await proxy.settled()
    const done = (await vendsHere()).length
    expect(done).toBeLessThanOrEqual(1)
    expect(await accounts(customer, shop)).toEqual(moved(before, done))
    expect(auditBooks(await readTable())).toEqual([])

    expect((await customer.request(StartVendDocument, { input })).startVend).toMatchObject({ state: 'AUTHORIZED' })
    expect(await accounts(customer, shop)).toEqual(moved(before, 1))
    expect(auditBooks(await readTable())).toEqual([])
  })

  test.for(['before', 'after'] as const)(
    '%s the transaction of a result leaves the vend done or not done, and the repeated report captures once',
    async (moment) => {
      const before = await accounts(customer, shop)
      const { startVend } = await customer.request(StartVendDocument, {
        input: { ...shop.offer(), idempotencyKey: newKey() },
      })
      const machine = createClient({ url: `${second.cloud.url}/graphql`, token: machineTokens(shop.controller.key) })
      await machine.request(AcknowledgeVendDocument, { input: { vendId: startVend.id, sequence: 1 } })
      const report = () =>
        machine.request(ReportVendResultDocument, { input: { vendId: startVend.id, sequence: 2, outcome: 'SUCCESS' } })
      killAt('TransactWriteItems', moment)
      await expect(report()).rejects.toThrow('HTTP 500')
      expect(auditBooks(await readTable())).toEqual([])
      for (const _ of ['once', 'twice']) expect((await report()).reportVendResult.state).toBe('COMPLETED')
      expect(await accounts(customer, shop)).toMatchObject({ balance: before.balance - 238, held: before.held })
      expect(auditBooks(await readTable())).toEqual([])
    },
  )
})

async function startSecondCloud() {
  const dynamodb = target.table?.endpoint ?? ''
  proxy = await startDynamoProxy(dynamodb)
  // The cloud takes the tables that are there; its workers see the proxy only.
  vi.stubEnv('DYNAMODB_ENDPOINT', dynamodb)
  second = await startTestCloud({ env: { AWS_ENDPOINT_URL_DYNAMODB: proxy.endpoint } })
  const { url, issuer = '', outputs } = second.cloud
  const user = demoUsers.find(({ username }) => username === 'customer:dan')
  if (!user) throw new Error('no customer:dan among the users of the demo')
  const token = await personToken({ api: url, issuer, clientId: String(outputs.clientId) }, user)
  customer = createClient({ url: `${url}/graphql`, token: () => token })
}

/** Kills the worker that makes this call, once, at this moment of it. */
const killAt = (operation: string, moment: Moment) => {
  proxy.meet = async (met, at) => {
    if (met !== operation || at !== moment) return
    proxy.meet = () => undefined
    await killWorkers()
  }
}

/** Kills every worker of the API that is serving a request, and waits until none is left. */
const killWorkers = async () => {
  const busy = () =>
    second.cloud.environments().filter(({ functionName, state }) => functionName === 'Graphql' && state === 'busy')
  for (const { pid } of busy()) if (pid !== undefined) process.kill(pid, 'SIGKILL')
  while (busy().length > 0) await sleep(5)
}

/** The accounts after this many units were started. */
const moved = (before: Awaited<ReturnType<typeof accounts>>, units: number) => ({
  balance: before.balance - 238 * units,
  held: before.held + 238 * units,
  stock: { A1: 5 - units },
  busy: units > 0,
})

const vendsHere = async () =>
  entities<{ machineId: string; vendId: string; state: string }>(await readTable(), 'vend').filter(
    ({ machineId }) => machineId === shop.machineId,
  )
