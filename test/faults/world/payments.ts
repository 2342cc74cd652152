import { AsyncLocalStorage } from 'node:async_hooks'
import type { PaymentProvider } from '@dispense/core'
import { stripeProvider } from '@dispense/functions/payment'
import { type StripeStandIn, startStripe } from '@dispense/local'
import type { FaultPlan } from '../layer/plan.ts'
import { providerLayer } from '../layer/provider.ts'

/** What the stand-in signs its events with. */
export const WEBHOOK_SECRET = 'whsec_of_the_simulation'

/** Any key: the stand-in lets all in. */
const SECRET_KEY = 'sk_test_simulation'

/** One invocation, as far as its payments see it. */
interface Invocation {
  provider: PaymentProvider
  /** Epoch milliseconds. */
  deadline: number
}

const running = new AsyncLocalStorage<Invocation>()

/** Runs an invocation that may ask this provider, until its deadline. */
export const runWith = <T>(invocation: Invocation, run: () => Promise<T>): Promise<T> => running.run(invocation, run)

const current = (): Invocation => {
  const invocation = running.getStore()
  if (!invocation) throw new Error('Payments are made in an invocation')
  return invocation
}

/** The provider of whichever invocation runs: the API's server is one for all simulations. */
export const payments: PaymentProvider = {
  authorize: (order) => current().provider.authorize(order),
  retrieve: (id) => current().provider.retrieve(id),
  find: (reference) => current().provider.find(reference),
  capture: (id, amount) => current().provider.capture(id, amount),
  cancel: (id) => current().provider.cancel(id),
  refund: (id, amount, reference) => current().provider.refund(id, amount, reference),
  movements: (from, to, cursor) => current().provider.movements(from, to, cursor),
}

/** Stripe, reached through `fetch` or by the SDK's own means. */
export const reachStripe = (apiBase: string, carrier?: typeof fetch): PaymentProvider =>
  stripeProvider(
    { secretKey: SECRET_KEY, apiBase, fetch: carrier },
    () => running.getStore()?.deadline ?? Date.now() + 20_000,
  )

/** A stand-in of Stripe of one simulation, and the way to it. Its events are kept back until somebody brings them. */
export async function openStripe(
  plan: FaultPlan,
  now: () => number,
): Promise<{ standIn: StripeStandIn; provider: PaymentProvider }> {
  const standIn = await startStripe({ now, webhook: { url: 'http://webhook.example', secret: WEBHOOK_SECRET } })
  standIn.webhooks.behave({ hold: true })
  const provider = reachStripe(standIn.url, providerLayer(plan, standIn))
  // Outside of the simulation: the SDK is loaded with the first call.
  await provider.find('nothing')
  return { standIn, provider }
}
