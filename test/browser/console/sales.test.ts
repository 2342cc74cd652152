import { beforeAll, describe, expect, it } from 'vitest'
import { person } from '../../acceptance/kit/callers.ts'
import { crowdIdentity } from '../../acceptance/kit/crowd.ts'
import { fund, openShop, type Shop } from '../../acceptance/kit/shop.ts'
import { entities, readTable } from '../../acceptance/kit/table.ts'
import { target } from '../../acceptance/kit/target.ts'
import { DEVICES, useWindows } from '../kit/browser.ts'
import { signedIn } from '../kit/sign-in.ts'
import { openConsole, vend } from './kit.ts'

/** Nobody else's: tests of several files run at once. */
const customer = person(crowdIdentity(1))
const open = useWindows()

beforeAll(async () => {
  await fund(customer, await openShop(), 3000)
})

const openSalesShop = () => openShop({ A1: { price: 238 } }, { label: ' of the sales test' })

/** What the vends of a machine add up to in the table itself, whatever the API says of them. */
const soldAt = async ({ machineId }: Shop) => {
  const all = entities<{ machineId: string; state: string; price: { total: number } }>(await readTable(), 'vend')
  const vends = all.filter((vend) => vend.machineId === machineId)
  const sold = vends.filter(({ state }) => state === 'COMPLETED')
  return {
    amount: sold.reduce((sum, { price }) => sum + price.total, 0),
    vends: sold.length,
    failed: vends.filter(({ state }) => state === 'FAILED').length,
  }
}

describe('a sale', () => {
  it('is on the fleet page by itself, and the stock of its machine with it', async () => {
    const shop = await openSalesShop()
    const { page, faults } = await openConsole(open, 'owner:acme', `/fleet?q=${shop.code}`)
    await page.getByText('5 / 10').waitFor()
    await vend(customer, shop)
    const feed = page.getByRole('region', { name: 'Sales as they happen' })
    await feed.getByRole('link', { name: 'Drink A1 of the sales test' }).waitFor()
    await page.getByText('4 / 10').waitFor()
    expect(faults).toEqual([])
  })

  it('that the console missed while its connection was lost is made up for when it is back', async () => {
    const shop = await openSalesShop()
    const { page } = await open({ ...DEVICES.desktop, ...(await signedIn('owner:acme')) })
    const connection = { isAway: false, drop: async () => {} }
    await page.routeWebSocket(/./, (socket) => {
      if (connection.isAway) return void socket.close()
      socket.connectToServer()
      connection.drop = () => socket.close()
    })
    await page.goto(`${target.web}/fleet?q=${shop.code}`)
    await page.locator('[data-live=live]').waitFor()
    await page.getByText('5 / 10').waitFor()
    connection.isAway = true
    await connection.drop()
    await page.locator('[data-live=connecting]').waitFor()
    await vend(customer, shop)
    connection.isAway = false
    await page.getByText('4 / 10').waitFor()
  })

  it('is in the report by the amount that the table has, in every grouping', async () => {
    const shop = await openSalesShop()
    await vend(customer, shop)
    await vend(customer, shop)
    await vend(customer, shop, { outcome: 'FAILURE', failure: { code: 'NOT_DETECTED' } })
    const table = await soldAt(shop)
    expect(table).toEqual({ amount: 476, vends: 2, failed: 1 })
    const sold = `€${table.amount / 100}`

    const { page } = await openConsole(open, 'owner:acme', `/sales?machine=${shop.machineId}&compare=none`)
    const reported = async () => {
      await page.reload()
      await page.getByText('Without tax and deposit').waitFor()
      return page.getByText(/^1 vends; /).count()
    }
    await expect.poll(reported, { timeout: 20_000, interval: 1000 }).toBe(1)
    expect(await page.getByText(sold).first().isVisible()).toBe(true)
    for (const title of ['Sales by day', 'Sales by hour', 'Best sellers', 'Sales by payment']) {
      await page
        .getByRole('radiogroup', { name: `${title}: chart or table` })
        .getByText('Table')
        .click()
      const cells = page.getByRole('region', { name: title, exact: true }).first().locator('[data-sum] th')
      const sums = async () => [title, ...(await cells.allInnerTexts()).slice(1, 5)]
      await expect.poll(sums).toEqual([title, sold, String(table.vends), String(table.failed), '33.3%'])
    }
    const best = page.getByRole('region', { name: 'Best sellers' }).first().locator('tbody tr')
    // The whole range, though the chart has the first eight.
    expect(await best.count()).toBeGreaterThan(8)
    const column = page.getByRole('region', { name: 'Failed vends by column' }).first().getByRole('row', { name: /A1/ })
    expect(await column.textContent()).toMatch(/33\.3%12$/)
  })
})
