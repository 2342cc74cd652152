import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Cloud, startCloud } from '../cloud.ts'
import { configuration, type TemporaryApp, temporaryApp } from '../testing/app.ts'

let app: TemporaryApp
let cloud: Cloud
const lines: string[] = []

beforeAll(async () => {
  app = await temporaryApp({
    'sst.config.ts': configuration(`
      const table = new sst.aws.Dynamo('Table', { fields: { pk: 'string' }, primaryIndex: { hashKey: 'pk' } })
      const bucket = new sst.aws.Bucket('Files')
      new sst.aws.Function('Busy', { handler: 'busy.handler', link: [table, bucket], memory: '512 MB' })`),
    'busy.ts': `
      import { DynamoDBClient, GetItemCommand, PutItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb'
      import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
      const dynamo = new DynamoDBClient({})
      const s3 = new S3Client({ forcePathStyle: true })
      const TableName = JSON.parse(process.env.SST_RESOURCE_Table!).name
      const Bucket = JSON.parse(process.env.SST_RESOURCE_Files!).name
      const Item = { pk: { S: 'a' }, text: { S: 'x'.repeat(2500) } }
      const calls = {
        put: () => dynamo.send(new PutItemCommand({ TableName, Item })),
        refused: () => dynamo.send(new PutItemCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' })).catch((error) => error.name),
        get: () => dynamo.send(new GetItemCommand({ TableName, Key: { pk: Item.pk } })),
        transaction: () => dynamo.send(new TransactWriteItemsCommand({ TransactItems: [{ Put: { TableName, Item } }] })),
        upload: () => s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'x' })),
        download: async () => (await s3.send(new GetObjectCommand({ Bucket, Key: 'a' }))).Body?.transformToString(),
        list: () => s3.send(new ListObjectsV2Command({ Bucket })),
      }
      export const handler = async (names: (keyof typeof calls)[]) => {
        const answers = []
        for (const name of names) answers.push(await calls[name]())
        return answers
      }`,
  })
  cloud = await startCloud({
    root: app.root,
    bill: true,
    log: (event) => event.type === 'function' && lines.push(event.line.line),
  })
}, 60_000)

afterAll(async () => {
  await cloud?.stop()
  await app?.remove()
})

/** The COST line of an invocation that makes these calls, and what they answered. */
const bill = async (...names: string[]) => {
  const { result, error } = await cloud.invoke('Busy', names)
  expect(error).toBeUndefined()
  return { cost: lines.findLast((line) => line.startsWith('COST')) ?? '', answers: result as Record<string, unknown>[] }
}

it('an invocation that calls nothing costs what Lambda costs', async () => {
  expect((await bill()).cost).toMatch(/^COST RequestId: [\w-]+\tLambda: 0\.\d{9} USD$/)
})

it("DynamoDB's units are put down to the invocation, whether it asked for them or not, and its answers are as it asked", async () => {
  const { cost, answers } = await bill('put', 'get', 'transaction')
  // 2.5 KB: three units to write, one half to read without consistency, and twice three in a transaction.
  expect(cost).toContain(`DynamoDB: ${(0.5 * 0.000000125 + 9 * 0.000000625).toFixed(9)} USD (0.5 read, 9 write units)`)
  for (const answer of answers) expect(answer).not.toHaveProperty('ConsumedCapacity')
})

it('a write that a condition refuses costs a unit', async () => {
  const { cost, answers } = await bill('refused')
  expect(answers).toEqual(['ConditionalCheckFailedException'])
  expect(cost).toContain('(0 read, 1 write units)')
})

it("S3's requests are counted by what they cost: a list as a write", async () => {
  const { cost } = await bill('upload', 'download', 'list')
  expect(cost).toContain(`S3: ${(2 * 0.000005 + 0.0000004).toFixed(9)} USD (1 reads, 2 writes)`)
  const [lambda, s3, total] = [...cost.matchAll(/: ([\d.]+) USD/g)].map(([, usd]) => Number(usd))
  expect(total).toBeCloseTo((lambda ?? 0) + (s3 ?? 0), 9)
})

it("the calls of one invocation are not on the next one's bill", async () => {
  await bill('put')
  expect((await bill()).cost).not.toContain('DynamoDB')
})
