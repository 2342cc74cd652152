import { makeMachineKey } from '@dispense/simulator'
import { expect, test } from 'vitest'
import {
  CreateProductDocument,
  GetProductDocument,
  MachineLogDocument,
  MachineOfStaffDocument,
  PlanogramDocument,
  RecordRestockDocument,
  RegisterMachineDocument,
  SetPlanogramDocument,
  type SlotInput,
  UpdateMachineDocument,
  UpdateProductDocument,
  WhoAmIDocument,
} from './generated/operations.ts'
import { machine, ownCustomers, person, refusal } from './kit/callers.ts'
import { buy, fund, newKey, openShop, type Shop, slotOf } from './kit/shop.ts'

const own = ownCustomers(import.meta.filename)

const owner = person('owner:acme')
const driver = person('driver:acme')
const eur = (amount: number) => ({ amount, currency: 'EUR' })

const setPlanogram = async ({ machineId }: Shop, slots: SlotInput[], planogramVersion?: number) =>
  (await driver.request(SetPlanogramDocument, { input: { machineId, slots, planogramVersion } })).setPlanogram

const restock = async ({ machineId }: Shop, ...slots: { code: string; added: number }[]) =>
  (await driver.request(RecordRestockDocument, { input: { machineId, slots, idempotencyKey: newKey() } })).recordRestock

test('the owner adds a product, changes a part of it, and anybody reads it', async () => {
  const input = {
    name: 'Cola',
    description: 'Cold and brown.',
    imageUrl: 'https://images.example/cola.png',
    price: eur(250),
    deposit: eur(25),
    allergens: ['caffeine'],
  }
  const { createProduct } = await owner.request(CreateProductDocument, {
    input: { ...input, idempotencyKey: newKey() },
  })
  expect(createProduct).toMatchObject({ ...input, operator: { id: 'acme' } })
  const change = { productId: createProduct.id, name: 'Cola Zero' }
  const { updateProduct } = await owner.request(UpdateProductDocument, { input: change })
  expect(updateProduct).toMatchObject({ ...input, name: 'Cola Zero' })
  const { product } = await person(own('ada')).request(GetProductDocument, { productId: createProduct.id })
  expect(product).toEqual(updateProduct)
})

test('a product is priced in the currency of its operator', async () => {
  const input = { name: 'Cola', price: { amount: 250, currency: 'USD' }, idempotencyKey: newKey() }
  const call = owner.request(CreateProductDocument, { input })
  expect((await refusal(call)).code).toBe('WRONG_CURRENCY')
})

test('the planograms that sell a product follow its name and price within seconds; a price of their own stays', async () => {
  const shop = await openShop({ A1: { price: 238 } })
  const { productId } = shop.offer()
  await setPlanogram(shop, [
    { code: 'A1', productId, capacity: 10 },
    { code: 'A2', productId, capacity: 10, price: eur(199), enabled: false },
  ])
  const { machine: planned } = await driver.request(PlanogramDocument, { machineId: shop.machineId })
  expect(planned?.slots).toMatchObject([
    { code: 'A1', ownPrice: false, switchedOff: false },
    { code: 'A2', ownPrice: true, switchedOff: true },
  ])
  await owner.request(UpdateProductDocument, { input: { productId, name: 'Renamed', price: eur(300) } })
  const shelf = async () => (await shop.look()).slots.map(({ product, price }) => [product.name, price.amount])
  await expect.poll(shelf, { timeout: 20_000 }).toEqual([
    ['Renamed', 300],
    ['Renamed', 199],
  ])
})

test('a new planogram keeps the stock of a slot that keeps its product; any other slot starts empty', async () => {
  const shop = await openShop({ A1: { stock: 5 }, A2: { stock: 4 }, A3: { stock: 3 } })
  const [one, two] = [shop.offer('A1').productId, shop.offer('A2').productId]
  const { planogramVersion } = await shop.look()
  const changed = await setPlanogram(
    shop,
    [
      { code: 'A1', productId: one, capacity: 8 },
      { code: 'A2', productId: one, capacity: 8 },
      { code: 'B1', productId: two, capacity: 8 },
    ],
    planogramVersion,
  )
  expect(changed.planogramVersion).toBe(planogramVersion + 1)
  expect(changed.slots).toMatchObject([
    { code: 'A1', stock: 5, product: { id: one } },
    { code: 'A2', stock: 0, product: { id: one } },
    { code: 'B1', stock: 0, product: { id: two } },
  ])
  expect(await shop.look()).toEqual(changed)
})

test('a planogram that somebody else has replaced in between is PLANOGRAM_CHANGED', async () => {
  const shop = await openShop()
  const slots = [{ code: 'A1', productId: shop.offer().productId, capacity: 9 }]
  const { planogramVersion } = await shop.look()
  await setPlanogram(shop, slots, planogramVersion)
  expect((await refusal(setPlanogram(shop, slots, planogramVersion))).code).toBe('PLANOGRAM_CHANGED')
})

test.for([
  ['DUPLICATE_SLOT', (productId: string) => [slot('A1', productId), slot('A1', productId)]],
  ['PRODUCT_NOT_FOUND', () => [slot('A1', 'none')]],
  ['WRONG_CURRENCY', (productId: string) => [{ ...slot('A1', productId), price: { amount: 100, currency: 'USD' } }]],
  ['BAD_INPUT', (productId: string) => [slot('A#1', productId)]],
  ['BAD_INPUT', (productId: string) => [{ ...slot('A1', productId), capacity: 0 }]],
  ['BAD_INPUT', (productId: string) => Array.from({ length: 81 }, (_, index) => slot(`S${index}`, productId))],
] as const)('a planogram that cannot be is %s and leaves the old one', async ([code, slots]) => {
  const shop = await openShop()
  const before = await shop.look()
  expect((await refusal(setPlanogram(shop, slots(shop.offer().productId)))).code).toBe(code)
  expect(await shop.look()).toEqual(before)
})

const slot = (code: string, productId: string): SlotInput => ({ code, productId, capacity: 10 })

test('a planogram is not replaced while its machine dispenses: MACHINE_BUSY', async () => {
  const shop = await openShop()
  const ada = person(own('ada'))
  await fund(ada, shop, 1000)
  await buy(ada, shop)
  expect((await refusal(setPlanogram(shop, [slot('A1', shop.offer().productId)]))).code).toBe('MACHINE_BUSY')
})

test('a restock adds what was put in and subtracts what was taken out', async () => {
  const shop = await openShop({ A1: { stock: 5 }, A2: { stock: 0 } })
  const after = await restock(shop, { code: 'A1', added: -2 }, { code: 'A2', added: 10 })
  expect(after.slots.map(({ code, stock }) => [code, stock])).toEqual([
    ['A1', 3],
    ['A2', 10],
  ])
  expect(await shop.look()).toEqual(after)
})

test.for([
  ['STOCK_RANGE', { code: 'A1', added: 6 }],
  ['STOCK_RANGE', { code: 'A1', added: -6 }],
  ['SLOT_NOT_FOUND', { code: 'Z9', added: 1 }],
] as const)('a restock that cannot be is %s and counts nothing, in any slot: %o', async ([code, wrong]) => {
  const shop = await openShop({ A1: { stock: 5, capacity: 10 }, A2: { stock: 0 } })
  expect((await refusal(restock(shop, { code: 'A2', added: 1 }, wrong))).code).toBe(code)
  expect((await shop.look()).slots.map(({ stock }) => stock)).toEqual([5, 0])
})

test('the owner registers a machine, which then signs in with its own key', async () => {
  const key = await makeMachineKey('new')
  const input = {
    name: 'Lobby',
    place: 'Main hall',
    timeZone: 'Europe/Berlin',
    tax: { ratePpm: 190_000, inclusive: true },
    publicKey: key.privateKey.x,
    idempotencyKey: newKey(),
  }
  const { registerMachine } = await owner.request(RegisterMachineDocument, { input })
  const { publicKey, idempotencyKey, ...shown } = input
  expect(registerMachine).toMatchObject({ ...shown, slots: [], operator: { id: 'acme' } })
  expect(registerMachine.code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
  const controller = machine({ ...key, machineId: registerMachine.id })
  expect((await controller.request(WhoAmIDocument, {})).me).toMatchObject({ kind: 'MACHINE', id: registerMachine.id })
})

test.for([
  ['a public key of another length', { publicKey: 'AAAA' }],
  ['a tax of more than 100 %', { tax: { ratePpm: 1_000_001, inclusive: true } }],
  ['a time zone that is none', { timeZone: 'Mars/Base' }],
  ['an empty name', { name: '' }],
] as const)('a machine is not registered with %s: BAD_INPUT', async ([, wrong]) => {
  const key = await makeMachineKey('new')
  const tax = { ratePpm: 190_000, inclusive: true }
  const input = { name: 'Lobby', place: 'Hall', tax, publicKey: key.privateKey.x, idempotencyKey: newKey(), ...wrong }
  expect((await refusal(owner.request(RegisterMachineDocument, { input }))).code).toBe('BAD_INPUT')
})

test('an update of a machine changes what is given and leaves the rest', async () => {
  const shop = await openShop()
  const before = await shop.look()
  const input = { machineId: shop.machineId, name: 'Renamed', place: 'Hall 3' }
  const { updateMachine } = await driver.request(UpdateMachineDocument, { input })
  expect(updateMachine).toEqual({ ...before, name: 'Renamed', place: 'Hall 3' })
  expect(await shop.look()).toEqual(updateMachine)
})

test('staff sees where a machine stands, what it is grouped by, and who refilled it', async () => {
  const shop = await openShop()
  const location = { lat: 53.0833, lng: -8.8137 }
  const change = { machineId: shop.machineId, location, tags: ['north', 'school'] }
  await driver.request(UpdateMachineDocument, { input: change })
  await restock(shop, { code: 'A1', added: 2 })
  const { machine: seen } = await person('viewer:acme').request(MachineLogDocument, { machineId: shop.machineId })
  expect(seen).toMatchObject({ location, tags: ['north', 'school'] })
  expect(seen?.restocks.items).toMatchObject([
    { by: 'driver-acme', slots: [{ code: 'A1', added: 2, jamCleared: false }] },
    { by: 'owner-acme' },
  ])
  const { message } = await refusal(person(own('ada')).request(MachineLogDocument, { machineId: shop.machineId }))
  expect(message).toMatch(/Not Authorized/i)
})

test('the active vend is shown to the staff as long as there is one', async () => {
  const shop = await openShop()
  const ada = person(own('ada'))
  await fund(ada, shop, 1000)
  const active = async () => {
    const { machine } = await driver.request(MachineOfStaffDocument, { machineId: shop.machineId })
    return machine?.activeVend?.id ?? null
  }
  expect(await active()).toBeNull()
  const { id } = await buy(ada, shop)
  expect(await active()).toBe(id)
  await shop.controller.acknowledge(id)
  await shop.controller.report(id, { outcome: 'SUCCESS' })
  expect(await active()).toBeNull()
  expect(slotOf(await shop.look()).stock).toBe(4)
})
