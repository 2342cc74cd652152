import { setTimeout as sleep } from 'node:timers/promises'
import { RecordRestockDocument, TopUpWalletDocument } from '../generated/operations.ts'
import { between, pick } from '../sim/roll.ts'
import { type Caller, customer, owner } from '../world/callers.ts'
import type { Cloud, TypedDocument } from '../world/cloud.ts'
import type { Answer } from '../world/serve.ts'
import type { Shop } from '../world/shop.ts'
import { insist } from './caller.ts'

/** Money put into a wallet, or drinks put into a machine, once: under one key. */
export interface Supply {
  name: string
  /** What it makes, once: an entity of the table. */
  makes: 'transfer' | 'restock'
  heard: Answer<unknown>[]
}

/** How many of each in a seed, and in which time they come, in milliseconds. */
const TOP_UPS = 2
const RESTOCKS = 1
const TIME = 30_000

/** Customers who top up and drivers who refill while others buy, by the seed. */
export function supply(cloud: Cloud, shop: Shop): { supplies: Supply[]; running: Promise<unknown>[] } {
  const supplies: Supply[] = []
  const running: Promise<unknown>[] = []
  const start = <Data, Variables extends Record<string, unknown>>(
    name: string,
    makes: Supply['makes'],
    caller: Caller,
    document: TypedDocument<Data, Variables>,
    variables: Variables,
  ) => {
    const one: Supply = { name, makes, heard: [] }
    supplies.push(one)
    running.push(
      cloud.simulation.actor(name, async () => {
        await sleep(between(0, TIME, cloud.simulation.seed, name, 'start'))
        one.heard = await insist(cloud, { name, caller, document, variables })
      }),
    )
  }
  const { seed } = cloud.simulation
  for (let i = 0; i < TOP_UPS; i++) {
    const name = `t${i}`
    const { operatorId, offers } = pick(shop.machines, seed, name, 'machine')
    const amount = { amount: between(100, 1000, seed, name), currency: offers[0]?.total.currency ?? '' }
    const input = { operatorId, amount, idempotencyKey: `${name}-key` }
    start(name, 'transfer', customer(pick(shop.customers, seed, name)), TopUpWalletDocument, { input })
  }
  for (let i = 0; i < RESTOCKS; i++) {
    const name = `r${i}`
    const { machineId, operatorId } = pick(shop.machines, seed, name, 'machine')
    const input = { machineId, slots: [{ code: 'A1', added: 2, jamCleared: true }], idempotencyKey: `${name}-key` }
    start(name, 'restock', owner(operatorId), RecordRestockDocument, { input })
  }
  return { supplies, running }
}
