import { describe, expect, it } from 'vitest'
import { UpdateMachineDocument } from '../../acceptance/generated/operations.ts'
import { openShop, type Shop } from '../../acceptance/kit/shop.ts'
import { DEVICES, useWindows } from '../kit/browser.ts'
import { judge } from '../kit/judge.ts'
import { signedIn } from '../kit/sign-in.ts'
import { addressOf, chooseByCard, fillCard, openMachine, pay, powerOn, sees } from './kit.ts'

const open = useWindows()

/** The demo's first machine: real names, prices and allergens. */
const DEMO: Pick<Shop, 'code'> = { code: 'ACME-0001' }

describe('nobody is kept out, on a phone or a desk, in light or in dark, by', () => {
  it('the products of a machine, what is in one, and the card form', async () => {
    const { page } = await open()
    await openMachine(page, DEMO)
    await page.getByRole('button', { name: 'Cola Zero' }).waitFor()
    expect(await judge(page, 'phone/menu')).toEqual([])
    await page.getByRole('button', { name: 'Iced coffee' }).click()
    await sees(page, 'Milk')
    await page.getByText('Nutrition per 100 ml').click()
    await sees(page, '8.4 g')
    expect(await judge(page, 'phone/product')).toEqual([])
    await page.getByRole('button', { name: /by card/ }).click()
    await fillCard(page, '4242')
    expect(await judge(page, 'phone/card')).toEqual([])
  })

  it('the steps of a purchase', async () => {
    const shop = await openShop({ A1: { deposit: 25 }, A2: { stock: 0 } })
    const { page } = await open()
    await openMachine(page, shop)
    await chooseByCard(page, 'Drink A1')
    await fillCard(page, '4242')
    await pay(page)
    await sees(page, 'Calling the machine')
    expect(await judge(page, 'phone/waiting')).toEqual([])
    const machine = powerOn(shop)
    await sees(page, 'Enjoy!')
    expect(await judge(page, 'phone/enjoy')).toEqual([])
    await machine.stop()
    await page.goto(addressOf(shop))
    await chooseByCard(page, 'Drink A1')
    await fillCard(page, '9995')
    await pay(page)
    await sees(page, 'Your card was declined')
    expect(await judge(page, 'phone/declined')).toEqual([])
  })

  it('the account', async () => {
    const { page } = await open({ ...DEVICES.phone, ...(await signedIn('customer:demo')) })
    await openMachine(page, DEMO)
    await page.getByRole('link', { name: 'Account' }).click()
    await page.getByRole('heading', { name: 'Purchases' }).waitFor()
    await page.getByRole('button', { name: 'Top up' }).click()
    expect(await judge(page, 'phone/account')).toEqual([])
  })

  it('a page in German, a machine that is out of service, and a code that is none', async () => {
    const shop = await openShop()
    const input = { machineId: shop.machineId, status: 'OUT_OF_SERVICE' } as const
    await shop.owner.request(UpdateMachineDocument, { input })
    const { page } = await open({ ...DEVICES.phone, locale: 'de-DE' })
    await openMachine(page, shop)
    await sees(page, 'Außer Betrieb')
    expect(await page.getByText('2,38 €').count()).toBe(1)
    expect(await judge(page, 'phone/out-of-service')).toEqual([])
    await page.goto(addressOf({ code: 'NOPE-0001' }))
    await sees(page, 'Es gibt keinen Automaten mit diesem Code.')
    await page.goto(addressOf({ code: '' }))
    await page.getByLabel('Code am Automaten').waitFor()
    expect(await judge(page, 'phone/home')).toEqual([])
  })
})
