import { randomUUID } from 'node:crypto'
import { stripeProvider } from '@dispense/functions/payment'
import { type StripeStandIn, startStripe } from '@dispense/local'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { by, CARDS, failureOf, orderOf, providerContract } from './contract.ts'

/** A key of Stripe's test mode: the contract runs over Stripe itself too. */
const { STRIPE_SECRET_KEY: REAL_KEY = '' } = process.env

let standIn: StripeStandIn

beforeAll(async () => {
  standIn = await startStripe()
})
afterEach(() => standIn.clearFaults())
afterAll(() => standIn.stop())

/** The adapter as a Lambda has it that may run for so many milliseconds. */
const open = (left = 20_000) => stripeProvider({ secretKey: 'sk_test_local', apiBase: standIn.url }, by(left))

const paymentsOf = (reference: string) => standIn.ledger().filter(({ metadata }) => metadata.reference === reference)

describe('the adapter of Stripe, with the stand-in,', () => {
  providerContract(() => open())
})

const overStripeItself = () => {
  describe('the adapter of Stripe, with Stripe itself,', { timeout: 60_000 }, () => {
    providerContract(() => stripeProvider({ secretKey: REAL_KEY }, by(50_000)))
  })
}
if (REAL_KEY.startsWith('sk_test_')) overStripeItself()

describe('an answer that is lost', () => {
  it('is asked for again under the same key', async () => {
    const order = orderOf()
    standIn.fail({ path: '/payment_intents', execute: true, answer: 'drop' })
    expect(await open().authorize(order)).toMatchObject({ status: 'AUTHORIZED' })
    expect(paymentsOf(order.reference)).toHaveLength(1)
  })

  it('is unknown at the deadline, and the same reference finds it later', async () => {
    const order = orderOf({ token: 'pm_card_timeout' })
    const begun = performance.now()
    const failure = await failureOf(open(1500).authorize(order))
    expect(failure).toMatchObject({ outcome: 'UNKNOWN' })
    expect(performance.now() - begun).toBeLessThan(1500)
    expect(await open().find(order.reference)).toMatchObject({ status: 'AUTHORIZED' })
  })

  it('of a capture does not take twice', async () => {
    const { paymentId, reference } = await open().authorize(orderOf())
    standIn.fail({ path: '/capture', execute: true, answer: 500 })
    expect((await failureOf(open().capture(paymentId, 500))).outcome).toBe('UNKNOWN')
    expect(await open().capture(paymentId, 500)).toMatchObject({ status: 'CAPTURED', captured: 500 })
    expect(paymentsOf(reference)).toMatchObject([{ captures: 1, captured: 500 }])
  })

  it('of a cancellation is not asked for in vain', async () => {
    const { paymentId } = await open().authorize(orderOf())
    standIn.fail({ path: '/cancel', execute: true, answer: 'drop' })
    expect(await open().cancel(paymentId)).toMatchObject({ status: 'CANCELED' })
  })
})

describe('an error that Stripe has kept under a key', () => {
  it.each([true, false])('of an authorization leads to find, which knows (carried out: %s)', async (execute) => {
    const order = orderOf()
    standIn.fail({ path: '/payment_intents', execute, answer: 500 })
    expect(await failureOf(open().authorize(order))).toMatchObject({ outcome: 'UNKNOWN', code: 'api_error' })
    expect(await failureOf(open().authorize(order))).toMatchObject({ outcome: 'UNKNOWN' })
    const found = await open().find(order.reference)
    if (execute) expect(found).toMatchObject({ status: 'AUTHORIZED', reference: order.reference })
    else expect(found).toBeNull()
  })

  it.each([true, false])('of a refund gives back once all the same (carried out: %s)', async (execute) => {
    const { paymentId, reference } = await open().authorize(orderOf({ capture: 'automatic' }))
    const refundId = randomUUID()
    standIn.fail({ method: 'POST', path: '/refunds', execute, answer: 500 })
    expect((await failureOf(open().refund(paymentId, 200, refundId))).outcome).toBe('UNKNOWN')
    expect(await open().refund(paymentId, 200, refundId)).toMatchObject({ refunded: 200 })
    expect(await open().refund(paymentId, 200, refundId)).toMatchObject({ refunded: 200 })
    expect(paymentsOf(reference)).toMatchObject([{ refunded: 200 }])
  })
})

it('a refund is not made again when Stripe has forgotten its key after a day', async () => {
  let now = Date.now()
  const forgetful = await startStripe({ now: () => now })
  const provider = stripeProvider({ secretKey: 'sk_test_forgetful', apiBase: forgetful.url }, by(20_000))
  const { paymentId } = await provider.authorize(orderOf({ capture: 'automatic' }))
  const refundId = randomUUID()
  await provider.refund(paymentId, 200, refundId)
  now += 25 * 60 * 60 * 1000
  expect(await provider.refund(paymentId, 200, refundId)).toMatchObject({ refunded: 200 })
  expect(forgetful.ledger()).toMatchObject([{ refunded: 200 }])
  await forgetful.stop()
})

describe('find', () => {
  it('sees money at once, while the search index is late', async () => {
    const late = await startStripe({ searchDelay: 60 })
    const provider = stripeProvider({ secretKey: 'sk_test_late', apiBase: late.url }, by(20_000))
    const [held, challenged] = [orderOf(), orderOf({ token: CARDS.challenged })]
    await provider.authorize(held)
    await provider.authorize(challenged)
    expect(await provider.find(held.reference)).toMatchObject({ status: 'AUTHORIZED' })
    expect(await provider.find(challenged.reference)).toBeNull()
    await late.stop()
  })
})

describe('a provider', () => {
  it('that is throttled, down, or in another hand says that it is unknown', async () => {
    standIn.fail({ path: '/payment_intents', answer: 429, times: 2 })
    expect(await failureOf(open().authorize(orderOf()))).toMatchObject({ outcome: 'UNKNOWN', code: 'rate_limit' })
    const down = stripeProvider({ secretKey: 'sk_test_down', apiBase: 'http://127.0.0.1:9' }, by(5000))
    expect(await failureOf(down.authorize(orderOf()))).toMatchObject({ outcome: 'UNKNOWN', code: 'connection_error' })
    expect(await failureOf(open(400).authorize(orderOf()))).toMatchObject({ outcome: 'UNKNOWN', code: 'no_time' })
  })

  it('does nothing for a key of another order', async () => {
    const order = orderOf()
    await open().authorize(order)
    expect(await failureOf(open().authorize({ ...order, amount: 600 }))).toMatchObject({ outcome: 'UNKNOWN' })
    expect(paymentsOf(order.reference)).toMatchObject([{ amount: 500 }])
  })

  it('with a wrong key is refused', async () => {
    const closed = await startStripe({ secretKey: 'sk_test_right' })
    const provider = stripeProvider({ secretKey: 'sk_test_wrong', apiBase: closed.url }, by(20_000))
    expect(await failureOf(provider.authorize(orderOf()))).toMatchObject({ outcome: 'REJECTED' })
    await closed.stop()
  })
})
