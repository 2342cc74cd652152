import { runOptions } from '@dispense/api'
import { startDynamo, type TestDynamo } from '@dispense/appsync/testing/dynamodb'
import { LowStock } from '@dispense/core/entities'
import { toAttributes } from '@dispense/dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { salesFollower } from '../sales/follow.ts'
import { followState } from './follow.ts'

let dynamo: TestDynamo
let table: string

beforeAll(async () => {
  dynamo = await startDynamo()
  table = await dynamo.createTable()
})
afterAll(() => dynamo.stop())

type Stock = Record<string, number>

const image = (machineId: string, stock: Stock): Record<string, never> =>
  toAttributes({ __edb_e__: 'machineState', machineId, operatorId: 'acme', stock, lowAt: { '*': 2 } }) as never

/** The records that the stream has of a machine whose stock goes this way, as AWS numbers them. */
const recordsOf = (machineId: string, way: readonly Stock[]): DynamoDBRecord[] =>
  way.map((stock, i) => ({
    eventName: i === 0 ? 'INSERT' : 'MODIFY',
    dynamodb: {
      SequenceNumber: String(99_999_999_999_999_999_998n + BigInt(i)),
      NewImage: image(machineId, stock),
      ...(i > 0 && { OldImage: image(machineId, way[i - 1] as Stock) }),
    },
  }))

const flagsOf = async (machineId: string) => {
  const { data } = await LowStock.get({ machineId }).go({ client: dynamo.client, table, consistent: true })
  return data
}

const expectedOf = (stock: Stock = {}) =>
  Object.fromEntries(
    Object.entries(stock).flatMap(([code, units]) => (units > 2 ? [] : [[code, units === 0 ? 'EMPTY' : 'LOW']])),
  )

const units = fc.integer({ min: 0, max: 5 })
const way = fc.array(fc.record({ A1: units, B2: units }), { minLength: 1, maxLength: 8 })

describe('which slots of a machine are low', () => {
  it('ends as the machine is, whatever the stream repeats and in whatever order its records come', async () => {
    let machines = 0
    const deliveries = way.chain((stocks) => {
      const order = fc.shuffledSubarray([...stocks.keys()], { minLength: stocks.length })
      const again = fc.array(fc.nat({ max: stocks.length - 1 }), { maxLength: 8 })
      return fc.record({ stocks: fc.constant(stocks), order, again })
    })
    await fc.assert(
      fc.asyncProperty(deliveries, async ({ stocks, order, again }) => {
        const machineId = `m${++machines}`
        const records = recordsOf(machineId, stocks)
        for (const i of [...order, ...again]) {
          await followState(records[i] as DynamoDBRecord, runOptions(dynamo.transport, table, Date.now() + 10_000))
        }
        const slots = expectedOf(stocks.at(-1))
        const found = await flagsOf(machineId)
        expect(found?.slots ?? {}).toEqual(slots)
        expect(found?.lowFor).toBe(Object.keys(slots).length > 0 ? 'acme' : undefined)
      }),
      { numRuns: 60 },
    )
  })

  it('is kept by the subscriber of the table’s stream, which repeats a record that nobody can read and no other', async () => {
    const follow = salesFollower(dynamo.transport, table)
    const [first] = recordsOf('one', [{ A1: 0 }])
    const [second] = recordsOf('two', [{ A1: 1 }])
    const poison = { ...recordsOf('poisoned', [{ A1: 0 }])[0] }
    poison.dynamodb = { ...poison.dynamodb, NewImage: { __edb_e__: { S: 'machineState' } }, SequenceNumber: '7' }
    const answer = await follow({ Records: [first, poison, second] as DynamoDBRecord[] }, Date.now() + 10_000)
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '7' }] })
    expect([(await flagsOf('one'))?.slots, (await flagsOf('two'))?.slots]).toEqual([{ A1: 'EMPTY' }, { A1: 'LOW' }])
  })
})
