import { InvokeCommand, type InvokeCommandInput, LambdaClient } from '@aws-sdk/client-lambda'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { functionPlan, startFunctions, type TestFunctions } from '../testing/functions.ts'
import { until } from '../testing/until.ts'

let functions: TestFunctions
let client: LambdaClient

beforeAll(async () => {
  functions = await startFunctions([
    functionPlan('echo'),
    functionPlan('fail'),
    functionPlan('sleep', { reservedConcurrency: 1 }),
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

const invoke = (input: InvokeCommandInput) => client.send(new InvokeCommand(input))

const textOf = (payload: Uint8Array | undefined): string => Buffer.from(payload ?? []).toString()

describe("the AWS SDK's LambdaClient", () => {
  it('gets the answer of a function', async () => {
    const answer = await invoke({ FunctionName: 'app-test-echo', Payload: JSON.stringify({ can: 1 }) })
    expect(answer).toMatchObject({ StatusCode: 200, ExecutedVersion: '$LATEST' })
    expect([answer.FunctionError, answer.LogResult]).toEqual([undefined, undefined])
    expect(JSON.parse(textOf(answer.Payload))).toMatchObject({ event: { can: 1 } })
  })

  it('hands on a client context', async () => {
    const ClientContext = Buffer.from(JSON.stringify({ custom: { a: 1 } })).toString('base64')
    const { Payload } = await invoke({ FunctionName: 'echo', ClientContext })
    expect(JSON.parse(textOf(Payload)).context.clientContext).toEqual({ custom: { a: 1 } })
  })

  it('gets the end of the log when it asks for it', async () => {
    const { LogResult } = await invoke({ FunctionName: 'echo', LogType: 'Tail' })
    const log = Buffer.from(LogResult ?? '', 'base64').toString()
    expect(log).toContain('REPORT RequestId:')
    expect(log).toContain('INFO\thello')
  })

  it('is told that a function failed', async () => {
    const answer = await invoke({ FunctionName: 'fail' })
    expect(answer).toMatchObject({ StatusCode: 200, FunctionError: 'Unhandled' })
    expect(JSON.parse(textOf(answer.Payload))).toMatchObject({ errorType: 'SoldOut' })
  })

  it('does not wait for an Event, which runs all the same', async () => {
    const { StatusCode, $metadata } = await invoke({ FunctionName: 'echo', InvocationType: 'Event' })
    expect(StatusCode).toBe(202)
    const report = `REPORT RequestId: ${$metadata.requestId}`
    await until(() => functions.lines.some(({ line }) => line.startsWith(report)))
  })

  it('runs nothing in a DryRun', async () => {
    const before = functions.lines.length
    expect((await invoke({ FunctionName: 'echo', InvocationType: 'DryRun' })).StatusCode).toBe(204)
    expect(functions.lines).toHaveLength(before)
  })

  it('throws ResourceNotFoundException for a function that is not there', async () => {
    await expect(invoke({ FunctionName: 'nobody' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      $metadata: { httpStatusCode: 404 },
    })
  })

  it('throws TooManyRequestsException with its reason', async () => {
    const running = invoke({ FunctionName: 'sleep', Payload: '{"ms":500}' })
    await until(() => functions.plane.environments().some(({ functionName }) => functionName === 'sleep'))
    await expect(invoke({ FunctionName: 'sleep', Payload: '{"ms":0}' })).rejects.toMatchObject({
      name: 'TooManyRequestsException',
      Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
    })
    await running
  })

  it('throws InvalidRequestContentException for a payload that is no JSON', async () => {
    await expect(invoke({ FunctionName: 'echo', Payload: '{' })).rejects.toMatchObject({
      name: 'InvalidRequestContentException',
    })
  })

  it('throws RequestTooLargeException for a payload over 6 MB', async () => {
    const Payload = JSON.stringify('x'.repeat(6 * 1024 * 1024))
    await expect(invoke({ FunctionName: 'echo', Payload })).rejects.toMatchObject({
      name: 'RequestTooLargeException',
      $metadata: { httpStatusCode: 413 },
    })
  })
})

describe('the control plane', () => {
  it('lets nobody onto a channel who is not its environment', async () => {
    const { WebSocket } = await import('ws')
    const url = functions.plane.endpoint.replace('http', 'ws')
    const socket = new WebSocket(`${url}/listeners/nobody`)
    const [outcome] = await Promise.race([
      new Promise<[string]>((resolve) => socket.once('open', () => resolve(['open']))),
      new Promise<[string]>((resolve) => socket.once('error', () => resolve(['refused']))),
    ])
    expect(outcome).toBe('refused')
  })
})
