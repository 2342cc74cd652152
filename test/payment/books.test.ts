import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { PaymentError, type PaymentProvider, providerDay } from '@dispense/core'
import { Operator, Transfer, vendTransfer } from '@dispense/core/entities'
import { MemoryPayments } from '@dispense/core/testing/payments'
import { vendRecordOf } from '@dispense/core/testing/records'
import { askProvidersBooks } from '@dispense/functions/books/provider'
import { stripeProvider } from '@dispense/functions/payment'
import { type StripeStandIn, startStripe } from '@dispense/local'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openShop, type Shop } from '../units/shop.ts'
import { by, orderOf } from './contract.ts'

/* The provider's books of a day, held against ours: by Stripe's SDK over the stand-in, into the real table. */

const HOUR = 60 * 60 * 1000
const DAY = '2026-03-01'
const NOON = Date.parse(`${DAY}T12:00:00.000Z`)
/** The next night. */
const NIGHT = Date.parse('2026-03-02T01:15:00.000Z')

let shop: Shop
let standIn: StripeStandIn
let clock = NOON

beforeAll(async () => {
  shop = await openShop(join(import.meta.dirname, '../../sst.config.ts'))
  standIn = await startStripe({ now: () => clock })
})
afterAll(async () => {
  await standIn.stop()
  await shop.close()
})

const stripe = () => stripeProvider({ secretKey: 'sk_test_local', apiBase: standIn.url }, by(20_000))

/** An operator of the test's own. */
async function operator(): Promise<string> {
  const operatorId = `op-${randomUUID()}`
  const createdAt = new Date(NOON).toISOString()
  await Operator.create({ operatorId, name: 'Books', currency: 'EUR', createdAt }).go(shop.electro())
  return operatorId
}

/** The provider takes 5 EUR, an hour before midnight or whenever `at` says. */
async function taken(operatorId: string, at = NOON, provider: PaymentProvider = stripe()) {
  clock = at
  const payment = await provider.authorize(orderOf({ operatorId, capture: 'automatic' }))
  return { ...payment, fee: payment.fee ?? 0 }
}

/** Our books say that a vend took this much. */
async function booked(operatorId: string, vendId: string, total: number, fee: number, at = NOON): Promise<void> {
  const { price, ...vend } = vendRecordOf({ operatorId, vendId, payment: 'CARD' })
  const frozen = { ...price, net: total, tax: 0, deposit: 0, total }
  const transfer = vendTransfer({ ...vend, price: frozen }, new Date(at).toISOString(), 'CLEARING', fee)
  await Transfer.create(transfer).go(shop.electro())
}

const ask = (provider: PaymentProvider = stripe(), now = NIGHT) =>
  askProvidersBooks({ electro: shop.electro(), provider, now, deadline: Date.now() + 60_000 })

const sideOf = async (operatorId: string, day = DAY) => (await providerDay(operatorId, day).go(shop.electro())).data

describe('the provider’s books of a day', () => {
  it('are asked for when it is over, and say the same as ours', async () => {
    const operatorId = await operator()
    const payment = await taken(operatorId)
    await booked(operatorId, payment.reference, 500, payment.fee)
    await ask(stripe(), NIGHT - 24 * HOUR)
    expect(await sideOf(operatorId)).toBeNull()
    await ask()
    expect(await sideOf(operatorId)).toMatchObject({
      figures: { captured: 500, refunded: 0, fees: payment.fee, disputed: 0 },
      movements: 1,
      differenceCount: 0,
      differences: [],
      askedAt: new Date(NIGHT).toISOString(),
    })
  })

  it('tell each kind of difference, under the operator whose money it is and nobody else', async () => {
    const [operatorId, other] = [await operator(), await operator()]
    const [wrongAmount, wrongFee, unknown] = [await taken(operatorId), await taken(operatorId), await taken(operatorId)]
    await booked(operatorId, wrongAmount.reference, 400, wrongAmount.fee)
    await booked(operatorId, wrongFee.reference, 500, 1)
    await booked(operatorId, 'never-taken', 300, 0)
    const byHand = await taken(other)
    await booked(other, byHand.reference, 500, byHand.fee)
    await stripe().refund(byHand.paymentId, 120, '')
    await ask()
    const found = await sideOf(operatorId)
    const kinds = Object.fromEntries((found?.differences ?? []).map(({ reference, kind }) => [reference, kind]))
    expect(kinds).toEqual({
      [wrongAmount.reference]: 'AMOUNT',
      [wrongFee.reference]: 'FEE',
      [unknown.reference]: 'MISSING_HERE',
      'never-taken': 'MISSING_THERE',
    })
    expect(found?.differenceCount).toBe(4)
    const theirs = { amount: -120, fee: 0 }
    expect((await sideOf(other))?.differences).toEqual([
      { kind: 'MISSING_HERE', reference: expect.stringMatching(/^txn_/), paymentId: byHand.paymentId, theirs },
    ])
  })

  it('are asked for again as long as they differ, for three nights, and not when they do not', async () => {
    const operatorId = await operator()
    const { reference, fee } = await taken(operatorId)
    await ask()
    expect(await sideOf(operatorId)).toMatchObject({ differenceCount: 1 })
    await booked(operatorId, reference, 500, fee)
    await ask(stripe(), NIGHT + 48 * HOUR)
    expect(await sideOf(operatorId)).toMatchObject({ differenceCount: 0 })
    const asked = await sideOf(operatorId)
    await ask(stripe(), NIGHT + 49 * HOUR)
    expect(await sideOf(operatorId)).toEqual(asked)
  })

  it('find their pairs over midnight', async () => {
    const operatorId = await operator()
    const late = Date.parse(`${DAY}T23:59:59.000Z`)
    const { reference, fee } = await taken(operatorId, late)
    await booked(operatorId, reference, 500, fee, late + 2000)
    await ask(stripe(), NIGHT + 24 * HOUR)
    expect(await sideOf(operatorId)).toMatchObject({ movements: 1, differences: [] })
    expect(await sideOf(operatorId, '2026-03-02')).toMatchObject({ movements: 0, differences: [] })
  })

  it('come in pages, all of them', async () => {
    const operatorId = await operator()
    clock = NOON
    const orders = Array.from({ length: 103 }, () => orderOf({ operatorId, capture: 'automatic' }))
    for (const order of orders) await stripe().authorize(order)
    await ask()
    const found = await sideOf(operatorId)
    expect(found).toMatchObject({ movements: 103, figures: { captured: 103 * 500 }, differenceCount: 103 })
  })

  it('stay unknown when the provider does not answer, and the next run asks again', async () => {
    const operatorId = await operator()
    const provider = new MemoryPayments()
    provider.faults.movements = 'NOT_DONE'
    await expect(ask(provider)).rejects.toThrow(PaymentError)
    expect(await sideOf(operatorId)).toBeNull()
    await ask(provider)
    expect(await sideOf(operatorId)).toMatchObject({ movements: 0, differenceCount: 0 })
  })
})
