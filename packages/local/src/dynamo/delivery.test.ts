import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ManualClock, systemClock } from '../clock.ts'
import { streamRecords } from '../testing/stream-records.ts'
import { type DeliveryOptions, type Discard, deliver, FunctionFailure } from './delivery.ts'
import type { StreamRecord } from './stream-record.ts'

/** A clock on which no pause takes time. */
const impatient = {
  now: () => Date.now(),
  after: (_delay: number, callback: () => void) => systemClock.after(0, callback),
}

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
  const discards: Discard[] = []
  await deliver(streamRecords(count), {
    subscription: {
      bisectBatchOnFunctionError: false,
      maximumRetryAttempts: -1,
      maximumRecordAgeInSeconds: -1,
      reportBatchItemFailures: false,
      ...subscription,
    },
    invoke: async (batch) => {
      batches.push(numbers(batch))
      return { requestId: 'request', answer: invoke(numbers(batch)) }
    },
    onDiscard: (discard) => {
      discards.push(discard)
      lost.push(...numbers(discard.records))
    },
    signal: new AbortController().signal,
    clock: impatient,
  })
  return { batches, lost, discards }
}

const fail = (): never => {
  throw new FunctionFailure('failed', 'request')
}

describe('a batch of records', () => {
  it('is delivered once when all goes well', async () => {
    expect(await run(3, {}, () => null)).toEqual({ batches: [[0, 1, 2]], lost: [], discards: [] })
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
    const { batches, lost, discards } = await run(2, { maximumRetryAttempts: 2 }, fail)
    expect(batches).toHaveLength(3)
    expect(lost).toEqual([0, 1])
    expect(discards).toMatchObject([{ condition: 'RetryAttemptsExhausted', invokeCount: 3 }])
  })

  it('waits without an end, and no attempt is counted, while the function cannot be reached', async () => {
    let times = 0
    const throttled = () => {
      if (++times <= 5) throw new Error('TooManyRequestsException')
    }
    const { lost } = await run(2, { maximumRetryAttempts: 1, bisectBatchOnFunctionError: true }, throttled)
    expect({ times, lost }).toEqual({ times: 6, lost: [] })
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

  it.each([[null], [undefined], [{}], [{ batchItemFailures: null }], [{ batchItemFailures: [] }]])(
    'is done when the report is %j',
    async (answer) => {
      expect((await run(2, { reportBatchItemFailures: true }, () => answer)).batches).toHaveLength(1)
    },
  )

  it.each([
    [{ batchItemFailures: [{ itemIdentifier: 'nobody' }] }],
    [{ batchItemFailures: [{ itemIdentifier: '' }] }],
    [{ batchItemFailures: [{ itemIdentifier: null }] }],
    [{ batchItemFailures: [{ id: '1' }] }],
    [{ batchItemFailures: [null] }],
    [{ batchItemFailures: 'all' }],
    ['done'],
  ])('is delivered whole again when the report is %j', async (answer) => {
    const answers = [answer, null]
    const { batches } = await run(2, { reportBatchItemFailures: true }, () => answers.shift())
    expect(batches).toEqual([
      [0, 1],
      [0, 1],
    ])
  })

  it('is halved at the record that the function reports', async () => {
    const { batches, lost } = await run(
      6,
      { reportBatchItemFailures: true, bisectBatchOnFunctionError: true, maximumRetryAttempts: 0 },
      (batch) => ({ batchItemFailures: batch.includes(3) ? [{ itemIdentifier: '3' }] : [] }),
    )
    expect(batches).toEqual([[0, 1, 2, 3, 4, 5], [3, 4, 5], [3, 4], [3], [4], [5]])
    expect(lost).toEqual([3])
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
    await deliver(streamRecords(1), {
      subscription: PATIENT,
      invoke: async () => {
        if (++times === 2) stopping.abort()
        return fail()
      },
      onDiscard: () => undefined,
      signal: stopping.signal,
      clock: impatient,
    })
    expect(times).toBe(2)
  })

  it.each([
    [60, 'RecordAgeExceeded', 61],
    [-1, 'RecordAgeExceeded', 24 * 60 * 60 + 1],
  ])(
    'is given up when it is too old: maximumRecordAgeInSeconds %i',
    async (maximumRecordAgeInSeconds, condition, age) => {
      const clock = new ManualClock(Date.now())
      const discards: Discard[] = []
      let times = 0
      const done = deliver(streamRecords(1), {
        subscription: { ...PATIENT, maximumRecordAgeInSeconds },
        invoke: async () => {
          times += 1
          return fail()
        },
        onDiscard: (discard) => void discards.push(discard),
        signal: new AbortController().signal,
        clock,
      })
      // Until it waits on the clock.
      await new Promise(setImmediate)
      await clock.advance(1000)
      expect(discards).toEqual([])
      await clock.advance((age + 10) * 1000)
      await done
      expect(discards).toMatchObject([{ condition, invokeCount: times }])
    },
  )
})

const PATIENT = {
  bisectBatchOnFunctionError: false,
  maximumRetryAttempts: -1,
  maximumRecordAgeInSeconds: -1,
  reportBatchItemFailures: false,
}
