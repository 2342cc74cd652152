import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type StubAnswer, startStub } from '../fixtures/stub-server.ts'
import { type StubSocket, startStubSocket } from '../fixtures/stub-socket.ts'
import { makeMachineKey } from './keys.ts'
import { type MachineOptions, runMachine } from './machine.ts'

interface Sent {
  sequence: number
  kind: string
  slot?: string
}

/** The machine's side of an API with an outbox: what is acknowledged is no longer to be done. `lost` answers are not sent. */
const createOutbox = (sent: Sent[], lost: (operation: string, count: number) => boolean = () => false) => {
  const acknowledged: { sequence: number; outcome: string }[] = []
  const asked: number[] = []
  const counts = new Map<string, number>()
  const answer = ({ body }: { body: string }): StubAnswer => {
    const { query, variables } = JSON.parse(body)
    const operation = /(query|mutation) (\w+)/.exec(query)?.[2] ?? ''
    counts.set(operation, (counts.get(operation) ?? 0) + 1)
    if (lost(operation, counts.get(operation) ?? 0)) return undefined
    if (operation === 'AcknowledgeCommand') {
      acknowledged.push(variables.input)
      return { body: JSON.stringify({ data: { acknowledgeCommand: variables.input } }) }
    }
    asked.push(variables.after)
    const isDone = (one: Sent) => acknowledged.some(({ sequence }) => sequence === one.sequence)
    const machineCommands = sent.filter((one) => one.sequence > variables.after && !isDone(one)).slice(0, 2)
    return { body: JSON.stringify({ data: { machineCommands } }) }
  }
  return { answer, acknowledged, asked }
}

const runUntil = async (
  outbox: ReturnType<typeof createOutbox>,
  so: (socket: StubSocket) => boolean,
  options: Partial<MachineOptions> = {},
) => {
  await using stub = await startStub(outbox.answer)
  await using socket = await startStubSocket()
  const stop = new AbortController()
  const key = await makeMachineKey('m1')
  const times = { retryMs: 5, settleMs: 20, rebootMs: 20 }
  const running = runMachine({
    ...{ url: stub.url, socketUrl: socket.url, key, signal: stop.signal, ...times, ...options },
  })
  while (!so(socket)) await sleep(5)
  stop.abort()
  await running
}

const slot = 'A1'

test('a machine that was away carries out what it missed in order, page by page, and says so', async () => {
  const outbox = createOutbox([
    { sequence: 4, kind: 'DISABLE_SLOT', slot },
    { sequence: 6, kind: 'ENABLE_SLOT', slot },
    { sequence: 10, kind: 'SET_PRICE', slot },
  ])
  const obeyed: number[] = []
  await runUntil(outbox, () => outbox.acknowledged.length === 3, {
    obey: ({ sequence }) => {
      obeyed.push(sequence)
      return { outcome: 'DONE' }
    },
  })
  expect(obeyed).toEqual([4, 6, 10])
  expect(outbox.acknowledged.map(({ sequence }) => sequence)).toEqual([4, 6, 10])
})

test('a command that is heard, heard again and asked for is carried out once; what the hardware cannot do is said', async () => {
  const outbox = createOutbox([{ sequence: 4, kind: 'DISABLE_SLOT', slot }])
  let obeyed = 0
  await runUntil(
    outbox,
    ({ push }) => {
      push({ onMachineCommand: { sequence: 4, kind: 'DISABLE_SLOT', slot } })
      return outbox.asked.length > 0 && outbox.acknowledged.length > 2
    },
    { obey: () => ({ outcome: 'FAILED', message: `try ${++obeyed}` }) },
  )
  expect(obeyed).toBe(1)
  expect(outbox.acknowledged[0]).toEqual({ sequence: 4, outcome: 'FAILED', message: 'try 1' })
})

test('an acknowledgement that got no answer is sent again, and the command is not carried out again', async () => {
  const outbox = createOutbox(
    [{ sequence: 4, kind: 'SET_PRICE', slot }],
    (operation, count) => operation === 'AcknowledgeCommand' && count < 3,
  )
  let obeyed = 0
  const obey = () => {
    obeyed += 1
    return { outcome: 'DONE' } as const
  }
  await runUntil(outbox, () => outbox.acknowledged.length === 1, { obey })
  expect(obeyed).toBe(1)
})

test('a question for what was missed that got no answer is asked again', async () => {
  const outbox = createOutbox(
    [{ sequence: 4, kind: 'SET_PRICE', slot }],
    (operation, count) => operation === 'MissedCommands' && count < 3,
  )
  await runUntil(outbox, () => outbox.acknowledged.length === 1)
  expect(outbox.acknowledged).toEqual([{ sequence: 4, outcome: 'DONE' }])
})

test.each([0, 2])(
  'a machine starts anew once for a reboot that it acknowledged after %i lost tries, and asks again when it is back',
  async (tries) => {
    const outbox = createOutbox(
      [{ sequence: 4, kind: 'REBOOT' }],
      (operation, count) => operation === 'AcknowledgeCommand' && count <= tries,
    )
    const listening: number[] = []
    let connections = 0
    await runUntil(
      outbox,
      ({ subscribed }) => {
        connections = subscribed.length
        return listening.length === 2
      },
      { listening: () => listening.push(performance.now()) },
    )
    expect(connections).toBe(2)
    expect(outbox.acknowledged).toEqual([{ sequence: 4, outcome: 'DONE' }])
  },
)
