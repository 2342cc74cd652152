import { beforeAll, describe, expect, it } from 'vitest'
import {
  GetWalletDocument,
  ListExceptionsDocument,
  RefundVendDocument,
  RequestRefundDocument,
} from '../../acceptance/generated/operations.ts'
import { person, refusal } from '../../acceptance/kit/callers.ts'
import { crowdIdentity } from '../../acceptance/kit/crowd.ts'
import { fund, newKey, openShop, type Shop } from '../../acceptance/kit/shop.ts'
import { useWindows } from '../kit/browser.ts'
import { openConsole, vend, visit } from './kit.ts'

/** Nobody else's: tests of several files run at once. */
const customer = person(crowdIdentity(2))
const open = useWindows()

beforeAll(async () => {
  await fund(customer, await openShop(), 3000)
})

const openMoneyShop = () => openShop({ A1: {}, A2: { minimumAge: 16 } }, { label: ' of the money test' })

const balance = async ({ operatorId }: Shop) => {
  const { wallet } = await customer.request(GetWalletDocument, { operatorId })
  return wallet?.balance.amount ?? 0
}

/** Where an owner decides about the exception of a vend. */
async function exceptionOf({ owner }: Shop, vendId: string): Promise<string> {
  const { exceptions } = await owner.request(ListExceptionsDocument, {})
  const exception = exceptions.items.find((one) => one.vendId === vendId)
  if (!exception) throw new Error('the vend is in no exception')
  return `/money?exception=${exception.id}`
}

/** A vend whose customer wants the money back, and where that is decided. */
async function wantedBack(shop: Shop, reason: string) {
  const { id: vendId } = await vend(customer, shop)
  await customer.request(RequestRefundDocument, { input: { vendId, reason } })
  return { vendId, path: await exceptionOf(shop, vendId) }
}

describe('an exception', () => {
  it('is decided on one screen: the owner gives a part of the money back, after seeing the figures, and closes it', async () => {
    const shop = await openMoneyShop()
    const { path } = await wantedBack(shop, 'Half of it was warm')
    const { page, faults } = await openConsole(open, 'owner:acme', path)
    await page.getByRole('blockquote').getByText('Half of it was warm').waitFor()
    for (const part of ['The vend', 'The payment', 'The machine: A machine of the money test']) {
      await page.getByRole('region', { name: part, exact: true }).waitFor()
    }
    const before = await balance(shop)
    await page.getByRole('button', { name: 'Refund up to €2.38' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('the wallet of customer-crowd-002').waitFor()
    await dialog.getByLabel('Amount').fill('9')
    await dialog.getByText('Only €2.38 is left of it.').waitFor()
    await dialog.getByLabel('Amount').fill('1.00')
    await dialog.getByLabel('Reason').fill('Warm, half of it')
    await dialog.getByRole('button', { name: 'Give back €1.00' }).click()
    await page.getByRole('button', { name: 'Refund up to €1.38' }).waitFor()
    expect(await balance(shop)).toBe(before + 100)

    await page.getByRole('button', { name: 'Close the exception' }).click()
    await page.getByRole('button', { name: 'Close it' }).click()
    await page.getByRole('blockquote').getByText('Half of it was warm').waitFor({ state: 'detached' })
    expect(faults).toEqual([])
  })

  it('of an unknown outcome is resolved: what is held goes back to the wallet', async () => {
    const shop = await openMoneyShop()
    const before = await balance(shop)
    const { id, state } = await vend(customer, shop, { outcome: 'FAILURE', failure: { code: 'JAM' } }, 'A2')
    expect([state, await balance(shop)]).toEqual(['OUTCOME_UNKNOWN', before - 238])
    const window = await openConsole(open, 'owner:acme', `/vends/${id}`)
    const { page, faults } = window
    await page.getByText('Outcome unknown').waitFor()
    await visit(window, await exceptionOf(shop, id), 'Money')
    await page.getByRole('button', { name: 'The customer has nothing' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('€2.38 is let go: the wallet has it again').waitFor()
    await dialog.getByLabel('How is that known?').fill('The can was in the shaft')
    await dialog.getByRole('button', { name: 'Let €2.38 go' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(await balance(shop)).toBe(before)
    expect(faults).toEqual([])
  })

  it('can be looked at by a viewer, who has no button to refund it, and whom the API refuses', async () => {
    const { vendId, path } = await wantedBack(await openMoneyShop(), 'It never fell')
    const { page } = await openConsole(open, 'viewer:acme', path)
    await page.getByRole('blockquote').getByText('It never fell').waitFor()
    await page.getByText('An owner decides: your role can look at it only.').waitFor()
    const buttons = await page.getByRole('main').getByRole('button').allInnerTexts()
    expect(buttons.filter((name) => /^(refund|close|cancel|the customer has)/i.test(name))).toEqual([])
    const input = { vendId, reason: 'As a viewer', idempotencyKey: newKey() }
    expect((await refusal(person('viewer:acme').request(RefundVendDocument, { input }))).code).toBe('Unauthorized')
  })
})
