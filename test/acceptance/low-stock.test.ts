import type { Client } from '@dispense/simulator'
import { expect, test } from 'vitest'
import { ListLowStockDocument, MachineOfStaffDocument, RecordRestockDocument } from './generated/operations.ts'
import { guest, ownCustomers, person } from './kit/callers.ts'
import { untilThere } from './kit/counted.ts'
import { buy, fund, newKey, openShop, type Shop } from './kit/shop.ts'

const own = ownCustomers(import.meta.filename)

const demo = person(own('demo'))

/** What the operator's list says of a machine, on whatever page. */
const listed = async (who: Client, { machineId }: Pick<Shop, 'machineId'>) => {
  let nextToken: string | null = null
  do {
    const { lowStock }: { lowStock: Page } = await who.request(ListLowStockDocument, { limit: 50, nextToken })
    const found = lowStock.items.find((one) => one.machineId === machineId)
    if (found) return found
    nextToken = lowStock.nextToken
  } while (nextToken)
  return undefined
}

interface Page {
  items: { machineId: string; machine: { name: string }; slots: { code: string; level: string }[] }[]
  nextToken: string | null
}

const untilListed = (shop: Shop, slots: { code: string; level: string }[]) =>
  untilThere(`the list with ${JSON.stringify(slots)}`, async () => {
    const found = await listed(shop.owner, shop)
    return JSON.stringify(found?.slots ?? []) === JSON.stringify(slots) && (found ?? true)
  })

const sell = async (shop: Shop, slot: string) => {
  const { id } = await buy(demo, shop, slot)
  await shop.controller.acknowledge(id)
  await shop.controller.report(id, { outcome: 'SUCCESS' })
}

test('a slot is low at its threshold, empty when it is sold out, and neither after a restock', async () => {
  const shop = await openShop({ A1: { stock: 3, lowAt: 2 }, B1: { stock: 5, lowAt: 0 } })
  await fund(demo, shop, 2000)
  await untilListed(shop, [])
  await sell(shop, 'A1')
  const low = await untilListed(shop, [{ code: 'A1', level: 'LOW' }])
  expect(low).toMatchObject({ machine: { id: shop.machineId, name: 'A machine' }, changedAt: expect.any(String) })
  await sell(shop, 'A1')
  await sell(shop, 'A1')
  await untilListed(shop, [{ code: 'A1', level: 'EMPTY' }])
  const { machine } = await shop.owner.request(MachineOfStaffDocument, { machineId: shop.machineId })
  expect(machine?.slots).toMatchObject([
    { code: 'A1', lowAt: 2, level: 'EMPTY', soldOut: true },
    { code: 'B1', lowAt: 0, level: 'OK', soldOut: false },
  ])
  const slots = [{ code: 'A1', added: 8 }]
  const input = { machineId: shop.machineId, slots, idempotencyKey: newKey() }
  await person('driver:acme').request(RecordRestockDocument, { input })
  await untilListed(shop, [])
})

test('a machine that never was filled is in the list, with every slot that is on', async () => {
  const shop = await openShop({ A1: { stock: 0 }, B1: { stock: 0, enabled: false } })
  await untilListed(shop, [{ code: 'A1', level: 'EMPTY' }])
})

test('the list is for the staff of the operator and nobody else', async () => {
  const shop = await openShop({ A1: { stock: 0 } })
  await untilListed(shop, [{ code: 'A1', level: 'EMPTY' }])
  for (const who of ['owner', 'driver', 'viewer'] as const) {
    expect(await listed(person(`${who}:acme`), shop)).toBeDefined()
    expect(await listed(person(`${who}:globex`), shop)).toBeUndefined()
  }
  for (const who of [guest, demo, shop.controller.client]) {
    const { errors } = await who.send(ListLowStockDocument, {})
    expect(errors?.[0]?.extensions?.code).toMatch(/Unauthorized|FORBIDDEN/)
  }
})

test('the list comes in pages', async () => {
  const shops = await Promise.all([openShop({ A1: { stock: 0 } }), openShop({ A1: { stock: 0 } })])
  for (const shop of shops) await untilListed(shop, [{ code: 'A1', level: 'EMPTY' }])
  const { owner } = shops[0]
  const first = await owner.request(ListLowStockDocument, { limit: 1 })
  const second = await owner.request(ListLowStockDocument, { limit: 1, nextToken: first.lowStock.nextToken })
  const ids = [first, second].map(({ lowStock }) => lowStock.items.map(({ machineId }) => machineId))
  expect(ids.map((page) => page.length)).toEqual([1, 1])
  expect((ids[0]?.[0] ?? '') < (ids[1]?.[0] ?? '')).toBe(true)
})
