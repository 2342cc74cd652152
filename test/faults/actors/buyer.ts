import { setTimeout as sleep } from 'node:timers/promises'
import {
  CancelVendDocument,
  LookAtVendDocument,
  MyVendsDocument,
  RedeemPointsDocument,
  StartVendDocument,
} from '../generated/operations.ts'
import { between, pick } from '../sim/roll.ts'
import { type Caller, customer, guest } from '../world/callers.ts'
import type { Cloud } from '../world/cloud.ts'
import type { Answer } from '../world/serve.ts'
import type { Offer, Shop } from '../world/shop.ts'
import { insist, settledBy } from './caller.ts'
import { CARDS, prove } from './cardholder.ts'
import { claim } from './claimant.ts'
import type { Supply } from './supplier.ts'

/** What startVend answers. */
export interface Started {
  startVend: { id: string; state: string; clientSecret: string | null; receiptToken: string | null }
}

/** One purchase: who wants what, and what the phone has heard of it. */
export interface Purchase {
  name: string
  /** Absent for a guest. */
  customerId?: string
  offer: Offer
  key: string
  /** The token of the card; absent when it is paid from the wallet. */
  card?: string
  /** What points were turned into, that pays a part of it. */
  voucherId?: string
  /** What startVend was answered with. */
  started: Answer<Started>[]
  /** The same key with another input: what that was answered with. */
  reused?: Answer<unknown>
  /** What the customer saw right after. */
  seen?: Answer<{ vend?: { id: string; state: string } | null | undefined }>
  /** What else was asked for under a key: a voucher, refunds. */
  more: Supply[]
}

/** How many purchases begin in one rush, and how long it is to the next, in milliseconds. */
const RUSH = 4
const BETWEEN_RUSHES = 12_000

/** Whose purchase this is, of what, and how it is paid: by the seed. */
export function planPurchase(seed: number, number: number, shop: Shop): Purchase {
  const name = `p${number}`
  const machine = pick(shop.machines, seed, name, 'machine')
  const how = pick(['WALLET', 'WALLET', 'WALLET', 'CARD', 'GUEST'], seed, name, 'pays')
  return {
    name,
    ...(how !== 'GUEST' && { customerId: pick(shop.customers, seed, name, 'customer') }),
    ...(how !== 'WALLET' && { card: pick(CARDS, seed, name, 'card') }),
    offer: pick(machine.offers, seed, name, 'slot'),
    key: `key-${number}`,
    started: [],
    more: [],
  }
}

/** Who buys. */
export const buyerOf = ({ customerId }: Purchase): Caller => (customerId === undefined ? guest : customer(customerId))

/** Buys, looks, and sometimes gives up. */
export async function buy(cloud: Cloud, purchase: Purchase): Promise<void> {
  const { seed } = cloud.simulation
  const { name } = purchase
  const turn = Math.floor(Number(name.slice(1)) / RUSH)
  await sleep(turn * BETWEEN_RUSHES + between(0, 400, seed, name, 'start'))
  await redeem(cloud, purchase)
  await start(cloud, purchase, 'start')
  const answer = settledBy(purchase.started)
  if (!('data' in answer)) return
  const { id: vendId, receiptToken, state, clientSecret } = answer.data.startVend
  if (state === 'PENDING') {
    if (clientSecret) await prove(cloud, name, clientSecret)
    await start(cloud, purchase, 'proven')
  }
  await look(cloud, purchase, vendId, receiptToken)
  if (pick([true, false, false, false, false], seed, name, 'gives up')) {
    await sleep(between(0, 3000, seed, name, 'hesitates'))
    const input = { vendId, receiptToken }
    const caller = buyerOf(purchase)
    await insist(cloud, { name: `${name}.cancel`, caller, document: CancelVendDocument, variables: { input } })
  }
  purchase.more.push(...(await claim(cloud, purchase, { vendId, receiptToken })))
}

/** How many points are turned into a discount, each of which is worth one minor unit. */
const REDEEMED = 90

/** Some turn points into a voucher first: something off, or a free drink. */
async function redeem(cloud: Cloud, purchase: Purchase): Promise<void> {
  const { name, offer, customerId } = purchase
  if (!customerId || !pick([true, false, false, false], cloud.simulation.seed, name, 'redeems')) return
  const { operatorId } = offer
  const kinds = [{ kind: 'DISCOUNT', points: REDEEMED }, { kind: 'FREE_DRINK' }] as const
  const kind = pick(kinds, cloud.simulation.seed, name, 'redeems what')
  const input = { operatorId, ...kind, idempotencyKey: `${name}-voucher` }
  const wish = { name: `${name}.redeem`, caller: buyerOf(purchase), document: RedeemPointsDocument }
  const heard = await insist(cloud, { ...wish, variables: { input } })
  purchase.more.push({ name: wish.name, makes: 'voucher', heard })
  const answer = settledBy(heard)
  if ('data' in answer) purchase.voucherId = answer.data.redeemPoints.id
}

/** Taps, and keeps what is heard of it. */
async function start(cloud: Cloud, purchase: Purchase, step: string): Promise<void> {
  const wish = { name: `${purchase.name}.${step}`, caller: buyerOf(purchase), document: StartVendDocument }
  const variables = { input: inputOf(purchase) }
  purchase.started.push(...(await insist(cloud, { ...wish, variables, passing: ['MACHINE_BUSY'] })))
}

function inputOf({ offer, card: token, voucherId, key: idempotencyKey }: Purchase) {
  const { machineId, slot, productId, total } = offer
  const payment = token ? ('CARD' as const) : ('WALLET' as const)
  const card = token && { card: { token } }
  return { machineId, slot, productId, total, payment, ...card, voucherId, idempotencyKey }
}

/** Looks at the vend, and now and then at the list of all, or takes the key again for something else. */
async function look(cloud: Cloud, purchase: Purchase, vendId: string, receiptToken: string | null): Promise<void> {
  const { seed } = cloud.simulation
  const { name } = purchase
  const caller = buyerOf(purchase)
  const seeing = { name: `${name}.look`, caller, document: LookAtVendDocument, variables: { vendId, receiptToken } }
  purchase.seen = settledBy(await insist(cloud, seeing))
  if (purchase.customerId && pick([true, false, false, false], seed, name, 'lists')) {
    await cloud.ask(`${name}.list`, caller, MyVendsDocument, {})
  }
  if (pick([true, false, false, false], seed, name, 'reuses')) {
    const input = inputOf(purchase)
    const changed = { input: { ...input, total: { ...input.total, amount: input.total.amount + 1 } } }
    const reusing = { name: `${name}.reuse`, caller, document: StartVendDocument, variables: changed }
    purchase.reused = settledBy(await insist(cloud, reusing))
  }
}
