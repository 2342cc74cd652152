import { setTimeout as sleep } from 'node:timers/promises'
import { LookAtVendDocument, RefundVendDocument, RequestRefundDocument } from '../generated/operations.ts'
import { between, pick } from '../sim/roll.ts'
import { customer, guest, owner } from '../world/callers.ts'
import type { Cloud } from '../world/cloud.ts'
import type { Purchase } from './buyer.ts'
import { insist, settledBy } from './caller.ts'
import type { Supply } from './supplier.ts'

/** How long after the tap a customer complains, in milliseconds. */
const PATIENCE = 12_000

/**
 * What follows a purchase now and then: the customer asks for money back, and the operator's people give it back, two of
 * them at once and each under a key of its own: a part, and all that is left. To a card one follows the other.
 */
export async function claim(
  cloud: Cloud,
  { name, customerId, offer, card }: Purchase,
  seen: { vendId: string; receiptToken: string | null },
): Promise<Supply[]> {
  const { seed } = cloud.simulation
  const { vendId } = seen
  if (pick([true, false], seed, name, 'is content')) return []
  await sleep(PATIENCE)
  const caller = customerId === undefined ? guest : customer(customerId)
  const look = { name: `${name}.again`, caller, document: LookAtVendDocument, variables: seen }
  const found = settledBy(await insist(cloud, look))
  if (!('data' in found) || found.data.vend?.state !== 'COMPLETED') return []
  if (customerId !== undefined) {
    const wish = { input: { vendId, reason: 'It was warm' } }
    await insist(cloud, { name: `${name}.claim`, caller, document: RequestRefundDocument, variables: wish })
  }
  const part = { amount: between(1, offer.total.amount - MOST_OFF, seed, name, 'part'), currency: offer.total.currency }
  return await Promise.all(
    [part, null].map(async (amount, i): Promise<Supply> => {
      const refund = `${name}.refund${i}`
      const input = { vendId, amount, reason: 'It was warm', idempotencyKey: refund.replace('.', '-') }
      const wish = { name: refund, caller: owner(offer.operatorId), document: RefundVendDocument }
      const heard = await insist(cloud, { ...wish, variables: { input } })
      // Money that goes back to a card is in the books when the provider has done it, whoever learns that.
      return { name: refund, makes: card ? 'idempotency' : 'transfer', heard }
    }),
  )
}

/** A voucher may have paid so much of it. */
const MOST_OFF = 90
