import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startDynamo, type TestDynamo } from '../../test/dynamodb.ts'
import { Machine, Slot, service } from '../../test/entities.ts'
import { createRequestContext } from '../runtime/request-context.ts'
import type { DynamoCall, RequestContext } from '../types.ts'
import { all, type RunnableOperation } from './operation.ts'
import { runOperation } from './source.ts'

let dynamo: TestDynamo
let table: string
let calls: DynamoCall[]
let context: RequestContext

beforeAll(async () => {
  dynamo = await startDynamo()
  table = await dynamo.createTable()
})

afterAll(() => dynamo.stop())

beforeEach(() => {
  calls = []
  context = newRequest()
})

describe('reading', () => {
  it('answers a get with the item, and with null when there is none', async () => {
    await seed('get-1')
    expect(await run(Machine.get({ machineId: 'get-1' }))).toMatchObject({ machineId: 'get-1', name: 'name of get-1' })
    expect(await run(Machine.get({ machineId: 'get-2' }))).toBeNull()
  })

  it('keeps a single read a GetItem', async () => {
    await run(Machine.get({ machineId: 'alone' }))
    expect(calls.map(({ operation }) => operation)).toEqual(['GetItem'])
  })

  it('gathers the reads of a tick into one BatchGetItem and gives each its own item', async () => {
    await Promise.all(['b-1', 'b-2', 'b-3'].map((id) => seed(id)))
    calls = []
    const found = await Promise.all(
      ['b-3', 'missing', 'b-1', 'b-2'].map((machineId) => run(Machine.get({ machineId }))),
    )
    expect(found.map((item) => (item as { machineId: string } | null)?.machineId)).toEqual([
      'b-3',
      undefined,
      'b-1',
      'b-2',
    ])
    expect(calls.map(({ operation }) => operation)).toEqual(['BatchGetItem'])
    expect(calls[0]?.consumed).toBeGreaterThan(0)
  })

  it('splits 250 reads of a tick into three calls', async () => {
    await Promise.all(numbers(250).map((n) => run(Machine.get({ machineId: `split-${n}` }))))
    expect(calls.map(({ operation }) => operation)).toEqual(['BatchGetItem', 'BatchGetItem', 'BatchGetItem'])
  })

  it('reads a key once in a request, whether asked for in one tick or later', async () => {
    await seed('once')
    calls = []
    await Promise.all([run(Machine.get({ machineId: 'once' })), run(Machine.get({ machineId: 'once' }))])
    await run(Machine.get({ machineId: 'once' }))
    expect(calls).toHaveLength(1)
  })

  it('reads again what is asked for as it is now, unless in the same tick', async () => {
    await seed('now')
    calls = []
    const now = () =>
      run({ go: (options?: never) => Machine.get({ machineId: 'now' }).go({ ...(options ?? {}), consistent: true }) })
    await Promise.all([now(), now()])
    expect(calls).toHaveLength(1)
    await now()
    expect(calls.map(({ params }) => params.ConsistentRead)).toEqual([true, true])
  })

  it('gives two readers of one key values that they do not share', async () => {
    await seed('shared')
    const [first, second] = (await Promise.all([
      run(Machine.get({ machineId: 'shared' })),
      run(Machine.get({ machineId: 'shared' })),
    ])) as { place: { city: string } }[]
    if (first) first.place.city = 'changed'
    expect(second?.place.city).toBe('Berlin')
  })

  it('keeps strongly consistent reads apart from eventual ones', async () => {
    const consistent = (machineId: string) => ({
      go: (options: never) => Machine.get({ machineId }).go({ ...(options as object), consistent: true }),
    })
    await Promise.all(
      ['c-1', 'c-2'].flatMap((machineId) => [run(Machine.get({ machineId })), run(consistent(machineId))]),
    )
    const shapes = calls.map(
      ({ params }) => (params.RequestItems as Record<string, { ConsistentRead?: boolean }>)[table],
    )
    expect(shapes.map((shape) => shape?.ConsistentRead ?? false).sort()).toEqual([false, true])
  })

  it('sends a strongly consistent read or query again when it is asked later, for it asks how things are now', async () => {
    const consistent = (options: never) => ({ ...(options as object), consistent: true })
    const get = { go: (options: never) => Machine.get({ machineId: 'now' }).go(consistent(options)) }
    const query = { go: (options: never) => Slot.query.byMachine({ machineId: 'now' }).go(consistent(options)) }
    for (const operation of [get, get, query, query]) await run(operation)
    expect(calls.map(({ operation }) => operation)).toEqual(['GetItem', 'GetItem', 'Query', 'Query'])
  })

  it('batches reads of a projection, which does not name the key', async () => {
    await Promise.all(['p-1', 'p-2'].map((id) => seed(id)))
    const nameOnly = (machineId: string) => ({
      go: (options: never) => Machine.get({ machineId }).go({ ...(options as object), attributes: ['name'] }),
    })
    calls = []
    const found = await Promise.all(['p-2', 'p-1'].map((machineId) => run(nameOnly(machineId))))
    expect(found).toEqual([{ name: 'name of p-2' }, { name: 'name of p-1' }])
    expect(calls.map(({ operation }) => operation)).toEqual(['BatchGetItem'])
  })

  it("sends ElectroDB's own batch get through the same call, in the order asked for", async () => {
    await Promise.all(['e-1', 'e-2', 'e-3'].map((id) => seed(id)))
    calls = []
    const keys = ['e-3', 'e-1', 'missing', 'e-2'].map((machineId) => ({ machineId }))
    const [batch] = await Promise.all([run(Machine.get(keys)), run(Machine.get({ machineId: 'e-1' }))])
    expect((batch as { machineId: string }[]).map(({ machineId }) => machineId)).toEqual(['e-3', 'e-1', 'e-2'])
    expect(calls).toHaveLength(1)
  })

  it('hydrates the keys of an index in the order of the index', async () => {
    await Promise.all(['h-3', 'h-1', 'h-2'].map((id) => seed(id, 'hydra')))
    calls = []
    const query = Machine.query.byOperator({ operatorId: 'hydra' })
    const page = await run({ go: (options: never) => query.go({ ...(options as object), hydrate: true, limit: 2 }) })
    expect(page).toMatchObject({ items: [{ machineId: 'h-1', name: 'name of h-1' }, { machineId: 'h-2' }] })
    expect(typeof (page as { cursor: unknown }).cursor).toBe('string')
    expect(calls.map(({ operation }) => operation)).toEqual(['Query', 'BatchGetItem'])
  })

  it('answers a collection with one Query', async () => {
    await seed('col-1')
    await run(Slot.put({ machineId: 'col-1', code: 'A1', stock: 3 }))
    calls = []
    const result = await run(service.collections.contents({ machineId: 'col-1' }))
    expect(result).toMatchObject({ data: { Machine: [{ machineId: 'col-1' }], Slot: [{ code: 'A1' }] }, cursor: null })
    expect(calls.map(({ operation }) => operation)).toEqual(['Query'])
  })

  it('answers all with a record, its point reads sharing a call', async () => {
    await seed('all-1')
    calls = []
    const result = await run(
      all({ one: Machine.get({ machineId: 'all-1' }), two: Machine.get({ machineId: 'all-2' }) }),
    )
    expect(result).toMatchObject({ one: { machineId: 'all-1' }, two: null })
    expect(calls.map(({ operation }) => operation)).toEqual(['BatchGetItem'])
  })
})

describe('writing', () => {
  it('makes later reads of the request see the write', async () => {
    await seed('w-1')
    await run(Machine.get({ machineId: 'w-1' }))
    await run(Machine.patch({ machineId: 'w-1' }).set({ name: 'new' }))
    expect(await run(Machine.get({ machineId: 'w-1' }))).toMatchObject({ name: 'new' })
  })

  it('writes the table that the request names, though no entity knows one', async () => {
    await seed('raw')
    const { Item } = await dynamo.client.send(
      new GetCommand({ TableName: table, Key: { pk: '$test#machineId_raw', sk: '$contents#machine_1' } }),
    )
    expect(Item).toMatchObject({ name: 'name of raw' })
  })

  it('answers a failed condition with the item when the operation asks for it', async () => {
    await seed('cond')
    const create = Machine.create({ machineId: 'cond', operatorId: 'o', name: 'second' })
    const result = await run({
      go: (options: never) => create.go({ ...(options as object), returnOnConditionCheckFailure: 'all_old' }),
    })
    expect(result).toMatchObject({ rejected: true, item: { name: 'name of cond' } })
  })

  it('commits a transaction', async () => {
    const result = await run(
      service.transaction.write((of) => [
        of.Machine.put({ machineId: 't-1', operatorId: 'o', name: 'n' }).commit(),
        of.Slot.put({ machineId: 't-1', code: 'A1', stock: 1 }).commit(),
      ]),
    )
    expect(result).toEqual({ rejected: false, items: [null, null] })
    expect(await run(Slot.get({ machineId: 't-1', code: 'A1' }))).toMatchObject({ stock: 1 })
    expect(calls[0]).toMatchObject({ operation: 'TransactWriteItems', table, attempts: 1 })
  })

  it('answers a transaction whose condition fails with the reasons and the old item', async () => {
    await run(Slot.put({ machineId: 't-2', code: 'A1', stock: 0 }))
    const result = await run(
      service.transaction.write((of) => [
        of.Machine.put({ machineId: 't-2', operatorId: 'o', name: 'n' }).commit(),
        of.Slot.patch({ machineId: 't-2', code: 'A1' })
          .add({ stock: -1 })
          .where(({ stock }, { gt }) => gt(stock, 0))
          .commit({ response: 'all_old' }),
      ]),
    )
    expect(result).toMatchObject({
      rejected: true,
      reasons: [
        { code: 'None', item: null },
        { code: 'ConditionalCheckFailed', item: { machineId: 't-2', code: 'A1', stock: 0 } },
      ],
    })
    expect(await run(Machine.get({ machineId: 't-2' }))).toBeNull()
  })

  it('reads in a transaction', async () => {
    await seed('tg-1')
    const result = await run(
      service.transaction.get((of) => [
        of.Machine.get({ machineId: 'tg-1' }).commit(),
        of.Machine.get({ machineId: 'tg-2' }).commit(),
      ]),
    )
    expect(result).toMatchObject({ rejected: false, items: [{ machineId: 'tg-1' }, null] })
  })
})

function newRequest(): RequestContext {
  return createRequestContext({
    identity: null,
    authMode: 'API_KEY',
    electro: { client: dynamo.transport, table },
    onCall: (call) => calls.push(call),
  })
}

function run(operation: RunnableOperation | ReturnType<typeof all>): Promise<unknown> {
  return runOperation(operation, context)
}

/** Writes a machine in a request of its own, so that the request under test starts with nothing read. */
async function seed(machineId: string, operatorId = 'o'): Promise<void> {
  const machine = Machine.put({
    machineId,
    operatorId,
    name: `name of ${machineId}`,
    place: { city: 'Berlin' },
  })
  await runOperation(machine, newRequest())
  calls = []
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index)
}
