import { once } from 'node:events'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import WebSocket from 'ws'
import { ownCustomers, person, tokenOf } from './kit/callers.ts'
import { buy, fund, openShop, type Shop } from './kit/shop.ts'
import { topics } from './kit/table.ts'
import { isLocal, target } from './kit/target.ts'

const own = ownCustomers(import.meta.filename)

const SUBSCRIBERS = 1000
/** How many connections are opened or closed at once. */
const AT_ONCE = 10

const ada = person(own('ada'))

/** A connection that waits for the operator's sales, and the ids of the events it was told of. */
interface Subscriber {
  socket: WebSocket
  events: string[]
}

let subscribers: Subscriber[]
let shop: Shop

describe.runIf(isLocal)('a thousand connections that wait for one topic', () => {
  beforeAll(async () => {
    subscribers = await openAll(`Bearer ${await tokenOf('owner:acme')}`)
    shop = await openShop({ A1: { stock: 5 } })
    await fund(ada, shop, 1000)
  }, 300_000)

  test('are each told of an event', async () => {
    const { id } = await buy(ada, shop)
    await shop.controller.acknowledge(id)
    await shop.controller.report(id, { outcome: 'SUCCESS' })
    await allTold(id)
  })

  test('are all told, under the same id, when the process that tells them dies in the middle', async () => {
    const { id } = await buy(ada, shop)
    await shop.controller.acknowledge(id)
    const report = shop.controller.report(id, { outcome: 'SUCCESS' }).catch((error: unknown) => String(error))
    await vi.waitFor(() => expect(told(id)).toBeGreaterThan(0), { timeout: 30_000, interval: 1 })
    await killWorker('Graphql')
    expect(await report).toContain('HTTP 500')
    expect(told(id)).toBeLessThan(SUBSCRIBERS)
    await allTold(id)
  })

  test('leave nothing behind when they are closed', async () => {
    await inTurns(subscribers, async ({ socket }) => {
      socket.close()
      await once(socket, 'close')
    })
    await vi.waitFor(async () => expect(await subscriptions()).toEqual([]), { timeout: 50_000, interval: 1000 })
  })
})

const eventsOf = (vendId: string) => subscribers.map(({ events }) => events.filter((id) => id.startsWith(`${vendId}:`)))

const told = (vendId: string) => eventsOf(vendId).filter((events) => events.length > 0).length

/** Waits until everybody was told. Some are told twice, when it takes so long that the stream does it too: under one id. */
async function allTold(vendId: string) {
  await vi.waitFor(() => expect(told(vendId)).toBe(SUBSCRIBERS), { timeout: 50_000, interval: 50 })
  expect(new Set(eventsOf(vendId).flat()).size).toBe(1)
}

async function killWorker(functionName: string) {
  const busy = (await (await fetch(target.workers ?? '')).json()) as { functionName: string; pid: number }[]
  const worker = busy.find((one) => one.functionName === functionName)
  if (!worker) throw new Error(`No worker of ${functionName} is serving a request`)
  process.kill(worker.pid, 'SIGKILL')
}

async function openAll(authorization: string): Promise<Subscriber[]> {
  const opened: Subscriber[] = []
  await inTurns(Array.from({ length: SUBSCRIBERS }), async () => {
    let subscriber: Subscriber | undefined
    while (!subscriber) subscriber = await subscribe(authorization)
    opened.push(subscriber)
  })
  // A subscription to sales is answered by the first sale only.
  await vi.waitFor(async () => expect(await subscriptions()).toHaveLength(SUBSCRIBERS), {
    timeout: 60_000,
    interval: 1000,
  })
  return opened
}

/** Those of the topic, as they are stored. */
const subscriptions = async () => (await topics()).filter((topic) => topic === 'onSale/acme')

/** Does something about each, a few at once. */
async function inTurns<Each>(list: readonly Each[], act: (each: Each) => Promise<void>) {
  const rest = list.values()
  const actInTurn = async () => {
    for (const each of rest) await act(each)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, actInTurn))
}

/** Answers nothing when the server ended the connection: so it does with one that a busy machine initialises too late. */
async function subscribe(authorization: string): Promise<Subscriber | undefined> {
  const socket = new WebSocket(target.socket, 'graphql-transport-ws')
  const events: string[] = []
  const send = (message: object) => socket.send(JSON.stringify(message))
  return await new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.once('close', () => resolve(undefined))
    socket.once('open', () => send({ type: 'connection_init', payload: { authorization } }))
    socket.on('message', (data) => {
      const { type, payload } = JSON.parse(String(data))
      if (type === 'next') events.push(payload.extensions.eventId)
      if (type === 'connection_ack') {
        send({ id: '1', type: 'subscribe', payload: { query: 'subscription { onSale(operatorId: "acme") { id } }' } })
        resolve({ socket, events })
      }
    })
  })
}
