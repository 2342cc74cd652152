import { setTimeout as sleep } from 'node:timers/promises'
import { LookAtVendDocument, RefundVendDocument, RequestRefundDocument } from '../generated/operations.ts'
import { between, pick } from '../sim/roll.ts'
import { customer, owner } from '../world/callers.ts'
import type { Cloud } from '../world/cloud.ts'
import type { Purchase } from './buyer.ts'
import { insist, settledBy } from './caller.ts'
import type { Supply } from './supplier.ts'

/** How long after the tap a customer complains, in milliseconds. */
const PATIENCE = 12_000

/**
 * What follows a purchase now and then: the customer asks for money back, and the operator's people give it back, two of
 * them at once and each under a key of its own: a part, and all that is left.
 */
export async function claim(cloud: Cloud, { name, customerId, offer }: Purchase, vendId: string): Promise<Supply[]> {
  const { seed } = cloud.simulation
  if (customerId === undefined || pick([true, false], seed, name, 'is content')) return []
  await sleep(PATIENCE)
  const caller = customer(customerId)
  const look = { name: `${name}.again`, caller, document: LookAtVendDocument, variables: { vendId } }
  const seen = settledBy(await insist(cloud, look))
  if (!('data' in seen) || seen.data.vend?.state !== 'COMPLETED') return []
  const wish = { input: { vendId, reason: 'It was warm' } }
  await insist(cloud, { name: `${name}.claim`, caller, document: RequestRefundDocument, variables: wish })
  const part = { amount: between(1, offer.total.amount, seed, name, 'part'), currency: offer.total.currency }
  return await Promise.all(
    [part, null].map(async (amount, i): Promise<Supply> => {
      const refund = `${name}.refund${i}`
      const input = { vendId, amount, reason: 'It was warm', idempotencyKey: refund.replace('.', '-') }
      const staff = owner(offer.operatorId)
      const heard = await insist(cloud, {
        name: refund,
        caller: staff,
        document: RefundVendDocument,
        variables: { input },
      })
      return { name: refund, makes: 'transfer', heard }
    }),
  )
}
