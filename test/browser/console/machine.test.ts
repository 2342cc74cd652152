import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openShop, type Shop, slotOf } from '../../acceptance/kit/shop.ts'
import { launch, type Window } from '../kit/browser.ts'
import { openConsole, visit } from './kit.ts'

let browser: Browser
let window: Window
let shop: Shop

beforeAll(async () => {
  browser = await launch()
  shop = await openShop({ A1: {}, A2: { stock: 3 }, B1: { stock: 0 } }, { label: ' of the planogram test' })
  window = await openConsole(browser, 'driver:acme')
})
afterAll(() => browser?.close())

/** Drags as a hand does: in steps, so that the page sees it move. */
async function drag(page: Page, from: Locator, to: Locator) {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()]
  if (!start || !end) throw new Error('What is dragged, or onto what, is not on the page')
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2)
  await page.mouse.down()
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 12 })
  await page.mouse.up()
}

describe('the page of a machine', () => {
  it('changes the planogram by dragging a product and by the form of a column, after showing what is lost', async () => {
    const { page } = window
    await visit(window, `/machines/${shop.machineId}`, 'A machine of the planogram test')
    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    const { productId } = shop.offer('A1')
    await drag(page, page.locator(`[data-product="${productId}"]`), page.locator('[data-slot=A2]'))
    await page.getByRole('button', { name: 'Edit B1' }).click()
    await page.getByLabel('Par level').fill('4')
    await page.getByRole('button', { name: 'Keep in the draft' }).click()
    await page.getByRole('button', { name: 'Save 2 changes' }).click()
    const dialog = page.getByRole('dialog')
    await dialog
      .getByText('sells Drink A1 of the planogram test instead of Drink A2 of the planogram test: take out 3')
      .waitFor()
    await dialog.getByText('is filled up to 4, not 10').waitFor()
    await dialog.getByRole('button', { name: 'Save 2 changes' }).click()
    await page.getByRole('button', { name: 'Edit', exact: true }).waitFor()
    const seen = await shop.look()
    expect(slotOf(seen, 'A2')).toMatchObject({ product: { id: productId }, stock: 0 })
    expect(slotOf(seen, 'A1')).toMatchObject({ product: { id: productId }, stock: 5 })
  })

  it('records a restock visit, and the log tells of it', async () => {
    const { page, faults } = window
    await visit(window, `/machines/${shop.machineId}?tab=restock`, 'A machine of the planogram test')
    await page.getByRole('button', { name: 'Everything up to par' }).click()
    await page.getByText('3 columns touched, 19 units more').waitFor()
    await page.getByRole('button', { name: 'Record the visit' }).click()
    await page.getByText('The visit is recorded').waitFor()
    expect((await shop.look()).slots.map(({ stock }) => stock)).toEqual([10, 10, 4])
    await page.getByRole('tab', { name: 'Service log' }).click()
    await page.getByText('19 units: A1 +5, A2 +10, B1 +4').waitFor()
    expect(faults).toEqual([])
  })

  it('has no commands of an owner for a route driver', async () => {
    const { page } = window
    await visit(window, `/machines/${shop.machineId}`, 'A machine of the planogram test')
    await page.getByRole('button', { name: 'Commands' }).click()
    await page.getByRole('menuitem', { name: 'Take out of service' }).waitFor()
    expect(await page.getByRole('menuitem', { name: 'Reboot' }).count()).toBe(0)
  })
})
