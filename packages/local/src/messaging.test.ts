import { join } from 'node:path'
import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ManualClock } from './clock.ts'
import { type Cloud, startCloud } from './cloud.ts'
import { makePlan } from './config/make-plan.ts'
import { configuration, type TemporaryApp, temporaryApp } from './testing/app.ts'
import { until } from './testing/until.ts'

const WORK = `
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { Resource } from 'sst'
const client = new SQSClient({})
export const work = async ({ Records }) => {
  for (const { body } of Records) {
    if (body === 'poison') throw new Error('cannot')
    await client.send(new SendMessageCommand({ QueueUrl: Resource.Done.url, MessageBody: 'done ' + body }))
  }
}
`

let app: TemporaryApp
let cloud: Cloud
let client: SQSClient
const clock = new ManualClock()
const steps: string[] = []

beforeAll(async () => {
  const config = configuration(`
    const done = new sst.aws.Queue('Done')
    const dead = new sst.aws.Queue('Dead')
    const jobs = new sst.aws.Queue('Jobs', { dlq: { queue: dead.arn, retry: 1 } })
    jobs.subscribe({ handler: 'src/work.work', link: [done] })
    return { jobs: jobs.url, done: done.url, dead: dead.url }`)
  app = await temporaryApp({ 'sst.config.ts': config, 'src/work.js': WORK })
  cloud = await startCloud({
    root: app.root,
    clock,
    log: (event) => event.type === 'step' && steps.push(event.message),
  })
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' }
  client = new SQSClient({ endpoint: cloud.endpoints.sqs, region: 'us-east-1', credentials })
}, 60_000)

afterAll(async () => {
  client?.destroy()
  await cloud?.stop()
  await app.remove()
})

describe('the queues of a configuration', () => {
  const send = (MessageBody: string) =>
    client.send(new SendMessageCommand({ QueueUrl: String(cloud.outputs.jobs), MessageBody }))
  const next = async (queue: 'done' | 'dead') => {
    const input = { QueueUrl: String(cloud.outputs[queue]), WaitTimeSeconds: 20 }
    return (await client.send(new ReceiveMessageCommand(input))).Messages?.[0]?.Body
  }

  it('hand messages to their subscribers, which send to the queues they are linked to', async () => {
    await send('cola')
    expect(await next('done')).toBe('done cola')
  })

  it('give what a subscriber cannot handle to the dead-letter queue', async () => {
    await send('poison')
    await until(() => steps.some((step) => step.startsWith('JobsSubscriber failed for 1 messages of Jobs')))
    await clock.advance(30_000)
    expect(await next('dead')).toBe('poison')
  })
})

describe('the plan of a queue', () => {
  const planned = async (body: string) => {
    await app.write('other.config.ts', configuration(body))
    return makePlan({ config: join(app.root, 'other.config.ts'), awsUrl: 'http://localhost:4444' })
  }

  it('has what SST hands to SQS and Lambda, with their defaults', async () => {
    const { queues, queueSubscriptions, functions } = await planned(`
      const queue = new sst.aws.Queue('Jobs')
      queue.subscribe('a.b', { batch: { size: 100, window: '10 seconds', partialResponses: true } })
      new sst.aws.Function('Sender', { handler: 'a.b', link: [queue] })`)
    expect(queues).toEqual([
      {
        name: 'Jobs',
        queueName: 'app-local-Jobs',
        arn: 'arn:aws:sqs:us-east-1:000000000000:app-local-Jobs',
        url: 'http://localhost:4444/000000000000/app-local-Jobs',
        fifo: false,
        contentBasedDeduplication: false,
        visibilityTimeout: 30,
        delay: 0,
        retention: 345_600,
        maximumMessageSize: 1_048_576,
        receiveWait: 0,
      },
    ])
    expect(queueSubscriptions).toMatchObject([
      { batchSize: 100, maximumBatchingWindowInSeconds: 10, reportBatchItemFailures: true, filters: [] },
    ])
    const sender = functions.find(({ name }) => name === 'Sender')
    expect(JSON.parse(sender?.environment.SST_RESOURCE_Jobs ?? '')).toEqual({
      url: 'http://localhost:4444/000000000000/app-local-Jobs',
      type: 'sst.aws.Queue',
    })
    expect(sender?.permissions).toEqual([{ actions: ['sqs:*'], resources: [queues[0]?.arn] }])
  })

  it('has a dead-letter queue, a FIFO queue and what transform says', async () => {
    const { queues } = await planned(`
      const dead = new sst.aws.Queue('Dead', { transform: { queue: { messageRetentionSeconds: 1_209_600 } } })
      new sst.aws.Queue('Jobs', { dlq: dead.arn, fifo: { contentBasedDeduplication: true } })`)
    expect(queues).toMatchObject([
      { retention: 1_209_600 },
      { fifo: true, contentBasedDeduplication: true, queueName: 'app-local-Jobs.fifo' },
    ])
    expect(queues[1]?.deadLetter).toEqual({ arn: queues[0]?.arn, maxReceiveCount: 3 })
  })

  it.each([
    ['a second subscriber', `q.subscribe('a.b')\nq.subscribe('a.c')`, /:6: .*one subscriber only/],
    ['a batch without its window', `q.subscribe('a.b', { batch: { size: 11 } })`, /needs a `window`/],
    [
      'a function that takes longer than the message stays hidden',
      `q.subscribe({ handler: 'a.b', timeout: '1 minute' })`,
      /30 seconds, is less than the function's timeout, 60 seconds/,
    ],
    ['an unknown option', `q.subscribe('a.b', { batch: { count: 5 } })`, /"batch\.count" .*Supported there: partial/],
  ])('refuses %s', async (_what, body, message) => {
    await expect(planned(`const q = new sst.aws.Queue('Jobs')\n${body}`)).rejects.toThrow(message)
  })
})
