import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { root } from '../../acceptance/kit/cloud.ts'
import { findChromium } from '../chromium.ts'

/** Where screenshots go, for a person to look at; ignored by git. */
const SCREENSHOTS = join(root, 'test-results/browser')

/** What people look at the pages with. */
export const DEVICES = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
  desktop: { viewport: { width: 1440, height: 900 } },
} as const satisfies Record<string, BrowserContextOptions>

/** Starts the browser of the tests. */
export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    headless: true,
  })

/** A window of a person of its own: nothing of another's is in it. */
export interface Window {
  readonly context: BrowserContext
  readonly page: Page
  /** Errors of the page's scripts, and what it wrote to the console as an error. */
  readonly faults: string[]
}

/** Opens a window, in English unless said otherwise. */
export const openWindow = async (browser: Browser, options: BrowserContextOptions = DEVICES.phone): Promise<Window> => {
  const context = await browser.newContext({ locale: 'en-GB', ...options })
  const page = await context.newPage()
  // For two busy cores: nothing waits longer than it has to.
  page.setDefaultTimeout(40_000)
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  return { context, page, faults }
}

/** Fills in the sign-in page of the local provider, which the page has gone to. */
export const signInAs = async (page: Page, username: string, password = 'demo'): Promise<void> => {
  await page.getByLabel('User name').fill(username)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** Takes a picture of the whole page, in light and dark, into `test-results/browser/<name>[-dark].png`. */
export const screenshot = async (page: Page, name: string): Promise<void> => {
  await mkdir(SCREENSHOTS, { recursive: true })
  for (const [colorScheme, suffix] of [
    ['dark', '-dark'],
    ['light', ''],
  ] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.screenshot({ path: join(SCREENSHOTS, `${name}${suffix}.png`), fullPage: true })
  }
}
