import { createPublisher, createSocket, eventsOfRecord, showError } from '@dispense/api'
import { type VendRecord, vendById } from '@dispense/core'
import type { Fleet } from './fleet.ts'
import type { Act, Operation } from './operation.ts'
import { type Door, schema } from './shop.ts'

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
      what: 'a vend has ended and nobody waits for it, at once or from the stream',
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
      keys: 'Query `topic` of those that are waited for; Publication read',
      prepare: async (fleet) => {
        const vend = await soldAt(fleet)
        await subscribed(fleet, 'again', vend.machineId)
        await publisherOf(fleet).publish(eventsOfRecord(vend))
        return (shop) => publisherOf(shop).publish(eventsOfRecord(vend), { again: true })
      },
    },
  ]
}

/** Tells those who wait for a vend's changes; `isThere` says whether their connections are open. */
const publication =
  (vend: VendRecord, isThere = true): Act =>
  (shop) =>
    publisherOf(shop, isThere).publish(eventsOfRecord(vend))

/** A whole vend at a machine that nobody has subscribed to yet. */
async function soldAt(fleet: Fleet): Promise<VendRecord> {
  const { vendId } = await fleet.buy(fleet.nextMachine())
  const { data } = (await vendById(vendId).go(fleet.electro())) as { data: VendRecord | null }
  if (!data) throw new Error(`The vend ${vendId} is gone`)
  return data
}

async function open(way: Way, connectionId: string): Promise<void> {
  await socketOf(way).open(connectionId)
  await socketOf(way).message(connectionId, JSON.stringify({ type: 'connection_init' }))
}

async function subscribe(way: Way, connectionId: string, id: string): Promise<void> {
  const query = 'subscription ($id: ID!) { onMachineChanged(machineId: $id) { id busy slots { code stock } } }'
  const message = { id: '1', type: 'subscribe', payload: { query, variables: { id } } }
  await socketOf(way).message(connectionId, JSON.stringify(message))
}

async function subscribed(way: Way, connectionId: string, machineId: string): Promise<void> {
  await open(way, connectionId)
  await subscribe(way, connectionId, machineId)
}

const guest = { authMode: 'API_KEY', identity: null } as const

/** A wire that leads nowhere: what is counted is what the table is asked. */
const partsOf = ({ electro, context }: Way, isThere: boolean) => ({
  schema,
  wire: { post: async () => isThere, close: async () => undefined },
  show: showError(console.error, true),
  run: electro,
  contextOf: context,
})

const publisherOf = (way: Way, isThere = true) => createPublisher(partsOf(way, isThere))

const socketOf = (way: Way) =>
  createSocket({ ...partsOf(way, true), production: true, authenticate: async () => guest })
