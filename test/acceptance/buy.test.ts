import { expect, test } from 'vitest'
import {
  CancelVendDocument,
  GetVendDocument,
  ListVendsDocument,
  RecordRestockDocument,
  UpdateMachineDocument,
  UpdateProductDocument,
} from './generated/operations.ts'
import { codeOf, machine, ownCustomers, person, refusal } from './kit/callers.ts'
import { accounts, buy, fund, newKey, openShop, slotOf } from './kit/shop.ts'

const own = ownCustomers(import.meta.filename)

const ada = person(own('ada'))

const openFundedShop = async (...options: Parameters<typeof openShop>) => {
  const shop = await openShop(...options)
  await fund(ada, shop, 1000)
  return shop
}

test('a start holds the money, reserves a unit, locks the machine and freezes the price', async () => {
  const shop = await openFundedShop({ A1: { price: 238, deposit: 25, stock: 5 } })
  const before = await accounts(ada, shop)
  const vend = await buy(ada, shop)
  const eur = (amount: number) => ({ amount, currency: 'EUR' })
  expect(vend).toMatchObject({
    state: 'AUTHORIZED',
    slot: 'A1',
    machine: { id: shop.machineId },
    product: { name: 'Drink A1' },
    price: {
      net: eur(200),
      tax: eur(38),
      deposit: eur(25),
      total: eur(263),
      rule: { ratePpm: 190_000, inclusive: true },
    },
    payment: 'WALLET',
    customerId: expect.stringMatching(/^customer-ada/),
    failure: null,
    unconfirmed: false,
  })
  expect(await accounts(ada, shop)).toEqual({
    balance: before.balance - 263,
    held: before.held + 263,
    stock: { A1: 4 },
    busy: true,
  })
})

test('the price of a vend stays as it was when the vend started', async () => {
  const shop = await openFundedShop()
  const { id, price } = await buy(ada, shop)
  const { productId } = shop.offer()
  await shop.owner.request(UpdateProductDocument, { input: { productId, price: { amount: 999, currency: 'EUR' } } })
  const tax = { ratePpm: 70_000, inclusive: false }
  await shop.owner.request(UpdateMachineDocument, { input: { machineId: shop.machineId, tax } })
  expect((await ada.request(GetVendDocument, { vendId: id })).vend?.price).toEqual(price)
})

test('a success captures the money and commits the unit', async () => {
  const shop = await openFundedShop({ A1: { stock: 5 } })
  const before = await accounts(ada, shop)
  const { id } = await buy(ada, shop)
  expect(await shop.controller.acknowledge(id)).toMatchObject({ id, state: 'DISPENSING' })
  expect(await accounts(ada, shop)).toMatchObject({ held: before.held + 238, busy: true })
  expect(await shop.controller.report(id, { outcome: 'SUCCESS' })).toMatchObject({
    state: 'COMPLETED',
    unconfirmed: false,
  })
  expect(await accounts(ada, shop)).toEqual({
    balance: before.balance - 238,
    held: before.held,
    stock: { A1: 4 },
    busy: false,
  })
})

test('a failure releases the money and the unit, and says why', async () => {
  const shop = await openFundedShop()
  const before = await accounts(ada, shop)
  const { id } = await buy(ada, shop)
  await shop.controller.acknowledge(id)
  const failure = { code: 'NOT_DETECTED', message: 'drop sensor dark' } as const
  expect(await shop.controller.report(id, { outcome: 'FAILURE', failure })).toMatchObject({ state: 'FAILED', failure })
  expect(await accounts(ada, shop)).toEqual(before)
})

test('a jam marks the column, which sells nothing until a restock clears it', async () => {
  const shop = await openFundedShop()
  const before = await accounts(ada, shop)
  const { id } = await buy(ada, shop)
  await shop.controller.acknowledge(id)
  await shop.controller.report(id, { outcome: 'FAILURE', failure: { code: 'JAM' } })
  expect(await accounts(ada, shop)).toEqual(before)
  expect(slotOf(await shop.look())).toMatchObject({ jammed: true, enabled: false })
  expect((await refusal(buy(ada, shop))).code).toBe('SLOT_DISABLED')

  const slots = [{ code: 'A1', added: 0, jamCleared: true }]
  await shop.owner.request(RecordRestockDocument, {
    input: { machineId: shop.machineId, slots, idempotencyKey: newKey() },
  })
  expect(slotOf(await shop.look())).toMatchObject({ jammed: false, enabled: true })
  expect(await buy(ada, shop)).toMatchObject({ state: 'AUTHORIZED' })
})

test('a reset between approval and success counts as a success and is marked as unconfirmed', async () => {
  const shop = await openFundedShop()
  const before = await accounts(ada, shop)
  const { id } = await buy(ada, shop)
  await shop.controller.acknowledge(id)
  expect(await shop.controller.report(id, { outcome: 'RESET' })).toMatchObject({
    state: 'COMPLETED',
    unconfirmed: true,
  })
  expect(await accounts(ada, shop)).toMatchObject({ balance: before.balance - 238, held: before.held })
})

test('a customer gives up a vend that the machine has not taken, once or twice, and all is released', async () => {
  const shop = await openFundedShop()
  const before = await accounts(ada, shop)
  const { id } = await buy(ada, shop)
  for (const _ of ['once', 'twice']) {
    const { cancelVend } = await ada.request(CancelVendDocument, { input: { vendId: id } })
    expect(cancelVend).toMatchObject({ id, state: 'CANCELLED' })
    expect(await accounts(ada, shop)).toEqual(before)
  }
  const late = await refusal(shop.controller.acknowledge(id))
  expect(late.code).toBe('VEND_STATE')
})

test('nobody gives up a vend that the machine has taken', async () => {
  const shop = await openFundedShop()
  const { id } = await buy(ada, shop)
  await shop.controller.acknowledge(id)
  const before = await accounts(ada, shop)
  const late = await refusal(ada.request(CancelVendDocument, { input: { vendId: id } }))
  expect(late).toMatchObject({ code: 'VEND_STATE', errors: [{ extensions: { errorInfo: { state: 'DISPENSING' } } }] })
  expect(await accounts(ada, shop)).toEqual(before)
})

test('the owner may give up a vend of the fleet; another customer and other staff may not', async () => {
  const shop = await openFundedShop()
  const { id } = await buy(ada, shop)
  const cancel = { input: { vendId: id } }
  for (const identity of [own('ben'), 'driver:acme', 'viewer:acme']) {
    expect((await refusal(person(identity).request(CancelVendDocument, cancel))).code, identity).toBe('NOT_FOUND')
  }
  expect((await shop.owner.request(CancelVendDocument, cancel)).cancelVend.state).toBe('CANCELLED')
})

test('of two vends of a machine the later has the greater fencing number', async () => {
  const shop = await openFundedShop()
  const first = await buy(ada, shop)
  await ada.request(CancelVendDocument, { input: { vendId: first.id } })
  const second = await buy(ada, shop)
  expect(second.fence).toBeGreaterThan(first.fence)
})

test('the buyer, the machine and the staff see the vend; anybody else sees null', async () => {
  const shop = await openFundedShop()
  const elsewhere = await openShop()
  const { id } = await buy(ada, shop)
  for (const insider of [ada, machine(shop.controller.key), shop.owner, person('viewer:acme')]) {
    expect((await insider.request(GetVendDocument, { vendId: id })).vend).toMatchObject({ id, state: 'AUTHORIZED' })
  }
  for (const outsider of [person(own('ben')), machine(elsewhere.controller.key), person('owner:globex')]) {
    const answer = await outsider.send(GetVendDocument, { vendId: id })
    expect(answer.data?.vend ?? null).toBeNull()
    expect([undefined, 'NOT_FOUND']).toContain(codeOf(answer))
  }
})

test('purchases are listed newest first, for the buyer and for the machine', async () => {
  const shop = await openFundedShop()
  const first = await buy(ada, shop)
  await ada.request(CancelVendDocument, { input: { vendId: first.id } })
  const second = await buy(ada, shop)
  const mine = await ada.request(ListVendsDocument, { limit: 2 })
  expect(mine.vends.items).toMatchObject([
    { id: second.id, state: 'AUTHORIZED' },
    { id: first.id, state: 'CANCELLED' },
  ])
  const ofMachine = await shop.owner.request(ListVendsDocument, { machineId: shop.machineId })
  expect(ofMachine.vends.items.map(({ id }) => id)).toEqual([second.id, first.id])
})
