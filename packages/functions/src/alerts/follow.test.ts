import { runOptions } from '@dispense/api'
import { startDynamo, type TestDynamo } from '@dispense/appsync/testing/dynamodb'
import { Alert } from '@dispense/core/entities'
import { toAttributes } from '@dispense/dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { followWrongs } from './follow.ts'

let dynamo: TestDynamo
let table: string

beforeAll(async () => {
  dynamo = await startDynamo()
  table = await dynamo.createTable()
})
afterAll(() => dynamo.stop())

type Values = Record<string, unknown>

/** The records that the stream has of an item that goes this way, as AWS numbers them. */
const recordsOf = (entity: string, machineId: string, way: readonly Values[]): DynamoDBRecord[] => {
  const image = (values: Values): Record<string, never> =>
    toAttributes({ __edb_e__: entity, machineId, operatorId: 'acme', ...values }) as never
  return way.map((values, i) => ({
    eventName: i === 0 ? 'INSERT' : 'MODIFY',
    dynamodb: {
      SequenceNumber: String(99_999_999_999_999_999_998n + BigInt(i)),
      ApproximateCreationDateTime: 1_772_366_400 + i,
      NewImage: image(values),
      ...(i > 0 && { OldImage: image(way[i - 1] as Values) }),
    },
  }))
}

const follow = (record: DynamoDBRecord | undefined) =>
  followWrongs(record as DynamoDBRecord, runOptions(dynamo.transport, table, Date.now() + 10_000))

const alertsOf = async (machineId: string) => {
  const { data } = await Alert.query.alert({ machineId }).go({ client: dynamo.client, table, consistent: true })
  return data
}

const openOf = async (machineId: string) =>
  (await alertsOf(machineId)).filter(({ state }) => state === 'OPEN').map(({ alertId }) => alertId)

const FLAGS = ['DOOR_OPEN', 'COLD_CHAIN', 'PAYMENT_FAULT:coinMech', 'MACHINE_ERROR:EJA']

let machines = 0

describe('alerts', () => {
  it('end as the machine is, whatever the stream repeats and in whatever order its records come', async () => {
    const way = fc.array(fc.record({ flags: fc.subarray(FLAGS) }), { minLength: 1, maxLength: 6 })
    const deliveries = way.chain((values) => {
      const order = fc.shuffledSubarray([...values.keys()], { minLength: values.length })
      return fc.record({
        values: fc.constant(values),
        order,
        again: fc.array(fc.nat({ max: values.length - 1 }), { maxLength: 6 }),
      })
    })
    await fc.assert(
      fc.asyncProperty(deliveries, async ({ values, order, again }) => {
        const machineId = `m${++machines}`
        const records = recordsOf('health', machineId, values)
        for (const i of [...order, ...again]) await follow(records[i])
        const expected = (values.at(-1)?.flags ?? []).map((flag) => flag.replace(':', '-'))
        expect((await openOf(machineId)).toSorted()).toEqual(expected.toSorted())
      }),
      { numRuns: 40 },
    )
  })

  it('open once: a record that comes again leaves what somebody did with the alert', async () => {
    const [calm, jammed] = recordsOf('machineState', 'once', [
      { stock: { A1: 5 }, jammed: {} },
      { stock: { A1: 5 }, jammed: { A1: '2026-03-01' } },
    ])
    await follow(calm)
    await follow(jammed)
    const key = { machineId: 'once', alertId: 'JAM-A1' }
    await Alert.patch(key).set({ acknowledgedBy: 'dora' }).go({ client: dynamo.client, table })
    await follow(jammed)
    expect(await alertsOf('once')).toMatchObject([
      { ...key, state: 'OPEN', acknowledgedBy: 'dora', severity: 'WARNING' },
    ])
  })

  it('keep when they were opened when they close, and begin anew when they open again', async () => {
    const silent = { stock: {}, silentSince: '2026-03-01' }
    const [first, second, third, fourth] = recordsOf('machineState', 'again', [
      { stock: {} },
      silent,
      { stock: {} },
      silent,
    ])
    for (const record of [first, second, third]) await follow(record)
    const at = (seconds: number) => new Date((1_772_366_400 + seconds) * 1000).toISOString()
    expect(await alertsOf('again')).toMatchObject([
      { alertId: 'OFFLINE', state: 'CLOSED', openedAt: at(1), closedAt: at(2), severity: 'CRITICAL' },
    ])
    await follow(fourth)
    const [alert] = await alertsOf('again')
    expect(alert).toMatchObject({ state: 'OPEN', openedAt: at(3) })
    expect([alert?.closedAt, alert?.expiresAt]).toEqual([undefined, undefined])
  })

  it.each<[string, string, Values, string[]]>([
    ['a slot at its threshold', 'machineState', { stock: { A1: 2, A2: 3 }, lowAt: { '*': 2 } }, ['LOW_STOCK-A1']],
    ['a slot that is empty, whose code is a number', 'machineState', { stock: { _12: 0 } }, ['SOLD_OUT-12']],
    ['a machine that is silent', 'machineState', { stock: {}, silentSince: '2026-03-01' }, ['OFFLINE']],
    [
      'a column of which a quarter failed',
      'machineDay',
      { figures: { cA1_X2_n: 9, cA1_Y3_f: 3, cB1_X2_f: 2, f: 5 } },
      ['FAILED_VENDS-A1'],
    ],
    ['nothing when fewer failed', 'machineDay', { figures: { cA1_X2_n: 10, cA1_X2_f: 3 } }, []],
  ])('tell %s', async (_what, entity, values, open) => {
    const machineId = `m${++machines}`
    await follow(recordsOf(entity, machineId, [values])[0])
    expect(await openOf(machineId)).toEqual(open)
  })
})
