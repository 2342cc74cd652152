import { setTimeout as sleep } from 'node:timers/promises'
import { CancelVendDocument, LookAtVendDocument, MyVendsDocument, StartVendDocument } from '../generated/operations.ts'
import { between, pick } from '../sim/roll.ts'
import { customer } from '../world/callers.ts'
import type { Cloud } from '../world/cloud.ts'
import type { Answer } from '../world/serve.ts'
import type { Offer, Shop } from '../world/shop.ts'
import { insist, settledBy } from './caller.ts'
import { claim } from './claimant.ts'
import type { Supply } from './supplier.ts'

/** One purchase: who wants what, and what the phone has heard of it. */
export interface Purchase {
  name: string
  customerId: string
  offer: Offer
  key: string
  /** What startVend was answered with. */
  started: Answer<{ startVend: { id: string; state: string } }>[]
  /** The same key with another input: what that was answered with. */
  reused?: Answer<unknown>
  /** What the customer saw right after. */
  seen?: Answer<{ vend?: { id: string; state: string } | null | undefined }>
  /** The refunds that were asked for. */
  refunds: Supply[]
}

/** How many purchases begin in one rush, and how long it is to the next, in milliseconds. */
const RUSH = 4
const BETWEEN_RUSHES = 12_000

/** Whose purchase this is and of what: by the seed. */
export function planPurchase(seed: number, number: number, shop: Shop): Purchase {
  const name = `p${number}`
  const machine = pick(shop.machines, seed, name, 'machine')
  return {
    name,
    customerId: pick(shop.customers, seed, name, 'customer'),
    offer: pick(machine.offers, seed, name, 'slot'),
    key: `key-${number}`,
    started: [],
    refunds: [],
  }
}

/** Buys, looks, and sometimes gives up. */
export async function buy(cloud: Cloud, purchase: Purchase): Promise<void> {
  const { seed } = cloud.simulation
  const { name, offer, key } = purchase
  const caller = customer(purchase.customerId)
  const turn = Math.floor(Number(name.slice(1)) / RUSH)
  await sleep(turn * BETWEEN_RUSHES + between(0, 400, seed, name, 'start'))
  const { machineId, slot, productId, total } = offer
  const input = { machineId, slot, productId, total, idempotencyKey: key }
  const variables = { input }
  const wish = { name: `${name}.start`, caller, document: StartVendDocument, variables, passing: ['MACHINE_BUSY'] }
  purchase.started = await insist(cloud, { ...wish, attempts: 6 })
  const answer = settledBy(purchase.started)
  if (!('data' in answer)) return
  const vendId = answer.data.startVend.id
  purchase.seen = settledBy(
    await insist(cloud, { name: `${name}.look`, caller, document: LookAtVendDocument, variables: { vendId } }),
  )
  if (pick([true, false, false, false], seed, name, 'lists')) {
    await cloud.ask(`${name}.list`, caller, MyVendsDocument, {})
  }
  if (pick([true, false, false, false], seed, name, 'reuses')) {
    const changed = { input: { ...input, total: { ...total, amount: total.amount + 1 } } }
    purchase.reused = settledBy(
      await insist(cloud, { name: `${name}.reuse`, caller, document: StartVendDocument, variables: changed }),
    )
  }
  if (pick([true, false, false, false, false], seed, name, 'gives up')) {
    await sleep(between(0, 3000, seed, name, 'hesitates'))
    await insist(cloud, {
      name: `${name}.cancel`,
      caller,
      document: CancelVendDocument,
      variables: { input: { vendId } },
    })
  }
  purchase.refunds = await claim(cloud, purchase, vendId)
}
