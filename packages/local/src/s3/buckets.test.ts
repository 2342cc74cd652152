import { join } from 'node:path'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ManualClock } from '../clock.ts'
import { type Cloud, startCloud } from '../cloud.ts'
import { makePlan } from '../config/make-plan.ts'
import { configuration, type TemporaryApp, temporaryApp } from '../testing/app.ts'
import { until } from '../testing/until.ts'

const RESIZE = `
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { Resource } from 'sst'
const client = new S3Client({})
export const handler = async ({ Records }) => {
  for (const { s3 } of Records) {
    const Key = decodeURIComponent(s3.object.key.replaceAll('+', ' '))
    const { Body } = await client.send(new GetObjectCommand({ Bucket: s3.bucket.name, Key }))
    const text = await Body.transformToString()
    await client.send(new PutObjectCommand({ Bucket: Resource.Files.name, Key: 'small/' + Key, Body: text.slice(0, 3) }))
  }
}
`

let app: TemporaryApp
let cloud: Cloud
let client: S3Client
let queues: SQSClient
let Bucket: string
const clock = new ManualClock()

beforeAll(async () => {
  const config = configuration(`
    const log = new sst.aws.Queue('Log')
    const files = new sst.aws.Bucket('Files', { lifecycle: [{ prefix: 'tmp/', expiresIn: '1 day' }] })
    files.notify({ notifications: [
      { name: 'Resize', function: { handler: 'src/resize.handler', link: [files] }, events: ['s3:ObjectCreated:*'], filterPrefix: 'full ', filterSuffix: '.png' },
      { name: 'Log', queue: log, events: ['s3:ObjectRemoved:*', 's3:LifecycleExpiration:*'] },
    ] })
    return { bucket: files.name, log: log.url }`)
  app = await temporaryApp({ 'sst.config.ts': config, 'src/resize.js': RESIZE })
  cloud = await startCloud({ root: app.root, clock })
  Bucket = String(cloud.outputs.bucket)
  const settings = { region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }
  client = new S3Client({ endpoint: cloud.endpoints.s3, ...settings })
  queues = new SQSClient({ endpoint: cloud.endpoints.sqs, ...settings })
}, 60_000)

afterAll(async () => {
  client?.destroy()
  queues?.destroy()
  await cloud?.stop()
  await app.remove()
})

const put = (Key: string) => client.send(new PutObjectCommand({ Bucket, Key, Body: 'large' }))
const keys = async () => {
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }))
  return Contents.map(({ Key }) => Key)
}
const next = async () => {
  const QueueUrl = String(cloud.outputs.log)
  const { Messages } = await queues.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }))
  await queues.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: Messages?.[0]?.ReceiptHandle }))
  return (JSON.parse(Messages?.[0]?.Body ?? '') as { Records: Record<string, unknown>[] }).Records[0]
}

describe('the buckets of a configuration', () => {
  it('tell their functions of new objects that the filters let pass, with keys as S3 escapes them', async () => {
    for (const key of ['full size/ü.png', 'full size/b.txt', 'other.png']) await put(key)
    await until(async () => (await keys()).includes('small/full size/ü.png'))
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: 'small/full size/ü.png' }))
    expect(await Body?.transformToString()).toBe('lar')
    expect((await keys()).filter((key) => key?.startsWith('small/'))).toEqual(['small/full size/ü.png'])
  })

  it('tell a queue of what is deleted, in the words of S3', async () => {
    await put('gone')
    await client.send(new DeleteObjectCommand({ Bucket, Key: 'gone' }))
    expect(await next()).toEqual({
      eventVersion: '2.1',
      eventSource: 'aws:s3',
      awsRegion: 'us-east-1',
      eventTime: new Date(clock.now()).toISOString(),
      eventName: 'ObjectRemoved:Delete',
      userIdentity: { principalId: 'AWS:local' },
      requestParameters: { sourceIPAddress: '127.0.0.1' },
      responseElements: { 'x-amz-request-id': expect.any(String), 'x-amz-id-2': expect.any(String) },
      s3: {
        s3SchemaVersion: '1.0',
        configurationId: 'Log',
        bucket: { name: Bucket, ownerIdentity: { principalId: 'local' }, arn: `arn:aws:s3:::${Bucket}` },
        object: { key: 'gone', sequencer: expect.stringMatching(/^[0-9A-F]{18}$/) },
      },
    })
  })

  // The last one, because after two days the clock is too far from that of the client.
  it('let objects expire by their rules, from the midnight after the last day', async () => {
    await put('tmp/a')
    await clock.advance(2 * 24 * 60 * 60_000)
    expect(await next()).toMatchObject({ eventName: 'LifecycleExpiration:Delete', s3: { object: { key: 'tmp/a' } } })
  })
})

describe('the plan of a bucket', () => {
  const planned = async (body: string) => {
    await app.write('other.config.ts', configuration(body))
    return makePlan({ config: join(app.root, 'other.config.ts'), s3Url: 'http://127.0.0.1:4444' })
  }

  it('has what SST hands to S3, with its defaults', async () => {
    const { buckets, functions } = await planned(`
      const files = new sst.aws.Bucket('Files')
      files.notify({ notifications: [{ name: 'Made', function: 'a.made', events: ['s3:ObjectCreated:Put'] }] })
      new sst.aws.Function('Uploads', { handler: 'a.b', link: [files], environment: { DOMAIN: files.domain } })`)
    expect(buckets).toEqual([
      {
        name: 'Files',
        bucketName: 'app-local-files',
        arn: 'arn:aws:s3:::app-local-files',
        domain: '127.0.0.1:4444/app-local-files',
        public: false,
        readAtEdge: false,
        cors: {
          allowHeaders: ['*'],
          allowMethods: ['DELETE', 'GET', 'HEAD', 'POST', 'PUT'],
          allowOrigins: ['*'],
          exposeHeaders: ['ETag'],
          maxAge: 0,
        },
        lifecycle: [],
        notifications: [{ name: 'Made', destinationArn: functions[0]?.arn, events: ['s3:ObjectCreated:Put'] }],
      },
    ])
    expect(functions.map(({ name }) => name)).toEqual(['FilesNotificationsNotificationMade', 'Uploads'])
    expect(functions[1]?.environment).toMatchObject({
      DOMAIN: '127.0.0.1:4444/app-local-files',
      SST_RESOURCE_Files: '{"name":"app-local-files","type":"sst.aws.Bucket"}',
    })
    expect(functions[1]?.permissions).toEqual([
      { actions: ['s3:*'], resources: ['arn:aws:s3:::app-local-files', 'arn:aws:s3:::app-local-files/*'] },
    ])
  })

  it.each([
    [
      'versions of objects',
      `new sst.aws.Bucket('F', { versioning: true })`,
      /"versioning" of sst\.aws\.Bucket "F"\. Supported/,
    ],
    [
      'an event that never happens here',
      `new sst.aws.Bucket('F').notify({ notifications: [{ name: 'A', function: 'a.b', events: ['s3:Replication:*'] }] })`,
      /events.*expected.*ObjectCreated/,
    ],
    [
      'two receivers of one notification',
      `new sst.aws.Bucket('F').notify({ notifications: [{ name: 'A', function: 'a.b', queue: 'arn' }] })`,
      /needs one of `function`, `queue` and `topic`/,
    ],
    [
      'a second notify',
      `const f = new sst.aws.Bucket('F')\nf.notify({ notifications: [] })\nf.notify({ notifications: [] })`,
      /:6: .*call it once/,
    ],
  ])('refuses %s', async (_what, body, message) => {
    await expect(planned(body)).rejects.toThrow(message)
  })
})
