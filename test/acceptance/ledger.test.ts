import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { RunOptions } from '@dispense/core'
import { LedgerClosing, Operator, Transfer, topUpTransfer } from '@dispense/core/entities'
import { closeBooks } from '@dispense/functions/books'
import type { Client } from '@dispense/simulator'
import { expect, test } from 'vitest'
import {
  LedgerDocument,
  type LedgerQuery,
  ReconciliationDocument,
  WalletStatementDocument,
} from './generated/operations.ts'
import { ownCustomers, person } from './kit/callers.ts'
import { accounts, buy, fund, newKey, openShop, type Shop } from './kit/shop.ts'
import { isLocal, target } from './kit/target.ts'

const own = ownCustomers(import.meta.filename)

const viewer = person('viewer:acme')
const ada = person(own('ada'))
const ACCOUNTS = [
  ...(['WALLET', 'HELD', 'REVENUE', 'TAX', 'DEPOSIT', 'CLEARING'] as const),
  ...(['CASH', 'COLLECTED', 'FEES', 'PROMOTIONS', 'DISPUTES'] as const),
]

const dayAgo = (days: number) => new Date(Date.now() - days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
/** A test may run over midnight. */
const period = () => ({ from: dayAgo(1), to: dayAgo(0) })

const sell = async (shop: Shop, customer = ada) => {
  const { id } = await buy(customer, shop)
  await shop.controller.acknowledge(id)
  await shop.controller.report(id, { outcome: 'SUCCESS' })
  return id
}

/** All pages of an account's statement. */
async function statementOf(client: Client, account: (typeof ACCOUNTS)[number], limit: number) {
  const lines: LedgerQuery['ledger']['items'] = []
  let nextToken: string | null = null
  for (;;) {
    const { ledger }: LedgerQuery = await client.request(LedgerDocument, { account, ...period(), limit, nextToken })
    lines.push(...ledger.items)
    nextToken = ledger.nextToken ?? null
    if (!nextToken) return { opening: ledger.opening?.amount ?? Number.NaN, closing: ledger.closing?.amount, lines }
  }
}

test('opening + lines = closing for every account of the operator, over pages of any size, and all of them are zero together', async () => {
  const shop = await openShop()
  await fund(ada, shop, 1000)
  const sold = await sell(shop)
  let sum = 0
  for (const account of ACCOUNTS) {
    const { opening, closing, lines } = await statementOf(viewer, account, 7)
    expect(lines.reduce((total, { amount }) => total + amount.amount, opening)).toBe(closing)
    expect(new Set(lines.map(({ transferId }) => transferId)).size).toBe(lines.length)
    sum += closing ?? Number.NaN
  }
  expect(sum).toBe(0)
  const { lines } = await statementOf(viewer, 'REVENUE', 100)
  expect(lines.filter(({ vendId }) => vendId === sold)).toMatchObject([{ kind: 'VEND', transferId: sold }])
})

test('a day’s reconciliation is zero together, and what it did to an account is in its statement', async () => {
  const shop = await openShop()
  await fund(ada, shop, 1000)
  await sell(shop)
  const { reconciliation } = await viewer.request(ReconciliationDocument, { date: dayAgo(0) })
  expect(reconciliation).toMatchObject({ date: dayAgo(0), closed: false })
  const none = { askedAt: null, sums: null, disputed: null, movements: null, differenceCount: null, differences: [] }
  expect(reconciliation.provider).toEqual({ ...none, state: isLocal ? 'NOT_ASKED' : expect.any(String) })
  const found = reconciliation.accounts ?? []
  expect(found.reduce((sum, { net }) => sum + net.amount, 0)).toBe(0)
  expect(found.reduce((sum, { balance }) => sum + balance.amount, 0)).toBe(0)
  expect(found.find(({ account }) => account === 'REVENUE')?.credit.amount).toBeGreaterThan(0)
})

test('a wallet’s statement says what came in and went out, and ends with what is in it', async () => {
  const shop = await openShop()
  const alone = person(own('ada'))
  await fund(alone, shop, 1000)
  const sold = await sell(shop, alone)
  const { operatorId } = shop
  const { walletStatement } = await alone.request(WalletStatementDocument, { operatorId, ...period(), limit: 100 })
  const { opening, closing, items = [] } = walletStatement ?? {}
  expect(items.filter(({ vendId }) => vendId === sold)).toMatchObject([{ kind: 'VEND' }])
  const { balance, held } = await accounts(alone, shop)
  expect(items.reduce((sum, { amount }) => sum + amount.amount, opening?.amount ?? Number.NaN)).toBe(balance + held)
  expect(closing?.amount).toBe(balance + held)
})

test('nobody sees another’s books: not another operator’s staff, not another customer', async () => {
  const shop = await openShop()
  await fund(ada, shop, 1000)
  const sold = await sell(shop)
  const stranger = await statementOf(person('owner:globex'), 'REVENUE', 100)
  expect(stranger.lines.filter(({ vendId }) => vendId === sold)).toEqual([])
  const { operatorId } = shop
  const other = await person(own('demo')).request(WalletStatementDocument, { operatorId, ...period(), limit: 100 })
  expect(JSON.stringify(other)).not.toContain(sold)
  const { errors } = await ada.send(LedgerDocument, { account: 'REVENUE', ...period() })
  expect(errors).toHaveLength(1)
})

test.runIf(isLocal)('each day that is over is closed once, in order, whoever closes it how often', async () => {
  const operatorId = newKey()
  const days = ['2026-01-05', '2026-01-06', '2026-01-20']
  await onTable(async (electro) => {
    await Operator.create({ operatorId, name: 'Closed', currency: 'EUR', createdAt: `${days[0]}T00:00:00.000Z` }).go(
      electro,
    )
    for (const [i, day] of [...days, ...days].entries()) {
      const of = { operatorId, customerId: 'ada', transferId: `t${i}`, createdAt: `${day}T2${i % 4}:59:59.999Z` }
      await Transfer.create(topUpTransfer(of, 100 + i, 'EUR')).go(electro)
    }
    const [now, deadline] = [Date.parse('2026-01-21T00:59:59.999Z'), Date.now() + 60_000]
    const closings = async () => (await LedgerClosing.query.closing({ operatorId }).go(electro)).data
    await Promise.all([closeBooks({ electro, now, deadline }), closeBooks({ electro, now, deadline })])
    expect((await closings()).map(({ day }) => day)).toEqual(days.slice(0, 2))
    await closeBooks({ electro, now: now + 1, deadline })
    const made = await closings()
    expect(made.map(({ day, transfers, accounts }) => [day, transfers, accounts.WALLET])).toEqual([
      [days[0], 2, { debit: 0, credit: 203, balance: -203 }],
      [days[1], 2, { debit: 0, credit: 205, balance: -408 }],
      [days[2], 2, { debit: 0, credit: 207, balance: -615 }],
    ])
    await closeBooks({ electro, now: now + 2, deadline })
    expect(await closings()).toEqual(made)
  })
})

/** Runs core's operations on the table of this run. */
const onTable = async <T>(act: (electro: RunOptions) => Promise<T>): Promise<T> => {
  const { name = '', endpoint = '' } = target.table ?? {}
  const dynamo = new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  const options = { marshallOptions: { removeUndefinedValues: true } }
  try {
    return await act({ client: DynamoDBDocumentClient.from(dynamo, options), table: name })
  } finally {
    dynamo.destroy()
  }
}
