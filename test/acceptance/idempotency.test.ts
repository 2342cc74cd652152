import { expect, test } from 'vitest'
import {
  CreateProductDocument,
  RecordRestockDocument,
  RegisterMachineDocument,
  TopUpWalletDocument,
} from './generated/operations.ts'
import { ownCustomers, person, refusal } from './kit/callers.ts'
import { accounts, buy, fund, newKey, openShop } from './kit/shop.ts'

const own = ownCustomers(import.meta.filename)

const ben = person(own('ben'))
const owner = person('owner:acme')

const openFundedShop = async (...options: Parameters<typeof openShop>) => {
  const shop = await openShop(...options)
  await fund(ben, shop, 1000)
  return shop
}

test('the same call again gives the same vend and moves nothing', async () => {
  const shop = await openFundedShop()
  const idempotencyKey = newKey()
  const vend = await buy(ben, shop, 'A1', { idempotencyKey })
  const after = await accounts(ben, shop)
  expect(await buy(ben, shop, 'A1', { idempotencyKey })).toEqual(vend)
  expect(await accounts(ben, shop)).toEqual(after)
})

test('ten times the same call at the same moment is one vend', async () => {
  const shop = await openFundedShop()
  const before = await accounts(ben, shop)
  const idempotencyKey = newKey()
  const vends = await Promise.all(Array.from({ length: 10 }, () => buy(ben, shop, 'A1', { idempotencyKey })))
  expect(new Set(vends.map(({ id }) => id)).size).toBe(1)
  expect(await accounts(ben, shop)).toMatchObject({ balance: before.balance - 238, stock: { A1: 4 } })
})

test('the same call after the vend has ended gives the vend as it stands and sells nothing', async () => {
  const shop = await openFundedShop()
  const idempotencyKey = newKey()
  const { id } = await buy(ben, shop, 'A1', { idempotencyKey })
  await shop.controller.acknowledge(id)
  await shop.controller.report(id, { outcome: 'SUCCESS' })
  const after = await accounts(ben, shop)
  expect(await buy(ben, shop, 'A1', { idempotencyKey })).toMatchObject({ id, state: 'COMPLETED' })
  expect(await accounts(ben, shop)).toEqual(after)
})

test('the same key with another slot is IDEMPOTENCY_KEY_REUSED and moves nothing', async () => {
  const shop = await openFundedShop({ A1: {}, A2: {} })
  const idempotencyKey = newKey()
  await buy(ben, shop, 'A1', { idempotencyKey })
  const after = await accounts(ben, shop)
  expect((await refusal(buy(ben, shop, 'A2', { idempotencyKey }))).code).toBe('IDEMPOTENCY_KEY_REUSED')
  expect(await accounts(ben, shop)).toEqual(after)
})

test('a refused call uses its key up for nothing: the same call succeeds when the reason is gone', async () => {
  const shop = await openFundedShop({ A1: { stock: 0 } })
  const idempotencyKey = newKey()
  expect((await refusal(buy(ben, shop, 'A1', { idempotencyKey }))).code).toBe('SOLD_OUT')
  const input = { machineId: shop.machineId, slots: [{ code: 'A1', added: 1 }], idempotencyKey: newKey() }
  await owner.request(RecordRestockDocument, { input })
  expect(await buy(ben, shop, 'A1', { idempotencyKey })).toMatchObject({ state: 'AUTHORIZED' })
})

test('two customers may use the same key', async () => {
  const [shop, other] = [await openFundedShop(), await openShop()]
  const cleo = person(own('cleo'))
  await fund(cleo, other, 1000)
  const idempotencyKey = newKey()
  const mine = await buy(ben, shop, 'A1', { idempotencyKey })
  const theirs = await buy(cleo, other, 'A1', { idempotencyKey })
  expect(theirs.id).not.toBe(mine.id)
})

test('a repeated top-up pays once, and its key cannot be used for another amount', async () => {
  const shop = await openShop()
  const before = await accounts(ben, shop)
  const topUp = (amount: number) => ({
    input: { operatorId: 'acme', amount: { amount, currency: 'EUR' }, idempotencyKey },
  })
  const idempotencyKey = newKey()
  for (const _ of ['once', 'twice']) await ben.request(TopUpWalletDocument, topUp(300))
  expect((await refusal(ben.request(TopUpWalletDocument, topUp(400)))).code).toBe('IDEMPOTENCY_KEY_REUSED')
  expect(await accounts(ben, shop)).toMatchObject({ balance: before.balance + 300 })
})

test('a repeated restock is counted once, and its key cannot be used for another count', async () => {
  const shop = await openShop({ A1: { stock: 0 } })
  const restock = (added: number) => ({
    input: { machineId: shop.machineId, slots: [{ code: 'A1', added }], idempotencyKey },
  })
  const idempotencyKey = newKey()
  for (const _ of ['once', 'twice']) {
    const { recordRestock } = await owner.request(RecordRestockDocument, restock(4))
    expect(recordRestock.slots).toMatchObject([{ code: 'A1', stock: 4 }])
  }
  expect((await refusal(owner.request(RecordRestockDocument, restock(5)))).code).toBe('IDEMPOTENCY_KEY_REUSED')
})

test('a repeated registration is one machine, and its key cannot be used for another name', async () => {
  const { controller } = await openShop()
  const register = (name: string) => ({
    input: {
      name,
      place: 'Hall 2',
      tax: { ratePpm: 0, inclusive: true },
      publicKey: controller.key.privateKey.x,
      idempotencyKey,
    },
  })
  const idempotencyKey = newKey()
  const { registerMachine: first } = await owner.request(RegisterMachineDocument, register('Twin'))
  const { registerMachine: again } = await owner.request(RegisterMachineDocument, register('Twin'))
  expect(again).toEqual(first)
  expect((await refusal(owner.request(RegisterMachineDocument, register('Other')))).code).toBe('IDEMPOTENCY_KEY_REUSED')
})

test('a repeated product is one product, and its key cannot be used for another name', async () => {
  const create = (name: string) => ({ input: { name, price: { amount: 100, currency: 'EUR' }, idempotencyKey } })
  const idempotencyKey = newKey()
  const { createProduct: first } = await owner.request(CreateProductDocument, create('Water'))
  const { createProduct: again } = await owner.request(CreateProductDocument, create('Water'))
  expect(again).toEqual(first)
  expect((await refusal(owner.request(CreateProductDocument, create('Juice')))).code).toBe('IDEMPOTENCY_KEY_REUSED')
})
