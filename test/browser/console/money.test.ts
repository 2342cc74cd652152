import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  GetWalletDocument,
  ListExceptionsDocument,
  RefundVendDocument,
  RequestRefundDocument,
} from '../../acceptance/generated/operations.ts'
import { person, refusal } from '../../acceptance/kit/callers.ts'
import { fund, newKey, openShop, type Shop } from '../../acceptance/kit/shop.ts'
import { launch, type Window } from '../kit/browser.ts'
import { openConsole, vend, visit } from './kit.ts'

const customer = person('customer:demo')

let browser: Browser
let owner: Window
let shop: Shop

beforeAll(async () => {
  browser = await launch()
  shop = await openShop({ A1: {}, A2: { minimumAge: 16 } }, { label: ' of the money test' })
  await fund(customer, shop, 2000)
  owner = await openConsole(browser, 'owner:acme')
})
afterAll(() => browser?.close())

const balance = async () => {
  const { wallet } = await customer.request(GetWalletDocument, { operatorId: shop.operatorId })
  return wallet?.balance.amount ?? 0
}

/** A vend whose customer wants the money back, and the exception that says so. */
async function wantedBack(reason: string) {
  const { id } = await vend(shop)
  await customer.request(RequestRefundDocument, { input: { vendId: id, reason } })
  const { exceptions } = await shop.owner.request(ListExceptionsDocument, {})
  const exception = exceptions.items.find(({ vendId }) => vendId === id)
  if (!exception) throw new Error('the wish is in no exception')
  return { vendId: id, path: `/money?exception=${exception.id}` }
}

describe('an exception', () => {
  it('is decided on one screen: the owner gives a part of the money back, after seeing the figures, and closes it', async () => {
    const { page } = owner
    const { path } = await wantedBack('Half of it was warm')
    await visit(owner, path, 'Money')
    await page.getByRole('blockquote').getByText('Half of it was warm').waitFor()
    for (const part of ['The vend', 'The payment', 'The machine: A machine of the money test']) {
      await page.getByRole('region', { name: part, exact: true }).waitFor()
    }
    const before = await balance()
    await page.getByRole('button', { name: 'Refund up to €2.38' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('the wallet of customer-demo').waitFor()
    await dialog.getByLabel('Amount').fill('9')
    await dialog.getByText('Only €2.38 is left of it.').waitFor()
    await dialog.getByLabel('Amount').fill('1.00')
    await dialog.getByLabel('Reason').fill('Warm, half of it')
    await dialog.getByRole('button', { name: 'Give back €1.00' }).click()
    await page.getByRole('button', { name: 'Refund up to €1.38' }).waitFor()
    expect(await balance()).toBe(before + 100)

    await page.getByRole('button', { name: 'Close the exception' }).click()
    await page.getByRole('button', { name: 'Close it' }).click()
    await page.getByRole('blockquote').getByText('Half of it was warm').waitFor({ state: 'detached' })
  })

  it('of an unknown outcome is resolved: what is held goes back to the wallet', async () => {
    const { page, faults } = owner
    const before = await balance()
    const { id, state } = await vend(shop, { outcome: 'FAILURE', failure: { code: 'JAM' } }, 'A2')
    expect([state, await balance()]).toEqual(['OUTCOME_UNKNOWN', before - 238])
    await visit(owner, `/vends/${id}`, /^Drink A2/)
    await page.getByText('Outcome unknown').waitFor()
    await visit(owner, '/money', 'Money')
    await page.getByRole('button', { name: 'The customer has nothing' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('€2.38 is let go: the wallet has it again').waitFor()
    await dialog.getByLabel('How is that known?').fill('The can was in the shaft')
    await dialog.getByRole('button', { name: 'Let €2.38 go' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(await balance()).toBe(before)
    expect(faults).toEqual([])
  })

  it('can be looked at by a viewer, who has no button to refund it, and whom the API refuses', async () => {
    const { vendId, path } = await wantedBack('It never fell')
    const viewer = await openConsole(browser, 'viewer:acme')
    await visit(viewer, path, 'Money')
    await viewer.page.getByRole('blockquote').getByText('It never fell').waitFor()
    await viewer.page.getByText('An owner decides: your role can look at it only.').waitFor()
    const buttons = await viewer.page.getByRole('main').getByRole('button').allInnerTexts()
    expect(buttons.filter((name) => /^(refund|close|cancel|the customer has)/i.test(name))).toEqual([])
    const input = { vendId, reason: 'As a viewer', idempotencyKey: newKey() }
    expect((await refusal(person('viewer:acme').request(RefundVendDocument, { input }))).code).toBe('Unauthorized')
    await viewer.context.close()
  })
})
