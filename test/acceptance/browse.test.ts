import { expect, test } from 'vitest'
import {
  FindMachineDocument,
  GetProductDocument,
  MachineDocument,
  MachineOfStaffDocument,
} from './generated/operations.ts'
import { codeOf, guest, person } from './kit/callers.ts'
import { openShop, slotOf } from './kit/shop.ts'

test('a guest finds a machine by the code on it, whatever the case of its letters', async () => {
  const shop = await openShop()
  for (const code of [shop.code, shop.code.toLowerCase()]) {
    const { machineByCode } = await guest.request(FindMachineDocument, { code })
    expect(machineByCode).toMatchObject({
      id: shop.machineId,
      code: shop.code,
      status: 'ONLINE',
      busy: false,
      operator: { id: 'acme', currency: 'EUR' },
    })
  }
})

test('a guest finds a machine of the demo by its fixed code', async () => {
  const { machineByCode } = await guest.request(FindMachineDocument, { code: 'globex-0001' })
  expect(machineByCode).toMatchObject({ id: 'globex-0001', operator: { id: 'globex', currency: 'USD' } })
  expect(machineByCode?.slots.map(({ code }) => code)).toEqual(
    ['A', 'B', 'C'].flatMap((row) => [1, 2, 3, 4].map((column) => `${row}${column}`)),
  )
})

test('a code or an id that nothing carries is null and no error', async () => {
  const byCode = await guest.send(FindMachineDocument, { code: 'NONE-0000' })
  expect(byCode).toMatchObject({ status: 200, data: { machineByCode: null } })
  expect(byCode.errors).toBeUndefined()
  const byId = await guest.send(MachineDocument, { machineId: 'none-0000' })
  expect(byId).toMatchObject({ status: 200, data: { machine: null } })
})

test('slots come in the order of their codes with product, price, total and stock, sold-out ones marked', async () => {
  const shop = await openShop({
    B1: { price: 300, stock: 0 },
    A2: { price: 238, deposit: 25, stock: 3 },
    A1: { price: 119, stock: 1, enabled: false },
  })
  const { slots } = await shop.look()
  const eur = (amount: number) => ({ amount, currency: 'EUR' })
  expect(slots).toMatchObject([
    { code: 'A1', price: eur(119), total: eur(119), stock: 1, soldOut: false, enabled: false, jammed: false },
    { code: 'A2', price: eur(238), total: eur(263), stock: 3, soldOut: false, enabled: true, jammed: false },
    { code: 'B1', price: eur(300), total: eur(300), stock: 0, soldOut: true, enabled: true, jammed: false },
  ])
  expect(slots[1]?.product).toMatchObject({ name: 'Drink A2', deposit: eur(25) })
})

test('a tax that is not in the price is added to the total', async () => {
  const tax = { ratePpm: 70_000, inclusive: false, jurisdiction: null, depositTaxed: false }
  const shop = await openShop({ A1: { price: 200, deposit: 10 } }, { tax })
  const view = await shop.look()
  expect(view.tax).toEqual(tax)
  expect(slotOf(view)).toMatchObject({ price: { amount: 200 }, total: { amount: 224 } })
})

test('a guest reads a product of a slot', async () => {
  const shop = await openShop({ A1: { price: 238 } })
  const { productId } = shop.offer()
  const { product } = await guest.request(GetProductDocument, { productId })
  expect(product).toMatchObject({ id: productId, name: 'Drink A1', operator: { id: 'acme' }, price: { amount: 238 } })
})

test("what is the operator's business, capacity, par level and the active vend, only its staff sees", async () => {
  const shop = await openShop({ A1: { capacity: 8 } })
  const staff = await person('viewer:acme').request(MachineOfStaffDocument, { machineId: shop.machineId })
  expect(staff.machine?.slots).toMatchObject([{ capacity: 8, parLevel: 8 }])
  for (const outsider of [guest, person('customer:ada')]) {
    const answer = await outsider.send(MachineOfStaffDocument, { machineId: shop.machineId })
    expect(codeOf(answer)).toBe('Unauthorized')
    expect(JSON.stringify(answer.data ?? null)).not.toContain('capacity')
  }
})
