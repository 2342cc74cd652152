import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { countEvent, earn, eventOfVend, type RunOptions, recomputeFigures, type VendRecord } from '@dispense/core'
import { expect, test } from 'vitest'
import {
  CancelVendDocument,
  LoyaltyDocument,
  RedeemPointsDocument,
  SetLoyaltyDocument,
} from './generated/operations.ts'
import { ownCustomers, person } from './kit/callers.ts'
import { salesOf, untilCounted, untilThere } from './kit/counted.ts'
import { accounts, buy, fund, newKey, openShop, type Shop } from './kit/shop.ts'
import { entities, readTable } from './kit/table.ts'
import { isLocal, target } from './kit/target.ts'

const own = ownCustomers(import.meta.filename)

const demo = person(own('demo'))

interface MachineDay {
  operatorId: string
  machineId: string
  figures: Record<string, number>
  counted: Record<string, number>
}

const dayOf = async ({ machineId }: Shop): Promise<MachineDay | undefined> =>
  entities<MachineDay>(await readTable(), 'machineDay').find((day) => day.machineId === machineId)

/** Buys one unit, and the machine says how it went. */
const vend = async (shop: Shop, slot: string, outcome: 'SUCCESS' | 'FAILURE' = 'SUCCESS') => {
  const { id } = await buy(demo, shop, slot)
  await shop.controller.acknowledge(id)
  const failure = outcome === 'FAILURE' ? { failure: { code: 'EMPTY' as const } } : {}
  await shop.controller.report(id, { outcome, ...failure })
  return id
}

test('what is sold and what fails is in the figures of its machine and of its operator, in every grouping', async () => {
  const shop = await openShop({ A1: { price: 238 }, A2: { price: 119 } })
  await fund(demo, shop, 2000)
  const before = await salesOf(shop)
  await vend(shop, 'A1')
  await vend(shop, 'A1')
  await vend(shop, 'A2', 'FAILURE')
  const sales = await untilThere('the figures of three vends', async () => {
    const found = await salesOf(shop, shop.machineId)
    return found.sum.vends + found.sum.failed === 3 && found
  })
  const money = (amount: number) => ({ amount, currency: 'EUR' })
  const all = { vends: 2, failed: 1, total: money(476), refunded: money(0) }
  expect(sales).toMatchObject({ sum: all, net: money(400), tax: money(76) })
  expect(sales.byMachine).toEqual([{ key: shop.machineId, sums: all }])
  expect(sales.byPayment).toEqual([{ key: 'WALLET', sums: all }])
  expect(sales.byColumn.map(({ key, sums }) => [key, sums.vends, sums.failed])).toEqual([
    ['A1', 2, 0],
    ['A2', 0, 1],
  ])
  expect(sales.byProduct).toHaveLength(2)
  expect(sales.byHour.reduce((sum, { sums }) => sum + sums.total.amount, 0)).toBe(476)
  const after = await salesOf(shop)
  expect(after.byMachine).toContainEqual({ key: shop.machineId, sums: all })
  expect(after.sum.total.amount).toBeGreaterThanOrEqual(before.sum.total.amount + 476)
})

test('another operator sees nothing of it, not even by the machine’s id', async () => {
  const shop = await openShop()
  await fund(demo, shop, 500)
  const id = await vend(shop, 'A1')
  await untilCounted(shop, demo, id)
  const stranger = { owner: person('owner:globex') }
  expect((await salesOf(stranger, shop.machineId)).sum).toMatchObject({ vends: 0, failed: 0 })
  expect(JSON.stringify(await salesOf(stranger))).not.toContain(shop.machineId)
})

test('points come with a completed vend, once, and turn into a voucher, once', async () => {
  const shop = await openShop()
  await fund(demo, shop, 500)
  const { operatorId } = shop
  const { balance } = (await demo.request(LoyaltyDocument, { operatorId })).loyalty
  const failed = await vend(shop, 'A1', 'FAILURE')
  const id = await vend(shop, 'A1')
  const entry = await untilCounted(shop, demo, id)
  expect(entry).toMatchObject({ kind: 'EARNED', points: 23 })
  const { loyalty } = await demo.request(LoyaltyDocument, { operatorId })
  expect(loyalty.balance).toBe(balance + 23)
  expect(loyalty.history.some((one) => one.vendId === failed)).toBe(false)

  const input = { operatorId, kind: 'DISCOUNT' as const, points: 20, idempotencyKey: newKey() }
  const [first, second] = [
    await demo.request(RedeemPointsDocument, { input }),
    await demo.request(RedeemPointsDocument, { input }),
  ]
  expect(second).toEqual(first)
  expect(first.redeemPoints).toMatchObject({ kind: 'DISCOUNT', amount: { amount: 20, currency: 'EUR' }, points: 20 })
  const now = (await demo.request(LoyaltyDocument, { operatorId })).loyalty
  expect(now.balance).toBe(balance + 3)
  const voucherId = first.redeemPoints.id
  expect(now.vouchers.filter((voucher) => voucher.id === voucherId)).toHaveLength(1)

  const before = await accounts(demo, shop)
  const cheaper = await buy(demo, shop, 'A1', { voucherId })
  const total = shop.offer('A1').total.amount - 20
  expect(cheaper.price).toMatchObject({ total: { amount: total }, discount: { amount: 20 }, voucherId })
  expect((await accounts(demo, shop)).balance).toBe(before.balance - total)
  const unused = (await demo.request(LoyaltyDocument, { operatorId })).loyalty.vouchers
  expect(unused.filter((voucher) => voucher.id === voucherId)).toEqual([])
  await demo.request(CancelVendDocument, { input: { vendId: cheaper.id } })
  expect((await demo.request(LoyaltyDocument, { operatorId })).loyalty.vouchers).toContainEqual(
    expect.objectContaining({ id: voucherId }),
  )
})

test('ten redemptions at the same moment never spend a point twice', async () => {
  const ben = person(own('ben'))
  const shop = await openShop()
  await fund(ben, shop, 500)
  const { id } = await buy(ben, shop)
  await shop.controller.acknowledge(id)
  await shop.controller.report(id, { outcome: 'SUCCESS' })
  await untilCounted(shop, ben, id)
  const { operatorId } = shop
  const { balance } = (await ben.request(LoyaltyDocument, { operatorId })).loyalty
  const points = Math.floor(balance / 2)
  const redeem = async () => {
    const input = { operatorId, kind: 'DISCOUNT' as const, points, idempotencyKey: newKey() }
    for (;;) {
      const { errors } = await ben.send(RedeemPointsDocument, { input })
      const code = errors?.[0]?.extensions?.code
      // CONFLICT says: send the same call again, with the same key.
      if (code !== 'CONFLICT') return code ?? 'redeemed'
    }
  }
  const outcomes = await Promise.all(Array.from({ length: 10 }, redeem))
  expect(outcomes.filter((outcome) => outcome === 'redeemed')).toHaveLength(2)
  expect(new Set(outcomes)).toEqual(new Set(['redeemed', 'INSUFFICIENT_POINTS']))
  expect((await ben.request(LoyaltyDocument, { operatorId })).loyalty.balance).toBe(balance - 2 * points)
})

test('only an owner sets what points are worth', async () => {
  const rule = { pointsPerUnit: 10, pointValue: 1, freeDrinkPoints: 200 }
  const { setLoyalty } = await person('owner:acme').request(SetLoyaltyDocument, { input: { rule } })
  expect(setLoyalty.loyalty).toMatchObject({ pointsPerUnit: 10, pointValue: { amount: 1, currency: 'EUR' } })
  for (const who of ['driver:acme', 'viewer:acme', own('demo')] as const) {
    const { errors } = await person(who).send(SetLoyaltyDocument, { input: { rule: null } })
    expect(errors?.[0]?.extensions?.code, who).toMatch(/Unauthorized|FORBIDDEN/)
  }
})

test.runIf(isLocal)(
  'figures and points are those that the vends give, and stay so when the stream repeats itself',
  async () => {
    const shop = await openShop()
    await fund(demo, shop, 500)
    const id = await vend(shop, 'A1')
    await untilCounted(shop, demo, id)
    const [before, items] = [await dayOf(shop), await readTable()]
    const sold = entities<VendRecord>(items, 'vend').filter(({ machineId }) => machineId === shop.machineId)
    expect(before?.figures).toEqual(recomputeFigures(sold))

    const again = sold.find(({ vendId }) => vendId === id)
    const event = again && eventOfVend(again)
    if (!event) throw new Error('The vend was not sold')
    const repeated = await onTable((electro) =>
      Promise.all(
        Array.from({ length: 5 }, async () => ({
          counted: (await countEvent(event).go(electro)).data,
          earned: !(await earn(again, again.customerId ?? '', 1000, again.updatedAt).go(electro)).rejected,
        })),
      ),
    )
    expect(repeated).toEqual(Array(5).fill({ counted: false, earned: false }))
    expect(await dayOf(shop)).toEqual(before)
  },
)

// Five first events of a day at once: one makes it, and each counts.
test.runIf(isLocal)('events that come at the same moment all count, also the first ones of a day', async () => {
  const shop = await openShop()
  await fund(demo, shop, 500)
  const id = await vend(shop, 'A1')
  await untilCounted(shop, demo, id)
  const sold = entities<VendRecord>(await readTable(), 'vend').find(({ vendId }) => vendId === id)
  if (!sold) throw new Error('The vend is gone')
  const vends = Array.from({ length: 5 }, (_, i) => ({
    ...sold,
    vendId: `${id}-${i}`,
    createdAt: '2020-01-01T10:00:00.000Z',
  }))
  const counted = await onTable((electro) =>
    Promise.all([...vends, ...vends].map(async (one) => (await countEvent(saleOf(one)).go(electro)).data)),
  )
  expect(counted.filter(Boolean)).toHaveLength(5)
  const days = entities<MachineDay & { day: string }>(await readTable(), 'machineDay')
  const day = days.find((one) => one.machineId === shop.machineId && one.day === '2020-01-01')
  expect(day?.figures).toEqual(recomputeFigures(vends))
})

const saleOf = (sold: VendRecord) => ({ eventId: sold.vendId, kind: 'SALE' as const, vend: sold })

/** Runs core's operations on the table of this run. */
const onTable = async <T>(act: (electro: RunOptions) => Promise<T>): Promise<T> => {
  const { name = '', endpoint = '' } = target.table ?? {}
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const dynamo = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials })
  const options = { marshallOptions: { removeUndefinedValues: true } }
  try {
    return await act({ client: DynamoDBDocumentClient.from(dynamo, options), table: name })
  } finally {
    dynamo.destroy()
  }
}
