import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { afterAll, describe, expect, it } from 'vitest'
import { messagesOf } from './queues.ts'
import { clientSettings, outputOf } from './target.ts'

/* Each chapter is the title of a page of AWS's guides to Lambda and S3; each case is what that page says. */

const sqs = new SQSClient(clientSettings('sqs'))
const s3 = new S3Client({ ...clientSettings('s3'), requestChecksumCalculation: 'WHEN_REQUIRED' })
const Bucket = outputOf('bucket')
/** Of this run, because on AWS the objects of the one before are still there. */
const run = crypto.randomUUID()

const next = messagesOf(sqs)

afterAll(() => {
  sqs.destroy()
  s3.destroy()
})

const send = (MessageBody: string) => sqs.send(new SendMessageCommand({ QueueUrl: outputOf('jobs'), MessageBody }))

describe('“Using Lambda with Amazon SQS”', () => {
  it('a message is a record with its id, its body and the attributes of SQS', async () => {
    await send(`job ${run}`)
    expect(JSON.parse(await next('results', `job ${run}`))).toMatchObject({
      messageId: expect.any(String),
      receiptHandle: expect.any(String),
      body: `job ${run}`,
      attributes: { ApproximateReceiveCount: '1', SentTimestamp: expect.stringMatching(/^\d{13}$/) },
      messageAttributes: {},
      md5OfBody: expect.stringMatching(/^[0-9a-f]{32}$/),
      eventSource: 'aws:sqs',
      eventSourceARN: expect.stringMatching(/^arn:aws:sqs:/),
    })
  })
})

describe('“Handling errors for an SQS event source in Lambda”', () => {
  it('a message that is reported as failed comes again after its visibility timeout, then goes to the dead-letter queue', {
    timeout: 60_000,
  }, async () => {
    await send(`fail ${run}`)
    expect(await next('dead', `fail ${run}`)).toBe(`fail ${run}`)
  })
})

describe('“Download and upload objects with presigned URLs”', () => {
  it('whoever has the URL may put the object, and nothing else', async () => {
    const Key = `${run}/signed`
    const url = await getSignedUrl(s3, new PutObjectCommand({ Bucket, Key, ContentType: 'text/plain' }), {
      expiresIn: 60,
      signableHeaders: new Set(['content-type']),
    })
    const put = (type: string) => fetch(url, { method: 'PUT', body: 'cola', headers: { 'content-type': type } })
    expect([(await put('text/html')).status, (await put('text/plain')).status]).toEqual([403, 200])
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }))
    expect(await Body?.transformToString()).toBe('cola')
    expect((await fetch(url)).status).toBe(403)
  })
})

describe('“How to prevent object overwrites with conditional writes”', () => {
  it('If-None-Match: * writes a new object only', async () => {
    const input = { Bucket, Key: `${run}/once`, Body: 'first', IfNoneMatch: '*' }
    await s3.send(new PutObjectCommand(input))
    const second = s3.send(new PutObjectCommand({ ...input, Body: 'second' }))
    await expect(second).rejects.toMatchObject({ name: 'PreconditionFailed', $metadata: { httpStatusCode: 412 } })
  })
})

describe('“Event message structure”', () => {
  it('a notification names the bucket, the escaped key, the size and the ETag', async () => {
    const Key = `told/a key ${run}`
    const { ETag = '' } = await s3.send(new PutObjectCommand({ Bucket, Key, Body: 'cola' }))
    const { Records } = JSON.parse(await next('changes', run)) as { Records: object[] }
    expect(Records).toMatchObject([
      {
        eventVersion: expect.stringMatching(/^2\./),
        eventSource: 'aws:s3',
        eventName: 'ObjectCreated:Put',
        s3: {
          configurationId: expect.any(String),
          bucket: { name: Bucket },
          object: { key: `told/a+key+${run}`, size: 4, eTag: ETag.replaceAll('"', ''), sequencer: expect.any(String) },
        },
      },
    ])
  })
})
