import { setTimeout as sleep } from 'node:timers/promises'
import { ReportOfflineVendsDocument, type ReportOfflineVendsMutation } from '../generated/operations.ts'
import { between, pick } from '../sim/roll.ts'
import { machine } from '../world/callers.ts'
import type { Cloud } from '../world/cloud.ts'
import type { Answer } from '../world/serve.ts'
import type { Shop } from '../world/shop.ts'
import { insist } from './caller.ts'

/** What a machine sold while it had no network, or for coins. */
export interface Sale {
  sequence: number
  slot: string
  payment: 'WALLET' | 'CASH'
  customerId?: string
  total: { amount: number; currency: string }
  soldAt: string
  clockUncertain: boolean
}

/** A report of such sales, and what was heard of it. */
export interface OfflineReport {
  name: string
  sales: readonly Sale[]
  heard: Answer<ReportOfflineVendsMutation>[]
}

/** The most sales that are reported at once here. */
const MOST = 3

/**
 * A machine loses the network for a while, goes on selling to whose wallets it knows, and reports when it is online again:
 * again and again until it is heard, and now and then once more. One price in eight is not the one that the slot has.
 */
export async function sellOffline(
  cloud: Cloud,
  turn: string,
  { machineId, operatorId, offers }: Shop['machines'][number],
  { customers, numbers }: { customers: readonly string[]; numbers: () => number },
): Promise<OfflineReport> {
  const { seed } = cloud.simulation
  const name = `${turn}.offline`
  const sales: Sale[] = []
  for (let i = 0; i < between(1, MOST, seed, name, 'sales'); i++) {
    await sleep(between(200, 2000, seed, name, i, 'apart'))
    const { slot, total } = pick(offers, seed, name, i, 'slot')
    const wrong = pick([1, 0, 0, 0, 0, 0, 0, 0], seed, name, i, 'price')
    sales.push({
      sequence: numbers(),
      slot,
      ...paid(pick(['WALLET', 'WALLET', 'COINS', 'COINS OF A CUSTOMER'], seed, name, i, 'pays'), {
        customerId: pick(customers, seed, name, i, 'customer'),
      }),
      total: { ...total, amount: total.amount + wrong },
      soldAt: new Date().toISOString(),
      clockUncertain: pick([true, false, false, false], seed, name, i, 'clock'),
    })
  }
  const caller = machine(machineId, operatorId)
  const wish = { caller, document: ReportOfflineVendsDocument, variables: { input: { vends: sales } }, attempts: 40 }
  const heard = await insist(cloud, { ...wish, name })
  if (cloud.plan.meet(`${name}#again`, { 'doubled event': 0.2 })) {
    heard.push(...(await insist(cloud, { ...wish, name: `${name}-again` })))
  }
  return { name, sales, heard }
}

/** How it was paid; of coins the machine may know whose they were. */
const paid = (how: string, { customerId }: { customerId: string }): Pick<Sale, 'payment' | 'customerId'> => ({
  payment: how === 'WALLET' ? 'WALLET' : 'CASH',
  ...(how !== 'COINS' && { customerId }),
})
