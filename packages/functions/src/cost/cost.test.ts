import { pricesNear, pricesOf } from '@dispense/bill'
import { type OperationDefinitionNode, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { costOf } from './cost.ts'
import { Meter } from './meter.ts'
import { metricsLine } from './metrics.ts'
import { operationName } from './plugin.ts'

const prices = pricesOf('us-east-1')
const options = { abortSignal: AbortSignal.timeout(60_000) }

/** A meter over a DynamoDB that answers so. */
const metered = (answer: () => Promise<Record<string, unknown>>) => {
  const meter = new Meter()
  return { meter, transport: meter.transport({ call: answer }) }
}

describe('the meter', () => {
  it('puts units down to reads and writes, several tables and all', async () => {
    const answers = [{ CapacityUnits: 0.5 }, [{ CapacityUnits: 2 }, { CapacityUnits: 3 }], undefined]
    const { meter, transport } = metered(async () => ({ ConsumedCapacity: answers.shift() }))
    await transport.call('Query', {}, options)
    await transport.call('TransactWriteItems', {}, options)
    await transport.call('GetItem', {}, options)
    expect(meter.usage.calls).toEqual([
      { operation: 'Query', readUnits: 0.5, writeUnits: 0 },
      { operation: 'TransactWriteItems', readUnits: 0, writeUnits: 5 },
      { operation: 'GetItem', readUnits: 0, writeUnits: 0 },
    ])
  })

  it('counts a write that was refused, which is paid, and a call that failed, which is not; and hands on the error', async () => {
    const errors = ['ConditionalCheckFailedException', 'TransactionCanceledException', 'ThrottlingException']
    const { meter, transport } = metered(async () => {
      throw Object.assign(new Error('refused'), { name: errors.shift() })
    })
    await expect(transport.call('UpdateItem', {}, options)).rejects.toThrow('refused')
    await expect(transport.call('TransactWriteItems', { TransactItems: [{}, {}, {}] }, options)).rejects.toThrow()
    await expect(transport.call('PutItem', {}, options)).rejects.toThrow()
    expect(meter.usage.calls.map(({ writeUnits }) => writeUnits)).toEqual([1, 6, 0])
  })

  it('counts messages by 32 KB, and begins anew with each invocation', async () => {
    const { meter, transport } = metered(async () => ({}))
    const wire = meter.wire({ post: async () => true, close: async () => undefined })
    await wire.post('c1', 'x'.repeat(32 * 1024))
    await wire.post('c1', 'x'.repeat(32 * 1024 + 1))
    await transport.call('GetItem', {}, options)
    expect(meter.usage).toMatchObject({ socketMessages: 3, calls: [{ operation: 'GetItem' }] })
    meter.begin()
    expect(meter.usage).toMatchObject({ socketMessages: 0, calls: [] })
  })
})

describe('the cost of a request', () => {
  const usage = {
    calls: [
      { operation: 'Query', readUnits: 0.5, writeUnits: 0 },
      { operation: 'TransactWriteItems', readUnits: 0, writeUnits: 14 },
    ],
    socketMessages: 2,
    ms: 19.2,
  } as const

  it('is that of each service, and their sum', () => {
    const cost = costOf(usage, 2048, prices)
    expect(cost.dynamodb).toMatchObject({ readUnits: 0.5, writeUnits: 14, calls: usage.calls })
    expect(cost.dynamodb.usd).toBeCloseTo(0.5 * 0.000000125 + 14 * 0.000000625, 12)
    expect(cost.lambda).toMatchObject({ ms: 20, gbMs: 20 })
    expect(cost.lambda.usd).toBeCloseTo(0.0000002 + 0.02 * 0.0000133334, 12)
    expect(cost.apiGateway).toEqual({ usd: expect.closeTo(0.000003, 12), requests: 1, socketMessages: 2 })
    expect(cost.dataOut.usd).toBeCloseTo((2048 / 1024 ** 3) * 0.09, 12)
    const parts = [cost.dynamodb, cost.lambda, cost.apiGateway, cost.dataOut]
    expect(cost.usd).toBeCloseTo(
      parts.reduce((sum, { usd }) => sum + usd, 0),
      12,
    )
    expect(cost.prices).toEqual({ region: 'us-east-1', date: prices.date })
  })

  it('in a region without prices is that of the first one, by name', () => {
    expect(pricesNear('mars-1').region).toBe('us-east-1')
  })

  it('goes to CloudWatch as one line, by operation', () => {
    const line = metricsLine('Mutation.startVend', costOf(usage, 0, prices), 1_700_000_000_000)
    expect(line.endsWith('}\n')).toBe(true)
    const { _aws, ...values } = JSON.parse(line)
    const [{ Namespace, Dimensions, Metrics }] = _aws.CloudWatchMetrics
    expect([_aws.Timestamp, Namespace, Dimensions]).toEqual([1_700_000_000_000, 'Dispense', [['operation']]])
    // What is said of a metric, and its value beside it.
    expect(Metrics.map(({ Name }: { Name: string }) => values[Name])).toEqual([20, 0.5, 14, expect.any(Number)])
    expect(values.operation).toBe('Mutation.startVend')
  })
})

it.each([
  ['{ machine(machineId: "m") { id } }', 'Query.machine'],
  ['query Named { mine: machine(machineId: "m") { id } }', 'Query.machine'],
  ['mutation { startVend { id } }', 'Mutation.startVend'],
  ['{ a: machine { id } b: machine { id } }', 'Query.*'],
  ['{ ...F } fragment F on Query { me { id } }', 'Query.*'],
])('the operation %s is called %s, whatever its client calls it', (source, name) => {
  expect(operationName(parse(source).definitions[0] as OperationDefinitionNode)).toBe(name)
})
