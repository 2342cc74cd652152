import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListDeadLetterSourceQueuesCommand,
  ListQueuesCommand,
  type Message,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Listener, listen } from '../listen.ts'
import { queueArn, queuePlan, testQueues } from '../testing/queues.ts'
import { handleSqs } from './api.ts'
import { md5OfAttributes } from './message.ts'
import { Queues } from './queues.ts'

const PLANS = [
  queuePlan('plain', { deadLetter: { arn: queueArn('dead'), maxReceiveCount: 2 } }),
  queuePlan('dead'),
  queuePlan('orders.fifo', { fifo: true, contentBasedDeduplication: true }),
  queuePlan('strict.fifo', { fifo: true }),
  queuePlan('small', { maximumMessageSize: 1024, delay: 5 }),
]
const url = (name: string) => `http://localhost/000000000000/${name}`

let listener: Listener
let client: SQSClient
let { clock, queues } = testQueues(PLANS)

beforeAll(async () => {
  listener = await listen(0)
  listener.handle((request, response) => void handleSqs(queues, request, response))
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' }
  client = new SQSClient({ endpoint: `http://localhost:${listener.port}`, region: 'us-east-1', credentials })
})

beforeEach(() => {
  ;({ clock, queues } = testQueues(PLANS))
})

afterAll(async () => {
  client.destroy()
  await listener.close()
})

const send = (name: string, MessageBody: string, more: object = {}) =>
  client.send(new SendMessageCommand({ QueueUrl: url(name), MessageBody, ...more }))

const receive = async (name: string, more: Partial<ReceiveMessageCommandInput> = {}): Promise<Message[]> => {
  const input = { QueueUrl: url(name), MaxNumberOfMessages: 10, ...more }
  return (await client.send(new ReceiveMessageCommand(input))).Messages ?? []
}

const bodies = (messages: Message[]) => messages.map(({ Body }) => Body)

describe('a queue', () => {
  it('hands a message to one receiver, with what the sender gave and what SQS adds', async () => {
    const attributes = {
      kind: { DataType: 'String', StringValue: 'vend' },
      trace: { DataType: 'Binary', BinaryValue: Uint8Array.from([1, 2, 3]) },
    }
    const { MessageId } = await send('plain', 'cola', { MessageAttributes: attributes })
    const [message] = await receive('plain', { MessageAttributeNames: ['All'], MessageSystemAttributeNames: ['All'] })
    expect(message).toMatchObject({
      MessageId,
      Body: 'cola',
      MessageAttributes: attributes,
      Attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: String(clock.now()),
        ApproximateFirstReceiveTimestamp: String(clock.now()),
      },
    })
    expect(await receive('plain')).toEqual([])
  })

  it('shows a message again when its visibility timeout is over, and never after it was deleted', async () => {
    await send('plain', 'cola')
    await receive('plain')
    await clock.advance(29_999)
    expect(await receive('plain')).toEqual([])
    await clock.advance(1)
    const [again] = await receive('plain')
    await client.send(new DeleteMessageCommand({ QueueUrl: url('plain'), ReceiptHandle: again?.ReceiptHandle }))
    await clock.advance(60_000)
    expect(await receive('plain')).toEqual([])
  })

  it('deletes nothing by the handle of an earlier receive', async () => {
    await send('plain', 'cola')
    const [first] = await receive('plain', { VisibilityTimeout: 1 })
    await clock.advance(1000)
    await receive('plain', { VisibilityTimeout: 1 })
    await client.send(new DeleteMessageCommand({ QueueUrl: url('plain'), ReceiptHandle: first?.ReceiptHandle }))
    expect(queues.byName('plain').messages).toHaveLength(1)
  })

  it('lets a receiver change how long a message stays hidden', async () => {
    await send('plain', 'cola')
    const [message] = await receive('plain')
    const change = (VisibilityTimeout: number) =>
      client.send(
        new ChangeMessageVisibilityCommand({
          QueueUrl: url('plain'),
          ReceiptHandle: message?.ReceiptHandle,
          VisibilityTimeout,
        }),
      )
    await change(100)
    await clock.advance(31_000)
    expect(await receive('plain')).toEqual([])
    await change(0)
    expect(bodies(await receive('plain'))).toEqual(['cola'])
    await clock.advance(31_000)
    await expect(change(5)).rejects.toMatchObject({ name: 'MessageNotInflight' })
  })

  it('delays a message by its own delay or by the queue’s', async () => {
    await send('plain', 'late', { DelaySeconds: 10 })
    await send('small', 'by the queue')
    expect([await receive('plain'), await receive('small')]).toEqual([[], []])
    await clock.advance(5000)
    expect(bodies(await receive('small'))).toEqual(['by the queue'])
    await clock.advance(5000)
    expect(bodies(await receive('plain'))).toEqual(['late'])
  })

  it('lets a receiver wait until something is sent', async () => {
    const waiting = receive('plain', { WaitTimeSeconds: 20 })
    await new Promise((resolve) => setTimeout(resolve, 50))
    await send('plain', 'cola')
    expect(bodies(await waiting)).toEqual(['cola'])
  })

  it('answers a receiver that waited in vain', async () => {
    const waiting = receive('plain', { WaitTimeSeconds: 20 })
    await new Promise((resolve) => setTimeout(resolve, 50))
    await clock.advance(20_000)
    expect(await waiting).toEqual([])
  })

  it('gives a message up to the dead-letter queue after too many receives, and takes it back on a redrive', async () => {
    await send('plain', 'poison')
    for (const _time of [1, 2]) {
      expect(bodies(await receive('plain'))).toEqual(['poison'])
      await clock.advance(30_000)
    }
    expect(await receive('plain')).toEqual([])
    const [dead] = await receive('dead', { VisibilityTimeout: 0, MessageSystemAttributeNames: ['All'] })
    expect(dead).toMatchObject({ Body: 'poison', Attributes: { DeadLetterQueueSourceArn: queueArn('plain') } })
    await client.send(new StartMessageMoveTaskCommand({ SourceArn: queueArn('dead') }))
    expect(bodies(await receive('plain'))).toEqual(['poison'])
  })

  it('forgets a message when its retention is over', async () => {
    await send('plain', 'old')
    await clock.advance(345_600_001)
    expect(await receive('plain')).toEqual([])
    expect(queues.byName('plain').messages).toEqual([])
  })

  it('tells its counts and its settings', async () => {
    for (const body of ['a', 'b', 'c']) await send('plain', body, { DelaySeconds: body === 'c' ? 60 : 0 })
    await receive('plain', { MaxNumberOfMessages: 1 })
    const { Attributes } = await client.send(
      new GetQueueAttributesCommand({ QueueUrl: url('plain'), AttributeNames: ['All'] }),
    )
    expect(Attributes).toMatchObject({
      QueueArn: queueArn('plain'),
      ApproximateNumberOfMessages: '1',
      ApproximateNumberOfMessagesNotVisible: '1',
      ApproximateNumberOfMessagesDelayed: '1',
      VisibilityTimeout: '30',
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn: queueArn('dead'), maxReceiveCount: 2 }),
    })
  })

  it('is found by name and listed', async () => {
    const { QueueUrl } = await client.send(new GetQueueUrlCommand({ QueueName: 'plain' }))
    expect(QueueUrl).toBe(url('plain'))
    const { QueueUrls } = await client.send(new ListQueuesCommand({ QueueNamePrefix: 'o' }))
    expect(QueueUrls).toEqual([url('orders.fifo')])
    const sources = await client.send(new ListDeadLetterSourceQueuesCommand({ QueueUrl: url('dead') }))
    expect(sources.queueUrls).toEqual([url('plain')])
  })

  it('can be emptied', async () => {
    await send('plain', 'a')
    await client.send(new PurgeQueueCommand({ QueueUrl: url('plain') }))
    expect(await receive('plain')).toEqual([])
  })
})

describe('a batch of requests', () => {
  it('goes through but for the entries that fail', async () => {
    const Entries = [
      { Id: 'good', MessageBody: 'cola' },
      { Id: 'bad', MessageBody: 'x'.repeat(2000) },
    ]
    const sent = await client.send(new SendMessageBatchCommand({ QueueUrl: url('small'), Entries }))
    expect(sent.Successful).toMatchObject([{ Id: 'good' }])
    expect(sent.Failed).toMatchObject([{ Id: 'bad', SenderFault: true, Code: 'InvalidParameterValue' }])
    await clock.advance(5000)
    const [message] = await receive('small')
    const entry = { Id: 'one', ReceiptHandle: message?.ReceiptHandle }
    const deleted = await client.send(new DeleteMessageBatchCommand({ QueueUrl: url('small'), Entries: [entry] }))
    expect(deleted.Successful).toEqual([{ Id: 'one' }])
  })

  it.each([
    ['no entries', [], 'EmptyBatchRequest'],
    ['the same id twice', ['a', 'a'], 'BatchEntryIdsNotDistinct'],
    ['more than ten entries', [...'abcdefghijk'], 'TooManyEntriesInBatchRequest'],
    ['an id of other characters', ['a b'], 'InvalidBatchEntryId'],
  ])('is refused with %s', async (_what, ids, name) => {
    const Entries = ids.map((Id) => ({ Id, MessageBody: 'x' }))
    await expect(client.send(new SendMessageBatchCommand({ QueueUrl: url('plain'), Entries }))).rejects.toMatchObject({
      name,
    })
  })
})

describe('a FIFO queue', () => {
  it('keeps the order of a group, and holds the rest of it back while one is in flight', async () => {
    for (const body of ['a1', 'b1', 'a2']) await send('orders.fifo', body, { MessageGroupId: body[0] })
    const [first] = await receive('orders.fifo', { MaxNumberOfMessages: 1 })
    expect(first?.Body).toBe('a1')
    expect(bodies(await receive('orders.fifo'))).toEqual(['b1'])
    await client.send(new DeleteMessageCommand({ QueueUrl: url('orders.fifo'), ReceiptHandle: first?.ReceiptHandle }))
    expect(bodies(await receive('orders.fifo'))).toEqual(['a2'])
  })

  it('takes the same message once within five minutes', async () => {
    const first = await send('orders.fifo', 'a', { MessageGroupId: 'g' })
    const second = await send('orders.fifo', 'a', { MessageGroupId: 'g' })
    expect(second.MessageId).toBe(first.MessageId)
    await clock.advance(300_000)
    const third = await send('orders.fifo', 'a', { MessageGroupId: 'g' })
    expect(third.MessageId).not.toBe(first.MessageId)
    expect(Number(third.SequenceNumber)).toBeGreaterThan(Number(first.SequenceNumber))
  })

  it('needs a group and a deduplication id', async () => {
    await expect(send('orders.fifo', 'a')).rejects.toMatchObject({ name: 'MissingParameter' })
    await expect(send('strict.fifo', 'a', { MessageGroupId: 'g' })).rejects.toMatchObject({
      name: 'InvalidParameterValue',
    })
  })
})

describe('a request that SQS refuses', () => {
  it.each([
    ['a queue that is not there', () => send('gone', 'a'), 'QueueDoesNotExist'],
    ['a message that is too long', () => send('small', 'x'.repeat(1025)), 'InvalidParameterValue'],
    ['characters that are not allowed', () => send('plain', 'a\u0000'), 'InvalidMessageContents'],
    ['eleven messages at once', () => receive('plain', { MaxNumberOfMessages: 11 }), 'InvalidParameterValue'],
    [
      'a handle that is none',
      () => client.send(new DeleteMessageCommand({ QueueUrl: url('plain'), ReceiptHandle: 'x' })),
      'ReceiptHandleIsInvalid',
    ],
    [
      'an operation that the configuration is for',
      () => client.send(new CreateQueueCommand({ QueueName: 'new' })),
      'UnsupportedOperation',
    ],
  ])('tells its code: %s', async (_what, ask, name) => {
    await expect(ask()).rejects.toMatchObject({ name })
  })
})

it('keeps messages over a restart when it has a file', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'local-queues-'))
  const file = join(directory, 'queues.json')
  const before = new Queues({ plans: PLANS, clock, file })
  before.byName('plain').send({ body: 'kept' })
  before.stop()
  const after = new Queues({ plans: PLANS, clock, file })
  expect(after.byName('plain').messages).toMatchObject([{ body: 'kept' }])
  await rm(directory, { recursive: true })
})

it('hashes message attributes as AWS documents it', () => {
  // "Calculating the MD5 message digest for message attributes": names in order, lengths before values.
  const digest = md5OfAttributes({
    b: { DataType: 'Binary', BinaryValue: 'AQI=' },
    a: { DataType: 'String', StringValue: 'x' },
  })
  const bytes = Buffer.concat([
    ...['a', 'String'].map((part) => Buffer.from(`\0\0\0${String.fromCharCode(part.length)}${part}`)),
    Buffer.from('\x01\0\0\0\x01x'),
    ...['b', 'Binary'].map((part) => Buffer.from(`\0\0\0${String.fromCharCode(part.length)}${part}`)),
    Buffer.from([2, 0, 0, 0, 2, 1, 2]),
  ])
  expect(digest).toBe(createHash('md5').update(bytes).digest('hex'))
})
