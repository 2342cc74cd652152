import type { Client } from '@dispense/simulator'
import type { BrowserContextOptions } from 'playwright-core'
import { buy, type Outcome, type Shop } from '../../acceptance/kit/shop.ts'
import { target } from '../../acceptance/kit/target.ts'
import { DEVICES, type OpenWindow, type Window } from '../kit/browser.ts'
import { signedIn } from '../kit/sign-in.ts'

/** Opens the console at a path as one of the demo's people, for example `owner:acme`, and waits until it hears of changes. */
export async function openConsole(
  open: OpenWindow,
  username: string,
  path = '/fleet',
  options: BrowserContextOptions = DEVICES.desktop,
): Promise<Window> {
  const window = await open({ ...options, ...(await signedIn(username)) })
  await window.page.goto(target.web + path)
  await window.page.locator('[data-live=live]').waitFor()
  return window
}

/** Goes to a path of the console, as a link does, and waits for its heading. */
export async function visit({ page }: Window, path: string, heading: string | RegExp): Promise<void> {
  await page.evaluate(`history.pushState(null, '', ${JSON.stringify(path)})`)
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
}

/** A customer buys one unit from the wallet, and the machine ends it so. Answers the vend. */
export async function vend(customer: Client, shop: Shop, outcome: Outcome = { outcome: 'SUCCESS' }, slot = 'A1') {
  const { id } = await buy(customer, shop, slot)
  await shop.controller.acknowledge(id)
  return shop.controller.report(id, outcome)
}
