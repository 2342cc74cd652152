import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ManualClock, systemClock } from '../clock.ts'
import { streamRecords } from '../testing/stream-records.ts'
import { Lanes, type LanesOptions } from './lanes.ts'
import type { StreamRecord } from './stream-record.ts'

const subscription = (given: Partial<LanesOptions['subscription']> = {}): LanesOptions['subscription'] => ({
  batchSize: 100,
  maximumBatchingWindowInSeconds: 0,
  parallelizationFactor: 1,
  ...given,
})

const numbers = (records: readonly StreamRecord[]): number[] =>
  records.map(({ dynamodb }) => Number(dynamodb.SequenceNumber))

/** Lanes whose batches are noted and finish after a turn of the loop. */
const noting = (given: Partial<LanesOptions['subscription']>, clock = systemClock) => {
  const batches: number[][] = []
  const running = { now: 0, most: 0 }
  const deliver = async (records: readonly StreamRecord[]) => {
    running.most = Math.max(running.most, ++running.now)
    batches.push(numbers(records))
    await new Promise(setImmediate)
    running.now -= 1
  }
  return { lanes: new Lanes({ subscription: subscription(given), clock, deliver }), batches, running }
}

describe('the batches of a shard', () => {
  it('hold what has come, up to their size', async () => {
    const { lanes, batches } = noting({ batchSize: 2 })
    lanes.add(streamRecords(5))
    await lanes.drain()
    expect(batches).toEqual([[0, 1], [2, 3], [4]])
  })

  it('wait for the window when they are not full, and no longer', async () => {
    const clock = new ManualClock()
    const { lanes, batches } = noting({ batchSize: 3, maximumBatchingWindowInSeconds: 5 }, clock)
    const [first, second, ...more] = streamRecords(5) as [StreamRecord, StreamRecord, ...StreamRecord[]]
    lanes.add([first])
    await clock.advance(4000)
    lanes.add([second])
    await clock.advance(999)
    expect(batches).toEqual([])
    await clock.advance(1)
    expect(batches).toEqual([[0, 1]])
    lanes.add(more)
    expect(batches).toEqual([
      [0, 1],
      [2, 3, 4],
    ])
  })

  it('stay under the 6 MB of an event', async () => {
    const { lanes, batches } = noting({})
    const large = streamRecords(3).map((record) => ({
      ...record,
      dynamodb: { ...record.dynamodb, NewImage: { pad: { S: '.'.repeat(2_500_000) } } },
    }))
    lanes.add(large)
    await lanes.drain()
    expect(batches).toEqual([[0, 1], [2]])
  })

  it('run as many at once as the parallelization factor says, and no more', async () => {
    const { lanes, running } = noting({ batchSize: 1, parallelizationFactor: 4 })
    lanes.add(streamRecords(64))
    await lanes.drain()
    expect(running.most).toBe(4)
  })

  it('never let records of one item overtake each other, and deliver each record once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 10 }),
        fc.integer({ min: 1, max: 5 }),
        async (count, parallelizationFactor, batchSize) => {
          const { lanes, batches } = noting({ parallelizationFactor, batchSize })
          lanes.add(streamRecords(count, (index) => String(index % 3)))
          await lanes.drain()
          const seen = batches.flat()
          expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, index) => index))
          for (const item of [0, 1, 2]) {
            const own = seen.filter((each) => each % 3 === item)
            expect(own).toEqual(own.toSorted((a, b) => a - b))
          }
        },
      ),
    )
  })

  it('make the reader wait while two full batches are waiting', async () => {
    const released: (() => void)[] = []
    const lanes = new Lanes({
      subscription: subscription({ batchSize: 1 }),
      clock: systemClock,
      deliver: () => new Promise<void>((resolve) => released.push(resolve)),
    })
    lanes.add(streamRecords(4))
    let room = false
    const waiting = lanes.room().then(() => {
      room = true
    })
    await new Promise(setImmediate)
    expect(room).toBe(false)
    released.shift()?.()
    await waiting
    expect(room).toBe(true)
  })
})
