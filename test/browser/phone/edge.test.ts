import type { Page, Response } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { guest } from '../../acceptance/kit/callers.ts'
import { buy, openShop, type Shop } from '../../acceptance/kit/shop.ts'
import { useWindows } from '../kit/browser.ts'
import { signInAs } from '../kit/sign-in.ts'
import { chooseByCard, fillCard, openMachine, pay, sees, vendsAt } from './kit.ts'

const open = useWindows()

/** Opens a machine's page; answers what asked for the machine, and how the edge answered it. */
const openThroughEdge = async (page: Page, shop: Shop) => {
  const isMachine = (response: Response) =>
    response.url().includes('/graphql') && /PhoneMachine\b/.test(response.url() + response.request().postData())
  const [response] = await Promise.all([page.waitForResponse(isMachine), openMachine(page, shop)])
  const { 'x-cache': cache = '', 'cache-control': keeping } = response.headers()
  return { method: response.request().method(), cache: cache.replace(' from cloudfront', ''), keeping }
}

const sellLast = async (shop: Shop) => {
  const { id } = await buy(guest, shop, 'A1', { payment: 'CARD', card: { token: 'pm_card_visa' } })
  await shop.controller.acknowledge(id)
  await shop.controller.report(id, { outcome: 'SUCCESS' })
}

describe('the phone page through the edge', () => {
  it('is given to a second guest from the edge, and hears at once that the last unit is gone', async () => {
    const shop = await openShop({ A1: { stock: 1 } })
    const first = await open()
    expect(await openThroughEdge(first.page, shop)).toMatchObject({ method: 'GET', cache: 'Miss' })
    await sellLast(shop)
    const second = await open()
    // What the edge has says that there is one left.
    expect(await openThroughEdge(second.page, shop)).toMatchObject({
      method: 'GET',
      cache: expect.stringMatching(/Hit$/),
    })
    for (const { page } of [first, second]) {
      await page.getByRole('button', { name: 'Drink A1' }).getByText('Sold out').waitFor()
    }
    expect([first.faults, second.faults]).toEqual([[], []])
  })

  it('that hears nothing taps in vain and is charged nothing, and then sees the truth', async () => {
    const shop = await openShop({ A1: { stock: 1 }, A2: {} })
    await openThroughEdge((await open()).page, shop)
    await sellLast(shop)
    const { page } = await open()
    await page.routeWebSocket(/./, (socket) => socket.close())
    await openThroughEdge(page, shop)
    await chooseByCard(page, 'Drink A1')
    await fillCard(page, '4242')
    await pay(page)
    await sees(page, 'Sold out a second ago')
    expect(await vendsAt(shop)).toEqual(['COMPLETED'])
    await page.getByRole('button', { name: 'Buy something else' }).click()
    await page.getByRole('button', { name: 'Drink A1' }).getByText('Sold out').waitFor()
  })

  it('of somebody who has signed in comes from the API itself, and nobody keeps it', async () => {
    const shop = await openShop()
    const { page } = await open()
    await openMachine(page, shop)
    await page.getByRole('link', { name: 'Sign in' }).click()
    await signInAs(page, 'customer:demo')
    await page.getByRole('link', { name: 'Account' }).waitFor()
    const own = { method: 'POST', cache: 'Miss', keeping: 'private, no-store' }
    expect(await openThroughEdge(page, shop)).toEqual(own)
  })
})
