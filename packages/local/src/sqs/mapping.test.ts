import { afterEach, describe, expect, it } from 'vitest'
import type { QueuePlan, QueueSubscriptionPlan } from '../config/plan.ts'
import { queueArn, queuePlan, testQueues } from '../testing/queues.ts'
import { until } from '../testing/until.ts'
import { QueueMapping, type QueueRecord } from './mapping.ts'

const mappings: QueueMapping[] = []

afterEach(async () => {
  await Promise.all(mappings.splice(0).map((mapping) => mapping.stop()))
})

/** A function subscribed to a queue; `handle` is the function, which gets the bodies. */
const subscribe = (
  handle: (bodies: string[], records: readonly QueueRecord[]) => unknown,
  given: Partial<QueueSubscriptionPlan> = {},
  plan: Partial<QueuePlan> = {},
) => {
  const dead = queuePlan('dead')
  const { clock, queues } = testQueues([
    queuePlan('jobs', { deadLetter: { arn: dead.arn, maxReceiveCount: 2 }, ...plan }),
    dead,
  ])
  const batches: string[][] = []
  const queue = queues.byName('jobs')
  const mapping = new QueueMapping({
    queue,
    subscription: {
      name: 'jobsSubscriber',
      queueArn: queue.plan.arn,
      functionArn: 'arn:function',
      filters: [],
      batchSize: 10,
      maximumBatchingWindowInSeconds: 0,
      reportBatchItemFailures: false,
      maximumConcurrency: 1,
      ...given,
    },
    region: 'us-east-1',
    clock,
    invoke: async (records) => {
      const bodies = records.map(({ body }) => body)
      batches.push(bodies)
      return handle(bodies, records)
    },
    log: () => undefined,
  })
  mappings.push(mapping)
  return { clock, queue, dead: queues.byName('dead'), mapping, batches }
}

const fail = () => {
  throw new Error('failed')
}

describe('a function subscribed to a queue', () => {
  it('gets what is there in one batch, as Lambda writes it, and what it handled is deleted', async () => {
    let seen: readonly QueueRecord[] = []
    const { queue, mapping, batches, clock } = subscribe((_bodies, records) => {
      seen = records
    })
    queue.send({ body: 'a', attributes: { kind: { DataType: 'String', StringValue: 'vend' } } })
    queue.send({ body: 'b' })
    mapping.start()
    await until(() => queue.messages.length === 0)
    expect(batches).toEqual([['a', 'b']])
    expect(seen[0]).toEqual({
      messageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      receiptHandle: expect.any(String),
      body: 'a',
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: String(clock.now()),
        SenderId: '000000000000',
        ApproximateFirstReceiveTimestamp: String(clock.now()),
      },
      messageAttributes: {
        kind: {
          stringValue: 'vend',
          binaryValue: undefined,
          stringListValues: [],
          binaryListValues: [],
          dataType: 'String',
        },
      },
      md5OfBody: '0cc175b9c0f1b6a831c399e269772661',
      md5OfMessageAttributes: expect.stringMatching(/^[0-9a-f]{32}$/),
      eventSource: 'aws:sqs',
      eventSourceARN: queueArn('jobs'),
      awsRegion: 'us-east-1',
    })
  })

  it('gets a batch again after its visibility timeout, until the queue gives it up', async () => {
    const { queue, dead, mapping, batches, clock } = subscribe(fail)
    mapping.start()
    queue.send({ body: 'poison' })
    await until(() => batches.length === 1)
    await clock.advance(29_000)
    expect(batches).toHaveLength(1)
    await clock.advance(1000)
    await until(() => batches.length === 2)
    await clock.advance(30_000)
    await until(() => dead.messages.length === 1)
    expect(queue.messages).toEqual([])
    expect(batches).toHaveLength(2)
  })

  it('gets only what it reported as failed again', async () => {
    const { queue, mapping, batches, clock } = subscribe(
      (bodies, records) => ({
        batchItemFailures: bodies.length > 1 ? [{ itemIdentifier: records[1]?.messageId }] : [],
      }),
      { reportBatchItemFailures: true },
    )
    for (const body of ['a', 'b', 'c']) queue.send({ body })
    mapping.start()
    await until(() => queue.messages.length === 1)
    await clock.advance(30_000)
    await until(() => queue.messages.length === 0)
    expect(batches).toEqual([['a', 'b', 'c'], ['b']])
  })

  it.each([
    ['an unknown id', { batchItemFailures: [{ itemIdentifier: 'x' }] }],
    ['an empty id', { batchItemFailures: [{ itemIdentifier: '' }] }],
    ['a missing id', { batchItemFailures: [{}] }],
    ['no list', { batchItemFailures: 'a' }],
  ])('gets the whole batch again when its report makes no sense: %s', async (_what, answer) => {
    const { queue, mapping, batches } = subscribe(() => answer, { reportBatchItemFailures: true })
    for (const body of ['a', 'b']) queue.send({ body })
    mapping.start()
    await until(() => batches.length === 1)
    await new Promise(setImmediate)
    expect(queue.messages).toHaveLength(2)
  })

  it('gets what its filters let pass; the rest is deleted', async () => {
    const filters = [{ body: { kind: ['sale'] } }]
    const { queue, mapping, batches } = subscribe(() => undefined, { filters })
    for (const body of ['{"kind":"sale"}', '{"kind":"test"}', 'no json']) queue.send({ body })
    mapping.start()
    await until(() => queue.messages.length === 0)
    expect(batches).toEqual([['{"kind":"sale"}']])
  })

  it('gets a batch when its window is over, or when it is full', async () => {
    const { queue, mapping, batches, clock } = subscribe(() => undefined, {
      batchSize: 3,
      maximumBatchingWindowInSeconds: 10,
    })
    mapping.start()
    queue.send({ body: 'a' })
    await new Promise(setImmediate)
    await clock.advance(5000)
    queue.send({ body: 'b' })
    await new Promise(setImmediate)
    await clock.advance(4999)
    expect(batches).toEqual([])
    await clock.advance(1)
    await until(() => batches.length === 1)
    for (const body of ['c', 'd', 'e']) queue.send({ body })
    await until(() => batches.length === 2)
    expect(batches).toEqual([
      ['a', 'b'],
      ['c', 'd', 'e'],
    ])
  })

  it('gets the messages of a FIFO group in order, one batch at a time', async () => {
    let release: (() => void) | undefined
    const { queue, mapping, batches } = subscribe(
      () => new Promise<void>((resolve) => (release = resolve)),
      { batchSize: 1, maximumConcurrency: 3 },
      { fifo: true, contentBasedDeduplication: true },
    )
    for (const body of ['a', 'b']) queue.send({ body, groupId: 'g' })
    mapping.start()
    await until(() => batches.length === 1)
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(batches).toEqual([['a']])
    release?.()
    await until(() => batches.length === 2)
    release?.()
    await until(() => queue.messages.length === 0)
    expect(batches).toEqual([['a'], ['b']])
  })
})
