import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { person } from '../../acceptance/kit/callers.ts'
import { crowdIdentity } from '../../acceptance/kit/crowd.ts'
import { fund, openShop, type Shop } from '../../acceptance/kit/shop.ts'
import { DEVICES, useWindows, type Window } from '../kit/browser.ts'
import { signedIn } from '../kit/sign-in.ts'
import { usePageWithStripe } from '../kit/stripe-js.ts'
import { chooseByCard, openMachine, pay, powerOn, sees, vendsAt } from './kit.ts'

const open = useWindows()
const withStripe = usePageWithStripe()
let window: Window
let page: Page
let stripe: { isCut: boolean }
const machines: { stop(): Promise<void> }[] = []

const openWindow = async (options = {}) => {
  window = await open({ ...DEVICES.phone, ...options })
  page = window.page
  stripe = await withStripe(window.context)
}

beforeEach(() => openWindow())
afterEach(async () => {
  await Promise.all(machines.splice(0).map(({ stop }) => stop()))
})

const CARDS = { paid: '4242424242424242', poor: '4000000000009995', asked: '4000002760003184' }

const form = () => page.frameLocator('iframe[title="Secure payment input frame"]')
const bank = () => page.frameLocator('iframe[title="3-D Secure"]')

/** What Stripe's form was made with. */
const options = async (): Promise<unknown> =>
  JSON.parse((await page.locator('iframe[title="Secure payment input frame"]').getAttribute('data-options')) ?? '')

const typeCard = async (card: keyof typeof CARDS) => {
  await form().getByLabel('Card number').fill(CARDS[card])
  await form().getByLabel('Expiration date').fill('12/34')
  await form().getByLabel('Security code').fill('123')
}

/** A machine whose product a guest is about to pay for with a card. */
const chosen = async (): Promise<Shop> => {
  const shop = await openShop()
  machines.push(powerOn(shop))
  await openMachine(page, shop)
  await chooseByCard(page, 'Drink A1')
  return shop
}

describe('a guest at Stripe’s Payment Element', () => {
  it('buys a drink; the form is in the page’s language and colours, and what it asks Stripe for is what the API asks', async () => {
    const shop = await chosen()
    await typeCard('paid')
    expect(await options()).toEqual({
      mode: 'payment',
      amount: 238,
      currency: 'eur',
      captureMethod: 'manual',
      allowedPaymentMethodTypes: ['card'],
      locale: 'en',
      appearance: { theme: 'stripe' },
    })
    await page.emulateMedia({ colorScheme: 'dark' })
    await expect.poll(options).toMatchObject({ appearance: { theme: 'night' } })
    await pay(page)
    await sees(page, 'Enjoy!')
    await sees(page, 'visa 4242')
    expect(await vendsAt(shop)).toEqual(['COMPLETED'])
    expect(window.faults).toEqual([])
  })

  it('is told in Stripe’s words what is missing, and pays once by two taps', async () => {
    const shop = await chosen()
    await form().getByLabel('Card number').fill('4242')
    await pay(page)
    await sees(page, 'Your card number is incomplete.')
    expect(await vendsAt(shop)).toEqual([])
    await typeCard('paid')
    await page.getByRole('button', { name: /^Pay / }).dblclick()
    await sees(page, 'Enjoy!')
    expect(await vendsAt(shop)).toEqual(['COMPLETED'])
  })

  it('whose bank says no is told why, and takes another card', async () => {
    const shop = await chosen()
    await typeCard('poor')
    await pay(page)
    await sees(page, 'There is not enough money on the card.')
    await page.getByRole('button', { name: 'Use another card' }).click()
    await chooseByCard(page, 'Drink A1')
    await typeCard('paid')
    await pay(page)
    await sees(page, 'Enjoy!')
    expect(await vendsAt(shop)).toEqual(['COMPLETED', 'DECLINED'])
  })

  it('answers the bank’s question on the page (3-D Secure), and gets the drink', async () => {
    const shop = await chosen()
    await typeCard('asked')
    await pay(page)
    await page.getByRole('button', { name: 'Go to your bank' }).click()
    await bank().getByRole('button', { name: 'Complete' }).click()
    await sees(page, 'Enjoy!')
    expect(await vendsAt(shop)).toEqual(['COMPLETED'])
    expect(window.faults).toEqual([])
  })

  it('who fails the bank’s question is charged nothing, and is told so', async () => {
    const shop = await chosen()
    await typeCard('asked')
    await pay(page)
    await page.getByRole('button', { name: 'Go to your bank' }).click()
    await bank().getByRole('button', { name: 'Fail' }).click()
    await sees(page, 'Your card was declined')
    await sees(page, 'Your bank could not confirm that it was you.')
    expect(await vendsAt(shop)).toEqual(['DECLINED'])
  })

  it('who cannot be shown the bank’s question may try it again after a reload, or cancel', async () => {
    const shop = await chosen()
    await typeCard('asked')
    await pay(page)
    const toBank = page.getByRole('button', { name: 'Go to your bank' })
    await toBank.waitFor()
    stripe.isCut = true
    await page.reload()
    await toBank.click()
    await sees(page, 'The question of your bank could not be shown.')
    stripe.isCut = false
    await toBank.click()
    await bank().getByRole('button', { name: 'Complete' }).waitFor()
    await page.reload()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await sees(page, 'You cancelled; nothing was charged.')
    expect(await vendsAt(shop)).toEqual(['CANCELLED'])
  })
})

describe('when Stripe is out of reach', () => {
  it('a library that does not load is no dead end: the page says so, and tries again', async () => {
    stripe.isCut = true
    const shop = await chosen()
    await sees(page, 'The card form did not load.')
    stripe.isCut = false
    await page.getByRole('button', { name: 'Try again' }).click()
    await typeCard('paid')
    await pay(page)
    await sees(page, 'Enjoy!')
    expect(await vendsAt(shop)).toEqual(['COMPLETED'])
  })

  it('a card that cannot be handed over is kept in the form, and nothing is bought', async () => {
    const shop = await chosen()
    await typeCard('paid')
    const tokens = '**/v1/confirmation_tokens'
    await page.route(tokens, (route) => route.abort('connectionreset'))
    await pay(page)
    await sees(page, 'The payment provider did not answer.')
    expect(await vendsAt(shop)).toEqual([])
    await page.unroute(tokens)
    await pay(page)
    await sees(page, 'Enjoy!')
    expect(await vendsAt(shop)).toEqual(['COMPLETED'])
  })
})

describe('a customer who tops up by Stripe’s Payment Element', () => {
  it('may change the amount after the card is typed, and answers the bank on the page', async () => {
    const shop = await openShop()
    const customer = crowdIdentity(7)
    await fund(person(customer), shop, 100)
    await window.close()
    await openWindow(await signedIn(customer))
    await openMachine(page, shop)
    await page.getByRole('link', { name: 'Account' }).click()
    await page.getByRole('button', { name: 'Top up' }).click()
    await typeCard('asked')
    await page.getByText('€20.00').click()
    await expect.poll(options).toMatchObject({ amount: 2000, captureMethod: 'automatic' })
    await pay(page)
    await page.getByRole('button', { name: 'Go to your bank' }).click()
    await bank().getByRole('button', { name: 'Complete' }).click()
    await sees(page, 'The money is in your wallet.')
    await sees(page, '€21.00')
  })
})
