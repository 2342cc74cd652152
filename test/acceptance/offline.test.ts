import { expect, test } from 'vitest'
import {
  ListExceptionsDocument,
  RefundVendDocument,
  ReportOfflineVendsDocument,
  SalesDocument,
  UpdateMachineDocument,
} from './generated/operations.ts'
import { person, refusal } from './kit/callers.ts'
import { accounts, fund, openShop, type Shop } from './kit/shop.ts'

const usd = (amount: number) => ({ amount, currency: 'USD' })

/** A machine that may sell up to 5.00 offline, to a customer whose wallet with its operator only one test knows. */
const open = async (identity: string, funds: number) => {
  const shop = await openShop({ A1: { price: 238, stock: 3 } }, { operatorId: 'globex' })
  await shop.owner.request(UpdateMachineDocument, { input: { machineId: shop.machineId, offlineLimit: usd(500) } })
  const customer = person(identity)
  const { balance } = await accounts(customer, shop)
  await fund(customer, shop, funds)
  return { shop, customer, balance: balance + funds, customerId: identity.replace(':', '-') }
}

const report = async ({ controller }: Shop, customerId: string, ...sequences: number[]) => {
  const sold = { slot: 'A1', customerId, total: usd(238), soldAt: `${new Date().toISOString().slice(0, 14)}00:00Z` }
  const input = { vends: sequences.map((sequence) => ({ ...sold, sequence })) }
  return (await controller.client.request(ReportOfflineVendsDocument, { input })).reportOfflineVends
}

test('what a machine sold offline is charged once, however often and how much at once it is reported', async () => {
  const { shop, customer, balance, customerId } = await open('customer:crowd-041', 1000)
  const first = await report(shop, customerId, 10, 11)
  expect(first).toMatchObject([
    { sequence: 10, code: null, vend: { state: 'COMPLETED', customerId, price: { total: usd(238) } } },
    { sequence: 11, code: null, vend: { state: 'COMPLETED', offline: { clockUncertain: false } } },
  ])
  const again = await Promise.all([
    report(shop, customerId, 11, 10),
    report(shop, customerId, 10),
    report(shop, customerId, 11),
  ])
  expect(again).toEqual([[first[1], first[0]], [first[0]], [first[1]]])
  expect(await accounts(customer, shop)).toEqual({ balance: balance - 476, held: 0, stock: { A1: 1 }, busy: false })
})

test('two reports of the same sales at the same moment charge once', async () => {
  const { shop, customer, balance, customerId } = await open('customer:crowd-042', 1000)
  await Promise.all([report(shop, customerId, 10, 11), report(shop, customerId, 10, 11)])
  expect((await accounts(customer, shop)).balance).toBe(balance - 476)
})

test('a wallet does not go below zero: what exceeds it is for a person, and stays so', async () => {
  const { shop, customer, customerId } = await open('customer:crowd-043', 300)
  const codes = async () => (await report(shop, customerId, 20, 21)).map(({ code }) => code)
  expect(await codes()).toEqual([null, 'INSUFFICIENT_FUNDS'])
  await fund(customer, shop, 1000)
  expect(await codes()).toEqual([null, 'INSUFFICIENT_FUNDS'])
  expect((await accounts(customer, shop)).balance).toBe(1062)
  const openAt = async () => {
    const { exceptions } = await shop.owner.request(ListExceptionsDocument, { limit: 100 })
    return exceptions.items.filter(({ machineId }) => machineId === shop.machineId)
  }
  await expect.poll(openAt).toMatchObject([{ code: 'INSUFFICIENT_FUNDS', message: expect.stringContaining('238 USD') }])
})

test('a machine that may not sell offline charges nobody, and only machines report', async () => {
  const { shop, customer, balance, customerId } = await open('customer:crowd-044', 1000)
  const input = { machineId: shop.machineId, offlineLimit: usd(237) }
  await shop.owner.request(UpdateMachineDocument, { input })
  expect((await report(shop, customerId, 30))[0]).toMatchObject({ vend: null, code: 'OFFLINE_LIMIT' })
  expect((await accounts(customer, shop)).balance).toBe(balance)
  const vends = [{ sequence: 31, slot: 'A1', customerId, total: usd(1), soldAt: '2026-01-01T00:00:00Z' }]
  for (const other of [customer, shop.owner]) {
    expect((await refusal(other.request(ReportOfflineVendsDocument, { input: { vends } }))).code).toBe('Unauthorized')
  }
})

test('coins are counted once as they are told, in the books and figures, and only a person gives them back', async () => {
  const { shop, customer, balance } = await open('customer:crowd-045', 1000)
  const sold = { slot: 'A1', payment: 'CASH' as const, total: usd(238), soldAt: new Date().toISOString(), sequence: 40 }
  const tell = async () =>
    (await shop.controller.client.request(ReportOfflineVendsDocument, { input: { vends: [sold] } })).reportOfflineVends
  const [first] = await tell()
  expect(first).toMatchObject({
    code: null,
    vend: { state: 'COMPLETED', customerId: null, price: { total: usd(238) } },
  })
  expect(await Promise.all([tell(), tell()])).toEqual([[first], [first]])
  expect(await accounts(customer, shop)).toEqual({ balance, held: 0, stock: { A1: 2 }, busy: false })
  const input = { vendId: first?.vend?.id ?? '', reason: 'Warm', idempotencyKey: crypto.randomUUID() }
  expect((await refusal(shop.owner.request(RefundVendDocument, { input }))).code).toBe('PAID_IN_CASH')
  const sales = async () => {
    const day = new Date().toISOString().slice(0, 10)
    const asked = { machineId: shop.machineId, from: day, to: day }
    return (await shop.owner.request(SalesDocument, asked)).sales.byPayment
  }
  await expect.poll(sales, { timeout: 20_000 }).toMatchObject([{ key: 'CASH', sums: { vends: 1 } }])
})
