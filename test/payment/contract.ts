import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Movement, PaymentOrder, PaymentProvider } from '@dispense/core'
import { PaymentError } from '@dispense/core'
import { expect, it } from 'vitest'

/** Test cards by the tokens that Stripe gives them in test mode. */
export const CARDS = {
  good: 'pm_card_visa',
  disputed: 'pm_card_createDispute',
  declined: 'pm_card_visa_chargeDeclined',
  empty: 'pm_card_visa_chargeDeclinedInsufficientFunds',
  challenged: 'pm_card_authenticationRequired',
} as const

/** An order of 5 EUR with a reference of its own. */
export const orderOf = (given: Partial<PaymentOrder> = {}): PaymentOrder => ({
  reference: randomUUID(),
  purpose: 'VEND',
  operatorId: 'acme',
  amount: 500,
  currency: 'EUR',
  token: CARDS.good,
  capture: 'manual',
  ...given,
})

/** The deadline of an invocation that may run for so many milliseconds from now. */
export const by = (left: number): (() => number) => {
  const deadline = Date.now() + left
  return () => deadline
}

/** The failure of a call. */
export const failureOf = async (call: Promise<unknown>): Promise<PaymentError> => {
  const error = await call.then(
    () => new Error('it was answered without an error'),
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(PaymentError)
  return error as PaymentError
}

/** What core expects of a payment provider, whoever it is. */
export const providerContract = (open: () => PaymentProvider): void => {
  authorizes(open)
  movesMoneyOnce(open)
  refuses(open)
}

const authorizes = (open: () => PaymentProvider): void => {
  it('holds money under a reference, with the card and the end of the hold', async () => {
    const order = orderOf()
    const payment = await open().authorize(order)
    expect(payment).toMatchObject({
      reference: order.reference,
      status: 'AUTHORIZED',
      amount: 500,
      captured: 0,
      refunded: 0,
      currency: 'EUR',
      card: { brand: 'visa', last4: '4242' },
    })
    const days = ((payment.captureBefore ?? 0) - Date.now()) / (24 * 60 * 60 * 1000)
    expect(days).toBeGreaterThan(4)
    expect(days).toBeLessThan(32)
    expect(await open().retrieve(payment.paymentId)).toEqual(payment)
  })

  it('never charges the same reference twice', async () => {
    const order = orderOf()
    const [first, second] = [await open().authorize(order), await open().authorize(order)]
    expect(second.paymentId).toBe(first.paymentId)
  })
}

const movesMoneyOnce = (open: () => PaymentProvider): void => {
  it('takes held money once, and says so again', async () => {
    const { paymentId } = await open().authorize(orderOf())
    const taken = await open().capture(paymentId, 500)
    expect(taken).toMatchObject({ status: 'CAPTURED', captured: 500, refunded: 0 })
    expect(await open().capture(paymentId, 500)).toMatchObject({ status: 'CAPTURED', captured: 500 })
    expect((await failureOf(open().cancel(paymentId))).outcome).toBe('REJECTED')
  })

  it('does not count as refunded what a part capture gives back', async () => {
    const { paymentId } = await open().authorize(orderOf())
    expect(await open().capture(paymentId, 200)).toMatchObject({ status: 'CAPTURED', captured: 200, refunded: 0 })
    expect(await open().refund(paymentId, 50, randomUUID())).toMatchObject({ captured: 200, refunded: 50 })
  })

  it('releases held money once, and says so again', async () => {
    const { paymentId } = await open().authorize(orderOf())
    expect(await open().cancel(paymentId)).toMatchObject({ status: 'CANCELED', captured: 0, refunded: 0 })
    expect(await open().cancel(paymentId)).toMatchObject({ status: 'CANCELED' })
    expect((await failureOf(open().capture(paymentId, 500))).outcome).toBe('REJECTED')
  })

  it('takes the money at once when asked to', async () => {
    const payment = await open().authorize(orderOf({ purpose: 'TOP_UP', capture: 'automatic' }))
    expect(payment).toMatchObject({ status: 'CAPTURED', captured: 500 })
    expect(payment).not.toHaveProperty('captureBefore')
  })

  it('tells of money that the customer’s bank took back, in the payment and in its books', async () => {
    const order = orderOf({ token: CARDS.disputed, capture: 'automatic' })
    const { paymentId } = await open().authorize(order)
    const { dispute } = await disputed(open, paymentId)
    expect(dispute).toMatchObject({
      disputeId: expect.stringMatching(/^(dp|du)_/),
      amount: 500,
      fee: expect.any(Number),
    })
    expect(dispute?.link).toContain(dispute?.disputeId)
    const found = (await movementsSince(open, Date.now() - 60_000)).filter((one) => one.paymentId === paymentId)
    expect(found.map(({ kind, operatorId, amount }) => [kind, operatorId, amount]).toSorted()).toEqual([
      ['CAPTURE', 'acme', 500],
      ['DISPUTE', 'acme', -500],
    ])
    expect(found.find(({ kind }) => kind === 'DISPUTE')?.reference).toBe(dispute?.disputeId)
  })

  it('keeps books of what was taken and given back, with the references', async () => {
    const order = orderOf({ capture: 'automatic' })
    const { paymentId, fee } = await open().authorize(order)
    const reference = randomUUID()
    await open().refund(paymentId, 200, reference)
    const found = (await movementsSince(open, Date.now() - 60_000)).filter((one) => one.paymentId === paymentId)
    expect(found.map(({ kind, reference: of, amount, fee: kept }) => [kind, of, amount, kept]).toSorted()).toEqual([
      ['CAPTURE', order.reference, 500, fee],
      ['REFUND', reference, -200, 0],
    ])
  })

  it('gives back each refund once, and never more than was taken', async () => {
    const { paymentId } = await open().authorize(orderOf({ capture: 'automatic' }))
    const reference = randomUUID()
    expect(await open().refund(paymentId, 200, reference)).toMatchObject({ captured: 500, refunded: 200 })
    expect(await open().refund(paymentId, 200, reference)).toMatchObject({ refunded: 200 })
    expect((await failureOf(open().refund(paymentId, 301, randomUUID()))).outcome).toBe('REJECTED')
    expect(await open().refund(paymentId, 300, randomUUID())).toMatchObject({ captured: 500, refunded: 500 })
  })
}

/** The payment when its dispute is there: with Stripe itself it takes some seconds. */
const disputed = async (open: () => PaymentProvider, paymentId: string) => {
  for (let attempt = 0; ; attempt += 1) {
    const payment = await open().retrieve(paymentId)
    if (payment.dispute || attempt === 20) return payment
    await sleep(1000)
  }
}

const movementsSince = async (open: () => PaymentProvider, from: number): Promise<Movement[]> => {
  const found: Movement[] = []
  let cursor: string | undefined
  do {
    const page = await open().movements(from, Date.now() + 60_000, cursor)
    found.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor)
  return found
}

const refuses = (open: () => PaymentProvider): void => {
  it.each([
    [CARDS.declined, 'generic_decline'],
    [CARDS.empty, 'insufficient_funds'],
  ])('answers that %s was declined, again under the same reference', async (token, code) => {
    const order = orderOf({ token })
    const declined = { status: 'DECLINED', captured: 0, decline: { code, message: expect.any(String) } }
    expect(await open().authorize(order)).toMatchObject({ ...declined, reference: order.reference })
    expect(await open().authorize(order)).toMatchObject(declined)
  })

  it('holds nothing before the customer has proved who it is', async () => {
    const payment = await open().authorize(orderOf({ token: CARDS.challenged }))
    expect(payment).toMatchObject({ status: 'REQUIRES_ACTION', captured: 0, clientSecret: expect.any(String) })
    expect(await open().cancel(payment.paymentId)).toMatchObject({ status: 'CANCELED' })
  })

  it('finds a payment by its reference, and none where there is none', async () => {
    const order = orderOf()
    const { paymentId } = await open().authorize(order)
    expect(await open().find(order.reference)).toMatchObject({ paymentId, status: 'AUTHORIZED' })
    expect(await open().find(randomUUID())).toBeNull()
  })

  it('refuses what can never be charged', async () => {
    for (const wrong of [{ token: 'pm_none' }, { amount: 1 }, { currency: 'ISK' }]) {
      expect((await failureOf(open().authorize(orderOf(wrong)))).outcome).toBe('REJECTED')
    }
    expect((await failureOf(open().retrieve('pi_none'))).outcome).toBe('REJECTED')
  })
}
