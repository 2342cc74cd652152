import type { Client } from '@dispense/simulator'
import { expect, test } from 'vitest'
import type { StartVendInput } from './generated/operations.ts'
import { SetPlanogramDocument, UpdateMachineDocument, UpdateProductDocument } from './generated/operations.ts'
import { guest, machine, ownCustomers, person, refusal } from './kit/callers.ts'
import { accounts, buy, fund, openShop, type Shop, slotOf } from './kit/shop.ts'

const own = ownCustomers(import.meta.filename)

const cora = person(own('ada'))

/** Expects that a purchase is refused with this code and that nothing is held by it; gives the details of the error. */
const expectRefused = async (code: string, shop: Shop, slot?: string, change: Partial<StartVendInput> = {}) => {
  await fund(cora, shop, 1000)
  const before = await accounts(cora, shop)
  const { errors } = await refusal(buy(cora, shop, slot, change))
  expect(errors).toMatchObject([{ path: ['startVend'], extensions: { code, errorType: code } }])
  expect(errors[0]?.extensions).toMatchObject({ fix: expect.any(String), requestId: expect.any(String) })
  expect(await accounts(cora, shop)).toEqual(before)
  return errors[0]?.extensions?.errorInfo
}

test('the price changed since the customer saw it: PRICE_CHANGED with the new price', async () => {
  const shop = await openShop({ A1: { price: 238 } })
  const { productId } = shop.offer()
  const slots = [{ code: 'A1', productId, capacity: 10, price: { amount: 300, currency: 'EUR' } }]
  await shop.owner.request(SetPlanogramDocument, { input: { machineId: shop.machineId, slots } })
  const info = await expectRefused('PRICE_CHANGED', shop)
  expect(info).toMatchObject({ total: { amount: 300, currency: 'EUR' } })
})

test('a new price of the product reaches the machine and then is PRICE_CHANGED', async () => {
  const shop = await openShop({ A1: { price: 238 } })
  const { productId } = shop.offer()
  await shop.owner.request(UpdateProductDocument, { input: { productId, price: { amount: 357, currency: 'EUR' } } })
  await expect.poll(async () => slotOf(await shop.look()).total.amount, { timeout: 20_000 }).toBe(357)
  expect(await expectRefused('PRICE_CHANGED', shop)).toMatchObject({ total: { amount: 357, currency: 'EUR' } })
})

test('nothing is left: SOLD_OUT', async () => {
  await expectRefused('SOLD_OUT', await openShop({ A1: { stock: 0 } }))
})

test('the slot is switched off: SLOT_DISABLED', async () => {
  await expectRefused('SLOT_DISABLED', await openShop({ A1: { enabled: false } }))
})

test('there is no such slot: SLOT_NOT_FOUND', async () => {
  await expectRefused('SLOT_NOT_FOUND', await openShop(), 'A1', { slot: 'Z9' })
})

test.for([
  ['OFFLINE', 'MACHINE_OFFLINE'],
  ['OUT_OF_SERVICE', 'MACHINE_OUT_OF_SERVICE'],
] as const)('the machine is %s: %s', async ([status, code]) => {
  const shop = await openShop()
  await shop.owner.request(UpdateMachineDocument, { input: { machineId: shop.machineId, status } })
  await expectRefused(code, shop)
})

test('the machine dispenses for somebody else: MACHINE_BUSY', async () => {
  const shop = await openShop()
  const dan = person(own('dan'))
  await fund(dan, shop, 1000)
  const { id } = await buy(dan, shop)
  await expectRefused('MACHINE_BUSY', shop)
  await shop.controller.acknowledge(id)
  await expectRefused('MACHINE_BUSY', shop)
})

test('the wallet is short: INSUFFICIENT_FUNDS', async () => {
  await expectRefused('INSUFFICIENT_FUNDS', await openShop({ A1: { price: 2_000_000 } }))
})

test('the customer offers another currency: WRONG_CURRENCY', async () => {
  const shop = await openShop()
  const { amount } = shop.offer().total
  await expectRefused('WRONG_CURRENCY', shop, 'A1', { total: { amount, currency: 'USD' } })
})

test('the slot sells another product than the customer saw: PRODUCT_CHANGED', async () => {
  const shop = await openShop({ A1: {}, A2: {} })
  await expectRefused('PRODUCT_CHANGED', shop, 'A1', { productId: shop.offer('A2').productId })
})

test('there is no such machine: NOT_FOUND', async () => {
  await expectRefused('NOT_FOUND', await openShop(), 'A1', { machineId: 'none-0000' })
})

test.for([
  ['machineId', 'a#b'],
  ['productId', ''],
  ['slot', 'A1#B'],
  ['idempotencyKey', 'x'.repeat(65)],
] as const)('an id that cannot be one (%s: "%s") is BAD_INPUT', async ([field, value]) => {
  await expectRefused('BAD_INPUT', await openShop(), 'A1', { [field]: value })
})

test('only a customer buys from a wallet: machines are Unauthorized, guests and staff are FORBIDDEN', async () => {
  const shop = await openShop()
  const others: readonly [string, Client, string][] = [
    ['guest', guest, 'FORBIDDEN'],
    ['machine', machine(shop.controller.key), 'Unauthorized'],
    ['owner', person('owner:acme'), 'FORBIDDEN'],
    ['driver', person('driver:acme'), 'FORBIDDEN'],
    ['viewer', person('viewer:acme'), 'FORBIDDEN'],
  ]
  const before = await shop.look()
  for (const [who, client, code] of others) expect((await refusal(buy(client, shop))).code, who).toBe(code)
  expect(await shop.look()).toEqual(before)
})
