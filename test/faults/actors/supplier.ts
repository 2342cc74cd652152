import { setTimeout as sleep } from 'node:timers/promises'
import { RecordRestockDocument, TopUpWalletDocument } from '../generated/operations.ts'
import { between, pick } from '../sim/roll.ts'
import { customer, owner } from '../world/callers.ts'
import type { Cloud } from '../world/cloud.ts'
import type { Answer } from '../world/serve.ts'
import type { Shop } from '../world/shop.ts'
import { insist, settledBy } from './caller.ts'
import { CARDS, prove } from './cardholder.ts'

/** Money put into a wallet, or drinks put into a machine, once: under one key. */
export interface Supply {
  name: string
  /** What it makes, once: an entity of the table. */
  makes: 'transfer' | 'topUp' | 'restock' | 'idempotency' | 'voucher'
  heard: Answer<unknown>[]
}

/** How many of each in a seed, and in which time they come, in milliseconds. */
const TOP_UPS = 3
const RESTOCKS = 1
const TIME = 30_000

/** Customers who top up, with play money or by card, and drivers who refill while others buy, by the seed. */
export function supply(cloud: Cloud, shop: Shop): { supplies: Supply[]; running: Promise<unknown>[] } {
  const topUps = Array.from({ length: TOP_UPS }, (_, i): Supply => {
    const makes = pick(['transfer', 'topUp'] as const, cloud.simulation.seed, i, 'top-up')
    return { name: `t${i}`, makes, heard: [] }
  })
  const restocks = Array.from({ length: RESTOCKS }, (_, i): Supply => ({ name: `r${i}`, makes: 'restock', heard: [] }))
  const start = (supplied: Supply, run: (cloud: Cloud, shop: Shop, supply: Supply) => Promise<void>) =>
    cloud.simulation.actor(supplied.name, async () => {
      await sleep(between(0, TIME, cloud.simulation.seed, supplied.name, 'start'))
      await run(cloud, shop, supplied)
    })
  return {
    supplies: [...topUps, ...restocks],
    running: [...topUps.map((one) => start(one, topUp)), ...restocks.map((one) => start(one, restock))],
  }
}

/** Puts money into a wallet. By card, the bank may want to know who it is; then the same call goes on. */
async function topUp(cloud: Cloud, shop: Shop, { name, makes, heard }: Supply): Promise<void> {
  const { seed } = cloud.simulation
  const { operatorId, offers } = pick(shop.machines, seed, name, 'machine')
  const amount = { amount: between(100, 1000, seed, name), currency: offers[0]?.total.currency ?? '' }
  const card = makes === 'topUp' ? { token: pick(CARDS, seed, name, 'card') } : null
  const variables = { input: { operatorId, amount, card, idempotencyKey: `${name}-key` } }
  const wish = { caller: customer(pick(shop.customers, seed, name)), document: TopUpWalletDocument, variables }
  const first = await insist(cloud, { ...wish, name: `${name}.pay` })
  heard.push(...first)
  const answer = settledBy(first)
  const secret = 'data' in answer ? answer.data.topUpWallet.topUp?.clientSecret : undefined
  if (!secret) return
  await prove(cloud, name, secret)
  heard.push(...(await insist(cloud, { ...wish, name: `${name}.proven` })))
}

/** Fills a slot. */
async function restock(cloud: Cloud, shop: Shop, { name, heard }: Supply): Promise<void> {
  const { machineId, operatorId } = pick(shop.machines, cloud.simulation.seed, name, 'machine')
  const input = { machineId, slots: [{ code: 'A1', added: 2, jamCleared: true }], idempotencyKey: `${name}-key` }
  const wish = { name: `${name}.fill`, caller: owner(operatorId), document: RecordRestockDocument }
  heard.push(...(await insist(cloud, { ...wish, variables: { input } })))
}
