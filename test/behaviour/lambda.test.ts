import {
  InvokeCommand,
  type InvokeCommandInput,
  InvokeWithResponseStreamCommand,
  LambdaClient,
} from '@aws-sdk/client-lambda'
import { afterAll, describe, expect, test } from 'vitest'
import { clientSettings } from './target.ts'

/*
 * What AWS documents of Lambda, through the AWS SDK. The title of each list is that of the page.
 */

// A refusal is what the cases look for: the SDK must not try it again.
const client = new LambdaClient({ ...clientSettings('lambda'), maxAttempts: 1 })

afterAll(() => client.destroy())

/** Invokes a function of the suite; `answer` is its payload as JSON, `log` the end of its log when that was asked for. */
const call = async (name: string, input: Partial<InvokeCommandInput> = {}) => {
  const output = await client.send(new InvokeCommand({ FunctionName: `behaviour-${name}`, ...input }))
  const payload = Buffer.from(output.Payload ?? []).toString()
  const log = Buffer.from(output.LogResult ?? '', 'base64').toString()
  return { ...output, payload, answer: payload === '' ? undefined : JSON.parse(payload), log }
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('API reference: Invoke', () => {
  test('RequestResponse answers 200, the payload and the executed version', async () => {
    const { StatusCode, ExecutedVersion, FunctionError, answer } = await call('echo', { Payload: '{"can":1}' })
    expect([StatusCode, ExecutedVersion, FunctionError]).toEqual([200, '$LATEST', undefined])
    expect(answer.event).toEqual({ can: 1 })
  })

  test('Event answers 202 without a payload', async () => {
    expect(await call('nothing', { InvocationType: 'Event' })).toMatchObject({ StatusCode: 202, payload: '' })
  })

  test('DryRun answers 204', async () => {
    expect((await call('echo', { InvocationType: 'DryRun' })).StatusCode).toBe(204)
  })

  test('LogType Tail answers the last 4 KB of the log', async () => {
    const { log } = await call('echo', { LogType: 'Tail' })
    expect(log).toMatch(/START RequestId: .*printed.*END RequestId: .*REPORT RequestId: /s)
    expect(Buffer.byteLength(log)).toBeLessThanOrEqual(4096)
  })

  test('ResourceNotFoundException (404) is thrown for a function that does not exist', async () => {
    const refusal = { name: 'ResourceNotFoundException', $metadata: { httpStatusCode: 404 } }
    await expect(call('nobody')).rejects.toMatchObject(refusal)
  })

  test('InvalidRequestContentException (400) is thrown for a payload that is no JSON', async () => {
    const refusal = { name: 'InvalidRequestContentException', $metadata: { httpStatusCode: 400 } }
    await expect(call('echo', { Payload: '{' })).rejects.toMatchObject(refusal)
  })

  test('TooManyRequestsException (429) names the limit that was reached', async () => {
    const running = call('slow')
    await sleep(400)
    await expect(call('slow')).rejects.toMatchObject({
      name: 'TooManyRequestsException',
      Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
      $metadata: { httpStatusCode: 429 },
    })
    await running
  })
})

describe('Lambda quotas', () => {
  test('a synchronous answer has 6 MB at most', async () => {
    const { FunctionError, answer } = await call('large', { Payload: JSON.stringify({ length: 6_291_600 }) })
    expect([FunctionError, answer.errorType]).toEqual(['Unhandled', 'Function.ResponseSizeTooLarge'])
  })

  test('a synchronous event has 6 MB at most, an asynchronous one 1 MB', async () => {
    const refusal = { name: 'RequestTooLargeException', $metadata: { httpStatusCode: 413 } }
    await expect(call('nothing', { Payload: text(6_291_457) })).rejects.toMatchObject(refusal)
    await expect(call('nothing', { Payload: text(1_048_577), InvocationType: 'Event' })).rejects.toMatchObject(refusal)
  })
})

const text = (length: number): string => JSON.stringify('x'.repeat(length - 2))

describe('Understanding the Lambda execution environment lifecycle', () => {
  test('an environment is reused, and what the module keeps is still there', async () => {
    const first = (await call('echo')).answer.invocations
    expect((await call('echo')).answer.invocations).toBe(first + 1)
  })

  test('an idle environment is frozen: its timers do not run on', async () => {
    const first = (await call('ticking')).answer
    await sleep(1500)
    expect((await call('ticking')).answer - first).toBeLessThan(40)
  })

  test('a function that runs longer than its timeout is ended', async () => {
    const { FunctionError, answer } = await call('hang')
    expect(FunctionError).toBe('Unhandled')
    expect(answer).toMatchObject({ errorType: 'Sandbox.Timedout' })
    expect(answer.errorMessage).toMatch(/^RequestId: \S+ Error: Task timed out after 1\.00 seconds$/)
  })

  test('a function that takes more memory than it has is ended', { timeout: 60_000 }, async () => {
    const { answer } = await call('greedy')
    expect(answer.errorType).toBe('Runtime.OutOfMemory')
    expect(answer.errorMessage).toContain('Runtime exited with error: signal: killed')
  })

  test('a function that ends its process fails with Runtime.ExitError, and the next invocation is served', async () => {
    for (const _time of [1, 2]) {
      const { answer } = await call('exit')
      expect(answer.errorType).toBe('Runtime.ExitError')
      expect(answer.errorMessage).toMatch(/^RequestId: \S+ Error: Runtime exited with error: exit status 3$/)
    }
  })
})

describe('Define Lambda function handler in Node.js', () => {
  test('a handler that answers nothing answers null', async () => {
    expect((await call('nothing')).payload).toBe('null')
  })

  test('what it throws is answered with its name, its message and its trace', async () => {
    const { StatusCode, FunctionError, answer } = await call('fail')
    expect([StatusCode, FunctionError]).toEqual([200, 'Unhandled'])
    expect(answer).toMatchObject({ errorType: 'SoldOut', errorMessage: 'no cans left', trace: expect.any(Array) })
    expect((await call('odd')).answer).toMatchObject({ errorType: 'string', errorMessage: 'a text' })
  })

  test('a rejection that nobody handles fails the invocation', async () => {
    const { answer } = await call('reject')
    expect(answer.errorType).toBe('Runtime.UnhandledPromiseRejection')
    expect((await call('late')).answer).toMatchObject({ errorType: 'RangeError', errorMessage: 'too late' })
  })

  test('a handler that is not exported is Runtime.HandlerNotFound', async () => {
    expect((await call('missing')).answer.errorType).toBe('Runtime.HandlerNotFound')
  })
})

describe('Using the Lambda context object to retrieve Node.js function information', () => {
  test('the context names the function, the request and the time that is left', async () => {
    const { answer, $metadata } = await call('echo')
    expect(answer.context).toMatchObject({
      awsRequestId: $metadata.requestId,
      functionName: 'behaviour-echo',
      functionVersion: '$LATEST',
      invokedFunctionArn: expect.stringMatching(/^arn:aws:lambda:[\w-]+:\d{12}:function:behaviour-echo$/),
      logGroupName: '/aws/lambda/behaviour-echo',
      memoryLimitInMB: '256',
    })
    expect(answer.remaining).toBeGreaterThan(2000)
    expect(answer.remaining).toBeLessThanOrEqual(3000)
  })
})

describe('Working with Lambda environment variables', () => {
  test('the variables that Lambda sets are there', async () => {
    const { answer } = await call('echo')
    expect(answer.variables).toEqual({
      AWS_LAMBDA_FUNCTION_NAME: 'behaviour-echo',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      TZ: ':UTC',
    })
    expect(answer.AWS_LAMBDA_INITIALIZATION_TYPE).toBe('on-demand')
  })
})

describe('API reference: InvokeWithResponseStream', () => {
  test('the parts of an answer arrive as they are written, and then how it ended', async () => {
    const command = new InvokeWithResponseStreamCommand({ FunctionName: 'behaviour-parts' })
    const { EventStream } = await client.send(command)
    const arrived: [text: string, at: number][] = []
    let complete = false
    for await (const { PayloadChunk, InvokeComplete } of EventStream ?? []) {
      if (PayloadChunk) arrived.push([Buffer.from(PayloadChunk.Payload ?? []).toString(), performance.now()])
      if (InvokeComplete) complete = InvokeComplete.ErrorCode === undefined
    }
    expect([arrived.map(([part]) => part).join(''), complete]).toEqual(['onetwo', true])
    expect((arrived.at(-1)?.[1] ?? 0) - (arrived[0]?.[1] ?? 0)).toBeGreaterThan(200)
  })
})
