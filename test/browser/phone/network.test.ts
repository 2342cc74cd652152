import { describe, expect, inject, it } from 'vitest'
import { openShop } from '../../acceptance/kit/shop.ts'
import { target } from '../../acceptance/kit/target.ts'
import { useWindows } from '../kit/browser.ts'
import { signInAs } from '../kit/sign-in.ts'
import { chooseByCard, fillCard, pay, powerOn, sees } from './kit.ts'

const open = useWindows()

/** A page by the address of a developer's machine in its network, as a phone has it from `npm start -- --host`: without https. */
const address = inject('address')
const fromNetwork = (path: string) => target.web.replace('localhost', address) + path

describe('a phone in the network of a developer’s machine', () => {
  it('buys as a guest', async () => {
    const shop = await openShop()
    const machine = powerOn(shop)
    const { page, faults } = await open()
    await page.goto(fromNetwork(`/m/${shop.code}`))
    expect(await page.evaluate('[isSecureContext, crypto.subtle]')).toEqual([false, undefined])
    await chooseByCard(page, 'Drink A1')
    await fillCard(page, '4242')
    await pay(page)
    await sees(page, 'Enjoy!')
    await machine.stop()
    expect(faults).toEqual([])
  })

  it('signs in, at the phone page and at the console', async () => {
    const shop = await openShop()
    const { page } = await open()
    await page.goto(fromNetwork(`/m/${shop.code}`))
    await page.getByRole('link', { name: 'Sign in' }).click()
    await signInAs(page, 'customer:demo')
    await page.getByRole('link', { name: 'Account' }).waitFor()
    const console = await open()
    await console.page.goto(fromNetwork('/cost'))
    await console.page.getByRole('button', { name: 'Sign in' }).click()
    await signInAs(console.page, 'owner:acme')
    await console.page.getByRole('heading', { level: 1, name: 'Cost' }).waitFor()
    await console.page.locator('[data-live=live]').waitFor()
  })
})
