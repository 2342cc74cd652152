import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startStubSocket } from '../fixtures/stub-socket.ts'
import { runFleet } from './fleet.ts'
import { makeMachineKey } from './keys.ts'

const keysOf = (count: number) => Promise.all(Array.from({ length: count }, (_, index) => makeMachineKey(`m${index}`)))

/** Nothing listens there: a fleet without work asks nothing. */
const url = 'http://127.0.0.1:1'

test('the machines of a fleet connect one after the other, and all stop at the signal', async () => {
  await using socket = await startStubSocket()
  const stop = new AbortController()
  const options = { url, socketUrl: socket.url, signal: stop.signal, apartMs: 100 }
  const keys = await keysOf(4)
  const started = performance.now()
  const running = runFleet({ ...options, keys })
  while (socket.subscribed.length < 4) await sleep(10)
  stop.abort()
  await running
  const turns = socket.subscribed.map(({ machineId, at }) => ({ turn: Number(machineId.slice(1)), at: at - started }))
  expect(turns.map(({ turn }) => turn).toSorted()).toEqual([0, 1, 2, 3])
  // A timer may be a millisecond early; under load a connection may take longer than the next one.
  for (const { turn, at } of turns) expect(at).toBeGreaterThanOrEqual(turn * 100 - 5)
})

test('a fleet that is stopped before all its machines have started starts no more', async () => {
  await using socket = await startStubSocket()
  const stop = new AbortController()
  const options = { url, socketUrl: socket.url, signal: stop.signal, apartMs: 6000 }
  const running = runFleet({ ...options, keys: await keysOf(10) })
  while (socket.subscribed.length === 0) await sleep(5)
  stop.abort()
  await running
  expect(socket.subscribed).toHaveLength(1)
})
