import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { functionPlan, startFunctions, type TestFunctions } from '../testing/functions.ts'
import { isAlive, until } from '../testing/until.ts'
import type { InvokeOptions } from './pool.ts'

let cloud: TestFunctions
let folder: string

/** The sizes that exist for one test only say so; the others have Lambda's usual 3 seconds. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lifecycle-'))
  const names = [
    'echo',
    'sleep',
    'fail',
    'failOddly',
    'exit',
    'reject',
    'throwLater',
    'large',
    'nothing',
    'callback',
    'text',
  ]
  cloud = await startFunctions(
    [
      ...names.map((name) => functionPlan(name, { timeout: 10 })),
      functionPlan('hang', { timeout: 1 }),
      functionPlan('spin', { timeout: 1 }),
      functionPlan('hog', { memory: 128, timeout: 20 }),
      functionPlan('gone', { handler: 'fixtures/lifecycle.gone' }),
      functionPlan('brokenInit', { handler: 'fixtures/broken-init.handler' }),
      functionPlan('reserved', { handler: 'fixtures/lifecycle.sleep', reservedConcurrency: 2, timeout: 10 }),
      functionPlan('json', { handler: 'fixtures/lifecycle.echo', logging: { format: 'json', retention: '1 week' } }),
    ],
    { accountConcurrency: 12, maxEnvironments: 3 },
  )
}, 60_000)

afterAll(async () => {
  await cloud.stop()
  await rm(folder, { recursive: true, force: true })
})

const invoke = async (name: string, event: unknown = {}, options?: InvokeOptions) => {
  const invocation = await cloud.plane.invoke(name, JSON.stringify(event), options)
  return { ...invocation, answer: JSON.parse(invocation.payload) }
}

const pidOf = (functionName: string) =>
  cloud.plane.environments().find((running) => running.functionName === functionName)?.environment.pid

describe('an invocation', () => {
  it("gives the handler its event, Lambda's context and Lambda's variables", async () => {
    const { answer, requestId } = await invoke(
      'echo',
      { can: 1 },
      { clientContext: { custom: 'x' }, traceId: 'Root=1-2-3' },
    )
    expect(answer.event).toEqual({ can: 1 })
    expect(answer.context).toMatchObject({
      awsRequestId: requestId,
      clientContext: { custom: 'x' },
      functionName: 'app-test-echo',
      functionVersion: '$LATEST',
      invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:app-test-echo',
      logGroupName: '/aws/lambda/app-test-echo',
      memoryLimitInMB: '256',
    })
    expect(answer.remaining).toBeGreaterThan(8000)
    expect(answer.remaining).toBeLessThanOrEqual(10_000)
    expect(answer.environment).toMatchObject({
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
      AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
      AWS_REGION: 'us-east-1',
      LAMBDA_TASK_ROOT: answer.cwd,
      TZ: ':UTC',
      _HANDLER: 'fixtures/lifecycle.echo',
      _X_AMZN_TRACE_ID: 'Root=1-2-3',
    })
  })

  it('sees nothing of the variables of the process that started the cloud', async () => {
    const { answer } = await invoke('echo')
    const own = Object.keys(answer.environment).filter((name) => /^(LOCAL_|NODE_|VITEST|npm_)/.test(name))
    expect(own).toEqual([])
  })

  it('runs in the environment of the one before it', async () => {
    const [first, second] = [await invoke('echo'), await invoke('echo')]
    expect(second.answer.pid).toBe(first.answer.pid)
    expect(second.answer.invocations).toBe(first.answer.invocations + 1)
  })

  it('has an environment for itself: what comes at the same time runs in others', async () => {
    const pids = await Promise.all([1, 2, 3].map(() => invoke('sleep', { ms: 600 })))
    expect(new Set(pids.map(({ answer }) => answer)).size).toBe(3)
  })

  it('waits for a free environment when there are as many as the laptop carries', async () => {
    const pids = await Promise.all([1, 2, 3, 4, 5].map(() => invoke('sleep', { ms: 100 })))
    expect(new Set(pids.map(({ answer }) => answer)).size).toBeLessThanOrEqual(3)
  })

  it('answers null for a handler that answers nothing', async () => {
    expect((await invoke('nothing')).payload).toBe('null')
  })

  it('can be named by name, function name, ARN and version', async () => {
    const names = ['nothing', 'app-test-nothing', functionPlan('nothing').arn, `${functionPlan('nothing').arn}:$LATEST`]
    for (const name of names) expect((await invoke(name)).functionError).toBeUndefined()
  })
})

describe('the log of an invocation', () => {
  it('has START, what the function printed, END and REPORT with its figures', async () => {
    await invoke('echo')
    const { logTail, requestId } = await invoke('echo')
    const [start, printed, end, report, ...more] = logTail.trimEnd().split('\n')
    expect(start).toBe(`START RequestId: ${requestId} Version: $LATEST`)
    expect(printed).toMatch(
      new RegExp(`^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z\t${requestId}\tINFO\thello \\{ invocations: \\d+ \\}$`),
    )
    expect(end).toBe(`END RequestId: ${requestId}`)
    expect(report).toMatch(
      new RegExp(
        `^REPORT RequestId: ${requestId}\tDuration: [\\d.]+ ms\tBilled Duration: \\d+ ms\tMemory Size: 256 MB\tMax Memory Used: \\d+ MB$`,
      ),
    )
    expect(more).toEqual([])
    // What AWS would charge stands after it, and is no part of Lambda's log: 256 MB for the billed time, and the request.
    const billed = Number(/Billed Duration: (\d+) ms/.exec(report ?? '')?.[1])
    const cost = 0.0000002 + 0.25 * (billed / 1000) * 0.0000166667
    expect(cloud.lines.map(({ line }) => line)).toContain(
      `COST RequestId: ${requestId}\tLambda: ${cost.toFixed(9)} USD`,
    )
  })

  it('has the init duration, billed too, on the first invocation of an environment only', async () => {
    process.kill(pidOf('nothing') ?? 0, 'SIGKILL')
    await until(() => pidOf('nothing') === undefined)
    const [first, second] = [await invoke('nothing'), await invoke('nothing')]
    const [, duration, billed, init] =
      /\tDuration: ([\d.]+) ms\tBilled Duration: (\d+) ms\t.*\tInit Duration: ([\d.]+) ms/.exec(first.logTail) ?? []
    expect(Number(billed)).toBe(Math.ceil(Number(duration) + Number(init)))
    expect(second.logTail).not.toContain('Init Duration')
  })

  it('is JSON when the function logs as JSON', async () => {
    const { logTail, requestId } = await invoke('json')
    const lines = logTail
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines[0]).toMatchObject({ type: 'platform.start', record: { requestId } })
    expect(lines[1]).toMatchObject({ level: 'INFO', requestId, message: expect.stringMatching(/^hello/) })
    expect(lines[2]).toMatchObject({
      type: 'platform.report',
      record: { status: 'success', metrics: { memorySizeMB: 256 } },
    })
  })
})

describe('a failing function', () => {
  it('answers the error it threw, with its trace in the source', async () => {
    const { functionError, answer } = await invoke('fail')
    expect(functionError).toBe('Unhandled')
    expect(answer).toMatchObject({ errorType: 'SoldOut', errorMessage: 'no cans left' })
    expect(answer.trace.join('\n')).toMatch(/fixtures\/lifecycle\.ts:\d+/)
  })

  it('answers the type of what it threw when that is no Error', async () => {
    expect((await invoke('failOddly')).answer).toEqual({ errorType: 'string', errorMessage: 'a text', trace: [] })
  })

  it('keeps its environment after an error of its own', async () => {
    await invoke('fail')
    const before = pidOf('fail')
    await invoke('fail')
    expect(pidOf('fail')).toBe(before)
  })

  it.each([
    [0, 'Runtime exited without providing a reason'],
    [7, 'Runtime exited with error: exit status 7'],
  ])('is a Runtime.ExitError when it ends its process with %i', async (code, message) => {
    const { answer, requestId } = await invoke('exit', { code })
    expect(answer).toEqual({
      errorType: 'Runtime.ExitError',
      errorMessage: `RequestId: ${requestId} Error: ${message}`,
    })
  })

  it('is told of a rejection nobody handles, and loses its environment', async () => {
    const { answer } = await invoke('reject')
    expect(answer).toMatchObject({
      errorType: 'Runtime.UnhandledPromiseRejection',
      errorMessage: 'Error: nobody waits for me',
    })
    await until(() => pidOf('reject') === undefined)
  })

  it('is told of an exception nobody catches', async () => {
    expect((await invoke('throwLater')).answer).toMatchObject({ errorType: 'RangeError', errorMessage: 'too late' })
  })

  it("is refused with the runtime's words when the handler is missing, no function, or takes a callback", async () => {
    expect((await invoke('gone')).answer).toMatchObject({
      errorType: 'Runtime.HandlerNotFound',
      errorMessage: 'gone is undefined or not exported',
    })
    expect((await invoke('text')).answer).toMatchObject({ errorType: 'Runtime.HandlerNotFound' })
    expect((await invoke('callback')).answer).toMatchObject({ errorType: 'Runtime.CallbackHandlerDeprecated' })
  })

  it('answers the failure of its init phase, and tries it again next time', async () => {
    for (const _time of [1, 2]) {
      const { functionError, answer, logTail } = await invoke('brokenInit')
      expect(functionError).toBe('Unhandled')
      expect(answer).toMatchObject({ errorType: 'SyntaxError', errorMessage: 'the module does not load' })
      expect(logTail).toContain('REPORT RequestId:')
    }
  })
})

describe('the limits', () => {
  it.each(['hang', 'spin'])(
    'end an invocation after its timeout, also one that blocks the process (%s)',
    async (name) => {
      const { answer, requestId, logTail } = await invoke(name)
      expect(answer).toEqual({
        errorType: 'Sandbox.Timedout',
        errorMessage: `RequestId: ${requestId} Error: Task timed out after 1.00 seconds`,
      })
      expect(logTail).toContain(`${requestId} Task timed out after 1.00 seconds`)
      expect(logTail).toContain('Status: timeout')
      await until(() => pidOf(name) === undefined)
    },
  )

  it('end a function that takes more memory than it was given, outside of the heap as well', async () => {
    const { answer } = await invoke('hog')
    expect(answer.errorType).toBe('Runtime.OutOfMemory')
  })

  it('refuse a response over 6 MB', async () => {
    const fits = await invoke('large', { length: 6 * 1024 * 1024 })
    expect(fits.functionError).toBeUndefined()
    const { answer } = await invoke('large', { length: 6 * 1024 * 1024 + 100 })
    expect(answer).toEqual({
      errorType: 'Function.ResponseSizeTooLarge',
      errorMessage: 'Response payload size (6291558 bytes) exceeded maximum allowed payload size (6291556 bytes).',
    })
  })

  it('refuse an event over 6 MB', async () => {
    await expect(invoke('nothing', 'x'.repeat(6 * 1024 * 1024))).rejects.toMatchObject({
      name: 'RequestTooLargeException',
    })
  })

  it('throttle a function at its reserved concurrency', async () => {
    const running = [invoke('reserved', { ms: 500 }), invoke('reserved', { ms: 500 })]
    await expect(invoke('reserved', { ms: 0 })).rejects.toMatchObject({
      name: 'TooManyRequestsException',
      reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
    })
    await Promise.all(running)
    expect((await invoke('reserved', { ms: 0 })).functionError).toBeUndefined()
  })

  it('throttle the account at its concurrency', async () => {
    const running = Array.from({ length: 12 }, () => invoke('sleep', { ms: 50 }))
    await expect(invoke('nothing')).rejects.toMatchObject({ reason: 'ConcurrentInvocationLimitExceeded' })
    await Promise.all(running)
  })

  it('give a slow init phase a second try with the timeout of the function', { timeout: 60_000 }, async () => {
    const marker = join(folder, 'marker')
    const slow = functionPlan('slowInit', { handler: 'fixtures/slow-init.handler', environment: { MARKER: marker } })
    const functions = await startFunctions([slow], { initLimit: 1000 })
    try {
      const invocation = await functions.plane.invoke('slowInit', '{}')
      expect(invocation.payload).toBe('"ready"')
    } finally {
      await functions.stop()
    }
  })
})

describe('an environment whose process is killed', () => {
  it('fails the invocation it was serving, which is not run again', async () => {
    const running = invoke('sleep', { ms: 5000 })
    const serving = await until(() =>
      cloud.plane
        .environments()
        .find(({ functionName, environment }) => functionName === 'sleep' && environment.serving),
    )
    process.kill(serving.environment.pid ?? 0, 'SIGKILL')
    const { answer, requestId } = await running
    expect(answer).toEqual({
      errorType: 'Runtime.ExitError',
      errorMessage: `RequestId: ${requestId} Error: Runtime exited with error: signal: killed`,
    })
    expect(cloud.lines.filter(({ line }) => line.startsWith(`START RequestId: ${requestId}`))).toHaveLength(1)
  })

  it('is replaced for the next invocation', async () => {
    const before = (await invoke('echo')).answer.pid
    process.kill(before, 'SIGKILL')
    await until(() => !isAlive(before))
    expect((await invoke('echo')).answer.pid).not.toBe(before)
  })

  it('is found by the heartbeat when it only hangs', { timeout: 30_000 }, async () => {
    const pid = await until(async () => {
      const { answer } = await invoke('echo')
      const running = cloud.plane.environments().find(({ environment }) => environment.pid === answer.pid)
      // A frozen one would be thawed by the heartbeat, and come back from this signal too.
      if (!running || running.environment.frozen) return undefined
      process.kill(answer.pid, 'SIGSTOP')
      void running.environment.heartbeat(300)
      return answer.pid as number
    })
    await until(() => !isAlive(pid))
    expect((await invoke('echo')).functionError).toBeUndefined()
  })

  it('stays when it answers the heartbeat', async () => {
    const { pid } = (await invoke('echo')).answer
    cloud.plane
      .environments()
      .find(({ environment }) => environment.pid === pid)
      ?.environment.heartbeat(500)
    await new Promise((resolve) => setTimeout(resolve, 700))
    expect(isAlive(pid)).toBe(true)
  })
})
