import type { Browser, BrowserContextOptions } from 'playwright-core'
import { person } from '../../acceptance/kit/callers.ts'
import type { Outcome, Shop } from '../../acceptance/kit/shop.ts'
import { buy } from '../../acceptance/kit/shop.ts'
import { target } from '../../acceptance/kit/target.ts'
import { DEVICES, openWindow, signInAs, type Window } from '../kit/browser.ts'

/** Opens the console as one of the demo's people, for example `owner:acme`, and waits until it hears of changes. */
export async function openConsole(
  browser: Browser,
  username: string,
  options: BrowserContextOptions = DEVICES.desktop,
): Promise<Window> {
  const window = await openWindow(browser, options)
  await window.page.goto(target.web)
  await window.page.getByRole('button', { name: 'Sign in' }).click()
  await signInAs(window.page, username)
  await window.page.locator('[data-live=live]').waitFor()
  // The provider's page is no part of the console, and has no icon.
  window.faults.length = 0
  return window
}

/** Goes to a path of the console, as a link does, and waits for its heading. */
export async function visit({ page }: Window, path: string, heading: string | RegExp): Promise<void> {
  await page.evaluate(`history.pushState(null, '', ${JSON.stringify(path)})`)
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
}

/** A customer buys one unit from the wallet, and the machine ends it so. Answers the vend. */
export async function vend(shop: Shop, outcome: Outcome = { outcome: 'SUCCESS' }, slot = 'A1') {
  const { id } = await buy(person('customer:demo'), shop, slot)
  await shop.controller.acknowledge(id)
  return shop.controller.report(id, outcome)
}
