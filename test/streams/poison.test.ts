import { join } from 'node:path'
import { marshall } from '@aws-sdk/util-dynamodb'
import { createApiSchema, showError } from '@dispense/api'
import { openConnection, putSubscription, subscriptionKey, type VendRecord } from '@dispense/core'
import { LowStock, Machine, MachineDay, MachineState, newState, Product } from '@dispense/core/entities'
import { AT, machineOf, productOf, slotOf, vendRecordOf } from '@dispense/core/testing/records'
import { catalogFollower } from '@dispense/functions/catalog'
import { publishFollower } from '@dispense/functions/publish'
import { salesFollower } from '@dispense/functions/sales'
import { type DeliveryOptions, deliver, makePlan, type SubscriptionPlan } from '@dispense/local'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openShop, type Shop } from '../units/shop.ts'

/* Each follower of the table's stream as sst.config.ts sets it up, with a record that it can make nothing of. */

const config = join(import.meta.dirname, '../../sst.config.ts')

let shop: Shop
let subscriptions: readonly SubscriptionPlan[]

beforeAll(async () => {
  subscriptions = (await makePlan({ config })).subscriptions
  shop = await openShop(config)
  // What each attempt says of the record; there are dozens.
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})
afterAll(async () => await shop.close())

type Records = Parameters<typeof deliver>[0]
type Follow = ReturnType<typeof salesFollower>

/** Numbers as long as DynamoDB's. */
let records = 100_000_000_000_000_000_000n

/** A change of an item; `key` tells items apart, and is left out for one of its own. */
function recordOf(entity: string, image: object, key = String(records)): Records[number] {
  records += 1n
  return {
    eventID: 'e',
    eventName: 'MODIFY',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'us-east-1',
    eventSourceARN: 'arn',
    dynamodb: {
      Keys: marshall({ pk: key }),
      SequenceNumber: String(records),
      ApproximateCreationDateTime: Math.floor(Date.now() / 1000),
      NewImage: marshall({ __edb_e__: entity, __edb_v__: '1', ...image }, { removeUndefinedValues: true }),
    },
  }
}

/** Delivers records as Lambda does; all its pauses are over at once, and `waited` says how long they were, in milliseconds. */
async function deliverTo(name: string, follow: Follow, records: Records) {
  const subscription = subscriptions.find((one) => one.name === name)
  if (!subscription) throw new Error(`sst.config.ts has no ${name}`)
  const discarded: Parameters<DeliveryOptions['onDiscard']>[0][] = []
  let waited = 0
  await deliver(records, {
    subscription,
    invoke: async (batch) => ({
      requestId: 'r',
      answer: await follow({ Records: batch } as never, Date.now() + 20_000),
    }),
    onDiscard: (discard) => void discarded.push(discard),
    clock: {
      now: () => Date.now(),
      after: (delay, callback) => {
        waited += delay
        const timer = setImmediate(callback)
        return () => clearImmediate(timer)
      },
    },
    signal: new AbortController().signal,
  })
  return { subscription, discarded, waited }
}

type Outcome = Awaited<ReturnType<typeof deliverTo>>

/** The poison, and nothing else, was given up, when it had been tried as often as it is to be; and is told to the queue. */
function expectGivenUp({ subscription, discarded, waited }: Outcome, poison: Records[number]) {
  expect(discarded.map(({ records, condition }) => [records, condition])).toEqual([
    [[poison], 'RetryAttemptsExhausted'],
  ])
  expect(discarded[0]?.invokeCount).toBeGreaterThan(subscription.maximumRetryAttempts)
  expect(subscription.onFailure).toMatch(/LostEvents/)
  // Not for ever: what comes after it must not wait longer than this on the local cloud.
  expect(waited).toBeLessThan(5 * 60_000)
}

const sold = (vendId: string, more: Partial<VendRecord> = {}) =>
  vendRecordOf({ vendId, state: 'COMPLETED', createdAt: AT, updatedAt: AT, ...more })

describe('a record that nobody can read', () => {
  it('is given up by the catalogue follower, and products before and after it are followed', async () => {
    const options = shop.electro()
    const slots = [slotOf({ productId: 'p1' }), slotOf({ code: 'A2', productId: 'p2' })]
    const machine = machineOf({ machineId: 'of-catalog', planogram: slots })
    await Machine.put(machine).go(options)
    await MachineState.put(newState(machine)).go(options)
    for (const productId of ['p1', 'p2']) await Product.put(productOf({ productId, price: 333 })).go(options)
    // Its operator has a machine whose planogram is gone.
    await Product.put(productOf({ productId: 'broken', operatorId: 'broken' })).go(options)
    await Machine.put(machineOf({ machineId: 'broken', operatorId: 'broken' })).go(options)
    const { client, table } = shop.parts()
    await client.call(
      'UpdateItem',
      {
        TableName: table,
        Key: { pk: '$dispense#machineId_broken', sk: '$page#machine_1' },
        UpdateExpression: 'REMOVE planogram',
      },
      { abortSignal: AbortSignal.timeout(10_000) },
    )
    const records = ['p1', 'broken', 'p2'].map((productId) => recordOf('product', { productId }))
    const outcome = await deliverTo('CatalogStream', catalogFollower(client, table), records)
    expectGivenUp(outcome, records[1] as Records[number])
    const { data } = await Machine.get({ machineId: 'of-catalog' }).go(options)
    expect(data?.planogram.map(({ price }) => price)).toEqual([333, 333])
  })

  it('is given up by the sales follower, and vends and machines before and after it count once', async () => {
    const options = shop.electro()
    const poison = recordOf('vend', { state: 'COMPLETED' })
    const records = [
      recordOf('vend', sold('s1')),
      recordOf('machineState', { machineId: 'm1', operatorId: 'acme', stock: { A1: 0 } }),
      poison,
      recordOf('vend', sold('s2')),
      recordOf('machineState', { machineId: 'm2', operatorId: 'acme', stock: { A1: 0 } }),
    ]
    const { client, table } = shop.parts()
    const outcome = await deliverTo('SalesStream', salesFollower(client, table), records)
    expectGivenUp(outcome, poison)
    const { data: days } = await MachineDay.scan.go(options)
    expect(days.map(({ figures, counted }) => [figures, Object.keys(counted).length])).toEqual([
      [expect.objectContaining({ t: 2 * sold('s1').price.total }), 2],
    ])
    for (const machineId of ['m1', 'm2']) {
      expect((await LowStock.get({ machineId }).go(options)).data?.slots).toEqual({ A1: 'EMPTY' })
    }
  })

  it('is given up by the publisher, and vends before and after it are told', async () => {
    const told: string[] = []
    const follow = await publisherTelling((vendId) => void told.push(vendId))
    const poison = recordOf('vend', { vendId: 'poison' })
    const records = [recordOf('vend', sold('v1')), poison, recordOf('vend', sold('v2'))]
    expectGivenUp(await deliverTo('PublishStream', follow, records), poison)
    expect(told.toSorted()).toEqual(['v1', 'v2'])
  })
})

describe('a change that waits for its own function to publish it', () => {
  it('holds up the later changes of its item only', async () => {
    const told: string[] = []
    const follow = await publisherTelling((vendId) => void told.push(vendId))
    const changes = [
      recordOf('vend', sold('w1', { updatedAt: new Date().toISOString() }), 'one item'),
      recordOf('vend', sold('w2'), 'one item'),
      recordOf('vend', sold('w3')),
    ]
    expect((await deliverTo('PublishStream', follow, changes)).discarded).toEqual([])
    expect(told).toEqual(['w3', 'w1', 'w2'])
  })
})

/** The publisher, with one subscriber of all sales: `tell` hears of which vends it was told. */
async function publisherTelling(tell: (vendId: string) => void) {
  const options = shop.electro()
  await openConnection('c1', Date.now()).go(options)
  await putSubscription({
    topic: 'onSale/acme',
    connectionId: 'c1',
    subscriptionKey: subscriptionKey('1'),
    subscriptionId: '1',
    query: 'subscription { onSale(operatorId: "acme") { id } }',
    variables: {},
    authMode: 'AMAZON_COGNITO_USER_POOLS',
    identity: { sub: 'olga', claims: { sub: 'olga', 'custom:operatorId': 'acme' }, groups: ['owner'] },
    createdAt: 0,
    expiresAt: Math.floor(Date.now() / 1000) + 3600,
  }).go(options)
  const { client, table } = shop.parts()
  return publishFollower({
    ...{ client, table },
    schema: createApiSchema(),
    wire: {
      post: async (_connectionId, text) => {
        tell(JSON.parse(text).payload.data.onSale.id)
        return true
      },
      close: async () => undefined,
    },
    show: showError(console.error, true),
    nextTokenKey: 'a key of the tests',
  })
}
