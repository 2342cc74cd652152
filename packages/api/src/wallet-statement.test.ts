import { Transfer, topUpTransfer, Wallet } from '@dispense/core/entities'
import { walletRecordOf } from '@dispense/core/testing/records'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ada } from '../test/callers.ts'
import { startApi, type TestApi } from '../test/table.ts'

let api: TestApi

beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.stop())

const QUERY = `query ($nextToken: String) {
  walletStatement(operatorId: "acme", from: "2026-03-02", to: "2026-03-02", limit: 100, nextToken: $nextToken) {
    opening { amount } closing { amount } items { transferId amount { amount } balance { amount } } nextToken
  }
}`

interface Page {
  opening: { amount: number } | null
  closing: { amount: number } | null
  items: { transferId: string; amount: { amount: number }; balance: { amount: number } }[]
  nextToken: string | null
}

const page = async (nextToken: string | null) => {
  const { data, errors } = await api.run(ada, QUERY, { nextToken })
  expect(errors).toEqual([])
  return (data as { walletStatement: Page }).walletStatement
}

/** A top-up of a cent, the `number`th of its day. */
const topUp = (day: string, number: number) => {
  const createdAt = `${day}T00:00:00.${String(number % 1000).padStart(3, '0')}Z`
  const transferId = `t-${day}-${String(number).padStart(4, '0')}`
  return Transfer.put(topUpTransfer({ operatorId: 'acme', customerId: 'ada', transferId, createdAt }, 1, 'EUR'))
}

it('a wallet that has moved more than 1000 times has its balances all the same: first pages add up, the next have lines', async () => {
  const before = Array.from({ length: 2050 }, (_, number) => topUp('2026-03-01', number))
  const within = Array.from({ length: 150 }, (_, number) => topUp('2026-03-02', number))
  await api.write(Wallet.put(walletRecordOf({ balance: 2200 })))
  const all = [...before, ...within]
  for (let start = 0; start < all.length; start += 100) await api.write(...all.slice(start, start + 100))
  const pages: Page[] = []
  do pages.push(await page(pages.at(-1)?.nextToken ?? null))
  while (pages.at(-1)?.nextToken)
  expect(pages.map(({ opening, closing, items }) => [opening?.amount, closing?.amount, items.length])).toEqual([
    [undefined, undefined, 0],
    [undefined, undefined, 0],
    [2050, 2200, 100],
    [2050, 2200, 50],
  ])
  const lines = pages.flatMap(({ items }) => items)
  expect(lines.map(({ balance }) => balance.amount)).toEqual(lines.map((_, i) => 2051 + i))
  expect(new Set(lines.map(({ transferId }) => transferId)).size).toBe(150)
})
