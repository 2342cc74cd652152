import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { VendPartsFragment } from '../../acceptance/generated/operations.ts'
import { person } from '../../acceptance/kit/callers.ts'
import { fund, openShop, type Shop } from '../../acceptance/kit/shop.ts'
import { launch, type Window } from '../kit/browser.ts'
import { openConsole, vend, visit } from './kit.ts'

let browser: Browser
let window: Window
let shop: Shop
const vends: VendPartsFragment[] = []

beforeAll(async () => {
  browser = await launch()
  shop = await openShop({ A1: { price: 238 } }, { label: ' of the sales test' })
  await fund(person('customer:demo'), shop, 2000)
  window = await openConsole(browser, 'owner:acme')
})
afterAll(() => browser?.close())

describe('a sale', () => {
  it('is on the fleet page within a second of its end, and the stock of its machine with it', async () => {
    const { page, faults } = window
    await page.getByLabel('Search in the fleet').fill('A machine of the sales test')
    await page.getByText('5 / 10').waitFor()
    vends.push(await vend(shop))
    const feed = page.getByRole('region', { name: 'Sales as they happen' })
    await feed.getByRole('link', { name: 'Drink A1 of the sales test' }).waitFor({ timeout: 1000 })
    await page.getByText('4 / 10').waitFor({ timeout: 1000 })
    expect(faults).toEqual([])
  })

  it('is in the report by the amount that the table has, in every grouping', async () => {
    const { page } = window
    vends.push(await vend(shop))
    vends.push(await vend(shop, { outcome: 'FAILURE', failure: { code: 'NOT_DETECTED' } }))
    const sold = vends.filter(({ state }) => state === 'COMPLETED')
    const total = sold.reduce((sum, { price }) => sum + price.total.amount, 0)
    expect([sold.length, total]).toEqual([2, 476])

    await visit(window, `/sales?machine=${shop.machineId}&compare=none`, 'Sales')
    const reported = async () => {
      await page.reload()
      await page.getByText('Without tax and deposit').waitFor()
      return page.getByText(/^1 vends; /).count()
    }
    await expect.poll(reported, { timeout: 20_000, interval: 1000 }).toBe(1)
    expect(await page.getByText('€4.76').first().isVisible()).toBe(true)
    for (const title of ['Sales by day', 'Sales by hour', 'Best sellers', 'Sales by payment']) {
      await page
        .getByRole('radiogroup', { name: `${title}: chart or table` })
        .getByText('Table')
        .click()
      const cells = page.getByRole('region', { name: title, exact: true }).first().locator('[data-sum] th')
      expect([title, (await cells.allInnerTexts()).slice(1, 5)]).toEqual([title, ['€4.76', '2', '1', '33.3%']])
    }
    const column = page.getByRole('region', { name: 'Failed vends by column' }).first().getByRole('row', { name: /A1/ })
    expect(await column.textContent()).toMatch(/33\.3%12$/)
  })
})
