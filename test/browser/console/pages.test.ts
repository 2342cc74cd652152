import { join } from 'node:path'
import { readMachineKey } from '@dispense/simulator'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ReportTelemetryDocument } from '../../acceptance/generated/operations.ts'
import { machine } from '../../acceptance/kit/callers.ts'
import { root } from '../../acceptance/kit/cloud.ts'
import { target } from '../../acceptance/kit/target.ts'
import { seriousViolations } from '../kit/axe.ts'
import { DEVICES, launch, type Window } from '../kit/browser.ts'
import { openConsole, visit } from './kit.ts'

let browser: Browser
let window: Window

beforeAll(async () => {
  browser = await launch()
  await prepare()
  window = await openConsole(browser, 'owner:acme')
})
afterAll(() => browser?.close())

/** Telemetry, so that there is something to see. */
async function prepare() {
  const key = await readMachineKey(target.dataDir, 'acme-0002')
  for (let sequence = 1; sequence <= 12; sequence++) {
    const measured = { temperature: 35 + sequence, signal: -70 - sequence, door: 'CLOSED', coinMech: 'OK' } as const
    await machine(key).request(ReportTelemetryDocument, { input: { sequence, ...measured } })
  }
}

/** What axe-core finds, whether it fits a phone, and pictures of the page on a desk and in a hand. */
async function look({ page }: Window, name: string): Promise<string[]> {
  const found = await seriousViolations(page)
  await picture(page, `${name}.png`)
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await picture(page, `${name}-dark.png`)
  await page.setViewportSize(DEVICES.phone.viewport)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await picture(page, `${name}-phone.png`)
  const isWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth')
  await page.setViewportSize(DEVICES.desktop.viewport)
  return isWide ? [...found, 'it is wider than a phone'] : found
}

const picture = (page: Page, file: string) =>
  page.screenshot({ path: join(root, 'test-results/browser/console', file), fullPage: true })

/** Each page with a text that is there when its data is. */
const PAGES: [name: string, path: string, heading: string, shows: string | RegExp][] = [
  ['fleet', '/fleet', 'Fleet', 'ACME-0002'],
  ['machine', '/machines/acme-0002', 'Acme Vending 2', 'Oat latte'],
  ['machine-telemetry', '/machines/acme-0002?tab=telemetry', 'Acme Vending 2', 'Temperature, °C'],
  ['machine-restock', '/machines/acme-0002?tab=restock', 'Acme Vending 2', '0 columns touched'],
  ['machine-log', '/machines/acme-0002?tab=log', 'Acme Vending 2', /EVA|Nothing was done to it yet/],
  ['machine-qr', '/machines/acme-0002?tab=qr', 'Acme Vending 2', 'Scan, choose, pay'],
  ['sales', '/sales', 'Sales', 'Without tax and deposit'],
  ['products', '/products', 'Products and prices', 'Sparkling water'],
]

describe('the console', () => {
  it.each(PAGES)(
    'shows %s to everybody: axe-core finds nothing serious, and it fits a phone',
    async (name, path, heading, shows) => {
      await visit(window, path, heading)
      await window.page.getByText(shows).first().waitFor()
      expect(await look(window, name)).toEqual([])
      expect(window.faults).toEqual([])
    },
  )
})
