import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DeliveryOptions, deliver } from './delivery.ts'
import type { StreamRecord } from './stream-record.ts'

const records = (count: number): StreamRecord[] =>
  Array.from({ length: count }, (_, index) => ({
    eventID: String(index),
    eventName: 'INSERT',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'us-east-1',
    dynamodb: { SequenceNumber: String(index) },
    eventSourceARN: 'arn',
  }))

const numbers = (batch: readonly StreamRecord[]): number[] =>
  batch.map(({ dynamodb }) => Number(dynamodb.SequenceNumber))

/** Delivers to a function that fails for poisoned records; tells the batches and what was given up. */
const run = async (
  count: number,
  subscription: Partial<DeliveryOptions['subscription']>,
  invoke: (batch: number[]) => unknown,
) => {
  const batches: number[][] = []
  const lost: number[] = []
  await deliver(records(count), {
    subscription: {
      bisectBatchOnFunctionError: false,
      maximumRetryAttempts: -1,
      reportBatchItemFailures: false,
      ...subscription,
    },
    invoke: async (batch) => {
      batches.push(numbers(batch))
      return invoke(numbers(batch))
    },
    onDiscard: (batch) => lost.push(...numbers(batch)),
    signal: new AbortController().signal,
    pause: 0,
  })
  return { batches, lost }
}

const fail = () => {
  throw new Error('failed')
}

describe('a batch of records', () => {
  it('is delivered once when all goes well', async () => {
    expect(await run(3, {}, () => null)).toEqual({ batches: [[0, 1, 2]], lost: [] })
  })

  it('is delivered again, whole, after a failure', async () => {
    let times = 0
    const { batches, lost } = await run(2, {}, () => (++times < 3 ? fail() : null))
    expect(batches).toEqual([
      [0, 1],
      [0, 1],
      [0, 1],
    ])
    expect(lost).toEqual([])
  })

  it('is given up after the last attempt', async () => {
    const { batches, lost } = await run(2, { maximumRetryAttempts: 2 }, fail)
    expect(batches).toHaveLength(3)
    expect(lost).toEqual([0, 1])
  })

  it('goes on from the lowest record that the function reports', async () => {
    const reported = [
      { batchItemFailures: [{ itemIdentifier: '3' }, { itemIdentifier: '1' }] },
      { batchItemFailures: [] },
    ]
    const { batches } = await run(5, { reportBatchItemFailures: true }, () => reported.shift())
    expect(batches).toEqual([
      [0, 1, 2, 3, 4],
      [1, 2, 3, 4],
    ])
  })

  it.each([[null], [undefined], [{}], [{ batchItemFailures: null }]])(
    'is done when the report is %j',
    async (answer) => {
      expect((await run(2, { reportBatchItemFailures: true }, () => answer)).batches).toHaveLength(1)
    },
  )

  it('is delivered whole again when the report names a record it does not have', async () => {
    const answers = [{ batchItemFailures: [{ itemIdentifier: 'nobody' }] }, null]
    const { batches } = await run(2, { reportBatchItemFailures: true }, () => answers.shift())
    expect(batches).toEqual([
      [0, 1],
      [0, 1],
    ])
  })

  it('ignores a report that was not configured', async () => {
    const { batches } = await run(2, {}, () => ({ batchItemFailures: [{ itemIdentifier: '0' }] }))
    expect(batches).toHaveLength(1)
  })

  it('is halved until only the poisoned record is lost', async () => {
    const { lost, batches } = await run(8, { bisectBatchOnFunctionError: true, maximumRetryAttempts: 1 }, (batch) =>
      batch.includes(5) ? fail() : null,
    )
    expect(lost).toEqual([5])
    expect(batches.filter((batch) => batch.length === 1 && batch[0] === 5)).toHaveLength(2)
  })

  it('loses exactly the poisoned records, and delivers all others once and in order, when it is halved', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 20 }),
        fc.uniqueArray(fc.nat(19), { maxLength: 5 }),
        async (count, poison) => {
          const { batches, lost } = await run(
            count,
            { bisectBatchOnFunctionError: true, maximumRetryAttempts: 0 },
            (batch) => (batch.some((each) => poison.includes(each)) ? fail() : null),
          )
          const good = batches.filter((batch) => !batch.some((each) => poison.includes(each))).flat()
          const expected = Array.from({ length: count }, (_, index) => index)
          expect(good).toEqual(expected.filter((each) => !poison.includes(each)))
          expect(lost).toEqual(expected.filter((each) => poison.includes(each)))
        },
      ),
    )
  })

  it('is abandoned when the cloud stops', async () => {
    const stopping = new AbortController()
    let times = 0
    await deliver(records(1), {
      subscription: { bisectBatchOnFunctionError: false, maximumRetryAttempts: -1, reportBatchItemFailures: false },
      invoke: async () => {
        if (++times === 2) stopping.abort()
        fail()
      },
      onDiscard: () => undefined,
      signal: stopping.signal,
      pause: 0,
    })
    expect(times).toBe(2)
  })
})
