import { readMachineKey } from '@dispense/simulator'
import { beforeAll, describe, expect, it, onTestFailed } from 'vitest'
import {
  CreatePromotionDocument,
  ListExceptionsDocument,
  ReportTelemetryDocument,
  RequestRefundDocument,
} from '../../acceptance/generated/operations.ts'
import { machine, person } from '../../acceptance/kit/callers.ts'
import { crowdIdentity } from '../../acceptance/kit/crowd.ts'
import { fund, newKey, openShop } from '../../acceptance/kit/shop.ts'
import { target } from '../../acceptance/kit/target.ts'
import { DEVICES, useLastingWindows, type Window } from '../kit/browser.ts'
import { judge } from '../kit/judge.ts'
import { signInAs } from '../kit/sign-in.ts'
import { openConsole, vend, visit } from './kit.ts'

/** Nobody else's: tests of several files run at once. */
const customer = person(crowdIdentity(3))
const open = useLastingWindows()
let window: Window
/** The exception that `prepare` makes. */
let exceptionId = ''
/** The vend that it is about. */
let vendId = ''

beforeAll(async () => {
  await prepare()
  window = await openConsole(open, 'owner:acme')
})

/** Sales, an exception, telemetry, and a promotion that changes no price, so that there is something to see. */
async function prepare() {
  const shop = await openShop({ A1: {}, A2: { price: 149 } }, { label: ' with sales' })
  await fund(customer, shop, 2000)
  await vend(customer, shop, { outcome: 'SUCCESS' }, 'A2')
  await vend(customer, shop, { outcome: 'FAILURE', failure: { code: 'JAM' } }, 'A2')
  vendId = (await vend(customer, shop)).id
  await customer.request(RequestRefundDocument, { input: { vendId, reason: 'It was warm' } })
  const { exceptions } = await shop.owner.request(ListExceptionsDocument, {})
  exceptionId = exceptions.items.find((one) => one.vendId === vendId)?.id ?? 'none'
  const key = await readMachineKey(target.dataDir, 'acme-0002')
  for (let sequence = 1; sequence <= 12; sequence++) {
    const measured = { temperature: 35 + sequence, signal: -70 - sequence, door: 'CLOSED', coinMech: 'OK' } as const
    await machine(key).request(ReportTelemetryDocument, { input: { sequence, ...measured } })
  }
  const promotion = { name: 'Happy hour', discount: { percent: 20 }, enabled: false, idempotencyKey: newKey() }
  await person('owner:acme').request(CreatePromotionDocument, { input: promotion })
}

/** Each page with a text that is there when its data is. */
const PAGES: [name: string, path: string, heading: string, shows: string | RegExp][] = [
  ['fleet', '/fleet', 'Fleet', 'ACME-0002'],
  ['map', '/fleet?view=map&tag=public', 'Fleet', '53.075° N'],
  ['machine', '/machines/acme-0002', 'Acme Vending 2', 'Oat latte'],
  ['machine-vends', '/machines/acme-0002?tab=vends', 'Acme Vending 2', 'Nothing was bought here yet'],
  ['machine-telemetry', '/machines/acme-0002?tab=telemetry', 'Acme Vending 2', 'Temperature, °C'],
  ['machine-restock', '/machines/acme-0002?tab=restock', 'Acme Vending 2', '0 columns touched'],
  ['machine-log', '/machines/acme-0002?tab=log', 'Acme Vending 2', /EVA|Nothing was done to it yet/],
  ['machine-qr', '/machines/acme-0002?tab=qr', 'Acme Vending 2', 'Scan, choose, pay'],
  ['machine-settings', '/machines/acme-0002?tab=settings', 'Acme Vending 2', 'Latitude'],
  ['sales', '/sales', 'Sales', 'Without tax and deposit'],
  ['exceptions', '/money?exception=:exception', 'Money', 'It was warm'],
  ['days', '/money?tab=days', 'Money', 'A payout is what cards paid'],
  ['reconciliation', '/money?tab=reconciliation', 'Money', 'Together: 0 in books that are right'],
  ['statement', '/money?tab=statement&account=WALLET', 'Money', 'customer-demo'],
  ['exports', '/money?tab=exports', 'Money', 'Exports'],
  ['vend', '/vends/:vend', 'Drink A1 with sales, A1', 'Last changed'],
  ['not-found', '/nowhere', 'There is no such page', 'The address leads to no page of yours'],
  ['restocking', '/restocking?machines=acme-0002', 'Restocking', 'Oat latte'],
  ['alerts', '/alerts', 'Alerts', 'Slot C4 is empty'],
  ['products', '/products', 'Products and prices', 'Sparkling water'],
  ['promotions', '/products?tab=promotions', 'Products and prices', 'Happy hour'],
  ['cost', '/cost', 'Cost', 'Mutation.startVend'],
  ['people', '/people', 'People and roles', 'What each role may do'],
]

describe('the console', () => {
  it.each(PAGES)(
    'shows %s to everybody: axe-core finds nothing serious, and it fits a phone',
    async (name, path, heading, shows) => {
      onTestFailed(() => window.page.reload().then(() => undefined))
      await visit(window, path.replace(':exception', exceptionId).replace(':vend', vendId), heading)
      await window.page.getByText(shows).first().waitFor()
      expect(await judge(window.page, `console/${name}`)).toEqual([])
      expect(window.faults.splice(0)).toEqual([])
    },
  )

  it('asks who somebody is, and comes back to where they wanted to be', async () => {
    const { page, close } = await open(DEVICES.desktop)
    await page.goto(`${target.web}/alerts?state=CLOSED`)
    await page.getByRole('button', { name: 'Sign in' }).waitFor()
    expect(await judge(page, 'console/sign-in')).toEqual([])
    await page.getByRole('button', { name: 'Sign in' }).click()
    await signInAs(page, 'viewer:acme')
    await page.getByRole('heading', { level: 1, name: 'Alerts' }).waitFor()
    expect(page.url()).toBe(`${target.web}/alerts?state=CLOSED`)
    await close()
  })

  it('is not for customers', async () => {
    const { page, close } = await open(DEVICES.desktop)
    await page.goto(target.web)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await signInAs(page, 'customer:demo')
    await page.getByText("This console is for an operator's staff").waitFor()
    expect(await page.getByRole('navigation').count()).toBe(0)
    await close()
  })

  it('is used by keyboard: a page, the help sheet, and a machine by the search', async () => {
    const { page, close } = await openConsole(open, 'owner:acme')
    await page.keyboard.press('g')
    await page.keyboard.press('p')
    await page.getByRole('heading', { level: 1, name: 'Products and prices' }).waitFor()
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('/')
    await page.getByPlaceholder('Machine, place, code, tag or page').fill('Harbour')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Acme Vending 6' }).waitFor()
    await close()
  })

  it('goes to what was searched when Enter is pressed before the fleet is read', async () => {
    const { page, close } = await openConsole(open, 'owner:acme', '/products')
    const entered = Promise.withResolvers<void>()
    await page.route('**/graphql', async (route) => {
      await entered.promise
      await route.continue()
    })
    await page.keyboard.press('/')
    await page.getByPlaceholder('Machine, place, code, tag or page').fill('Harbour')
    await page.getByText('Reading the fleet').waitFor()
    await page.keyboard.press('Enter')
    entered.resolve()
    await page.getByRole('heading', { level: 1, name: 'Acme Vending 6' }).waitFor()
    await close()
  })
})
