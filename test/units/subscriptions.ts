import { createPublisher, createSocket, eventsOfRecord, showError } from '@dispense/api'
import { type VendRecord, vendById } from '@dispense/core'
import type { Fleet } from './fleet.ts'
import type { Act, Operation } from './operation.ts'
import { type Caller, type Door, schema } from './shop.ts'

/** A way to the table. */
type Way = Pick<Door, 'electro' | 'context'>

/** What subscriptions cost: on their connection, and for each change that somebody may wait for. */
export const subscriptions = (): Operation[] => [...connecting(), ...publishing()]

function connecting(): Operation[] {
  return [
    {
      name: 'socket',
      what: 'a WebSocket is opened and initialised',
      keys: '`connectionId`: Connection written, read, written',
      prepare: () => (shop) => open(shop, 'opened'),
    },
    {
      name: 'socket',
      what: 'a guest subscribes to the machine in front of him',
      keys: '`connectionId`: Connection read and written; `topic`, `connectionId`: Subscription written; then what the query reads',
      prepare: async (fleet) => {
        await open(fleet, 'subscriber')
        return (shop) => subscribe(shop, 'subscriber', fleet.first)
      },
    },
    {
      name: 'socket',
      what: 'the same ends it',
      keys: '`connectionId`: Connection read and written; Subscription deleted',
      prepare: async (fleet) => {
        await subscribed(fleet, 'ending', fleet.nextMachine())
        return (shop) => socketOf(shop).message('ending', JSON.stringify({ id: '1', type: 'complete' }))
      },
    },
    {
      name: 'socket',
      what: 'a WebSocket with one subscription is closed',
      keys: '`connectionId`: Connection read and deleted; Subscription deleted',
      prepare: async (fleet) => {
        await subscribed(fleet, 'closing', fleet.nextMachine())
        return (shop) => socketOf(shop).gone('closing')
      },
    },
  ]
}

function publishing(): Operation[] {
  return [
    {
      name: 'publish',
      what: 'a vend has ended and nobody waits for it; from the stream half a unit more',
      keys: 'Query `topic` for each of three',
      prepare: async (fleet) => publication(await soldAt(fleet)),
    },
    {
      name: 'publish',
      what: 'the same, and one guest at the machine is told',
      keys: 'Query `topic` for each of three; what the query reads; Publication written',
      prepare: async (fleet) => {
        const vend = await soldAt(fleet)
        await subscribed(fleet, 'told', vend.machineId)
        return publication(vend)
      },
    },
    {
      name: 'publish',
      what: 'the same, and the guest is gone',
      keys: 'Query `topic` for each of three; what the query reads; Connection read and deleted, Subscription deleted; Publication written',
      prepare: async (fleet) => {
        const vend = await soldAt(fleet)
        await subscribed(fleet, 'gone', vend.machineId)
        return publication(vend, false)
      },
    },
    {
      name: 'publish',
      what: 'from the stream: it was published at once',
      keys: '`eventId`: Publication read',
      prepare: async (fleet) => {
        const vend = await soldAt(fleet)
        await subscribed(fleet, 'again', vend.machineId)
        await publisherOf(fleet).publish(eventsOfRecord(vend))
        return (shop) => publisherOf(shop).publish(eventsOfRecord(vend), { again: true })
      },
    },
    {
      name: 'publish',
      what: 'a whole wallet vend, at once and from the stream: its machine listens',
      keys: 'Query `topic` 7 times at once and 4 times from the stream; Publication read 3 times and written once; what the machine asks',
      prepare: async (fleet) => {
        const vend = await soldAt(fleet, await freeMachine(fleet), 'B2')
        const caller = fleet.machine(vend.machineId)
        await subscribed(fleet, 'listening', vend.machineId, { caller, query: MACHINE })
        return whole(vend)
      },
    },
    {
      name: 'publish',
      what: 'the same, and its customer watches',
      keys: 'Query `topic` 7 times; Publication read 3 times and written 3 times; what the machine and the customer ask',
      prepare: async (fleet) => {
        const vend = await soldAt(fleet, await freeMachine(fleet), 'B2')
        const caller = fleet.machine(vend.machineId)
        await subscribed(fleet, 'heard', vend.machineId, { caller, query: MACHINE })
        await subscribed(fleet, 'watching', vend.vendId, { caller: fleet.customer, query: CUSTOMER })
        return whole(vend)
      },
    },
  ]
}

const MACHINE = 'subscription ($id: ID!) { onMachineCommand(machineId: $id) { sequence kind vend { id state slot } } }'
const CUSTOMER = 'subscription ($id: ID!) { onVendChanged(vendId: $id) { id state } }'

/** All that a wallet vend publishes: the three states that it comes into, each at once and then from the stream. */
const whole =
  (vend: VendRecord): Act =>
  async (shop) => {
    for (const state of ['AUTHORIZED', 'DISPENSING', 'COMPLETED'] as const) {
      const events = eventsOfRecord({ ...vend, state })
      await publisherOf(shop).publish(events)
      await publisherOf(shop).publish(events, { again: true })
    }
  }

/** Tells those who wait for a vend's changes; `isThere` says whether their connections are open. */
const publication =
  (vend: VendRecord, isThere = true): Act =>
  (shop) =>
    publisherOf(shop, isThere).publish(eventsOfRecord(vend))

/** A whole vend at a machine that nobody has subscribed to yet. */
async function soldAt(fleet: Fleet, machineId = fleet.nextMachine(), slot = 'A1'): Promise<VendRecord> {
  const { vendId } = await fleet.buy(machineId, slot)
  const { data } = (await vendById(vendId).go(fleet.electro())) as { data: VendRecord | null }
  if (!data) throw new Error(`The vend ${vendId} is gone`)
  return data
}

const guest: Caller = { authMode: 'API_KEY', identity: null }

/** Who subscribes, and to what. */
interface Subscriber {
  caller: Caller
  query: string
}

const GUEST: Subscriber = {
  caller: guest,
  query: 'subscription ($id: ID!) { onMachineChanged(machineId: $id) { id busy slots { code stock } } }',
}

/** One that is not busy, whichever that is. */
async function freeMachine(fleet: Fleet): Promise<string> {
  const busy = (await fleet.underWay()).map(({ machineId }) => machineId)
  return fleet.machines.findLast((machineId) => !busy.includes(machineId)) ?? ''
}

async function open(way: Way, connectionId: string, { caller } = GUEST): Promise<void> {
  await socketOf(way, caller).open(connectionId)
  await socketOf(way, caller).message(connectionId, JSON.stringify({ type: 'connection_init' }))
}

async function subscribe(way: Way, connectionId: string, id: string, { caller, query } = GUEST): Promise<void> {
  const message = { id: '1', type: 'subscribe', payload: { query, variables: { id } } }
  await socketOf(way, caller).message(connectionId, JSON.stringify(message))
}

async function subscribed(way: Way, connectionId: string, id: string, who = GUEST): Promise<void> {
  await open(way, connectionId, who)
  await subscribe(way, connectionId, id, who)
}

/** A wire that leads nowhere: what is counted is what the table is asked. */
const partsOf = ({ electro, context }: Way, isThere: boolean) => ({
  schema,
  wire: { post: async () => isThere, close: async () => undefined },
  show: showError(console.error, true),
  run: electro,
  contextOf: context,
})

const publisherOf = (way: Way, isThere = true) => createPublisher(partsOf(way, isThere))

const socketOf = (way: Way, caller: Caller = guest) =>
  createSocket({ ...partsOf(way, true), production: true, authenticate: async () => caller })
