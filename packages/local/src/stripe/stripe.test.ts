import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sdkFor } from '../testing/stripe.ts'
import { type StripeStandIn, startStripe } from './server.ts'

let standIn: StripeStandIn
let stripe: Stripe
let time = Date.UTC(2030, 0, 1)

beforeAll(async () => {
  standIn = await startStripe({ now: () => time })
  stripe = sdkFor(standIn)
})

afterAll(() => standIn.stop())

const order = (given: Partial<Stripe.PaymentIntentCreateParams> = {}): Stripe.PaymentIntentCreateParams => ({
  amount: 500,
  currency: 'eur',
  allowed_payment_method_types: ['card'],
  payment_method: 'pm_card_visa',
  capture_method: 'manual',
  confirm: true,
  expand: ['latest_charge.balance_transaction'],
  ...given,
})

/** The charge of an answer that was asked to expand it. */
const chargeOf = ({ latest_charge: charge }: Stripe.PaymentIntent) => charge as Stripe.Charge

/** The error that Stripe's SDK makes of an answer. */
const errorOf = (call: Promise<unknown>): Promise<Stripe.errors.StripeError> =>
  call.then(
    () => Promise.reject(new Error('it was answered without an error')),
    (error: Stripe.errors.StripeError) => error,
  )

describe('a payment with manual capture', () => {
  it('holds the money for seven days, and takes it with a fee', async () => {
    const held = await stripe.paymentIntents.create(order({ metadata: { reference: 'vend-1' } }))
    expect(held).toMatchObject({
      object: 'payment_intent',
      status: 'requires_capture',
      amount_capturable: 500,
      amount_received: 0,
      metadata: { reference: 'vend-1' },
      client_secret: expect.stringContaining(`${held.id}_secret_`),
    })
    const card = chargeOf(held).payment_method_details?.card
    expect(card).toMatchObject({ brand: 'visa', last4: '4242', capture_before: held.created + 7 * 24 * 3600 })
    const taken = await stripe.paymentIntents.capture(held.id, { expand: ['latest_charge.balance_transaction'] })
    expect(taken).toMatchObject({ status: 'succeeded', amount_capturable: 0, amount_received: 500 })
    expect(chargeOf(taken)).toMatchObject({
      captured: true,
      amount_captured: 500,
      amount_refunded: 0,
      balance_transaction: { amount: 500, fee: 45, net: 455, type: 'charge', source: chargeOf(taken).id },
    })
  })

  it('gives back what a part capture leaves', async () => {
    const held = await stripe.paymentIntents.create(order())
    const taken = await stripe.paymentIntents.capture(held.id, { amount_to_capture: 200, expand: ['latest_charge'] })
    expect(taken.amount_received).toBe(200)
    expect(chargeOf(taken)).toMatchObject({ amount: 500, amount_captured: 200, amount_refunded: 300, refunded: false })
  })

  it('is captured once, and never for more than is held', async () => {
    const held = await stripe.paymentIntents.create(order())
    const more = await errorOf(stripe.paymentIntents.capture(held.id, { amount_to_capture: 501 }))
    expect(more).toMatchObject({ type: 'StripeInvalidRequestError', code: 'amount_too_large' })
    await stripe.paymentIntents.capture(held.id)
    const again = await errorOf(stripe.paymentIntents.capture(held.id))
    expect(again).toMatchObject({
      type: 'StripeInvalidRequestError',
      code: 'payment_intent_unexpected_state',
      statusCode: 400,
      payment_intent: { id: held.id, status: 'succeeded' },
    })
  })

  it('is canceled once, and then neither captured nor canceled', async () => {
    const held = await stripe.paymentIntents.create(order())
    const canceled = await stripe.paymentIntents.cancel(held.id, { expand: ['latest_charge'] })
    expect(canceled).toMatchObject({ status: 'canceled', amount_capturable: 0 })
    expect(chargeOf(canceled)).toMatchObject({ captured: false, refunded: true, amount_refunded: 500 })
    for (const call of [stripe.paymentIntents.cancel(held.id), stripe.paymentIntents.capture(held.id)]) {
      expect(await errorOf(call)).toMatchObject({ code: 'payment_intent_unexpected_state' })
    }
  })

  it('is canceled by itself when the hold has ended', async () => {
    const held = await stripe.paymentIntents.create(order())
    time += 7 * 24 * 3600 * 1000
    expect(await stripe.paymentIntents.retrieve(held.id)).toMatchObject({
      status: 'canceled',
      cancellation_reason: 'automatic',
    })
  })
})

describe('a payment with automatic capture', () => {
  it('takes the money at once', async () => {
    const taken = await stripe.paymentIntents.create(order({ capture_method: 'automatic' }))
    expect(taken).toMatchObject({ status: 'succeeded', amount_received: 500 })
    expect(chargeOf(taken).payment_method_details?.card?.capture_before).toBeUndefined()
  })

  it('waits for its confirmation when it is made without', async () => {
    const { confirm: _, payment_method: __, ...draft } = order({ capture_method: 'automatic' })
    const made = await stripe.paymentIntents.create(draft)
    expect(made.status).toBe('requires_payment_method')
    const method = await stripe.paymentMethods.create({
      type: 'card',
      card: { number: '5555555555554444', exp_month: 3, exp_year: 31, cvc: '123' },
    })
    const confirmed = await stripe.paymentIntents.confirm(made.id, { payment_method: method.id })
    expect(confirmed).toMatchObject({ status: 'succeeded', payment_method: method.id })
  })
})

describe('a refund', () => {
  const captured = async () => {
    const held = await stripe.paymentIntents.create(order())
    return stripe.paymentIntents.capture(held.id)
  }

  it('gives back a part, then the rest, and never more than was taken', async () => {
    const { id: payment_intent } = await captured()
    const part = await stripe.refunds.create({ payment_intent, amount: 100, metadata: { reference: 'refund-1' } })
    expect(part).toMatchObject({ amount: 100, status: 'succeeded', metadata: { reference: 'refund-1' } })
    expect(await errorOf(stripe.refunds.create({ payment_intent, amount: 401 }))).toMatchObject({ statusCode: 400 })
    const rest = await stripe.refunds.create({ payment_intent, expand: ['balance_transaction', 'charge'] })
    expect(rest).toMatchObject({
      amount: 400,
      balance_transaction: { amount: -400, fee: 0, type: 'refund' },
      charge: { amount_refunded: 500, refunded: true },
    })
    expect(await errorOf(stripe.refunds.create({ payment_intent }))).toMatchObject({ code: 'charge_already_refunded' })
    expect(await stripe.refunds.retrieve(part.id)).toMatchObject({ id: part.id, amount: 100 })
    const all = await stripe.refunds.list({ payment_intent })
    expect(all.data.map(({ amount }) => amount)).toEqual([400, 100])
  })

  it('is refused for money that was not taken', async () => {
    const { id: payment_intent } = await stripe.paymentIntents.create(order())
    expect(await errorOf(stripe.refunds.create({ payment_intent }))).toMatchObject({ statusCode: 400 })
  })
})

describe('a test card', () => {
  it.each([
    ['pm_card_visa_chargeDeclined', 'card_declined', 'generic_decline'],
    ['pm_card_visa_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
    ['pm_card_visa_chargeDeclinedLostCard', 'card_declined', 'lost_card'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card', ''],
  ])('%s is declined as %s', async (payment_method, code, decline_code) => {
    const error = await errorOf(stripe.paymentIntents.create(order({ payment_method })))
    expect(error).toMatchObject({
      type: 'StripeCardError',
      statusCode: 402,
      code,
      decline_code,
      charge: expect.stringMatching(/^ch_/),
      payment_intent: { status: 'requires_payment_method', amount_received: 0, last_payment_error: { code } },
    })
  })

  it('is known by its number, and no other number is', async () => {
    const card = { number: '4000 0000 0000 9995', exp_month: 1, exp_year: 2040, cvc: '1' }
    const method = await stripe.paymentMethods.create({ type: 'card', card })
    expect(method.card).toMatchObject({ last4: '9995', exp_year: 2040 })
    expect(JSON.stringify(method)).not.toContain('0000')
    const error = await errorOf(stripe.paymentIntents.create(order({ payment_method: method.id })))
    expect(error).toMatchObject({ decline_code: 'insufficient_funds' })
    const wrong = stripe.paymentMethods.create({ type: 'card', card: { ...card, number: '4111111111111112' } })
    expect(await errorOf(wrong)).toMatchObject({ type: 'StripeCardError', code: 'incorrect_number' })
  })

  it('can come as a ConfirmationToken, which is used once', async () => {
    const token = await stripe.testHelpers.confirmationTokens.create({ payment_method: 'pm_card_mastercard' })
    expect(token.payment_method_preview?.card).toMatchObject({ brand: 'mastercard' })
    const { payment_method: _, ...rest } = order({ confirmation_token: token.id })
    expect(await stripe.paymentIntents.create(rest)).toMatchObject({ status: 'requires_capture' })
    expect(await errorOf(stripe.paymentIntents.create(rest))).toMatchObject({ param: 'confirmation_token' })
  })

  it('can be charged while its answer never arrives', async () => {
    const call = stripe.paymentIntents.create(
      order({ payment_method: 'pm_card_timeout', metadata: { reference: 'silent-1' } }),
      { timeout: 100, maxNetworkRetries: 0 },
    )
    expect(await errorOf(call)).toMatchObject({ type: 'StripeConnectionError' })
    const found = await stripe.paymentIntents.search({ query: "metadata['reference']:'silent-1'" })
    expect(found.data).toMatchObject([{ status: 'requires_capture' }])
  })
})

describe('3-D Secure', () => {
  const challenge = async (payment_method: string) => {
    const intent = await stripe.paymentIntents.create(
      order({ payment_method, return_url: 'https://shop.example/back' }),
    )
    return { intent, page: intent.next_action?.redirect_to_url?.url ?? '' }
  }
  const answer = (page: string, outcome: string) =>
    fetch(page, {
      method: 'POST',
      body: new URLSearchParams({ outcome, return_url: 'https://shop.example/back' }),
      redirect: 'manual',
    })

  it('holds nothing before the customer has answered', async () => {
    const { intent, page } = await challenge('pm_card_authenticationRequired')
    expect(intent).toMatchObject({ status: 'requires_action', amount_capturable: 0, latest_charge: null })
    expect(await (await fetch(page)).text()).toContain('€5.00')
    const answered = await answer(page, 'complete')
    expect(answered.headers.get('location')).toMatch(/^https:\/\/shop\.example\/back\?.*redirect_status=succeeded$/)
    expect(await stripe.paymentIntents.retrieve(intent.id)).toMatchObject({ status: 'requires_capture' })
  })

  it('may fail, and then nothing is held', async () => {
    const { intent, page } = await challenge('pm_card_authenticationRequired')
    expect((await answer(page, 'fail')).headers.get('location')).toContain('redirect_status=failed')
    expect(await stripe.paymentIntents.retrieve(intent.id)).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code: 'payment_intent_authentication_failure' },
      latest_charge: null,
    })
  })

  it('is followed by a decline of a card without money', async () => {
    const { intent, page } = await challenge('pm_card_authenticationRequiredChargeDeclinedInsufficientFunds')
    await answer(page, 'complete')
    await answer(page, 'complete')
    expect(await stripe.paymentIntents.retrieve(intent.id)).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { decline_code: 'insufficient_funds' },
    })
  })
})

describe('the API', () => {
  it('refuses what Stripe refuses', async () => {
    const { currency: _, ...withoutCurrency } = order()
    const refusals = await Promise.all([
      errorOf(stripe.paymentIntents.create(order({ amount: 49 }))),
      errorOf(stripe.paymentIntents.create(withoutCurrency as Stripe.PaymentIntentCreateParams)),
      errorOf(stripe.paymentIntents.create({ ...order(), colour: 'red' } as Stripe.PaymentIntentCreateParams)),
      errorOf(stripe.paymentIntents.create(order({ payment_method: 'pm_none' }))),
      errorOf(stripe.paymentIntents.retrieve('pi_none')),
      errorOf(stripe.customers.list()),
    ])
    expect(refusals.map(({ code, param, statusCode }) => [statusCode, code, param])).toEqual([
      [400, 'amount_too_small', 'amount'],
      [400, 'parameter_missing', 'currency'],
      [400, 'parameter_unknown', 'colour'],
      [404, 'resource_missing', 'payment_method'],
      [404, 'resource_missing', 'intent'],
      [404, undefined, undefined],
    ])
  })

  it('lets a publishable key make a PaymentMethod, and see a payment only with its client secret', async () => {
    const page = sdkFor(standIn, 'pk_test_page')
    expect(await page.paymentMethods.create({ type: 'card', card: { token: 'tok_visa' } })).toMatchObject({
      card: { last4: '4242' },
    })
    expect(await errorOf(page.paymentIntents.create(order()))).toMatchObject({ code: 'secret_key_required' })
    const { id, client_secret } = await stripe.paymentIntents.create(order())
    expect(await page.paymentIntents.retrieve(id, { client_secret: client_secret ?? '' })).toMatchObject({ id })
    expect(await errorOf(page.paymentIntents.retrieve(id))).toMatchObject({ statusCode: 400 })
  })

  it('finds payments by their metadata, and charges by their transfer group', async () => {
    const made = await stripe.paymentIntents.create(
      order({ metadata: { reference: 'find-1' }, transfer_group: 'find-1', expand: [] }),
    )
    const search = (query: string) => stripe.paymentIntents.search({ query })
    expect((await search("metadata['reference']:'find-1' AND status:'requires_capture'")).data).toMatchObject([made])
    expect((await search("metadata['reference']:'find-1' AND -status:'requires_capture'")).data).toEqual([])
    expect(await errorOf(search('reference=find-1'))).toMatchObject({ param: 'query' })
    const charges = await stripe.charges.list({ transfer_group: 'find-1' })
    expect(charges.data).toMatchObject([{ payment_intent: made.id }])
  })

  it('lists the newest first, page after page', async () => {
    for (let i = 0; i < 3; i++) await stripe.paymentIntents.create(order({ expand: [], metadata: { page: String(i) } }))
    const seen: string[] = []
    for await (const { metadata } of stripe.paymentIntents.list({ limit: 2 })) {
      if (seen.push(metadata.page ?? '') === 3) break
    }
    expect(seen).toEqual(['2', '1', '0'])
  })
})

describe('a journal', () => {
  it('brings everything back after a restart, keys and events included', async () => {
    const file = join(tmpdir(), `stripe-${process.pid}.jsonl`)
    const first = await startStripe({ file })
    const held = await sdkFor(first).paymentIntents.create(order(), { idempotencyKey: 'key-1' })
    await first.stop()
    const second = await startStripe({ file })
    const again = await sdkFor(second).paymentIntents.create(order(), { idempotencyKey: 'key-1' })
    expect(again.id).toBe(held.id)
    await sdkFor(second).paymentIntents.capture(held.id)
    expect(second.ledger()).toMatchObject([{ paymentId: held.id, captured: 500, captures: 1, held: 0, fee: 45 }])
    expect((await sdkFor(second).events.list()).data).toHaveLength(5)
    await second.stop()
    await rm(file)
  })
})
