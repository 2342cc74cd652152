import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { SQSClient } from '@aws-sdk/client-sqs'
import { afterAll, describe, expect, it } from 'vitest'
import { messagesOf } from './queues.ts'
import { clientSettings, outputOf } from './target.ts'

/* Each chapter is the title of a page of the AWS Lambda Developer Guide; each case is what that page says. */

const dynamodb = new DynamoDBClient(clientSettings('dynamodb'))
const sqs = new SQSClient(clientSettings('sqs'))
const next = messagesOf(sqs)
/** Of this run, because on AWS the rows of the one before are still there. */
const run = crypto.randomUUID()

afterAll(() => {
  dynamodb.destroy()
  sqs.destroy()
})

const put = (pk: string, more: Record<string, { S: string }> = {}) =>
  dynamodb.send(new PutItemCommand({ TableName: outputOf('table'), Item: { pk: { S: pk }, ...more } }))

describe('“Using AWS Lambda with Amazon DynamoDB”', () => {
  it('a record has the event, the keys, the images before and after, and a sequence number', {
    timeout: 60_000,
  }, async () => {
    const pk = `told record ${run}`
    await put(pk)
    expect(JSON.parse(await next('records', pk))).toMatchObject({ eventName: 'INSERT' })
    await put(pk, { can: { S: 'cola' } })
    expect(JSON.parse(await next('records', pk))).toMatchObject({
      eventID: expect.any(String),
      eventName: 'MODIFY',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: expect.stringMatching(/^[a-z]+-[a-z]+-\d$/),
      eventSourceARN: expect.stringMatching(/^arn:aws:dynamodb:.*\/stream\//),
      dynamodb: {
        ApproximateCreationDateTime: expect.any(Number),
        Keys: { pk: { S: pk } },
        OldImage: { pk: { S: pk } },
        NewImage: { pk: { S: pk }, can: { S: 'cola' } },
        SequenceNumber: expect.stringMatching(/^\d+$/),
        SizeBytes: expect.any(Number),
        StreamViewType: 'NEW_AND_OLD_IMAGES',
      },
    })
  })
})

describe('“Using event filtering with a DynamoDB event source”', () => {
  it('what no filter lets through is not delivered', { timeout: 60_000 }, async () => {
    await put(`untold ${run}`)
    await put(`told after ${run}`)
    // Other records may come first: they are looked through, too.
    const seen: string[] = []
    for (let record = ''; !record.includes(`told after ${run}`); seen.push(record)) record = await next('records', '')
    expect(seen.join()).not.toContain(`untold ${run}`)
  })
})

describe('“Retain discarded records for a DynamoDB event source in Lambda”', () => {
  it('a record that always fails is told to the destination, with where it lies, and the ones after it are delivered', {
    timeout: 90_000,
  }, async () => {
    await put(`told fail ${run}`, { fail: { S: 'yes' } })
    await put(`told later ${run}`)
    expect(JSON.parse(await next('lost', 'shardId'))).toMatchObject({
      requestContext: { requestId: expect.any(String), condition: 'RetryAttemptsExhausted' },
      DDBStreamBatchInfo: {
        shardId: expect.any(String),
        startSequenceNumber: expect.any(String),
        endSequenceNumber: expect.any(String),
        batchSize: 1,
        streamArn: expect.stringMatching(/\/stream\//),
      },
    })
    expect(await next('records', `told later ${run}`)).toContain('INSERT')
  })
})
