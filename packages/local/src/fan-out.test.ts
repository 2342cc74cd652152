import { join } from 'node:path'
import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge'
import {
  ListSubscriptionsByTopicCommand,
  ListTopicsCommand,
  PublishBatchCommand,
  PublishCommand,
  type PublishCommandInput,
  SNSClient,
} from '@aws-sdk/client-sns'
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ManualClock } from './clock.ts'
import { type Cloud, startCloud } from './cloud.ts'
import { makePlan } from './config/make-plan.ts'
import { configuration, type TemporaryApp, temporaryApp } from './testing/app.ts'
import { until } from './testing/until.ts'

const FOLLOW = `
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge'
import { Resource } from 'sst'
const client = new EventBridgeClient({})
export const sale = async ({ Records }) => {
  console.log('sale: ' + JSON.stringify(Records[0]))
  const entry = { EventBusName: Resource.Bus.name, Source: 'shop', DetailType: 'sold', Detail: Records[0].Sns.Message }
  await client.send(new PutEventsCommand({ Entries: [entry] }))
}
export const sold = async (event) => console.log('sold: ' + JSON.stringify(event))
`

let app: TemporaryApp
let cloud: Cloud
let sns: SNSClient
let sqs: SQSClient
let bus: EventBridgeClient
const clock = new ManualClock(Date.parse('2026-01-01T08:00:00Z'))
const lines: string[] = []

beforeAll(async () => {
  const config = configuration(`
    const all = new sst.aws.Queue('All')
    const raw = new sst.aws.Queue('Raw')
    const alerts = new sst.aws.Queue('Alerts')
    const topic = new sst.aws.SnsTopic('Topic')
    const bus = new sst.aws.Bus('Bus')
    topic.subscribe('Sale', { handler: 'src/follow.sale', link: [bus] }, { filter: { kind: ['sale'], amount: [{ numeric: ['>', 100] }] } })
    topic.subscribeQueue('All', all)
    topic.subscribeQueue('Raw', raw.arn, { transform: { subscription: { rawMessageDelivery: true, filterPolicy: '{"a":["1"]}', filterPolicyScope: 'MessageBody' } } })
    bus.subscribe('Sold', { handler: 'src/follow.sold', link: [bus] }, { pattern: { source: [{ prefix: 'sh' }], detailType: ['sold'] } })
    bus.subscribeQueue('Alerts', alerts, { pattern: { detail: { level: [{ 'anything-but': ['info'] }], at: [{ wildcard: 'floor/*/m-1' }] } } })
    return { topic: topic.arn, bus: bus.name, all: all.url, raw: raw.url, alerts: alerts.url }`)
  app = await temporaryApp({ 'sst.config.ts': config, 'src/follow.js': FOLLOW })
  cloud = await startCloud({
    root: app.root,
    clock,
    log: (event) => event.type === 'function' && lines.push(event.line.line),
  })
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' }
  const settings = { endpoint: cloud.endpoints.sqs, region: 'us-east-1', credentials }
  sns = new SNSClient(settings)
  sqs = new SQSClient(settings)
  bus = new EventBridgeClient(settings)
}, 60_000)

afterAll(async () => {
  for (const client of [sns, sqs, bus]) client?.destroy()
  await cloud?.stop()
  await app.remove()
})

const publish = (Message: string, more: Partial<PublishCommandInput> = {}) =>
  sns.send(new PublishCommand({ TopicArn: String(cloud.outputs.topic), Message, ...more }))
const next = async (queue: 'all' | 'raw' | 'alerts', wait = 20) => {
  const QueueUrl = String(cloud.outputs[queue])
  const input = { QueueUrl, WaitTimeSeconds: wait, MessageAttributeNames: ['All'] }
  const { Messages: [message] = [] } = await sqs.send(new ReceiveMessageCommand(input))
  if (message) await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message.ReceiptHandle }))
  return message
}
const told = (what: string) =>
  until(() => {
    const line = lines.find((candidate) => candidate.includes(`${what}: `))
    return line && (JSON.parse(line.slice(line.indexOf(`${what}: `) + what.length + 2)) as Record<string, unknown>)
  })

describe('a topic', () => {
  it('tells its queues, in an envelope or raw, and its function as Lambda gets it', async () => {
    const MessageAttributes = {
      kind: { DataType: 'String', StringValue: 'sale' },
      amount: { DataType: 'Number', StringValue: '150' },
    }
    const { MessageId } = await publish('{"a":"1"}', { Subject: 'A sale', MessageAttributes })
    const TopicArn = 'arn:aws:sns:us-east-1:000000000000:app-local-Topic'
    const common = { Type: 'Notification', MessageId, TopicArn, Subject: 'A sale', Message: '{"a":"1"}' }
    const attributes = { kind: { Type: 'String', Value: 'sale' }, amount: { Type: 'Number', Value: '150' } }
    expect(JSON.parse((await next('all'))?.Body ?? '')).toEqual({
      ...common,
      Timestamp: '2026-01-01T08:00:00.000Z',
      SignatureVersion: '1',
      Signature: 'local',
      SigningCertURL: expect.any(String),
      UnsubscribeURL: expect.any(String),
      MessageAttributes: attributes,
    })
    expect(await next('raw')).toMatchObject({ Body: '{"a":"1"}', MessageAttributes })
    expect(await told('sale')).toEqual({
      EventSource: 'aws:sns',
      EventVersion: '1.0',
      EventSubscriptionArn: `${TopicArn}:TopicSubscriberSale`,
      Sns: {
        ...common,
        Timestamp: '2026-01-01T08:00:00.000Z',
        SignatureVersion: '1',
        Signature: 'local',
        SigningCertUrl: expect.any(String),
        UnsubscribeUrl: expect.any(String),
        MessageAttributes: attributes,
      },
    })
  })

  it('tells only those whose filter lets a message pass', async () => {
    const attributes = (kind: string, amount: string) => ({
      kind: { DataType: 'String', StringValue: kind },
      amount: { DataType: 'Number', StringValue: amount },
    })
    const before = lines.filter((line) => line.includes('sale: ')).length
    await publish('{"a":"2"}', { MessageAttributes: attributes('sale', '100') })
    await publish('no json', { MessageAttributes: attributes('test', '101') })
    expect([(await next('all'))?.Body, (await next('all'))?.Body].every(Boolean)).toBe(true)
    expect(await next('raw', 0)).toBeUndefined()
    expect(lines.filter((line) => line.includes('sale: '))).toHaveLength(before)
  })

  it('takes a text for each protocol, and batches', async () => {
    await publish('{"default":"d","sqs":"q"}', { MessageStructure: 'json' })
    expect(JSON.parse((await next('all'))?.Body ?? '')).toMatchObject({ Message: 'q' })
    const entries = [
      { Id: 'good', Message: 'batched' },
      { Id: 'bad', Message: 'x', MessageStructure: 'json' },
    ]
    const answer = await sns.send(
      new PublishBatchCommand({ TopicArn: String(cloud.outputs.topic), PublishBatchRequestEntries: entries }),
    )
    expect(answer.Successful).toMatchObject([{ Id: 'good' }])
    expect(answer.Failed).toMatchObject([{ Id: 'bad', Code: 'InvalidParameter', SenderFault: true }])
    expect(JSON.parse((await next('all'))?.Body ?? '')).toMatchObject({ Message: 'batched' })
  })

  it('is listed with its subscriptions, and another one is not found', async () => {
    const TopicArn = String(cloud.outputs.topic)
    expect((await sns.send(new ListTopicsCommand({}))).Topics).toEqual([{ TopicArn }])
    const { Subscriptions } = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }))
    expect(Subscriptions?.map(({ Protocol }) => Protocol)).toEqual(['lambda', 'sqs', 'sqs'])
    const other = sns.send(new PublishCommand({ TopicArn: `${TopicArn}x`, Message: 'a' }))
    await expect(other).rejects.toMatchObject({ name: 'NotFoundException', $metadata: { httpStatusCode: 404 } })
  })
})

describe('an event bus', () => {
  const put = (...entries: Partial<PutEventsRequestEntry>[]) =>
    bus.send(
      new PutEventsCommand({
        Entries: entries.map((entry) => ({
          EventBusName: String(cloud.outputs.bus),
          Source: 'machine',
          DetailType: 'alert',
          Detail: '{}',
          ...entry,
        })),
      }),
    )

  it('hands an event that a function sent to the function whose rule matches', async () => {
    expect(await told('sold')).toEqual({
      version: '0',
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      'detail-type': 'sold',
      source: 'shop',
      account: '000000000000',
      time: '2026-01-01T08:00:00Z',
      region: 'us-east-1',
      resources: [],
      detail: { a: '1' },
    })
  })

  it('hands on only what its rules match', async () => {
    const details = [
      { level: 'info', at: 'floor/2/m-1' },
      { level: 'error', at: 'floor/2/m-2' },
      { level: 'error', at: 'floor/2/m-1' },
      { at: 'floor/2/m-1' },
    ]
    const { Entries } = await put(...details.map((detail) => ({ Detail: JSON.stringify(detail) })))
    expect(Entries?.every(({ EventId }) => EventId)).toBe(true)
    expect(JSON.parse((await next('alerts'))?.Body ?? '')).toMatchObject({ detail: details[2] })
    expect(await next('alerts', 0)).toBeUndefined()
  })

  it('refuses entries one by one', async () => {
    const { FailedEntryCount, Entries } = await put(
      {},
      { Detail: 'no json' },
      { Source: '' },
      { EventBusName: 'other' },
      { Source: 'aws.s3' },
    )
    expect(FailedEntryCount).toBe(4)
    expect(Entries?.map(({ ErrorCode }) => ErrorCode)).toEqual([
      undefined,
      'MalformedDetail',
      'InvalidArgument',
      'ResourceNotFoundException',
      'NotAuthorizedForSourceException',
    ])
  })

  it('refuses too many entries, and too large ones', async () => {
    await expect(put(...Array.from({ length: 11 }, () => ({})))).rejects.toMatchObject({ name: 'ValidationException' })
    const Detail = JSON.stringify({ text: 'x'.repeat(256 * 1024) })
    await expect(put({ Detail })).rejects.toMatchObject({ name: 'ValidationException' })
  })
})

describe('the plan of topics and buses', () => {
  const planned = async (body: string) => {
    await app.write('other.config.ts', configuration(body))
    return makePlan({ config: join(app.root, 'other.config.ts') })
  }

  it('has functions with the names that SST gives them, and links', async () => {
    const { functions, topicSubscriptions, rules } = await planned(`
      const topic = new sst.aws.SnsTopic('Topic')
      const bus = new sst.aws.Bus('Bus')
      topic.subscribe('A', 'a.b')
      bus.subscribe('B', 'a.b', { enabled: false })
      new sst.aws.Function('Sender', { handler: 'a.b', link: [topic, bus] })`)
    expect(functions.map(({ name }) => name)).toEqual(['TopicSubscriberAFunction', 'BusSubscriberBFunction', 'Sender'])
    expect(topicSubscriptions).toMatchObject([{ protocol: 'lambda', rawMessageDelivery: false }])
    expect(rules).toMatchObject([{ enabled: false, pattern: { source: [{ prefix: '' }] } }])
    expect(functions[2]?.environment).toMatchObject({
      SST_RESOURCE_Topic: '{"arn":"arn:aws:sns:us-east-1:000000000000:app-local-Topic","type":"sst.aws.SnsTopic"}',
      SST_RESOURCE_Bus:
        '{"name":"app-local-Bus","arn":"arn:aws:events:us-east-1:000000000000:event-bus/app-local-Bus","type":"sst.aws.Bus"}',
    })
  })

  it.each([
    [
      'a rule that is not known',
      `new sst.aws.Bus('B').subscribe('A', 'a.b', { pattern: { source: [{ like: 'x' }] } })`,
      /:4: .*the filter rule {"like":"x"} is not known/,
    ],
    [
      'a filter that is no list',
      `new sst.aws.SnsTopic('T').subscribe('A', 'a.b', { filter: { kind: 'sale' } })`,
      /:4: .*write a list/,
    ],
    [
      'a subscriber without a name',
      `new sst.aws.SnsTopic('T').subscribe('a.b')`,
      /:4: .*call it as subscribe\(name, subscriber, args\)/,
    ],
  ])('refuses %s', async (_what, body, message) => {
    await expect(planned(body)).rejects.toThrow(message)
  })
})
