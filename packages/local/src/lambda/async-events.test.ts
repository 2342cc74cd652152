import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { ManualClock } from '../clock.ts'
import type { AsyncPlan } from '../config/plan.ts'
import type { DestinationMessage } from '../destinations.ts'
import { functionPlan, startFunctions, type TestFunctions } from '../testing/functions.ts'
import { until } from '../testing/until.ts'

const MINUTE = 60_000

let functions: TestFunctions
let clock: ManualClock
let sent: { arn: string; message: DestinationMessage }[]
/** On the function's clock: when each invocation began. */
let began: { requestId: string | undefined; at: number }[]
/** How often the function itself said that it failed. */
let failures: number

afterEach(() => functions.stop())

const start = async (name: string, plan: Partial<AsyncPlan> = {}, given = {}, eventFile?: string): Promise<void> => {
  clock = new ManualClock(clock?.now())
  sent = []
  began = []
  failures = 0
  const asyncPlan = { retries: 2, maxAge: 21_600, ...plan }
  functions = await startFunctions([functionPlan(name, { async: asyncPlan, timeout: 20, ...given })], {
    clock,
    eventFile,
    log: ({ requestId, line }) => {
      if (line.startsWith('START')) began.push({ requestId, at: clock.now() })
      if (line.includes('Invoke Error')) failures += 1
    },
  })
  functions.plane.deliverTo(async (arn, message) => void sent.push({ arn, message }))
}

const allRest = () => functions.plane.environments().every(({ environment }) => environment.state === 'idle')

/** Moves the clock on, five seconds at a time and only while nothing runs, until the condition holds. */
const pass = (condition: () => boolean) =>
  until(async () => {
    if (condition()) return true
    if (allRest()) await clock.advance(5000)
    return false
  }, 25_000)

const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:failed'

describe('an asynchronous event', () => {
  it('is delivered once when the function answers, and the on-success destination is told', async () => {
    await start('nothing', { onSuccess: QUEUE })
    const requestId = functions.plane.accept('nothing', '{"can":1}')
    await until(() => sent.length === 1)
    expect(sent[0]?.arn).toBe(QUEUE)
    expect(JSON.parse(sent[0]?.message.body ?? '')).toMatchObject({
      version: '1.0',
      requestContext: { requestId, condition: 'Success', approximateInvokeCount: 1 },
      requestPayload: { can: 1 },
      responseContext: { statusCode: 200, executedVersion: '$LATEST' },
      responsePayload: null,
    })
    await clock.advance(10 * MINUTE)
    expect(began).toHaveLength(1)
  })

  it('that fails runs again after one and after two minutes, with the same request id, and is then given up', async () => {
    await start('fail', { onFailure: QUEUE, deadLetter: `${QUEUE}-dead` })
    const requestId = functions.plane.accept('fail', '{"can":2}')
    await pass(() => sent.length === 2)
    expect(began.map((each) => each.requestId)).toEqual([requestId, requestId, requestId])
    expect(failures).toBe(3)
    const [first = 0, second = 0, third = 0] = began.map(({ at }) => at)
    expect(second - first).toBeGreaterThanOrEqual(MINUTE)
    expect(second - first).toBeLessThan(1.5 * MINUTE)
    expect(third - second).toBeGreaterThanOrEqual(2 * MINUTE)
    expect(third - second).toBeLessThan(2.5 * MINUTE)
    const [dead, failed] = sent
    expect(dead).toMatchObject({
      arn: `${QUEUE}-dead`,
      message: {
        body: '{"can":2}',
        attributes: {
          RequestID: { StringValue: requestId },
          ErrorCode: { StringValue: '200' },
          ErrorMessage: { StringValue: 'no cans left' },
        },
      },
    })
    expect(JSON.parse(failed?.message.body ?? '')).toMatchObject({
      requestContext: {
        functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:app-test-fail:$LATEST',
        condition: 'RetriesExhausted',
        approximateInvokeCount: 3,
      },
      responseContext: { functionError: 'Unhandled' },
      responsePayload: { errorType: 'SoldOut' },
    })
  })

  it('is not tried again when the function has no retries', async () => {
    await start('fail', { retries: 0, onFailure: QUEUE })
    functions.plane.accept('fail', '{}')
    await until(() => sent.length === 1)
    expect(began).toHaveLength(1)
  })

  it('is given up when it is older than its maximum age', async () => {
    await start('fail', { maxAge: 90, onFailure: QUEUE })
    functions.plane.accept('fail', '{}')
    await pass(() => sent.length === 1)
    expect(JSON.parse(sent[0]?.message.body ?? '').requestContext).toMatchObject({ condition: 'EventAgeExceeded' })
    expect([began.length, failures]).toEqual([2, 2])
  })

  it('waits while the function is throttled, and that is no attempt', async () => {
    await start('sleep', { retries: 0, onFailure: QUEUE, onSuccess: `${QUEUE}-done` }, { reservedConcurrency: 1 })
    const running = functions.plane.invoke('sleep', '{"ms":1500}')
    functions.plane.accept('sleep', '{"ms":0}')
    await pass(() => sent.length === 1)
    await running
    expect(sent[0]?.arn).toBe(`${QUEUE}-done`)
    expect(JSON.parse(sent[0]?.message.body ?? '').requestContext.approximateInvokeCount).toBe(1)
  })

  it('over 1 MB is refused', async () => {
    await start('nothing')
    const event = JSON.stringify('x'.repeat(1024 * 1024))
    expect(() => functions.plane.accept('nothing', event)).toThrow(
      'Request must be smaller than 1048576 bytes for the InvokeFunction operation',
    )
  })

  it('that was accepted is delivered after a restart, where it stood and with the same request id', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'events-'))
    const file = join(folder, 'events.jsonl')
    await start('fail', { retries: 1, onFailure: QUEUE }, {}, file)
    const requestId = functions.plane.accept('fail', '{"can":3}')
    await until(() => failures === 1 && allRest())
    await functions.stop()
    await start('fail', { retries: 1, onFailure: QUEUE }, {}, file)
    functions.plane.resume()
    await pass(() => sent.length === 1)
    expect(began.map((each) => each.requestId)).toEqual([requestId])
    expect(JSON.parse(sent[0]?.message.body ?? '')).toMatchObject({
      requestContext: { requestId, condition: 'RetriesExhausted', approximateInvokeCount: 2 },
      requestPayload: { can: 3 },
    })
    expect(await readFile(file, 'utf8')).toBe('')
    await rm(folder, { recursive: true })
  })

  it('that waits too long for a restart is given up, and one of a function that is gone is dropped', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'events-'))
    const file = join(folder, 'events.jsonl')
    await start('hang', {}, { timeout: 900 }, file)
    functions.plane.accept('hang', '{}')
    await functions.stop()
    const kept = (await readFile(file, 'utf8')).trim()
    await writeFile(
      file,
      `${kept}\n${kept.replace(/"requestId":"[^"]*"/, '"requestId":"other"').replace('hang', 'gone')}\n`,
    )
    await clock.advance(2 * MINUTE)
    await start('hang', { maxAge: 60, onFailure: QUEUE }, {}, file)
    functions.plane.resume()
    await until(() => sent.length === 1)
    expect(JSON.parse(sent[0]?.message.body ?? '').requestContext.condition).toBe('EventAgeExceeded')
    expect(functions.messages.at(-1)).toContain('app-test-gone is not there any more')
    expect([began, await readFile(file, 'utf8')]).toEqual([[], ''])
    await rm(folder, { recursive: true })
  })
})
