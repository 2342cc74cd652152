import type { ServerResponse } from 'node:http'
import type { Account } from './account.ts'
import { StripeFailure } from './failure.ts'
import type { PaymentIntent } from './objects.ts'
import type { Form } from './params.ts'
import { answerChallenge, intentOf } from './payment-intents.ts'

/** The bank's page: `GET /3d_secure/:id` asks, `POST` with `outcome=complete` or `outcome=fail` answers. */
export const serveChallenge = (
  account: Account,
  { method, path, form }: { readonly method: string; readonly path: string; readonly form: Form },
  response: ServerResponse,
): void => {
  const id = path.split('/')[2] ?? ''
  const intent = account.store.get('payment_intent', id) && intentOf(account, id)
  if (!intent) {
    page(response, 404, '<h1>No such payment</h1>')
    return
  }
  if (method === 'POST') prove(account, intent, form.outcome === 'complete')
  const back = method === 'POST' ? backTo(form.return_url, intent) : undefined
  if (back) response.writeHead(303, { location: back }).end()
  else page(response, 200, intent.status === 'requires_action' ? question(intent, form) : thanks(intent))
}

/** A card that is declined now is an outcome like another one. */
const prove = (account: Account, intent: PaymentIntent, passed: boolean): void => {
  try {
    answerChallenge(account, intent, passed)
  } catch (error) {
    if (!(error instanceof StripeFailure)) throw error
  }
}

const question = (intent: PaymentIntent, form: Form): string => {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency: intent.currency })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  return `<h1>Is it you?</h1><p>Your test bank asks about ${format.format(intent.amount / 10 ** digits)}.</p>
<form method="post"><input type="hidden" name="return_url" value="${escaped(String(form.return_url ?? ''))}">
<button name="outcome" value="complete">Complete</button> <button name="outcome" value="fail">Fail</button></form>`
}

const thanks = ({ status }: PaymentIntent): string => `<h1>Thank you</h1><p>The payment is ${status}.</p>`

const backTo = (returnUrl: unknown, intent: PaymentIntent): string | undefined => {
  const url = URL.parse(String(returnUrl ?? ''))
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') return undefined
  url.searchParams.set('payment_intent', intent.id)
  url.searchParams.set('payment_intent_client_secret', intent.client_secret)
  url.searchParams.set('redirect_status', intent.status.startsWith('requires_payment') ? 'failed' : 'succeeded')
  return url.href
}

const page = (response: ServerResponse, status: number, body: string): void => {
  response
    .writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    .end(`<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>3-D Secure (test)</title>
<style>body{font:16px system-ui;max-width:24rem;margin:15vh auto;padding:0 1rem}button{font:inherit;padding:.5rem 1rem}</style>${body}</html>`)
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
