import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  ListVendsDocument,
  UpdateMachineDocument,
  UpdateProductDocument,
} from '../../acceptance/generated/operations.ts'
import { guest } from '../../acceptance/kit/callers.ts'
import { buy, openShop, type Shop } from '../../acceptance/kit/shop.ts'
import { useWindows, type Window } from '../kit/browser.ts'
import { chooseByCard, fillCard, openMachine, pay, powerOn, sees, vendsAt } from './kit.ts'

const open = useWindows()
let window: Window
let page: Page
const machines: { stop(): Promise<void> }[] = []

beforeEach(async () => {
  window = await open()
  page = window.page
})
afterEach(async () => {
  await Promise.all(machines.splice(0).map(({ stop }) => stop()))
})

const running = (...options: Parameters<typeof powerOn>) => machines.push(powerOn(...options))

/** The id of the machine's vend: what the machine of the test has to do. */
const vendOf = async ({ owner, machineId }: Shop): Promise<string> => {
  const { vends } = await owner.request(ListVendsDocument, { machineId })
  const [vend] = vends.items
  if (!vend) throw new Error('the machine has no vend')
  return vend.id
}

describe('a guest with a card', () => {
  it('buys a drink: paying, dispensing, enjoy, and a receipt', async () => {
    const shop = await openShop()
    running(shop)
    await openMachine(page, shop)
    await chooseByCard(page, 'Drink A1')
    await fillCard(page, '4242')
    await pay(page)
    await sees(page, 'Enjoy!')
    await sees(page, 'visa 4242')
    expect(await vendsAt(shop)).toEqual(['COMPLETED'])
    expect(window.faults).toEqual([])
  })

  it('gets the money back when the machine fails, and is told why', async () => {
    const shop = await openShop()
    running(shop, { outcome: 'FAILURE', failure: { code: 'JAM' } })
    await openMachine(page, shop)
    await chooseByCard(page, 'Drink A1')
    await fillCard(page, '4242')
    await pay(page)
    await sees(page, 'We gave your money back')
    await sees(page, 'The column is stuck.')
    expect(await vendsAt(shop)).toEqual(['FAILED'])
  })

  it('is charged once by two taps', async () => {
    const shop = await openShop()
    running(shop)
    await openMachine(page, shop)
    await chooseByCard(page, 'Drink A1')
    await fillCard(page, '4242')
    await page.getByRole('button', { name: /^Pay / }).dblclick()
    await sees(page, 'Enjoy!')
    expect(await vendsAt(shop)).toEqual(['COMPLETED'])
  })

  it('is charged once when the answer is lost, and the page says that it goes on by itself', async () => {
    const shop = await openShop()
    await openMachine(page, shop)
    await chooseByCard(page, 'Drink A1')
    await fillCard(page, '4242')
    let sent = 0
    await page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('startVend')) return route.continue()
      // The API hears the tap; its answer never arrives.
      if (sent++ === 0) await route.fetch()
      if (sent <= 2) return route.abort('connectionreset')
      return route.continue()
    })
    await pay(page)
    await sees(page, /No network/)
    running(shop)
    await sees(page, 'Enjoy!')
    expect(sent).toBeGreaterThan(2)
    expect(await vendsAt(shop)).toEqual(['COMPLETED'])
  })

  it('sees the vend go on after a reload in the middle, and after the network was away', async () => {
    const shop = await openShop()
    await openMachine(page, shop)
    await chooseByCard(page, 'Drink A1')
    await fillCard(page, '4242')
    await pay(page)
    await sees(page, 'Calling the machine')
    await page.reload()
    await sees(page, 'Calling the machine')
    const vendId = await vendOf(shop)
    await shop.controller.acknowledge(vendId)
    await sees(page, 'Dispensing')
    await window.context.setOffline(true)
    await shop.controller.report(vendId, { outcome: 'SUCCESS' })
    await window.context.setOffline(false)
    await sees(page, 'Enjoy!')
  })

  it('answers the question of the bank (3-D Secure) and comes back to the same purchase', async () => {
    const shop = await openShop()
    running(shop)
    await openMachine(page, shop)
    await chooseByCard(page, 'Drink A1')
    await fillCard(page, '3184')
    await pay(page)
    await page.getByRole('button', { name: 'Go to your bank' }).click()
    await page.getByRole('button', { name: 'Complete' }).click()
    await sees(page, 'Enjoy!')
    expect(await vendsAt(shop)).toEqual(['COMPLETED'])
  })

  it('whose card is declined is told so, and can take another one', async () => {
    const shop = await openShop()
    await openMachine(page, shop)
    await chooseByCard(page, 'Drink A1')
    await fillCard(page, '9995')
    await pay(page)
    await sees(page, 'Your card was declined')
    await sees(page, 'There is not enough money on the card.')
    await page.getByRole('button', { name: 'Use another card' }).click()
    await page.getByRole('button', { name: 'Drink A1' }).waitFor()
  })

  it('may cancel until the machine has taken it', async () => {
    const shop = await openShop()
    await openMachine(page, shop)
    await chooseByCard(page, 'Drink A1')
    await fillCard(page, '4242')
    await pay(page)
    await page.getByRole('button', { name: 'Cancel' }).click()
    await sees(page, 'You cancelled; nothing was charged.')
    expect(await vendsAt(shop)).toEqual(['CANCELLED'])
  })
})

describe('what changes in the last second', () => {
  /** The page hears nothing of it: its tap is what finds out. */
  const unaware = () => page.routeWebSocket(/./, (socket) => socket.close())

  it('sold out: the page says so, and shows what is left', async () => {
    const shop = await openShop({ A1: { stock: 1 }, A2: {} })
    await unaware()
    await openMachine(page, shop)
    await chooseByCard(page, 'Drink A1')
    await fillCard(page, '4242')
    const { id } = await buy(guest, shop, 'A1', { payment: 'CARD', card: { token: 'pm_card_visa' } })
    await shop.controller.acknowledge(id)
    await shop.controller.report(id, { outcome: 'SUCCESS' })
    await pay(page)
    await sees(page, 'Sold out a second ago')
    await page.getByRole('button', { name: 'Buy something else' }).click()
    await page.getByRole('button', { name: 'Drink A1' }).getByText('Sold out').waitFor()
  })

  it('another price: the page shows the new one and charges nothing', async () => {
    const shop = await openShop()
    await unaware()
    await openMachine(page, shop)
    await chooseByCard(page, 'Drink A1')
    await fillCard(page, '4242')
    const { productId } = shop.offer()
    const price = { amount: 299, currency: shop.currency }
    await shop.owner.request(UpdateProductDocument, { input: { productId, price } })
    await expect.poll(async () => (await shop.look()).slots[0]?.total.amount, { timeout: 20_000 }).toBe(299)
    await pay(page)
    await sees(page, 'The price has changed')
    await sees(page, '€2.99')
    expect(await vendsAt(shop)).toEqual([])
  })

  it('offline: the card is not asked for a machine that does not answer any more', async () => {
    const shop = await openShop()
    await unaware()
    await openMachine(page, shop)
    await chooseByCard(page, 'Drink A1')
    await fillCard(page, '4242')
    await shop.owner.request(UpdateMachineDocument, { input: { machineId: shop.machineId, status: 'OFFLINE' } })
    await pay(page)
    await sees(page, 'The machine does not answer')
    expect(await vendsAt(shop)).toEqual([])
  })

  it('busy: somebody else was first, and the page says to wait', async () => {
    const shop = await openShop()
    await openMachine(page, shop)
    await chooseByCard(page, 'Drink A1')
    await fillCard(page, '4242')
    await buy(guest, shop, 'A1', { payment: 'CARD', card: { token: 'pm_card_visa' } })
    await pay(page)
    await sees(page, 'The machine is serving somebody')
  })

  it('the page hears of it by itself: the last unit goes, and the product is sold out', async () => {
    const shop = await openShop({ A1: { stock: 1 } })
    await openMachine(page, shop)
    await page.getByRole('button', { name: 'Drink A1' }).waitFor()
    running(shop)
    await buy(guest, shop, 'A1', { payment: 'CARD', card: { token: 'pm_card_visa' } })
    await page.getByRole('button', { name: 'Drink A1' }).getByText('Sold out').waitFor()
  })

  it('a product for adults needs an account: the page says so, and leads to the sign-in', async () => {
    const shop = await openShop({ A1: { minimumAge: 18 } })
    await openMachine(page, shop)
    await chooseByCard(page, 'Drink A1')
    await fillCard(page, '4242')
    await pay(page)
    await sees(page, 'We do not know your age')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByLabel('User name').waitFor()
  })
})
