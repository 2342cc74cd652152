import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type StubAnswer, startStub } from '../fixtures/stub-server.ts'
import { type StubSocket, startStubSocket } from '../fixtures/stub-socket.ts'
import { makeMachineKey } from './keys.ts'
import { createSequence, type MachineOptions, type PowerCut, runMachine } from './machine.ts'

interface Call {
  operation: string
  input: Record<string, unknown>
}

/** The machine's side of an API with one vend: its state moves as the machine's reports say. */
const createApi = (
  state = 'AUTHORIZED',
  disturb: (call: Call, count: number) => StubAnswer | 'work' = () => 'work',
) => {
  const vend = { id: 'v1', state, slot: 'A1' }
  const calls: Call[] = []
  const answer = ({ body }: { body: string }): StubAnswer => {
    const { query, variables } = JSON.parse(body) as { query: string; variables: { input?: Record<string, unknown> } }
    const operation = /(query|mutation) (\w+)/.exec(query)?.[2] ?? ''
    const call = { operation, input: variables.input ?? {} }
    if (operation !== 'MissedCommands') calls.push(call)
    const disturbed = disturb(call, calls.filter((one) => one.operation === operation).length)
    if (disturbed !== 'work') return disturbed
    if (operation === 'AcknowledgeVend') vend.state = 'DISPENSING'
    if (operation === 'ReportVendResult') vend.state = call.input.outcome === 'FAILURE' ? 'FAILED' : 'COMPLETED'
    if (operation === 'MissedCommands') return { body: '{"data":{"machineCommands":[]}}' }
    const field = operation.charAt(0).toLowerCase() + operation.slice(1)
    return { body: JSON.stringify({ data: { [field]: vend } }) }
  }
  /** What a machine is told that subscribes now. */
  const command = () =>
    ['AUTHORIZED', 'DISPENSING'].includes(vend.state)
      ? { onMachineCommand: { sequence: 2, kind: 'DISPENSE', vend: { ...vend } } }
      : undefined
  return { answer, calls, vend, command }
}

/** Runs a machine against a stub until something is so, then switches it off. */
const runUntil = async (
  api: ReturnType<typeof createApi>,
  so: (lines: readonly string[]) => boolean,
  options: Partial<MachineOptions> = {},
  during: (socket: StubSocket, lines: readonly string[]) => void = () => undefined,
) => {
  await using stub = await startStub(api.answer)
  await using socket = await startStubSocket(api.command)
  const stop = new AbortController()
  const key = await makeMachineKey('acme-0001')
  const lines: string[] = []
  const log = (line: string) => lines.push(line)
  const times = { dispenseMs: 5, retryMs: 10 }
  const running = runMachine({
    url: stub.url,
    socketUrl: socket.url,
    key,
    signal: stop.signal,
    log,
    ...times,
    ...options,
  })
  while (!so(lines)) {
    await sleep(5)
    during(socket, lines)
  }
  stop.abort()
  await running
  return lines
}

const GATEWAY_ERROR: StubAnswer = { status: 500, body: '{"message":"Internal Server Error"}' }

test('a machine takes its vend, dispenses and reports, each report with a greater number', async () => {
  const api = createApi()
  const lines = await runUntil(api, ({ length }) => length > 0)
  const [acknowledged, reported] = api.calls
  expect(acknowledged).toMatchObject({ operation: 'AcknowledgeVend', input: { vendId: 'v1' } })
  expect(reported).toMatchObject({ operation: 'ReportVendResult', input: { vendId: 'v1', outcome: 'SUCCESS' } })
  expect(Number(reported?.input.sequence)).toBeGreaterThan(Number(acknowledged?.input.sequence))
  expect(lines).toEqual(['acme-0001 A1 SUCCESS -> COMPLETED'])
})

test('a machine without work waits for it and asks nothing; told twice, it dispenses once', async () => {
  const api = createApi('COMPLETED')
  const command = { sequence: 2, kind: 'DISPENSE', vend: { id: 'v2', state: 'AUTHORIZED', slot: 'A1' } }
  await runUntil(
    api,
    ({ length }) => length > 0,
    {},
    ({ push, subscribed }) => {
      expect(api.calls.length === 0 || subscribed.length === 1).toBe(true)
      push({ onMachineCommand: command })
    },
  )
  expect(api.calls.map(({ operation }) => operation)).toEqual(['AcknowledgeVend', 'ReportVendResult'])
})

test('a machine that was told to cancel before it took the vend dispenses nothing', async () => {
  const api = createApi('COMPLETED')
  const vend = { id: 'v2', state: 'CANCELLED', slot: 'A1' }
  let pushes = 0
  await runUntil(
    api,
    () => pushes > 5,
    {},
    ({ push, subscribed }) => {
      if (subscribed.length === 0) return
      pushes += 1
      push({ onMachineCommand: { sequence: 3, kind: 'CANCEL', vend } })
      push({ onMachineCommand: { sequence: 2, kind: 'DISPENSE', vend: { ...vend, state: 'AUTHORIZED' } } })
    },
  )
  expect(api.calls).toEqual([])
})

test.each([
  ['BEFORE_ACKNOWLEDGE', 'SUCCESS'],
  ['BEFORE_DISPENSE', 'RESET'],
  ['BEFORE_REPORT', 'RESET'],
] as const)('after a power cut %s the machine goes on, and reports %s', async (moment, outcome) => {
  const api = createApi()
  let cuts = 1
  const powerCut = (at: PowerCut) => (at === moment && cuts-- > 0 ? 20 : undefined)
  await runUntil(api, () => api.vend.state === 'COMPLETED', { powerCut })
  expect(api.calls.map(({ operation }) => operation)).toEqual(['AcknowledgeVend', 'ReportVendResult'])
  expect(api.calls.at(-1)?.input.outcome).toBe(outcome)
})

test('a machine whose connection breaks subscribes again and is told what it missed', async () => {
  const api = createApi('COMPLETED')
  let dropped = false
  await runUntil(
    api,
    ({ length }) => length > 0,
    {},
    ({ drop, subscribed }) => {
      if (dropped || subscribed.length === 0) return
      dropped = true
      Object.assign(api.vend, { state: 'AUTHORIZED' })
      drop()
    },
  )
  expect(api.vend.state).toBe('COMPLETED')
})

test('a fault of the hardware is reported as it is', async () => {
  const api = createApi()
  const failure = { code: 'JAM', message: 'motor 3' } as const
  await runUntil(api, () => api.vend.state === 'FAILED', { dispense: () => ({ outcome: 'FAILURE', failure }) })
  expect(api.calls.at(-1)?.input).toMatchObject({ outcome: 'FAILURE', failure })
})

test('a machine that finds itself in the middle of a vend it does not remember reports a reset', async () => {
  const api = createApi('DISPENSING')
  await runUntil(api, () => api.vend.state === 'COMPLETED')
  expect(api.calls).toMatchObject([{ operation: 'ReportVendResult', input: { outcome: 'RESET' } }])
})

test('a report that got no answer is sent again under its number with what happened, not as a reset', async () => {
  const api = createApi('AUTHORIZED', ({ operation }, count) =>
    operation === 'ReportVendResult' && count < 3 ? GATEWAY_ERROR : 'work',
  )
  const lines = await runUntil(api, () => api.vend.state === 'COMPLETED')
  const reports = api.calls.filter(({ operation }) => operation === 'ReportVendResult')
  expect(reports.map(({ input }) => input.outcome)).toEqual(['SUCCESS', 'SUCCESS', 'SUCCESS'])
  expect(new Set(reports.map(({ input }) => input.sequence)).size).toBe(1)
  expect(lines[0]).toContain('cannot reach the API')
})

test('an API that is away is asked less and less often, and found again', async () => {
  const times: number[] = []
  const api = createApi('AUTHORIZED', () => {
    times.push(performance.now())
    return times.length <= 4 ? undefined : 'work'
  })
  await runUntil(api, () => api.vend.state === 'COMPLETED', { retryMs: 20 })
  const pauses = times.slice(1, 5).map((time, index) => time - (times[index] ?? 0))
  // A busy machine makes pauses longer, never shorter; a timer may be a millisecond early.
  for (const [index, pause] of pauses.entries()) expect(pause).toBeGreaterThanOrEqual(10 * 2 ** index - 1)
})

test('a refusal is said with its code; a vend that is over is left, and the next one is done', async () => {
  const refusal = {
    body: JSON.stringify({ data: null, errors: [{ message: 'Too late.', extensions: { code: 'VEND_STATE' } }] }),
  }
  const api = createApi('AUTHORIZED', ({ input }) => (input.vendId === 'v1' ? refusal : 'work'))
  const lines = await runUntil(
    api,
    (lines) => lines.length > 1,
    {},
    ({ push }, { length }) => {
      // Told any earlier, the machine may not have looked at the first one yet, and does the newest only.
      if (length === 0) return
      push({
        onMachineCommand: { sequence: 4, kind: 'DISPENSE', vend: { id: 'v2', state: 'AUTHORIZED', slot: 'A1' } },
      })
    },
  )
  expect(lines[0]).toContain('was refused: VEND_STATE Too late.')
  expect(lines[1]).toBe('acme-0001 A1 SUCCESS -> COMPLETED')
})

test('a machine that is switched off while it waits or asks stops at once and says nothing', async () => {
  await using stub = await startStub(() => new Promise(() => undefined))
  await using socket = await startStubSocket(createApi().command)
  const stop = new AbortController()
  const lines: string[] = []
  const log = (line: string) => lines.push(line)
  const key = await makeMachineKey('m')
  const running = runMachine({ url: stub.url, socketUrl: socket.url, key, signal: stop.signal, log })
  while (stub.requests.length === 0) await sleep(5)
  stop.abort()
  await running
  expect(lines).toEqual([])
})

test('sequence numbers grow strictly, whatever the clock does, and fit into a GraphQL Int', () => {
  const clock = fc.array(fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2090, 0, 1) }), { minLength: 2 })
  fc.assert(
    fc.property(clock, (times) => {
      let index = 0
      const next = createSequence(() => times[index++] ?? 0)
      const numbers = times.map(() => next())
      for (const [at, number] of numbers.entries()) {
        expect(number).toBeGreaterThan(numbers[at - 1] ?? 0)
        expect(number).toBeLessThan(2 ** 31)
      }
    }),
  )
})

test('after a restart numbers go on above those before', () => {
  const before = createSequence(() => Date.UTC(2027, 0, 1))
  const last = [before(), before(), before()].at(-1) ?? 0
  expect(createSequence(() => Date.UTC(2027, 0, 1, 0, 0, 3))()).toBeGreaterThan(last)
})
