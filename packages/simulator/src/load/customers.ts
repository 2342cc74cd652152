import { type Client, RefusedError } from '../client.ts'
import { StartVendDocument, TopUpWalletDocument } from '../generated/operations.ts'
import type { Chance } from './chance.ts'
import { popularity } from './demand.ts'
import type { Column, SimulatedMachine } from './machines.ts'
import { countIn, type Tally } from './tally.ts'

/** Somebody who buys: a guest by card, or a customer of the demo from a wallet. */
export type Customer = { client: Client; payment: 'CARD' } | { client: Client; payment: 'WALLET'; customerId: string }

/** A vend that was begun, and when its tap was. */
export interface Started {
  vendId: string
  tappedAt: number
  /** Makes room for the next customer. */
  leave: () => void
}

/** How often a customer taps again when no answer comes: under the same key, so that it buys once. */
const TRIES = 4

/** How much goes into a wallet when it is empty, in minor units. */
const TOP_UP = 5000

/** How often somebody taps at a machine that another stands at: by a photo of its code, say. */
const JOSTLING = 0.02

/** What a tap happens in. */
interface Place {
  machines: readonly SimulatedMachine[]
  /** The machines that somebody stands at. */
  taken: Set<SimulatedMachine>
  chance: Chance
  tally: Tally
  operatorId: string
}

/**
 * Somebody wants a drink: stands at a machine that is free, taps, and stays until the vend is over, which `leave` of the answer says;
 * goes away when there is no free machine. Answers undefined when there is no vend.
 */
export async function buy(customer: Customer, place: Place): Promise<Started | undefined> {
  const { machines, taken, chance, tally } = place
  const isJostling = chance.happens(JOSTLING)
  const free = isJostling ? machines : machines.filter((machine) => !taken.has(machine))
  if (free.length === 0) {
    tally.crowded += 1
    return undefined
  }
  const machine = chance.pick(free)
  const leave = () => void (isJostling || taken.delete(machine))
  if (!isJostling) taken.add(machine)
  const vend = await tap(customer, machine, place)
  if (!vend) leave()
  return vend && { ...vend, leave }
}

/**
 * One tap: a product by its popularity, paid as the customer pays; answers the vend, undefined when the machine said no. An answer
 * that was lost on the way is asked for again.
 */
async function tap(
  { client, payment }: Customer,
  machine: SimulatedMachine,
  { chance, tally, operatorId }: Place,
): Promise<Omit<Started, 'leave'> | undefined> {
  const column = chance.pick(machine.columns, popularity(machine.columns.length))
  const input = {
    ...{ machineId: machine.id, slot: column.code, productId: column.productId, total: column.total },
    ...{ payment, idempotencyKey: crypto.randomUUID() },
    ...(payment === 'CARD' && { card: { token: 'pm_card_visa' } }),
  }
  const tappedAt = performance.now()
  tally.taps += 1
  for (let tries = 1; ; tries++) {
    try {
      const { startVend } = await client.request(StartVendDocument, { input })
      if (startVend.state === 'DECLINED') {
        countIn(tally.refused, 'DECLINED')
        return undefined
      }
      tally.started += 1
      return { vendId: startVend.id, tappedAt }
    } catch (error) {
      if (error instanceof RefusedError) {
        countIn(tally.refused, error.code)
        if (error.code === 'INSUFFICIENT_FUNDS') await topUp(client, column, operatorId)
        return undefined
      }
      if (tries < TRIES) continue
      countIn(tally.broken, error instanceof Error ? error.message : String(error))
      return undefined
    }
  }
}

async function topUp(client: Client, { total: { currency } }: Column, operatorId: string) {
  const input = { operatorId, amount: { amount: TOP_UP, currency }, idempotencyKey: crypto.randomUUID() }
  await client.request(TopUpWalletDocument, { input }).catch(() => undefined)
}
