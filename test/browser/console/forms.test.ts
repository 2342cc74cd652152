import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { ListAlertsDocument, ReportTelemetryDocument } from '../../acceptance/generated/operations.ts'
import { person } from '../../acceptance/kit/callers.ts'
import { openShop } from '../../acceptance/kit/shop.ts'
import { untilHeard } from '../../acceptance/kit/table.ts'
import { useWindows } from '../kit/browser.ts'
import { openConsole } from './kit.ts'

const open = useWindows()

describe('an owner', () => {
  it('adds a machine, and gets the code that its controller enrols with', async () => {
    const { page, faults } = await openConsole(open, 'owner:acme')
    await page.getByRole('button', { name: 'Add a machine' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('A machine by its form')
    await dialog.getByLabel('Place').fill('Hall 9')
    await dialog.getByRole('button', { name: 'Add the machine' }).click()
    await dialog.getByText('Type this code into its controller').waitFor()
    expect(await dialog.locator('code').textContent()).toMatch(/^[0-9A-Z-]{8,}$/)
    await dialog.getByRole('link', { name: 'Say what it sells' }).click()
    await page.getByRole('heading', { level: 1, name: 'A machine by its form' }).waitFor()
    await page.getByText('Not enrolled').waitFor()
    expect(faults).toEqual([])
  })

  it('adds a product, changes its price after seeing what follows, and gives it a picture', async () => {
    const { page, faults } = await openConsole(open, 'owner:acme', '/products')
    const name = `Lemonade ${Date.now()}`
    await page.getByRole('button', { name: 'Add a product' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill(name)
    await dialog.getByText('The price is no amount in EUR.').waitFor()
    await dialog.getByLabel('List price').fill('1,80')
    await dialog.getByLabel('Deposit').fill('0.25')
    await dialog.getByRole('button', { name: 'Add the product' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: `Change ${name}` }).click()
    await dialog.getByLabel('List price').fill('2')
    await dialog.getByText('€2.00 (was €1.80)').waitFor()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.waitFor({ state: 'detached' })
    const row = page.getByRole('row', { name: new RegExp(name) })
    await row.getByText('€2.00').waitFor()
    expect(await row.getByText('€0.25').count()).toBe(1)

    await page.getByRole('button', { name: `Change ${name}` }).click()
    const choose = page.waitForEvent('filechooser')
    await dialog.getByRole('button', { name: 'Choose a file' }).click()
    await (await choose).setFiles({ name: 'lemonade.png', mimeType: 'image/png', buffer: await picture(page) })
    await dialog.getByText('The picture is on every machine that sells it.').waitFor()
    expect(await dialog.locator('img').getAttribute('src')).toMatch(/\/pictures\/.*\.webp$/)
    expect(faults).toEqual([])
  })

  it('adds a promotion for one machine, which lowers its prices, and switches it off', async () => {
    const name = `Half price ${Date.now()}`
    const shop = await openShop({ A1: {} }, { label: ` ${name}` })
    const { page, faults } = await openConsole(open, 'owner:acme', '/products?tab=promotions')
    await page.getByRole('button', { name: 'Add a promotion' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill(name)
    await dialog.getByLabel('Percent', { exact: true }).fill('50')
    await dialog.getByLabel('From', { exact: true }).fill('00:00')
    await dialog.getByLabel('Until').fill('24:00')
    await dialog.getByLabel('Products').fill(`Drink A1 ${name}`)
    await page
      .getByRole('option', { name: `Drink A1 ${name}` })
      .first()
      .click()
    // The list of products lies over the button until somebody goes on elsewhere.
    await dialog.getByLabel('Name').click()
    await dialog.getByRole('button', { name: 'Add the promotion' }).click()
    await dialog.waitFor({ state: 'detached' })
    const total = async () => (await shop.look()).slots[0]?.total.amount
    await expect.poll(total, { timeout: 20_000 }).toBe(119)
    await page.getByRole('button', { name: `Switch off ${name}` }).click()
    await dialog.getByRole('button', { name: 'Switch off' }).click()
    await page.getByRole('button', { name: `Switch on ${name}` }).waitFor()
    await expect.poll(total, { timeout: 20_000 }).toBe(238)
    expect(faults).toEqual([])
  })
})

/** A picture as a camera makes one. */
const picture = (page: Page): Promise<Buffer> => page.screenshot({ clip: { x: 0, y: 0, width: 400, height: 400 } })

describe('an alert', () => {
  it('appears by itself, is taken by a route driver, and resolved', async () => {
    const shop = await openShop({ A1: {} }, { operatorId: 'globex' })
    const { page, faults } = await openConsole(open, 'driver:globex', `/alerts?machine=${shop.machineId}`)
    await page.getByText('Nothing is wrong').waitFor()
    // Nobody else works for this operator here: whoever listens is this window.
    await untilHeard('onAlert/globex')
    await shop.controller.client.request(ReportTelemetryDocument, { input: { sequence: 1, coinMech: 'FAULT' } })
    await page.getByRole('button', { name: 'I go after it' }).click()
    await page.getByText('driver-globex goes after it').waitFor()
    await page.getByRole('button', { name: 'Resolve' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'It is put right' }).click()
    await page.getByText('Nothing is wrong').waitFor()
    const state = 'OPEN'
    const { alerts } = await person('driver:globex').request(ListAlertsDocument, { machineId: shop.machineId, state })
    expect(alerts.items).toEqual([])
    expect(faults).toEqual([])
  })
})
