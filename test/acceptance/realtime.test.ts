import { setTimeout as sleep } from 'node:timers/promises'
import { signMachineToken } from '@dispense/simulator'
import { afterEach, expect, test, vi } from 'vitest'
import WebSocket from 'ws'
import { BuyByCardDocument, RevokeMachineKeyDocument, SendMachineCommandDocument } from './generated/operations.ts'
import { guest, ownCustomers, person, tokenOf } from './kit/callers.ts'
import { type Live, live, machineLive, personLive } from './kit/live.ts'
import { buy, fund, newKey, openShop } from './kit/shop.ts'
import { topics, untilHeard } from './kit/table.ts'
import { target } from './kit/target.ts'

const own = ownCustomers(import.meta.filename)

const ada = person(own('ada'))
const opened: Live[] = []

/** A connection that ends with the test. */
const held = (one: Live): Live => {
  opened.push(one)
  return one
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.end()))
})

const until = (check: () => void) => vi.waitFor(check, { timeout: 15_000, interval: 20 })

const VEND = 'subscription ($id: ID!) { onVendChanged(vendId: $id) { id state machine { name } } }'
const COMMAND = 'subscription ($id: ID!) { onMachineCommand(machineId: $id) { sequence kind vend { id slot } } }'

const openFundedShop = async () => {
  const shop = await openShop({ A1: { stock: 5 } })
  await fund(ada, shop, 1000)
  return shop
}

const statesOf = (events: { data?: Record<string, unknown> | null }[]) =>
  events.map(({ data }) => (data?.onVendChanged as { state: string } | undefined)?.state)

test('a customer sees a vend move, from the present state on, and each state once', async () => {
  const shop = await openFundedShop()
  const { id } = await buy(ada, shop)
  const watch = held(personLive(own('ada'))).watch(VEND, { id })
  await until(() => expect(statesOf(watch.events)).toEqual(['AUTHORIZED']))
  await shop.controller.acknowledge(id)
  await shop.controller.report(id, { outcome: 'SUCCESS' })
  await until(() => expect(statesOf(watch.events)).toEqual(['AUTHORIZED', 'DISPENSING', 'COMPLETED']))
  // The table's stream publishes the same events again, and they are left out.
  await sleep(1500)
  expect(statesOf(watch.events)).toEqual(['AUTHORIZED', 'DISPENSING', 'COMPLETED'])
  const sequences = watch.events.slice(1).map(({ extensions }) => Number(extensions?.sequence))
  expect(sequences).toEqual(sequences.toSorted((a, b) => a - b))
})

test('a guest hears of the vend that the receipt token opens, and of no other', async () => {
  const shop = await openShop()
  const card = { payment: 'CARD', card: { token: 'pm_card_visa' } } as const
  const input = { ...shop.offer(), ...card, idempotencyKey: newKey() }
  const { id, receiptToken } = (await guest.request(BuyByCardDocument, { input })).startVend
  const query =
    'subscription ($id: ID!, $proof: String) { onVendChanged(vendId: $id, receiptToken: $proof) { id state } }'
  const mine = held(live(undefined)).watch(query, { id, proof: receiptToken })
  await until(() => expect(statesOf(mine.events)).toEqual(['AUTHORIZED']))
  await shop.controller.acknowledge(id)
  await until(() => expect(statesOf(mine.events)).toEqual(['AUTHORIZED', 'DISPENSING']))
  await shop.controller.report(id, { outcome: 'SUCCESS' })
  await until(() => expect(statesOf(mine.events).at(-1)).toBe('COMPLETED'))
  const other = await buy(guest, shop, 'A1', card)
  const foreign = live(undefined).watch(query, { id: other.id, proof: receiptToken })
  await until(() => expect(foreign.isOver()).toBe(true))
  expect([foreign.events, JSON.stringify(foreign.errors)]).toEqual([[], expect.stringContaining('NOT_FOUND')])
})

test('a machine is told of a vend at once, and of what it missed when it comes back', async () => {
  const shop = await openFundedShop()
  const first = held(machineLive(shop.controller.key))
  const watch = first.watch(COMMAND, { id: shop.machineId })
  await untilHeard(`onMachineCommand/${shop.machineId}`)
  const { id } = await buy(ada, shop)
  await until(() => expect(watch.events).toHaveLength(1))
  expect(watch.events[0]?.data?.onMachineCommand).toMatchObject({ kind: 'DISPENSE', vend: { id, slot: 'A1' } })
  await first.end()
  const again = held(machineLive(shop.controller.key)).watch(COMMAND, { id: shop.machineId })
  await until(() => expect(again.events[0]?.data).toEqual(watch.events[0]?.data))
})

test('a token that expires in mid-stream ends the connection with 4401; the client connects anew and misses nothing', async () => {
  const shop = await openFundedShop()
  const { key } = shop.controller
  const tokens = [await signMachineToken(key, 6), await signMachineToken(key)]
  const machine = held(live(() => tokens.shift() ?? ''))
  const watch = machine.watch(COMMAND, { id: shop.machineId })
  await sleep(6500)
  expect(tokens).toHaveLength(1)
  const { id } = await buy(ada, shop)
  // On a busy machine it is told twice: by the mutation, and by the stream before the connection is gone.
  await until(() => expect(machine.closes[0]).toMatchObject({ code: 4401 }))
  await until(() => expect(watch.events[0]?.data?.onMachineCommand).toMatchObject({ vend: { id } }))
  expect([watch.events.length, tokens.length]).toEqual([1, 0])
})

test("nobody hears of another's vend, machine or sales", async () => {
  const shop = await openFundedShop()
  const { id } = await buy(ada, shop)
  const attempts = [
    personLive(own('ben')).watch(VEND, { id }),
    personLive('owner:globex').watch(VEND, { id }),
    personLive('owner:globex').watch('subscription { onSale(operatorId: "acme") { id } }'),
    personLive(own('ada')).watch('subscription { onSale(operatorId: "acme") { id } }'),
    machineLive((await openShop()).controller.key).watch(COMMAND, { id: shop.machineId }),
    live(undefined).watch(VEND, { id }),
  ]
  await until(() => expect(attempts.every((attempt) => attempt.isOver())).toBe(true))
  expect(attempts.map(({ events }) => events.length)).toEqual(attempts.map(() => 0))
  expect(attempts.map(({ errors }) => errors.map((error) => JSON.stringify(error) + String(error)).join())).toEqual(
    attempts.map(() => expect.stringMatching(/NOT_FOUND|FORBIDDEN|Unauthorized/)),
  )
})

test('a machine whose key is revoked in mid-stream is told nothing any more, and its subscription ends', async () => {
  const shop = await openFundedShop()
  const watch = held(machineLive(shop.controller.key)).watch(COMMAND, { id: shop.machineId })
  const { machineId } = shop
  await untilHeard(`onMachineCommand/${machineId}`)
  await shop.owner.request(RevokeMachineKeyDocument, { input: { machineId } })
  const reboot = { machineId, kind: 'REBOOT' as const, idempotencyKey: crypto.randomUUID() }
  await shop.owner.request(SendMachineCommandDocument, { input: reboot })
  await until(() => expect(watch.isOver()).toBe(true))
  expect(watch.events).toEqual([])
  expect(JSON.stringify(watch.errors)).toContain('NOT_FOUND')
})

test('after complete no message comes, and the id can be used again', async () => {
  const shop = await openFundedShop()
  const { id } = await buy(ada, shop)
  const connection = await rawConnection(`Bearer ${await tokenOf(own('ada'))}`)
  const told = () => connection.messages.slice(1).map((message) => message.id)
  const subscribe = async (number: string, then: string[]) => {
    connection.send({ id: number, type: 'subscribe', payload: { query: VEND, variables: { id } } })
    await until(() => expect(told()).toEqual(then))
  }
  await subscribe('1', ['1'])
  connection.send({ id: '1', type: 'complete' })
  await expect.poll(topics, { timeout: 15_000 }).not.toContain(`onVendChanged/${id}`)
  await subscribe('2', ['1', '2'])
  await shop.controller.acknowledge(id)
  await until(() => expect(told()).toEqual(['1', '2', '2']))
  await subscribe('1', ['1', '2', '2', '1'])
  connection.socket.close()
})

test('a ping is answered, with its payload', async () => {
  const connection = await rawConnection()
  connection.send({ type: 'ping', payload: { at: 1 } })
  await until(() => expect(connection.messages.at(-1)).toEqual({ type: 'pong', payload: { at: 1 } }))
  connection.socket.close()
})

const subscribeTo = (id: string) => ({ id, type: 'subscribe', payload: { query: VEND, variables: { id: 'none' } } })

test.each([
  ['4400', [{ type: 'nonsense' }]],
  ['4401', [subscribeTo('1')]],
  ['4403', [{ type: 'connection_init', payload: { authorization: 'Bearer nonsense' } }]],
  ['4429', [{ type: 'connection_init' }, { type: 'connection_init' }]],
])('a client that breaks the protocol is told %s and closed', async (code, messages) => {
  const connection = await rawConnection(undefined, false)
  for (const message of messages) {
    connection.send(message)
    await sleep(300)
  }
  await until(() => expect(connection.socket.readyState).toBe(WebSocket.CLOSED))
  expect(connection.messages.at(-1)).toMatchObject({ type: 'ping', payload: { close: { code: Number(code) } } })
})

test('a client that takes an id twice is told 4409 and closed', async () => {
  const connection = await rawConnection(`Bearer ${await tokenOf('owner:acme')}`)
  const query = 'subscription { onSale(operatorId: "acme") { id } }'
  connection.send({ id: '1', type: 'subscribe', payload: { query } })
  await untilHeard('onSale/acme')
  connection.send({ id: '1', type: 'subscribe', payload: { query } })
  await until(() => expect(connection.socket.readyState).toBe(WebSocket.CLOSED))
  expect(connection.messages.at(-1)).toMatchObject({ type: 'ping', payload: { close: { code: 4409 } } })
})

test('a client that initialises too late is told 4408 and closed', async () => {
  const connection = await rawConnection(undefined, false)
  await sleep(3500)
  connection.send({ type: 'connection_init' })
  await until(() => expect(connection.socket.readyState).toBe(WebSocket.CLOSED))
  expect(connection.messages.at(-1)).toMatchObject({ type: 'ping', payload: { close: { code: 4408 } } })
})

test('a client of another subprotocol is refused before the connection is open', async () => {
  const socket = new WebSocket(target.socket, 'graphql-ws')
  const status = await new Promise((resolve) => {
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode))
    socket.on('open', () => resolve('open'))
    socket.on('error', () => undefined)
  })
  expect(status).toBe(400)
})

/** A WebSocket by hand, for what no client does. It is initialised when `authorization` is given, or not `false`. */
async function rawConnection(authorization?: string, initialise = true) {
  const socket = new WebSocket(target.socket, 'graphql-transport-ws')
  const messages: Record<string, unknown>[] = []
  socket.on('message', (data) => messages.push(JSON.parse(String(data))))
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  const send = (message: object) => socket.send(JSON.stringify(message))
  if (initialise) {
    send({ type: 'connection_init', payload: authorization ? { authorization } : {} })
    await until(() => expect(messages).toMatchObject([{ type: 'connection_ack' }]))
  }
  return { socket, messages, send }
}
