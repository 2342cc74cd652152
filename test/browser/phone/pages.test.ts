import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { UpdateMachineDocument } from '../../acceptance/generated/operations.ts'
import { person } from '../../acceptance/kit/callers.ts'
import { openShop, type Shop } from '../../acceptance/kit/shop.ts'
import { seriousViolations } from '../kit/axe.ts'
import { DEVICES, launch, openWindow, screenshot, signInAs } from '../kit/browser.ts'
import { addressOf, chooseByCard, fillCard, openMachine, pay, powerOn, sees } from './kit.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser?.close())

/** The demo's first machine: real names, prices and allergens. */
const DEMO: Pick<Shop, 'code'> = { code: 'ACME-0001' }

/** Looks at what is on the page: nobody is kept out in light or dark, and a person can see it later. */
const judge = async (page: Page, name: string) => {
  await screenshot(page, `phone/${name}`)
  expect(await seriousViolations(page)).toEqual([])
}

describe.each(['phone', 'desktop'] as const)('on a %s nobody is kept out by', (device) => {
  const open = async (locale = 'en-GB') => openWindow(browser, { ...DEVICES[device], locale })

  it('the products of a machine, what is in one, and the card form', async () => {
    const { page, context } = await open()
    await openMachine(page, DEMO)
    await page.getByRole('button', { name: 'Cola Zero' }).waitFor()
    await judge(page, `${device}-menu`)
    await page.getByRole('button', { name: 'Iced coffee' }).click()
    await sees(page, 'Milk')
    await page.getByText('Nutrition per 100 ml').click()
    await sees(page, '8.4 g')
    await judge(page, `${device}-product`)
    await page.getByRole('button', { name: /by card/ }).click()
    await fillCard(page, '4242')
    await judge(page, `${device}-card`)
    await context.close()
  })

  it('the steps of a purchase', async () => {
    const shop = await openShop({ A1: { deposit: 25 }, A2: { stock: 0 } })
    const { page, context } = await open()
    await openMachine(page, shop)
    await chooseByCard(page, 'Drink A1')
    await fillCard(page, '4242')
    await pay(page)
    await sees(page, 'Calling the machine')
    await judge(page, `${device}-waiting`)
    const machine = powerOn(shop)
    await sees(page, 'Enjoy!')
    await judge(page, `${device}-enjoy`)
    await machine.stop()
    await page.goto(addressOf(shop))
    await chooseByCard(page, 'Drink A1')
    await fillCard(page, '9995')
    await pay(page)
    await sees(page, 'Your card was declined')
    await judge(page, `${device}-declined`)
    await context.close()
  })

  it('the account', async () => {
    const { page, context } = await open()
    await openMachine(page, DEMO)
    await page.getByRole('link', { name: 'Sign in' }).click()
    await signInAs(page, 'customer:demo')
    await page.getByRole('link', { name: 'Account' }).click()
    await page.getByRole('heading', { name: 'Purchases' }).waitFor()
    await page.getByRole('button', { name: 'Top up' }).click()
    await judge(page, `${device}-account`)
    await context.close()
  })

  it('a page in German, a machine that is out of service, and a code that is none', async () => {
    const shop = await openShop()
    await person('owner:acme').request(UpdateMachineDocument, {
      input: { machineId: shop.machineId, status: 'OUT_OF_SERVICE' },
    })
    const { page, context } = await open('de-DE')
    await openMachine(page, shop)
    await sees(page, 'Außer Betrieb')
    expect(await page.getByText('2,38 €').count()).toBe(1)
    await judge(page, `${device}-out-of-service`)
    await page.goto(addressOf({ code: 'NOPE-0001' }))
    await sees(page, 'Es gibt keinen Automaten mit diesem Code.')
    await page.goto(addressOf({ code: '' }))
    await page.getByLabel('Code am Automaten').waitFor()
    await judge(page, `${device}-home`)
    await context.close()
  })
})
