import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { SetPlanogramDocument } from '../../acceptance/generated/operations.ts'
import { openShop, slotOf } from '../../acceptance/kit/shop.ts'
import { useWindows } from '../kit/browser.ts'
import { openConsole } from './kit.ts'

const open = useWindows()

const openMachine = async (username = 'driver:acme', tab = '') => {
  const shop = await openShop({ A1: {}, A2: { stock: 3 }, B1: { stock: 0 } }, { label: ' of the planogram test' })
  const window = await openConsole(open, username, `/machines/${shop.machineId}${tab && `?tab=${tab}`}`)
  return { shop, ...window }
}

/** Drags as a hand does: it follows the column, which may move, and lets go once the page shows that it would drop there. */
async function drag(page: Page, what: Locator, onto: string) {
  const column = page.locator(`[data-slot=${onto}]`)
  await what.hover()
  await page.mouse.down()
  const isOver = async () => {
    const { x, y, width, height } = (await column.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
    await page.mouse.move(x + width / 2, y + height / 2, { steps: 4 })
    return column.getAttribute('data-over')
  }
  await expect.poll(isOver, { timeout: 20_000 }).toBe('true')
  await page.mouse.up()
}

describe('the planogram of a machine', () => {
  it('is changed by dragging a product and by the form of a column, after showing what is lost', async () => {
    const { shop, page, faults } = await openMachine()
    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    const { productId } = shop.offer('A1')
    await page.getByLabel('Find a product').fill('drink a1 of the planogram')
    await drag(page, page.locator(`[data-product="${productId}"]`), 'A2')
    await page.getByRole('button', { name: 'Save 1 change' }).waitFor()
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
    expect(faults).toEqual([])
  })

  it('swaps two columns by keyboard alone', async () => {
    const { shop, page } = await openMachine()
    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    await page.getByRole('button', { name: 'Move Drink A1 of the planogram test from A1' }).focus()
    await page.keyboard.press('Space')
    const onto = page.locator('[data-slot=A2][data-over=true]')
    await expect
      .poll(
        async () => {
          if ((await onto.count()) === 0) await page.keyboard.press('ArrowRight')
          return onto.count()
        },
        { timeout: 20_000 },
      )
      .toBe(1)
    await page.keyboard.press('Space')
    await page.getByRole('button', { name: 'Save 2 changes' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Save 2 changes' }).click()
    await page.getByRole('button', { name: 'Edit', exact: true }).waitFor()
    expect(slotOf(await shop.look(), 'A2').product.id).toBe(shop.offer('A1').productId)
  })

  it('is not overwritten when somebody else was faster, and the page says so', async () => {
    const { shop, page } = await openMachine()
    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    await page.getByRole('button', { name: 'Edit B1' }).click()
    await page.getByLabel('Par level').fill('4')
    await page.getByRole('button', { name: 'Keep in the draft' }).click()
    const slots = [{ code: 'A1', productId: shop.offer('A1').productId, capacity: 7 }]
    await shop.owner.request(SetPlanogramDocument, { input: { machineId: shop.machineId, slots } })
    await page.getByRole('button', { name: 'Save 1 change' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Save 1 change' }).click()
    await dialog.getByText('PLANOGRAM_CHANGED').waitFor()
    expect((await shop.look()).slots).toHaveLength(1)
  })
})

describe('a machine', () => {
  it('is filled up: the visit is recorded, and the log tells of it', async () => {
    const { shop, page, faults } = await openMachine('driver:acme', 'restock')
    await page.getByRole('button', { name: 'Everything up to par' }).click()
    await page.getByText('3 columns touched, 22 units more').waitFor()
    await page.getByRole('button', { name: 'Record the visit' }).click()
    await page.getByText('The visit is recorded').waitFor()
    expect((await shop.look()).slots.map(({ stock }) => stock)).toEqual([10, 10, 10])
    await page.getByRole('tab', { name: 'Service log' }).click()
    await page.getByText('22 units: A1 +5, A2 +7, B1 +10').waitFor()
    expect(faults).toEqual([])
  })

  it('keeps a visit that is half entered, and records it once when the answer is lost and the page is loaded anew', async () => {
    const { shop, page } = await openMachine('driver:acme', 'restock')
    await page.getByLabel('Units put into A1').fill('3')
    await page.getByLabel('Units put into A2').press('ControlOrMeta+a')
    await page.keyboard.type('-2')
    await page.getByRole('tab', { name: 'Vends' }).click()
    await page.getByRole('tab', { name: 'Restock' }).click()
    await page.getByText('2 columns touched, 1 unit more').waitFor()
    await page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('recordRestock')) return route.continue()
      await route.fetch()
      return route.abort('connectionreset')
    })
    await page.getByRole('button', { name: 'Record the visit' }).click()
    await page.getByText('The network does not answer.').waitFor()
    expect(await page.getByLabel('Units put into A1').isDisabled()).toBe(true)
    await page.unroute('**/graphql')
    await page.reload()
    await page.getByRole('button', { name: 'Record it again, once' }).click()
    await page.getByText('The visit is recorded').waitFor()
    expect((await shop.look()).slots.map(({ stock }) => stock)).toEqual([8, 1, 0])
  })

  it('has no commands of an owner for a route driver', async () => {
    const { page } = await openMachine()
    await page.getByRole('button', { name: 'Commands' }).click()
    await page.getByRole('menuitem', { name: 'Take out of service' }).waitFor()
    expect(await page.getByRole('menuitem', { name: 'Reboot' }).count()).toBe(0)
  })

  it('takes commands of an owner: a column is switched off from afar, and its price set', async () => {
    const { shop, page } = await openMachine('owner:acme')
    await page.getByRole('button', { name: /^A1/ }).click()
    await page.getByRole('button', { name: 'Switch off' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Switch off' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: /^A2/ }).click()
    await page.getByRole('button', { name: 'Set the price' }).click()
    await page.getByLabel('New shelf price').fill('3.10')
    await page.getByRole('button', { name: 'Set €3.10' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    const seen = await shop.look()
    expect([slotOf(seen, 'A1').enabled, slotOf(seen, 'A2').total.amount]).toEqual([false, 310])
  })

  it('is changed by its settings, after showing what is another one', async () => {
    const { shop, page, faults } = await openMachine('owner:acme', 'settings')
    await page.getByLabel('Tax, %').fill('7')
    await page.getByLabel('Place').fill('Hall 2')
    await page.getByRole('button', { name: 'Save' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('7 %, in the price (was 19 %, in the price)').waitFor()
    await dialog.getByRole('button', { name: 'Save 2 changes' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect((await shop.look()).place).toBe('Hall 2')
    expect(faults).toEqual([])
  })
})
