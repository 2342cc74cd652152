import { createHmac } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Stripe from 'stripe'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sdkFor } from '../testing/stripe.ts'
import { until } from '../testing/until.ts'
import { type StripeStandIn, startStripe } from './server.ts'

let standIn: StripeStandIn
let stripe: Stripe
let hook: { server: Server; received: { event: Stripe.Event; signature: string }[]; status: number }

const SECRET = 'whsec_test'

beforeEach(async () => {
  hook = { ...(await openHook()), status: 200 }
  const url = `http://127.0.0.1:${(hook.server.address() as AddressInfo).port}/hook`
  standIn = await startStripe({ webhook: { url, secret: SECRET } })
  stripe = sdkFor(standIn)
})

afterEach(async () => {
  await standIn.stop()
  hook.server.close()
  hook.server.closeAllConnections()
})

const openHook = async () => {
  const received: (typeof hook)['received'] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      const signature = String(request.headers['stripe-signature'])
      received.push({ event: Stripe.webhooks.constructEvent(body, signature, SECRET), signature })
      response.writeHead(hook.status).end()
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return { server, received }
}

const create = (idempotencyKey?: string, given: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
  stripe.paymentIntents.create(
    { amount: 500, currency: 'eur', payment_method: 'pm_card_visa', confirm: true, capture_method: 'manual', ...given },
    { timeout: 2000, ...(idempotencyKey && { idempotencyKey }) },
  )

const errorOf = (call: Promise<unknown>): Promise<Stripe.errors.StripeError> =>
  call.then(
    () => Promise.reject(new Error('it was answered without an error')),
    (error: Stripe.errors.StripeError) => error,
  )

const types = () => hook.received.map(({ event }) => event.type)

describe('an idempotency key', () => {
  it('gives the first answer again, a decline too, and says so', async () => {
    const [first, second] = [await create('key-1'), await create('key-1')]
    expect(second.id).toBe(first.id)
    expect(second.lastResponse.headers).toMatchObject({
      'idempotent-replayed': 'true',
      'original-request': first.lastResponse.requestId,
    })
    const declined = { payment_method: 'pm_card_visa_chargeDeclined' }
    const refusals = [await errorOf(create('key-2', declined)), await errorOf(create('key-2', declined))]
    expect(new Set(refusals.map(({ charge }) => charge)).size).toBe(1)
    expect(standIn.ledger()).toHaveLength(2)
  })

  it('belongs to one request: other parameters or another endpoint are refused', async () => {
    const { id } = await create('key-1')
    const calls = [create('key-1', { amount: 501 }), stripe.paymentIntents.cancel(id, {}, { idempotencyKey: 'key-1' })]
    for (const call of calls) {
      expect(await errorOf(call)).toMatchObject({ type: 'StripeIdempotencyError', statusCode: 400 })
    }
  })

  it('is in use while its first request is under way', async () => {
    standIn.fail({ execute: true, answer: 'normal', delay: 300 })
    // Which of the two comes first on its own connection nobody knows.
    const both = await Promise.allSettled([create('key-1'), create('key-1')])
    const [first] = both.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
    const refused = both.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []))
    expect(first?.status).toBe('requires_capture')
    expect(refused).toMatchObject([{ statusCode: 409, rawType: 'idempotency_error', code: 'idempotency_key_in_use' }])
    expect((await create('key-1')).id).toBe(first?.id)
  })

  it('is not used up by a request that was refused before it began', async () => {
    expect(await errorOf(create('key-1', { amount: 1 }))).toMatchObject({ code: 'amount_too_small' })
    expect(await create('key-1')).toMatchObject({ status: 'requires_capture' })
  })
})

describe('a planned fault', () => {
  it('answers a 500 for ever under the same key, whether it was carried out or not', async () => {
    standIn.fail({ path: '/payment_intents' })
    standIn.fail({ path: '/payment_intents', execute: true, answer: 500 })
    for (const key of ['undone', 'done']) {
      const errors = [await errorOf(create(key)), await errorOf(create(key))]
      expect(errors.map(({ type, statusCode }) => [type, statusCode])).toEqual([
        ['StripeAPIError', 500],
        ['StripeAPIError', 500],
      ])
    }
    expect(standIn.ledger()).toMatchObject([{ status: 'requires_capture' }])
  })

  it('drops the connection after the work is done, and the SDK finds the answer under its key', async () => {
    standIn.fail({ execute: true, answer: 'drop' })
    expect(await create('key-1')).toMatchObject({ status: 'requires_capture' })
    expect(standIn.ledger()).toHaveLength(1)
  })

  it('hangs, and leaves the key free when nothing was done', async () => {
    standIn.fail({ answer: 'hang' })
    expect(await errorOf(create('key-1'))).toMatchObject({ type: 'StripeConnectionError' })
    expect(standIn.ledger()).toEqual([])
    expect(await create('key-1')).toMatchObject({ status: 'requires_capture' })
  })

  it('throttles as often as was asked for, those requests that it names', async () => {
    standIn.fail({ answer: 429, method: 'POST', path: '/capture', times: 2 })
    const { id } = await create()
    for (let i = 0; i < 2; i++) {
      expect(await errorOf(stripe.paymentIntents.capture(id))).toMatchObject({ type: 'StripeRateLimitError' })
    }
    expect(await stripe.paymentIntents.capture(id)).toMatchObject({ status: 'succeeded' })
  })
})

describe('webhooks', () => {
  it('get every event, signed, in the words of the state', async () => {
    const { id } = await create('key-1')
    await stripe.paymentIntents.capture(id)
    await stripe.refunds.create({ payment_intent: id, amount: 100 })
    await until(() => hook.received.length === 7)
    expect(types().sort()).toEqual([
      'charge.captured',
      'charge.refunded',
      'charge.succeeded',
      'payment_intent.amount_capturable_updated',
      'payment_intent.created',
      'payment_intent.succeeded',
      'refund.created',
    ])
    const first = hook.received.find(({ event }) => event.type === 'charge.succeeded')?.event
    expect(first).toMatchObject({ request: { idempotency_key: 'key-1' }, data: { object: { captured: false } } })
    await until(async () => (await stripe.events.list()).data.every(({ pending_webhooks }) => pending_webhooks === 0))
  })

  it('are called again until they answer with a 2xx', async () => {
    hook.status = 500
    await create()
    await until(() => hook.received.length >= 3)
    hook.status = 200
    await until(async () => (await stripe.events.list()).data.every(({ pending_webhooks }) => pending_webhooks === 0))
    expect(new Set(hook.received.map(({ event }) => event.id)).size).toBe(3)
    expect(hook.received.length).toBeGreaterThan(3)
  })

  it('may get events late, doubled and out of order', async () => {
    standIn.webhooks.behave({ hold: true, copies: 2 })
    await create()
    expect(hook.received).toEqual([])
    standIn.webhooks.release(true)
    await until(() => hook.received.length === 6)
    const times = hook.received.map(({ event }) => event.id)
    expect(new Set(times).size).toBe(3)
  })

  it('can be registered by the API, for the events that they name', async () => {
    const url = `http://127.0.0.1:${(hook.server.address() as AddressInfo).port}/other`
    const made = await stripe.webhookEndpoints.create({ url, enabled_events: ['payment_intent.canceled'] })
    expect(made.secret).toMatch(/^whsec_/)
    expect((await stripe.webhookEndpoints.list()).data.every(({ secret }) => secret === undefined)).toBe(true)
    await stripe.webhookEndpoints.del(made.id)
    expect((await stripe.webhookEndpoints.list()).data).toHaveLength(1)
  })
})

describe('the control door', () => {
  const door = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${standIn.url}/_control/${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    })
    return { status: response.status, value: (await response.json()) as never }
  }

  it('plans faults and shows the books', async () => {
    await door('POST', 'faults', { execute: true, answer: 503, path: '/payment_intents' })
    expect(await errorOf(create('key-1', { metadata: { reference: 'vend-1' } }))).toMatchObject({ statusCode: 503 })
    expect((await door('GET', 'ledger')).value).toMatchObject([
      { metadata: { reference: 'vend-1' }, currency: 'EUR', held: 500, captured: 0, captures: 0, refunded: 0 },
    ])
    await door('POST', 'faults', { times: 9 })
    await door('DELETE', 'faults')
    expect(await create()).toMatchObject({ status: 'requires_capture' })
  })

  it('hands out what it kept back, signed', async () => {
    await door('POST', 'webhooks', { hold: true })
    await create()
    const { value: calls } = await door('POST', 'webhooks/take')
    const [{ body, headers }] = calls as { body: string; headers: Record<string, string> }[] as [never]
    const [, at, signature] = /^t=(\d+),v1=(\w+)$/.exec(headers['stripe-signature']) ?? []
    expect(signature).toBe(createHmac('sha256', SECRET).update(`${at}.${body}`).digest('hex'))
    expect((await door('POST', 'webhooks/take')).value).toEqual([])
  })

  it('names its doors to whoever knocks at a wrong one, and refuses what it does not know', async () => {
    expect(await door('GET', 'wrong')).toMatchObject({ status: 404, value: { message: /GET \/_control\/ledger/ } })
    expect(await door('POST', 'faults', { colour: 'red' })).toMatchObject({ status: 400 })
  })
})
