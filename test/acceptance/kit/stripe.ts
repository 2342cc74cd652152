import { target } from './target.ts'

/** A payment as the stand-in's books have it: see `LedgerEntry` of packages/local. */
interface BookedPayment {
  paymentId: string
  metadata: { reference?: string }
  status: string
  held: number
  captured: number
  captures: number
  refunded: number
}

const call = async (method: string, path: string, body?: object | URLSearchParams) => {
  const answer = await fetch(`${target.stripe}${path}`, {
    method,
    ...(body && { body: body instanceof URLSearchParams ? body : JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return answer
}

/** What the stand-in's books say of the payment of a vend or top-up. */
export const bookedOf = async (reference: string): Promise<BookedPayment> => {
  const all = (await (await call('GET', '/_control/ledger')).json()) as BookedPayment[]
  const [first, second] = all.filter(({ metadata }) => metadata.reference === reference)
  if (!first || second) throw new Error(`${reference} has ${first ? 'two payments' : 'no payment'}`)
  return first
}

/** The customer answers the bank's question (3-D Secure). */
export const prove = async (reference: string, outcome: 'complete' | 'fail'): Promise<void> => {
  const { paymentId } = await bookedOf(reference)
  await call('POST', `/3d_secure/${paymentId}`, new URLSearchParams({ outcome }))
}

/** Plans a fault of one of the stand-in's next answers. */
export const failStripe = (fault: object) => call('POST', '/_control/faults', fault)

/** What happens to events from now on; nothing named is normal. */
export const behaveWebhooks = (mode: { hold?: boolean; copies?: number } = {}) =>
  call('POST', '/_control/webhooks', mode)

/** Delivers what was kept back, the newest first when it is said so. */
export const releaseWebhooks = (reversed = false) => call('POST', '/_control/webhooks/release', { reversed })
