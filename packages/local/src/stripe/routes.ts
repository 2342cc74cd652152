import type { Account } from './account.ts'
import { noSuch, notAllowed, StripeFailure } from './failure.ts'
import { listPage, searchPage } from './lists.ts'
import type { Kinds } from './objects.ts'
import type { Params } from './params.ts'
import {
  cancelPaymentIntent,
  capturePaymentIntent,
  confirmPaymentIntent,
  createPaymentIntent,
  intentOf,
} from './payment-intents.ts'
import { createConfirmationToken, createPaymentMethod, methodOf } from './payment-methods.ts'
import { createRefund } from './refunds.ts'
import { createWebhookEndpoint } from './webhooks.ts'

/** What an endpoint is given. */
export interface Call {
  readonly account: Account
  readonly params: Params
  /** The id in the path; empty in paths without one. */
  readonly id: string
  /** The path, without its query. */
  readonly path: string
  /** Where the stand-in listens. */
  readonly base: string
  /** Until when the search index has seen payments, epoch seconds. */
  readonly searchable: number
}

/** An endpoint of the API. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: RegExp
  /** Whether a page may call it with a publishable key (`pk_...`). */
  readonly publishable?: boolean
  run(call: Call): object
}

/** Finds the endpoint of a request. @throws StripeFailure 404 */
export const routeOf = (method: string, path: string): { route: Route; id: string } => {
  for (const route of ROUTES) {
    const match = route.method === method ? route.path.exec(path) : null
    if (match) return { route, id: decodeURIComponent(match[1] ?? '') }
  }
  const message = `Unrecognized request URL (${method}: ${path}). The local stand-in of Stripe has card payments only: see packages/local/README.md`
  throw new StripeFailure(404, 'invalid_request_error', message, {}, true)
}

const readable = <K extends keyof Kinds>(kind: K, path: string): Route[] => [
  {
    method: 'GET',
    path: new RegExp(`^/v1/${path}/([^/]+)$`),
    run: ({ account, params, id }) => {
      params.end()
      const found = account.store.get(kind, id)
      if (found) return found
      throw noSuch(kind, id, 'id')
    },
  },
  listed(kind, path),
]

const listed = (kind: keyof Kinds, path: string): Route => ({
  method: 'GET',
  path: new RegExp(`^/v1/${path}$`),
  run: ({ account, params, path: url }) => listPage(account.store, kind, params, url),
})

const ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: /^\/v1\/payment_intents$/,
    run: ({ account, params, base }) => createPaymentIntent(account, params, base),
  },
  {
    method: 'GET',
    path: /^\/v1\/payment_intents\/search$/,
    run: ({ account, params, path, searchable }) => searchPage(account.store, params, path, searchable),
  },
  {
    method: 'GET',
    path: /^\/v1\/payment_intents\/([^/]+)$/,
    publishable: true,
    run: ({ account, params, id }) => {
      params.ignore('client_secret')
      params.end()
      return intentOf(account, id)
    },
  },
  listed('payment_intent', 'payment_intents'),
  {
    method: 'POST',
    path: /^\/v1\/payment_intents\/([^/]+)\/confirm$/,
    publishable: true,
    run: ({ account, params, base, id }) => confirmPaymentIntent(account, params, base, id),
  },
  {
    method: 'POST',
    path: /^\/v1\/payment_intents\/([^/]+)\/capture$/,
    run: ({ account, params, id }) => capturePaymentIntent(account, params, id),
  },
  {
    method: 'POST',
    path: /^\/v1\/payment_intents\/([^/]+)\/cancel$/,
    run: ({ account, params, id }) => cancelPaymentIntent(account, params, id),
  },
  { method: 'POST', path: /^\/v1\/refunds$/, run: ({ account, params }) => createRefund(account, params) },
  ...readable('refund', 'refunds'),
  {
    method: 'POST',
    path: /^\/v1\/payment_methods$/,
    publishable: true,
    run: ({ account, params }) => createPaymentMethod(account, params),
  },
  {
    method: 'GET',
    path: /^\/v1\/payment_methods\/([^/]+)$/,
    run: ({ account, params, id }) => {
      params.end()
      return methodOf(account, id)
    },
  },
  {
    method: 'POST',
    path: /^\/v1\/(?:test_helpers\/)?confirmation_tokens$/,
    publishable: true,
    run: ({ account, params }) => createConfirmationToken(account, params),
  },
  ...readable('confirmation_token', 'confirmation_tokens').slice(0, 1),
  ...readable('charge', 'charges'),
  ...readable('dispute', 'disputes'),
  ...readable('balance_transaction', 'balance_transactions'),
  ...readable('event', 'events'),
  {
    method: 'POST',
    path: /^\/v1\/webhook_endpoints$/,
    run: ({ account, params }) => createWebhookEndpoint(account.store, params, account.now),
  },
  ...readable('webhook_endpoint', 'webhook_endpoints').map((route) => ({ ...route, run: withoutSecret(route.run) })),
  {
    method: 'DELETE',
    path: /^\/v1\/webhook_endpoints\/([^/]+)$/,
    run: ({ account, id }) => {
      const found = account.store.get('webhook_endpoint', id)
      if (!found) throw noSuch('webhook endpoint', id, 'id')
      account.store.delete(found)
      return { id, object: 'webhook_endpoint', deleted: true }
    },
  },
]

function withoutSecret(run: Route['run']): Route['run'] {
  const hide = ({ secret: _, ...shown }: Record<string, unknown>) => shown
  return (call) => {
    const answer = run(call) as Record<string, unknown>
    return Array.isArray(answer.data)
      ? { ...answer, data: (answer.data as Record<string, unknown>[]).map(hide) }
      : hide(answer)
  }
}

/** A page may see and confirm a payment only with its client secret. @throws StripeFailure */
export const checkClientSecret = (account: Account, id: string, path: string, secret: string | undefined): void => {
  if (!path.includes('/payment_intents/')) return
  const intent = intentOf(account, id)
  if (secret === intent.client_secret) return
  throw notAllowed(
    'payment_intent_invalid_parameter',
    'The client_secret provided does not match the client_secret associated with the PaymentIntent.',
    { param: 'client_secret' },
  )
}
