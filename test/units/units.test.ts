import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SALES_SHARDS, SHARDS } from '@dispense/core'
import { Operator } from '@dispense/core/entities'
import { buildSchema } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Measured, measure, type Row, withoutRow } from './measure.ts'
import { counts, isOnceOnly } from './once-only.ts'
import { allOperations } from './operations.ts'
import { openShop, type Shop, schema } from './shop.ts'
import { operationsTable, withAccessPatterns } from './table.ts'

let shop: Shop
let measured: Measured

beforeAll(async () => {
  shop = await openShop(join(import.meta.dirname, '../../sst.config.ts'))
  measured = await measure(shop)
})
afterAll(async () => await shop.close())

const rowsOf = (operation: string): Row[] => measured.rows.filter((row) => row.operation === operation)

describe('the units of every operation', () => {
  it('are those of units.txt; a change of any figure is made with -u and reviewed', async () => {
    await expect(`${operationsTable(measured.rows)}\n`).toMatchFileSnapshot('units.txt')
  })

  it('are those of the access patterns in the README of core', async () => {
    const readme = join(import.meta.dirname, '../../packages/core/README.md')
    await expect(withAccessPatterns(await readFile(readme, 'utf8'), measured.rows)).toMatchFileSnapshot(readme)
  })

  it('are those that packages/bill counts with', async () => {
    const rows = measured.rows.map(({ operation, what, read, write }) => ({ operation, what, read, write }))
    const file = join(import.meta.dirname, '../../packages/bill/src/generated/units.json')
    await expect(`[\n${rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]\n`).toMatchFileSnapshot(file)
  })

  it('are known of every query and mutation of the schema', () => {
    expect(withoutRow(schema, allOperations())).toEqual([])
  })

  it('are asked for when the schema grows', () => {
    const grown = buildSchema('type Query { me: ID machine: ID } type Mutation { startVend: ID }')
    expect(withoutRow(grown, [{ name: 'Query.me' }])).toEqual(['Query.machine', 'Mutation.startVend'])
  })
})

/** Queries of what lies under several keys of an operator may make more calls. */
const MOST: Record<string, number> = {
  'Query.sales': 1 + SALES_SHARDS,
  'Query.ledger': 3 + 2 * SHARDS,
  'Query.reconciliation': 4 + SHARDS,
  'Query.walletStatement': 5,
  'Query.machineReconciliation': 5 + SHARDS,
}

describe('the rules', () => {
  it('startVend is at most one read call and one transaction', () => {
    const [accepted] = rowsOf('Mutation.startVend')
    expect(accepted?.calls).toEqual({ BatchGetItem: 1, TransactWriteItems: 1 })
  })

  it('a machine with its slots and products is one Query', () => {
    const [page] = rowsOf('Query.machine')
    expect(page?.calls).toEqual({ Query: 1 })
  })

  it('a whole wallet vend is at most 20 write units and 6 read units', () => {
    const [whole] = rowsOf('a whole wallet vend')
    expect(whole?.calls).toEqual({ BatchGetItem: 1, TransactWriteItems: 2, GetItem: 3, UpdateItem: 2, PutItem: 1 })
    expect(whole?.write).toBeLessThanOrEqual(20)
    expect(whole?.read).toBeLessThanOrEqual(6)
  })

  it('no query writes, and no list reads item by item', () => {
    const queries = measured.rows.filter((row) => row.operation.startsWith('Query.'))
    for (const { operation, write, calls } of queries) {
      expect(write).toBe(0)
      expect(Object.values(calls).reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(MOST[operation] ?? 3)
    }
  })

  it('no single update counts up or down unless its condition asks for its own mark', () => {
    const counting = measured.calls.filter(({ operation, input }) => operation === 'UpdateItem' && counts(input))
    expect(counting.length).toBeGreaterThan(0)
    expect(counting.filter(({ input }) => !isOnceOnly(input)).map(({ input }) => input)).toEqual([])
  })

  it('an update that counts without a mark would be found', () => {
    const plain = { UpdateExpression: 'ADD #balance :one', ConditionExpression: 'attribute_exists(#pk)' }
    const read = { UpdateExpression: 'SET #stock.#A1 = #stock.#A1 - :one', ConditionExpression: '#status = :online' }
    for (const update of [plain, read]) expect([counts(update), isOnceOnly(update)]).toEqual([true, false])
  })

  it('every transaction has a token, which makes one of it however often it is sent', () => {
    const transactions = measured.calls.filter(({ operation }) => operation === 'TransactWriteItems')
    expect(transactions.length).toBeGreaterThan(10)
    expect(transactions.filter(({ input }) => !input.ClientRequestToken)).toEqual([])
  })

  it('no operation scans', () => {
    expect(measured.calls.map(({ operation }) => operation)).not.toContain('Scan')
  })
})

describe('the meter', () => {
  it('agrees with DynamoDB Local about every call that is no transaction', () => {
    const single = measured.calls.filter((call) => !call.transactional)
    expect(single.length).toBeGreaterThan(30)
    for (const { operation, units, reported, absent } of single) {
      // DynamoDB Local forgets the items of a BatchGetItem that are not there, and a Query that finds nothing; DynamoDB does not.
      const forgotten = operation === 'BatchGetItem' || operation === 'Query' ? absent : 0
      const [index] = Object.keys(units.indexes)
      const whole = index
        ? { ...reported, indexes: { [index]: (reported.indexes[index] ?? 0) + forgotten } }
        : { ...reported, table: reported.table + forgotten }
      expect({ operation, ...(forgotten > 0 ? whole : reported) }).toEqual({ operation, ...units })
    }
  })

  it('counts a transaction by the rule: 100 items of 1 KB are 200 units', async () => {
    const TransactItems = Array.from({ length: 100 }, (_, i) => {
      const key = `item-${String(i).padStart(2, '0')}`
      const pad = '.'.repeat(1024 - 'pkskpad'.length - key.length - 1)
      return { Put: { Item: { pk: key, sk: '-', pad } } }
    })
    const [call, ...more] = await shop.metered(async ({ electro }) => {
      await electro().client.transactWrite({ TransactItems }).promise()
    })
    expect(more).toEqual([])
    expect(call).toMatchObject({ operation: 'TransactWriteItems', items: 100, units: { table: 200, indexes: {} } })
  })

  it('refuses a kind of call that it has no rule for', async () => {
    const scan = shop.metered(async ({ electro }) => await Operator.scan.go(electro()))
    await expect(scan).rejects.toThrow('The meter has no rule for Scan')
  })
})
