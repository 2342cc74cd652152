import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Listener, listen } from '../listen.ts'
import { Account, API_VERSION, expanded, newId, randomText } from './account.ts'
import { behaviourOf } from './cards.ts'
import { serveChallenge } from './challenge.ts'
import { serveControl } from './control.ts'
import { StripeFailure } from './failure.ts'
import { type Fault, Faults } from './faults.ts'
import { type Answer, Idempotency } from './idempotency.ts'
import { type LedgerEntry, ledgerOf } from './ledger.ts'
import type { PaymentIntent, StripeEvent } from './objects.ts'
import { type Form, Params, parseForm } from './params.ts'
import { checkClientSecret, type Route, routeOf } from './routes.ts'
import { Store } from './store.ts'
import { endpoint, type SignedCall, type WebhookMode, Webhooks } from './webhooks.ts'

/** How to start the stand-in; without anything it is empty, on a free port, and forgets all when it stops. */
export interface StripeOptions {
  /** A server that listens already; default one of its own on a free port. */
  readonly listener?: Listener | undefined
  /** The only secret key that is let in; default any. */
  readonly secretKey?: string | undefined
  /** Where its journal is kept; default nowhere. */
  readonly file?: string | undefined
  /** A webhook endpoint that is there from the start. */
  readonly webhook?: { readonly url: string; readonly secret: string } | undefined
  /** Epoch milliseconds; default the clock. */
  readonly now?: (() => number) | undefined
  /** How long the search index is behind, in seconds; default 0. Stripe's is behind by up to a minute. */
  readonly searchDelay?: number | undefined
}

/** A running stand-in. What its methods do, its control door does over HTTP: see control.ts. */
export interface StripeStandIn {
  /** For example `http://localhost:4003`; for the SDK: `new Stripe(key, { host, port, protocol: 'http' })`. */
  readonly url: string
  /** Plans a fault of one of the next requests. */
  fail(fault: Fault): void
  /** Forgets the planned faults. */
  clearFaults(): void
  /** What happens to the deliveries of events from now on. */
  webhooks: {
    behave(mode: Partial<WebhookMode>): void
    release(reversed?: boolean): void
    take(): SignedCall[]
  }
  /** All payments as its books have them. */
  ledger(): LedgerEntry[]
  stop(): Promise<void>
}

/** Starts a stand-in of Stripe: card payments over Stripe's own protocol, for the official SDK. */
export const startStripe = async (options: StripeOptions = {}): Promise<StripeStandIn> => {
  const listener = options.listener ?? (await listen(0))
  const now = options.now ?? Date.now
  const store = new Store(options.file)
  const url = `http://localhost:${listener.port}`
  const server = new StripeServer(store, now, url, options)
  server.open()
  listener.handle(server.handle)
  const { webhooks, faults } = server
  return {
    url,
    fail: (fault) => faults.plan(fault),
    clearFaults: () => faults.clear(),
    webhooks: {
      behave: (mode) => webhooks.behave(mode),
      release: (reversed) => webhooks.release(reversed),
      take: () => webhooks.take(),
    },
    ledger: () => ledgerOf(store),
    stop: async () => {
      await listener.close()
      await webhooks.stop()
      store.commit()
    },
  }
}

/** A request that has been read. */
interface Request {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly form: Form
  /** What its parameters are, as one text. */
  readonly text: string
  readonly key: string | undefined
  readonly authorization: string
}

const NO_FAULT: Fault = { execute: true, answer: 'normal' }

const DAY = 24 * 60 * 60 * 1000

class StripeServer {
  readonly webhooks: Webhooks
  readonly faults = new Faults()
  readonly #store: Store
  readonly #now: () => number
  readonly #url: string
  readonly #options: StripeOptions
  readonly #idempotency: Idempotency

  constructor(store: Store, now: () => number, url: string, options: StripeOptions) {
    this.#store = store
    this.#now = now
    this.#url = url
    this.#options = options
    this.#idempotency = new Idempotency(store, now)
    this.webhooks = new Webhooks(store, now)
  }

  open(): void {
    const { webhook } = this.#options
    const created = Math.floor(this.#now() / 1000)
    this.#forget()
    if (webhook) this.#store.save(endpoint({ ...webhook, created, id: 'we_local' }))
    this.#store.commit()
    this.webhooks.start()
  }

  /** What Stripe too keeps for a while only: answers under keys for a day, events for 30. */
  #forget(): void {
    const now = this.#now()
    for (const record of this.#store.all('idempotency')) if (record.at < now - DAY) this.#store.delete(record)
    for (const event of this.#store.all('event')) if (event.created * 1000 < now - 30 * DAY) this.#store.delete(event)
  }

  handle = (request: IncomingMessage, response: ServerResponse): void => {
    this.#serve(request, response).catch((error: unknown) => {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
      send(response, 500, { 'request-id': newId('req') }, JSON.stringify({ error: { type: 'api_error', message } }))
    })
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('access-control-allow-origin', '*')
    response.setHeader('access-control-allow-headers', 'authorization, content-type, idempotency-key, stripe-version')
    response.setHeader('access-control-allow-methods', 'GET, POST, DELETE')
    if (incoming.method === 'OPTIONS') return send(response, 204, {}, '')
    const body = await readText(incoming)
    const request = requestOf(incoming, body)
    if (request.path.startsWith('/_control')) return serveControl(this, this.#store, request, body, response)
    if (request.path.startsWith('/3d_secure/')) {
      serveChallenge(this.#account(request), request, response)
      return this.#keep()
    }
    await this.#answer(request, response)
  }

  async #answer(request: Request, response: ServerResponse): Promise<void> {
    const headers = {
      'request-id': request.id,
      'stripe-version': API_VERSION,
      ...(request.key && { 'idempotency-key': request.key, 'original-request': request.id }),
    }
    try {
      const { route, id } = this.#admit(request)
      const first = request.key && this.#idempotency.begin(request.key, placeOf(request), request.text)
      const fault = this.faults.take(request, first !== undefined) ?? NO_FAULT
      if (first) {
        const replayed = { ...headers, 'original-request': first.request, 'idempotent-replayed': 'true' }
        finish(response, replayed, first, fault)
      } else finish(response, headers, await this.#run(request, route, id, fault), fault)
    } catch (error) {
      if (!(error instanceof StripeFailure)) throw error
      finish(response, headers, { status: error.status, body: JSON.stringify(error.body) }, NO_FAULT)
    }
  }

  /** Carries a request out, as far as its fault lets it, and keeps the outcome under its key. */
  async #run(request: Request, route: Route, id: string, fault: Fault): Promise<Answer & { silent: boolean }> {
    if (fault.delay) await sleep(fault.delay)
    if (!fault.execute && typeof fault.answer === 'string' && fault.answer !== 'normal') {
      if (request.key) this.#idempotency.drop(request.key)
      return { status: 0, body: '', silent: true }
    }
    const done = fault.execute || fault.answer === 'normal' ? this.#execute(request, route, id) : undefined
    const answer = typeof fault.answer === 'string' && done ? done : internalError(fault.answer)
    if (request.key) {
      this.#idempotency.end(request.key, placeOf(request), request.text, answer, request.id, done?.early ?? false)
    }
    this.#keep()
    return { ...answer, silent: done?.silent ?? false }
  }

  #execute(request: Request, route: Route, id: string): Answer & { early: boolean; silent: boolean } {
    const account = this.#account(request)
    const params = new Params(request.form)
    const expand = params.list('expand')
    const searchable = account.now - (this.#options.searchDelay ?? 0)
    try {
      const result = route.run({ account, params, id, path: request.path, base: this.#url, searchable })
      const body = JSON.stringify(expanded(this.#store, result, expand), null, 2)
      return { status: 200, body, early: false, silent: this.#isSilent(request, result) }
    } catch (error) {
      if (!(error instanceof StripeFailure)) {
        if (request.key) this.#idempotency.drop(request.key)
        throw error
      }
      return { status: error.status, body: JSON.stringify(error.body, null, 2), early: error.early, silent: false }
    }
  }

  /** The card whose charges are made, and whose answers never arrive. */
  #isSilent({ method, path }: Request, result: object): boolean {
    if (method !== 'POST' || !/payment_intents(\/[^/]+\/confirm)?$/.test(path)) return false
    const id = (result as PaymentIntent).payment_method
    const used = id && this.#store.get('payment_method', id)
    return used ? (behaviourOf(used.card).silent ?? false) : false
  }

  /** Stores what has changed, then sends the events of it. */
  #keep(): void {
    this.#store.commit()
    this.webhooks.flush()
  }

  /** @throws StripeFailure when the path is unknown or the key is wrong */
  #admit({ method, path, authorization, form }: Request): { route: Route; id: string } {
    const found = routeOf(method, path)
    const given = keyOf(authorization)
    const { secretKey } = this.#options
    if (!given) {
      const message =
        "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY')."
      throw new StripeFailure(401, 'invalid_request_error', message, {}, true)
    }
    if (given.startsWith('pk_')) {
      if (!found.route.publishable) {
        const message = 'This API call cannot be made with a publishable API key. Please use a secret API key.'
        throw new StripeFailure(401, 'invalid_request_error', message, { code: 'secret_key_required' }, true)
      }
      checkClientSecret(this.#account(undefined), found.id, path, String(form.client_secret))
    } else if (secretKey !== undefined && given !== secretKey) {
      const message = `Invalid API Key provided: ${given.slice(0, 4)}****`
      throw new StripeFailure(401, 'invalid_request_error', message, {}, true)
    }
    return found
  }

  #account(request: Request | undefined): Account {
    const cause: StripeEvent['request'] = { id: request?.id ?? null, idempotency_key: request?.key ?? null }
    return new Account(this.#store, this.#now, (type, object) => this.webhooks.emit(type, object, cause))
  }
}

const requestOf = (request: IncomingMessage, body: string): Request => {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const text = request.method === 'GET' ? url.search.slice(1) : body
  const key = request.headers['idempotency-key']
  return {
    id: `req_${randomText(14)}`,
    method: request.method ?? 'GET',
    path: url.pathname,
    form: parseForm(text),
    text,
    // Keys count for POST alone.
    key: request.method === 'POST' && typeof key === 'string' && key !== '' ? key : undefined,
    authorization: request.headers.authorization ?? '',
  }
}

const placeOf = ({ method, path }: Request): string => `${method} ${path}`

const keyOf = (authorization: string): string => {
  const [scheme = '', value = ''] = authorization.split(' ')
  if (/^basic$/i.test(scheme)) return Buffer.from(value, 'base64').toString().replace(/:.*$/, '')
  return /^bearer$/i.test(scheme) ? value : ''
}

const internalError = (status: unknown): Answer => {
  const message = 'An unknown error occurred (a fault that was planned at the control door).'
  const type = status === 429 ? 'invalid_request_error' : 'api_error'
  const code = status === 429 ? { code: 'rate_limit' } : {}
  return {
    status: typeof status === 'number' ? status : 500,
    body: JSON.stringify({ error: { type, message, ...code } }),
  }
}

const finish = (
  response: ServerResponse,
  headers: Record<string, string>,
  { status, body, silent }: Answer & { silent?: boolean },
  fault: Fault,
): void => {
  if (fault.answer === 'drop') response.destroy()
  else if (fault.answer !== 'hang' && !silent) {
    // A kept 500 would only be given again; a key that is in use is worth another try.
    const retry = status === 409 ? 'true' : status >= 500 && headers['idempotency-key'] ? 'false' : undefined
    send(response, status, { ...headers, ...(retry && { 'stripe-should-retry': retry }) }, body)
  }
}

const send = (response: ServerResponse, status: number, headers: Record<string, string>, body: string): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)
}

const readText = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
