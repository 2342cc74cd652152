import { createHmac } from 'node:crypto'
import { API_VERSION, newId, randomText } from './account.ts'
import { invalidParameter } from './failure.ts'
import type { Delivery, StripeEvent, StripeObject, WebhookEndpoint } from './objects.ts'
import type { Params } from './params.ts'
import type { Store } from './store.ts'

/** A call of a webhook, signed. */
export interface SignedCall {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What goes wrong between Stripe and a webhook. */
export interface WebhookMode {
  /** Keep everything back until `release` or `take`. */
  readonly hold: boolean
  /** Milliseconds from the event to its delivery. */
  readonly delay: number
  /** How often each event is delivered. */
  readonly copies: number
}

const NORMAL: WebhookMode = { hold: false, delay: 0, copies: 1 }

/** A webhook has this long to answer, in milliseconds. */
const PATIENCE = 10_000

/** A delivery that failed is repeated after 0.5 s, then always twice as late, up to an hour; Stripe gives up after three days. */
const FIRST_RETRY = 500
const LAST_RETRY = 60 * 60 * 1000
const ATTEMPTS = 80

/** Brings events to the webhook endpoints, with signatures, and repeats what was not answered with a 2xx. */
export class Webhooks {
  readonly #store: Store
  readonly #now: () => number
  readonly #timers = new Set<NodeJS.Timeout>()
  readonly #running = new Set<Promise<void>>()
  readonly #stopping = new AbortController()
  #mode = NORMAL
  #fresh: Delivery[] = []

  constructor(store: Store, now: () => number) {
    this.#store = store
    this.#now = now
  }

  /** Goes on with what a stop has left. */
  start(): void {
    for (const delivery of this.#store.all('delivery')) this.#schedule(delivery, 0)
  }

  /** Makes an event, and what is to be delivered of it. */
  emit(type: string, object: StripeObject, request: StripeEvent['request']): void {
    const endpoints = this.#store
      .all('webhook_endpoint')
      .filter(({ enabled_events }) => enabled_events.includes('*') || enabled_events.includes(type))
    const event = this.#store.save<StripeEvent>({
      id: newId('evt'),
      object: 'event',
      api_version: API_VERSION,
      created: Math.floor(this.#now() / 1000),
      data: { object: structuredClone(object) },
      livemode: false,
      pending_webhooks: endpoints.length,
      request,
      type,
    })
    for (const endpoint of endpoints) {
      const delivery = { id: newId('dlv'), event: event.id, endpoint: endpoint.id, attempts: 0 }
      this.#fresh.push(this.#store.save({ ...delivery, object: 'delivery' }))
    }
  }

  /** Sends what was made since the last time; to be called when it is stored. */
  flush(): void {
    const fresh = this.#fresh
    this.#fresh = []
    if (this.#mode.hold) return
    for (const delivery of fresh) this.#schedule(delivery, this.#mode.delay)
  }

  /** How events travel from now on; what is not named is normal. */
  behave(mode: Partial<WebhookMode>): void {
    this.#mode = { ...NORMAL, ...mode }
  }

  /** Delivers what was kept back, the newest first when `reversed`. */
  release(reversed = false): void {
    const held = this.#store.all('delivery')
    for (const delivery of reversed ? held.reverse() : held) this.#schedule(delivery, 0)
  }

  /** The calls that were kept back, signed, for a test that makes them itself. They count as delivered. */
  take(): SignedCall[] {
    const calls = this.#store.all('delivery').flatMap((delivery) => {
      const call = this.#signed(delivery)
      this.#end(delivery)
      return call ?? []
    })
    this.#store.commit()
    return calls
  }

  /** Ends what is under way; it is stored and goes on with the next start. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    for (const timer of this.#timers) clearTimeout(timer)
    await Promise.all(this.#running)
  }

  #schedule(delivery: Delivery, after: number): void {
    if (this.#stopping.signal.aborted) return
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      const running = this.#deliver(delivery).finally(() => this.#running.delete(running))
      this.#running.add(running)
    }, after)
    this.#timers.add(timer)
  }

  async #deliver(delivery: Delivery): Promise<void> {
    const call = this.#signed(delivery)
    if (!call) return this.#end(delivery)
    const answers = await Promise.all(Array.from({ length: this.#mode.copies }, () => this.#send(call)))
    if (answers.some((ok) => ok)) this.#end(delivery)
    else if (!this.#stopping.signal.aborted) this.#repeat(delivery)
    this.#store.commit()
  }

  #repeat(delivery: Delivery): void {
    delivery.attempts++
    if (delivery.attempts >= ATTEMPTS) {
      this.#end(delivery)
      return
    }
    this.#store.save(delivery)
    this.#schedule(delivery, Math.min(LAST_RETRY, FIRST_RETRY * 2 ** (delivery.attempts - 1)))
  }

  #end(delivery: Delivery): void {
    this.#store.delete(delivery)
    const event = this.#store.get('event', delivery.event)
    if (event) this.#store.save(Object.assign(event, { pending_webhooks: event.pending_webhooks - 1 }))
  }

  async #send({ url, headers, body }: SignedCall): Promise<boolean> {
    const signal = AbortSignal.any([this.#stopping.signal, AbortSignal.timeout(PATIENCE)])
    try {
      const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' })
      await response.arrayBuffer()
      return response.ok
    } catch {
      return false
    }
  }

  #signed({ event: eventId, endpoint: endpointId }: Delivery): SignedCall | undefined {
    const event = this.#store.get('event', eventId)
    const endpoint = this.#store.get('webhook_endpoint', endpointId)
    if (!event || !endpoint) return undefined
    const body = JSON.stringify(event, null, 2)
    const at = Math.floor(this.#now() / 1000)
    const signature = createHmac('sha256', endpoint.secret).update(`${at}.${body}`).digest('hex')
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'stripe-signature': `t=${at},v1=${signature}`,
      'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
    }
    return { url: endpoint.url, headers, body }
  }
}

/** `POST /v1/webhook_endpoints`; the answer alone has the secret. */
export const createWebhookEndpoint = (store: Store, params: Params, now: number): WebhookEndpoint => {
  const url = params.required('url')
  const enabled_events = params.list('enabled_events')
  if (!URL.canParse(url)) throw invalidParameter('url', 'Not a valid URL', 'url_invalid')
  if (enabled_events.length === 0) {
    throw invalidParameter('enabled_events', 'Missing required param: enabled_events.', 'parameter_missing')
  }
  const description = params.text('description') ?? null
  const metadata = params.metadata()
  const api_version = params.text('api_version') ?? null
  params.end()
  return store.save(endpoint({ url, enabled_events, description, metadata, api_version, created: now }))
}

/** A webhook endpoint with what is not given filled in. */
export const endpoint = (
  given: Partial<WebhookEndpoint> & Pick<WebhookEndpoint, 'url' | 'created'>,
): WebhookEndpoint => ({
  id: newId('we'),
  object: 'webhook_endpoint',
  api_version: null,
  description: null,
  enabled_events: ['*'],
  livemode: false,
  metadata: {},
  secret: `whsec_${randomText(32)}`,
  status: 'enabled',
  ...given,
})
