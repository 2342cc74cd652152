import { runMachine } from '@dispense/simulator'
import type { Page } from 'playwright-core'
import { ListVendsDocument } from '../../acceptance/generated/operations.ts'
import type { Outcome, Shop } from '../../acceptance/kit/shop.ts'
import { target } from '../../acceptance/kit/target.ts'

/** The phone page of a machine. */
export const addressOf = ({ code }: Pick<Shop, 'code'>): string => `${target.web}/m/${code}`

/** Opens a machine's page and waits for its products. */
export const openMachine = async (page: Page, shop: Pick<Shop, 'code'>): Promise<void> => {
  await page.goto(addressOf(shop))
  await page.getByRole('heading', { level: 1 }).waitFor()
}

/** Runs a simulated machine for a shop until `stop`; a product falls, unless said otherwise. */
export const powerOn = (shop: Shop, outcome: Outcome = { outcome: 'SUCCESS' }, dispenseMs = 300) => {
  const off = new AbortController()
  const { api, socket } = target
  const running = runMachine({
    url: `${api}/graphql`,
    socketUrl: socket,
    key: shop.controller.key,
    signal: off.signal,
    dispenseMs,
    dispense: () => outcome,
  })
  return {
    stop: async () => {
      off.abort()
      await running
    },
  }
}

/** Chooses a product and asks for the card form. */
export const chooseByCard = async (page: Page, product: string): Promise<void> => {
  await page.getByRole('button', { name: product }).click()
  await page.getByRole('button', { name: /by card/ }).click()
}

/** Fills the card form in with one of the test cards, by its last digits. */
export const fillCard = (page: Page, last4: '4242' | '9995' | '3184'): Promise<void> =>
  page.getByRole('button', { name: new RegExp(`^${last4} `) }).click()

/** Pays with what is filled in. */
export const pay = (page: Page): Promise<void> => page.getByRole('button', { name: /^Pay / }).click()

/** Waits for the words of a step. */
export const sees = async (page: Page, words: string | RegExp): Promise<void> => {
  await page.getByText(words).first().waitFor()
}

/** The states of all vends of a machine, as its operator sees them, the newest first. */
export const vendsAt = async ({ owner, machineId }: Shop): Promise<string[]> => {
  const { vends } = await owner.request(ListVendsDocument, { machineId })
  return vends.items.map(({ state }) => state)
}
