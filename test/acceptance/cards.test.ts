import type { Client } from '@dispense/simulator'
import { afterEach, describe, expect, test } from 'vitest'
import {
  BuyByCardDocument,
  CancelVendDocument,
  GetWalletDocument,
  LedgerDocument,
  ListExceptionsDocument,
  RefundToCardDocument,
  TopUpByCardDocument,
  VendByReceiptDocument,
} from './generated/operations.ts'
import { guest, ownCustomers, person, refusal } from './kit/callers.ts'
import { untilThere } from './kit/counted.ts'
import { newKey, openShop, type Shop } from './kit/shop.ts'
import { behaveWebhooks, bookedOf, failStripe, prove, releaseWebhooks } from './kit/stripe.ts'
import { isLocal, target } from './kit/target.ts'

const own = ownCustomers(import.meta.filename)

const ada = person(own('ada'))

/** The person buys one unit by a test card. */
const pay = async (buyer: Client, shop: Shop, token = 'pm_card_visa', idempotencyKey = newKey()) => {
  const input = { ...shop.offer(), payment: 'CARD' as const, card: { token }, idempotencyKey }
  return (await buyer.request(BuyByCardDocument, { input })).startVend
}

const stateOf = async (vendId: string, receiptToken: string | null) =>
  (await guest.request(VendByReceiptDocument, { vendId, receiptToken })).vend?.state

const untilState = (vend: { id: string; receiptToken?: string | null }, state: string) =>
  untilThere(`${state} of ${vend.id}`, async () => (await stateOf(vend.id, vend.receiptToken ?? null)) === state)

describe.runIf(isLocal)('a card', () => {
  afterEach(async () => {
    await behaveWebhooks()
    await releaseWebhooks()
  })

  test.for([
    ['a customer', ada],
    ['a guest', guest],
  ] as const)('of %s is charged once, when the machine has said that the product fell', async ([, buyer]) => {
    const shop = await openShop()
    const key = newKey()
    const vend = await pay(buyer, shop, 'pm_card_visa', key)
    expect(vend).toMatchObject({ state: 'AUTHORIZED', card: { brand: 'visa', last4: '4242', declineCode: null } })
    expect(await pay(buyer, shop, 'pm_card_visa', key)).toEqual(vend)
    expect(await bookedOf(vend.id)).toMatchObject({ status: 'requires_capture', held: 238, captured: 0 })
    await shop.controller.acknowledge(vend.id)
    expect(await shop.controller.report(vend.id, { outcome: 'SUCCESS' })).toMatchObject({ state: 'COMPLETED' })
    expect(await bookedOf(vend.id)).toMatchObject({ held: 0, captured: 238, captures: 1, refunded: 0 })
  })

  test('is not charged when the product did not fall', async () => {
    const shop = await openShop()
    const vend = await pay(guest, shop)
    await shop.controller.acknowledge(vend.id)
    await shop.controller.report(vend.id, { outcome: 'FAILURE', failure: { code: 'EMPTY' } })
    expect(await bookedOf(vend.id)).toMatchObject({ status: 'canceled', held: 0, captured: 0 })
  })

  test('gets its money back from the operator, in part, once', async () => {
    const shop = await openShop()
    const { id: vendId } = await pay(guest, shop)
    await shop.controller.acknowledge(vendId)
    await shop.controller.report(vendId, { outcome: 'SUCCESS' })
    const input = { vendId, amount: { amount: 100, currency: 'EUR' }, reason: 'It was warm', idempotencyKey: newKey() }
    // No other chapter refunds a card.
    await failStripe({ method: 'POST', path: '/refunds', execute: true, answer: 'drop' })
    for (const _ of ['once', 'twice']) {
      expect((await shop.owner.request(RefundToCardDocument, { input })).refundVend).toMatchObject({
        state: 'REFUNDED',
        refunded: { amount: 100 },
        refundPending: null,
      })
    }
    expect(await bookedOf(vendId)).toMatchObject({ captured: 238, refunded: 100 })
  })

  test('whose bank takes the money back is booked so, and a person is told where to answer', async () => {
    const shop = await openShop()
    const { id: vendId } = await pay(guest, shop, 'pm_card_createDispute')
    await shop.controller.acknowledge(vendId)
    expect(await shop.controller.report(vendId, { outcome: 'SUCCESS' })).toMatchObject({ state: 'COMPLETED' })
    const told = await untilThere('the dispute', async () => {
      const { exceptions } = await shop.owner.request(ListExceptionsDocument, { limit: 100 })
      return exceptions.items.find((one) => one.vendId === vendId)
    })
    expect(told.code).toBe('PAYMENT_DISPUTED')
    expect(told.message).toMatch(/taken back 238 EUR.*https:\/\/dashboard\.stripe\.com\/test\/disputes\/dp_/)
    const today = new Date().toISOString().slice(0, 10)
    const period = { account: 'DISPUTES' as const, from: today, to: today, limit: 100 }
    const { ledger } = await shop.owner.request(LedgerDocument, period)
    expect(ledger.items.filter((line) => line.vendId === vendId)).toMatchObject([
      { kind: 'DISPUTE', amount: { amount: 238 }, corrects: vendId },
    ])
  })

  test('of a guest who changes their mind is let go by the receipt', async () => {
    const shop = await openShop()
    const { id: vendId, receiptToken } = await pay(guest, shop)
    await guest.request(CancelVendDocument, { input: { vendId, receiptToken } })
    expect(await bookedOf(vendId)).toMatchObject({ status: 'canceled', held: 0 })
  })

  test.for([
    ['pm_card_chargeDeclined', 'generic_decline'],
    ['pm_card_chargeDeclinedInsufficientFunds', 'insufficient_funds'],
  ] as const)('that the bank declines (%s) buys nothing, and the machine is free at once', async ([token, code]) => {
    const shop = await openShop()
    expect(await pay(guest, shop, token)).toMatchObject({ state: 'DECLINED', card: { declineCode: code } })
    expect(await pay(guest, shop)).toMatchObject({ state: 'AUTHORIZED' })
  })

  test('whose charge is made while the answer never comes is found, and charged once', async () => {
    const shop = await openShop()
    const vend = await pay(guest, shop, 'pm_card_timeout')
    expect(vend.state).toBe('AUTHORIZED')
    expect(await bookedOf(vend.id)).toMatchObject({ held: 238 })
  })

  test('is captured once when the answer to the capture is lost', async () => {
    const shop = await openShop()
    const vend = await pay(guest, shop)
    await shop.controller.acknowledge(vend.id)
    const { paymentId } = await bookedOf(vend.id)
    await failStripe({ path: `/${paymentId}/capture`, execute: true, answer: 'drop' })
    expect(await shop.controller.report(vend.id, { outcome: 'SUCCESS' })).toMatchObject({ state: 'COMPLETED' })
    expect(await bookedOf(vend.id)).toMatchObject({ captured: 238, captures: 1 })
  })

  test('that wants proof (3-D Secure) waits for it; when the bank has it, a webhook brings the vend on', async () => {
    const shop = await openShop()
    const vend = await pay(guest, shop, 'pm_card_authenticationRequired')
    expect(vend).toMatchObject({ state: 'PENDING', clientSecret: expect.stringContaining('_secret_') })
    expect((await refusal(shop.controller.acknowledge(vend.id))).code).toBe('VEND_STATE')
    await prove(vend.id, 'complete')
    await untilState(vend, 'AUTHORIZED')
    await shop.controller.acknowledge(vend.id)
    await shop.controller.report(vend.id, { outcome: 'SUCCESS' })
    expect(await bookedOf(vend.id)).toMatchObject({ captured: 238 })
  })

  test('whose owner does not prove it is declined', async () => {
    const vend = await pay(guest, await openShop(), 'pm_card_authenticationRequired')
    await prove(vend.id, 'fail')
    await untilState(vend, 'DECLINED')
  })

  test('is charged once, however late, often and disordered its events come', async () => {
    await behaveWebhooks({ hold: true, copies: 3 })
    const shop = await openShop()
    const vend = await pay(guest, shop, 'pm_card_authenticationRequired')
    await prove(vend.id, 'complete')
    expect(await stateOf(vend.id, vend.receiptToken ?? null)).toBe('PENDING')
    await releaseWebhooks(true)
    await untilState(vend, 'AUTHORIZED')
    await shop.controller.acknowledge(vend.id)
    await shop.controller.report(vend.id, { outcome: 'SUCCESS' })
    await releaseWebhooks(true)
    await untilState(vend, 'COMPLETED')
    expect(await bookedOf(vend.id)).toMatchObject({ captured: 238, captures: 1, refunded: 0 })
  })
})

describe.runIf(isLocal)('a top-up by card', () => {
  const newcomer = person('customer:crowd-009')
  const topUp = async (token: string, idempotencyKey = newKey()) => {
    const amount = { amount: 1500, currency: 'USD' }
    const input = { operatorId: 'globex', amount, card: { token }, idempotencyKey }
    return (await newcomer.request(TopUpByCardDocument, { input })).topUpWallet
  }
  const balanceNow = async () =>
    (await newcomer.request(GetWalletDocument, { operatorId: 'globex' })).wallet?.balance.amount ?? 0

  test('is charged and credited once', async () => {
    const before = await balanceNow()
    const key = newKey()
    const first = await topUp('pm_card_visa', key)
    expect(first).toMatchObject({ balance: { amount: before + 1500 }, topUp: { state: 'COMPLETED' } })
    expect((await topUp('pm_card_visa', key)).topUp).toEqual(first.topUp)
    expect(await balanceNow()).toBe(before + 1500)
    expect(await bookedOf(first.topUp?.id ?? '')).toMatchObject({ captured: 1500, captures: 1 })
  })

  test('that is declined credits nothing', async () => {
    const before = await balanceNow()
    const { topUp: made } = await topUp('pm_card_chargeDeclined')
    expect(made).toMatchObject({ state: 'DECLINED', card: { declineCode: 'generic_decline' } })
    expect(await balanceNow()).toBe(before)
  })

  test('that wants proof (3-D Secure) is credited when a webhook tells of it', async () => {
    const before = await balanceNow()
    const { topUp: made } = await topUp('pm_card_authenticationRequired')
    expect(made).toMatchObject({ state: 'PENDING', clientSecret: expect.stringContaining('_secret_') })
    await prove(made?.id ?? '', 'complete')
    await untilThere('the money', async () => (await balanceNow()) === before + 1500)
  })
})

test.runIf(isLocal)('an event that is not signed by Stripe is refused', async () => {
  const body = JSON.stringify({ type: 'payment_intent.succeeded', data: { object: { id: 'pi_1' } } })
  const headers = { 'stripe-signature': 't=1,v1=00' }
  expect((await fetch(`${target.api}/webhooks/stripe`, { method: 'POST', headers, body })).status).toBe(400)
})
