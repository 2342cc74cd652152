/**
 * Where things are, as it was built into the page (`infra/web.ts`). A phone that opens the page of a developer's machine by
 * its address in the network finds the rest there, too: what the configuration calls `localhost` is the page's own host.
 */
export const config = {
  apiUrl: reachable(import.meta.env.VITE_API_URL),
  socketUrl: reachable(import.meta.env.VITE_SOCKET_URL),
  issuer: reachable(import.meta.env.VITE_OIDC_ISSUER),
  clientId: import.meta.env.VITE_OIDC_CLIENT_ID ?? '',
  /** Stripe's publishable key; empty without Stripe. */
  stripeKey: import.meta.env.VITE_STRIPE_KEY ?? '',
  /** The local cloud's stand-in of Stripe; empty in a deployment. */
  stripeStandIn: reachable(import.meta.env.STRIPE_API_BASE),
} as const

function reachable(url: string | undefined): string {
  const { hostname } = location
  return (url ?? '').replace(/^(\w+:\/\/)localhost(?=[:/])/, (all, scheme) =>
    hostname === 'localhost' ? all : `${scheme}${hostname}`,
  )
}
