import Stripe from 'stripe'
import type { StripeStandIn } from '../stripe/server.ts'

/** The official SDK, pointed at a stand-in. */
export const sdkFor = (
  { url }: Pick<StripeStandIn, 'url'>,
  key = 'sk_test_local',
  config: Partial<ConstructorParameters<typeof Stripe>[1]> = {},
): Stripe => {
  const { hostname: host, port } = new URL(url)
  return new Stripe(key, { host, port, protocol: 'http', maxNetworkRetries: 0, telemetry: false, ...config })
}
