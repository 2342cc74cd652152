import { InvokeCommand, InvokeWithResponseStreamCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { functionPlan, startFunctions, type TestFunctions } from '../testing/functions.ts'

let functions: TestFunctions
let client: LambdaClient

beforeAll(async () => {
  functions = await startFunctions([
    functionPlan('parts', { handler: 'fixtures/streaming.handler' }),
    functionPlan('page', { handler: 'fixtures/streaming.page' }),
    functionPlan('nothing'),
    functionPlan('fail'),
  ])
  client = new LambdaClient({
    endpoint: functions.plane.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  })
}, 60_000)

afterAll(async () => {
  client.destroy()
  await functions.stop()
})

/** The parts of a streamed answer with the time of each, and how it ended. */
const stream = async (FunctionName: string, event: object, LogType?: 'Tail') => {
  const Payload = JSON.stringify(event)
  const answer = await client.send(new InvokeWithResponseStreamCommand({ FunctionName, Payload, LogType }))
  const parts: { text: string; at: number }[] = []
  let complete: { ErrorCode?: string | undefined; ErrorDetails?: string | undefined; LogResult?: string | undefined } =
    {}
  for await (const { PayloadChunk, InvokeComplete } of answer.EventStream ?? []) {
    if (PayloadChunk) parts.push({ text: Buffer.from(PayloadChunk.Payload ?? []).toString(), at: performance.now() })
    if (InvokeComplete) complete = InvokeComplete
  }
  return { answer, parts, complete, text: parts.map(({ text }) => text).join('') }
}

describe('InvokeWithResponseStream', () => {
  it('gets each part when it is written', async () => {
    const { answer, parts, complete } = await stream('parts', { parts: ['one ', 'two ', 'three'], ms: 200 })
    expect(parts.map(({ text }) => text)).toEqual(['one ', 'two ', 'three'])
    expect((parts[2]?.at ?? 0) - (parts[0]?.at ?? 0)).toBeGreaterThan(200)
    expect(answer).toMatchObject({ StatusCode: 200, ExecutedVersion: '$LATEST' })
    expect(complete.ErrorCode).toBeUndefined()
  })

  it('is told of a failure after the parts before it, and gets the log', async () => {
    const { text, complete } = await stream('parts', { parts: ['one'], fail: true }, 'Tail')
    expect(text).toBe('one')
    expect(complete.ErrorCode).toBe('Unhandled')
    expect(JSON.parse(complete.ErrorDetails ?? '')).toMatchObject({
      errorType: 'SoldOut',
      errorMessage: 'no more parts',
    })
    expect(Buffer.from(complete.LogResult ?? '', 'base64').toString()).toContain('REPORT RequestId:')
  })

  it('gets the whole answer of a function that does not stream as one part', async () => {
    expect((await stream('nothing', {})).text).toBe('null')
    expect((await stream('fail', {})).complete.ErrorCode).toBe('Unhandled')
  })

  it('carries more than a buffered answer could', async () => {
    const part = 'x'.repeat(1024 * 1024)
    const { text } = await stream('parts', { parts: Array.from({ length: 5 }, () => part), ms: 0 })
    expect(text).toHaveLength(5 * 1024 * 1024)
  })

  it('throws ResourceNotFoundException for a function that is not there', async () => {
    await expect(stream('nobody', {})).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  })

  it('gets the metadata of an HTTP response before its body, and eight zero bytes between', async () => {
    const { text } = await stream('page', {})
    const [metadata = '', body] = text.split('\0'.repeat(8))
    expect(JSON.parse(metadata)).toMatchObject({ statusCode: 418, cookies: ['a=1', 'b=2'] })
    expect(body).toBe('<p>first<p>second')
  })
})

describe('Invoke of a streaming function', () => {
  it('waits for all parts and answers them as one', async () => {
    const Payload = JSON.stringify({ parts: ['one', 'two'] })
    const answer = await client.send(new InvokeCommand({ FunctionName: 'parts', Payload }))
    expect(Buffer.from(answer.Payload ?? []).toString()).toBe('onetwo')
  })
})
