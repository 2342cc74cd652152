import { join } from 'node:path'
import type { CloudOptions } from '../cloud.ts'
import type { Plan } from '../config/plan.ts'
import { listen } from '../listen.ts'
import type { StripeStandIn } from './server.ts'

/** Names by which the local cloud knows that a configuration pays by Stripe. */
const SECRET_KEY = 'StripeSecretKey'
const WEBHOOK_SECRET = 'StripeWebhookSecret'
const WEBHOOK_ROUTE = 'POST /webhooks/stripe'

/** A key that Stripe itself has given out, or `none`: no cards are taken. */
const NO_STAND_IN = /^(sk|rk)_(test|live)_|^none$/

/** Stripe's keys as everybody has them in the environment, `STRIPE_SECRET_KEY` and `STRIPE_WEBHOOK_SECRET`, as secrets. */
export const stripeSecrets = (env: NodeJS.ProcessEnv): Record<string, string> => ({
  ...(env.STRIPE_SECRET_KEY && { [SECRET_KEY]: env.STRIPE_SECRET_KEY }),
  ...(env.STRIPE_WEBHOOK_SECRET && { [WEBHOOK_SECRET]: env.STRIPE_WEBHOOK_SECRET }),
})

/**
 * Starts the stand-in of Stripe for a configuration that has the secret `StripeSecretKey`, unless that is a real key of
 * Stripe's, or `none`. The secret is the only key that it lets in; events go to the route `POST /webhooks/stripe`, signed with the
 * secret `StripeWebhookSecret`, when the configuration has both. Payments are kept in the cloud's data folder, if it has one.
 * @throws PortInUseError, HostError
 */
export const attachStripe = async (
  { secrets, apis }: Pick<Plan, 'secrets' | 'apis'>,
  { port = 0, host, dataDir, clock, log }: Pick<CloudOptions, 'port' | 'host' | 'dataDir' | 'clock' | 'log'>,
  apiUrl: string,
  closers: (() => Promise<unknown>)[],
): Promise<StripeStandIn | undefined> => {
  const secretOf = (name: string) => secrets.find((secret) => secret.name === name)?.value
  const [secretKey, secret] = [secretOf(SECRET_KEY), secretOf(WEBHOOK_SECRET)]
  if (secretKey === undefined || NO_STAND_IN.test(secretKey)) return undefined
  const { startStripe } = await import('./server.ts')
  const routed = apis.some(({ routes }) => routes.some(({ routeKey }) => routeKey === WEBHOOK_ROUTE))
  const standIn = await startStripe({
    listener: await listen(port === 0 ? 0 : port + 3, host),
    secretKey,
    file: dataDir && join(dataDir, 'stripe.jsonl'),
    webhook: secret && routed ? { url: `${apiUrl}/webhooks/stripe`, secret } : undefined,
    now: clock && (() => clock.now()),
  })
  closers.push(() => standIn.stop())
  log?.({ type: 'step', message: `Card payments go to a stand-in of Stripe: ${standIn.url}` })
  return standIn
}
