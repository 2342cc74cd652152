import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startStub } from '../fixtures/stub-server.ts'
import { runFleet } from './fleet.ts'
import { makeMachineKey } from './keys.ts'

const keysOf = (count: number) => Promise.all(Array.from({ length: count }, (_, index) => makeMachineKey(`m${index}`)))

test('the machines of a fleet ask one after the other, and all stop at the signal', async () => {
  const times = new Map<string, number>()
  await using stub = await startStub(({ headers, body }) => {
    const token = String(headers.authorization).split('.')[1] ?? ''
    const { sub } = JSON.parse(Buffer.from(token, 'base64url').toString()) as { sub: string }
    if (!times.has(sub)) times.set(sub, performance.now())
    expect(JSON.parse(body)).toMatchObject({ variables: { machineId: sub } })
    return { body: '{"data":{"machine":null}}' }
  })
  const stop = new AbortController()
  const running = runFleet({ url: stub.url, keys: await keysOf(4), signal: stop.signal, pollMs: 400 })
  while (times.size < 4) await sleep(10)
  stop.abort()
  await running
  expect([...times.keys()]).toEqual(['m0', 'm1', 'm2', 'm3'])
  expect((times.get('m3') ?? 0) - (times.get('m0') ?? 0)).toBeGreaterThan(200)
})

test('a fleet that is stopped before all its machines have started starts no more', async () => {
  await using stub = await startStub(() => ({ body: '{"data":{"machine":null}}' }))
  const stop = new AbortController()
  const running = runFleet({ url: stub.url, keys: await keysOf(10), signal: stop.signal, pollMs: 60_000 })
  while (stub.requests.length === 0) await sleep(5)
  stop.abort()
  await running
  expect(stub.requests).toHaveLength(1)
})
