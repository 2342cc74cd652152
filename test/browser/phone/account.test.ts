import { afterEach, describe, expect, it } from 'vitest'
import { LoyaltyDocument } from '../../acceptance/generated/operations.ts'
import { person } from '../../acceptance/kit/callers.ts'
import { crowdIdentity } from '../../acceptance/kit/crowd.ts'
import { buy, fund, openShop, type Shop } from '../../acceptance/kit/shop.ts'
import { DEVICES, useWindows } from '../kit/browser.ts'
import { signedIn, signInAs } from '../kit/sign-in.ts'
import { fillCard, openMachine, pay, powerOn, sees, vendsAt } from './kit.ts'

const open = useWindows()
const machines: { stop(): Promise<void> }[] = []

afterEach(async () => {
  await Promise.all(machines.splice(0).map(({ stop }) => stop()))
})

const running = (...options: Parameters<typeof powerOn>) => machines.push(powerOn(...options))

const openAs = async (username: string) => open({ ...DEVICES.phone, ...(await signedIn(username)) })

describe('a customer who signs in', () => {
  it('comes back to the product, pays from the wallet, and finds the purchase in the account', async () => {
    const shop = await openShop()
    await fund(person(crowdIdentity(4)), shop, 1000)
    running(shop)
    const { page } = await open()
    await openMachine(page, shop)
    await page.getByRole('link', { name: 'Sign in' }).click()
    await signInAs(page, crowdIdentity(4))
    await page.getByRole('button', { name: 'Drink A1' }).click()
    await page.getByRole('button', { name: /from wallet/ }).click()
    await sees(page, 'Enjoy!')
    await page.getByRole('button', { name: 'Buy something else' }).click()
    await page.getByRole('link', { name: 'Account' }).click()
    await page.getByText('Drink A1').first().click()
    await page.getByRole('button', { name: 'Ask for my money back' }).click()
    await page.getByLabel('What went wrong?').fill('It was warm')
    await page.getByRole('button', { name: 'Send' }).click()
    await sees(page, 'We have your request')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('link', { name: 'Sign in' }).waitFor()
  })

  it('fills the wallet by card', async () => {
    const shop = await openShop()
    const { page } = await openAs('customer:ben')
    await openMachine(page, shop)
    await page.getByRole('link', { name: 'Account' }).click()
    const figure = page.getByRole('region', { name: 'Wallet' }).locator('.figure')
    const before = Number(((await figure.textContent()) ?? '').slice(1))
    await page.getByRole('button', { name: 'Top up' }).click()
    await page.getByText('€20.00').click()
    await fillCard(page, '4242')
    await pay(page)
    await sees(page, 'The money is in your wallet.')
    await expect.poll(async () => Number(((await figure.textContent()) ?? '').slice(1))).toBe(before + 20)
  })

  it('turns points into a voucher, once by two taps, and drinks for free', async () => {
    const shop = await openShop({ A1: { price: 2100 }, A2: {} })
    const drinker = crowdIdentity(5)
    running(shop)
    await earn(drinker, shop)
    const { page } = await openAs(drinker)
    await openMachine(page, shop)
    await page.getByRole('link', { name: 'Account' }).click()
    await page.getByRole('button', { name: /^Free drink for/ }).dblclick()
    await sees(page, 'Your voucher is ready')
    const { loyalty } = await person(drinker).request(LoyaltyDocument, { operatorId: shop.operatorId })
    expect(loyalty.vouchers.filter(({ kind }) => kind === 'FREE_DRINK')).toHaveLength(1)
    await page.getByRole('button', { name: 'Back' }).click()
    await page.getByRole('button', { name: 'Drink A2' }).click()
    await page.getByLabel('Voucher').selectOption({ label: 'A free drink' })
    await page.getByRole('button', { name: 'Pay with voucher' }).click()
    await sees(page, 'Enjoy!')
    await sees(page, 'Saved')
    expect(await vendsAt(shop)).toEqual(['COMPLETED', 'COMPLETED'])
  })

  /** They buy something dear at a machine that runs, and have the points for it. */
  const earn = async (drinker: string, shop: Shop) => {
    const customer = person(drinker)
    await fund(customer, shop, 2500)
    await buy(customer, shop)
    const points = async () =>
      (await customer.request(LoyaltyDocument, { operatorId: shop.operatorId })).loyalty.balance
    await expect.poll(points, { timeout: 20_000 }).toBeGreaterThanOrEqual(200)
  }

  it('whose product for adults may not have fallen is told that a person looks into it', async () => {
    const shop = await openShop({ A1: { minimumAge: 16 } })
    await fund(person(crowdIdentity(6)), shop, 500)
    running(shop, { outcome: 'FAILURE', failure: { code: 'JAM' } })
    const { page } = await openAs(crowdIdentity(6))
    await openMachine(page, shop)
    await page.getByRole('button', { name: 'Drink A1' }).click()
    await page.getByRole('button', { name: /from wallet/ }).click()
    await sees(page, 'We are finding out what happened')
    expect(await vendsAt(shop)).toEqual(['OUTCOME_UNKNOWN'])
  })
})
