import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, inject } from 'vitest'
import { root } from '../../acceptance/kit/cloud.ts'

/** Where screenshots go, for a person to look at; ignored by git. */
const SCREENSHOTS = join(root, 'test-results/browser')

/** What people look at the pages with. */
export const DEVICES = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  desktop: { viewport: { width: 1440, height: 900 } },
} as const satisfies Record<string, BrowserContextOptions>

/** A window of a person of its own: nothing of another's is in it. */
export interface Window {
  readonly context: BrowserContext
  readonly page: Page
  /** Errors of the page's scripts, and what it wrote to the console as an error. */
  readonly faults: string[]
  close(): Promise<void>
}

/** Opens a window; on a phone and in English unless said otherwise. */
export type OpenWindow = (options?: BrowserContextOptions) => Promise<Window>

/** Windows in the browser of this run (global-setup.ts). A test's are closed when it has ended. */
export const useWindows = (): OpenWindow => {
  const { open, close } = useBrowser()
  afterEach(close)
  return open
}

/** As useWindows, for windows that stay open for the tests of a file, which only look. */
export const useLastingWindows = (): OpenWindow => useBrowser().open

const useBrowser = () => {
  let browser: Browser
  const windows: { window: Window; release(): Promise<void> }[] = []
  /**
   * Contexts whose windows were closed, by what they are like. They are emptied before somebody else uses them; what they keep is the
   * files of the sites, without which a console takes twice as long to open.
   */
  const idle = new Map<string, BrowserContext[]>()
  beforeAll(async () => {
    browser = await chromium.connect(inject('browser'))
  })
  afterAll(() => browser?.close())
  const open: OpenWindow = async ({ storageState = NOBODY, ...options } = DEVICES.phone) => {
    const kind = JSON.stringify(options)
    const known = idle.get(kind)?.pop()
    const context = known ?? (await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', ...options }))
    await context.setStorageState(storageState)
    const window = await openWindow(context)
    let isClosed = false
    context.once('close', () => {
      isClosed = true
    })
    const release = async () => {
      if (isClosed) return
      await empty(context)
      idle.set(kind, [...(idle.get(kind) ?? []), context])
    }
    windows.push({ window, release })
    return window
  }
  const close = async () => {
    await Promise.all(windows.splice(0).map(({ release }) => release()))
  }
  return { open, close }
}

const NOBODY = { cookies: [], origins: [] }

/** Nothing of a test stays: its pages, what it listened to, what it kept away from the network. */
const empty = async (context: BrowserContext): Promise<void> => {
  context.removeAllListeners('request')
  await Promise.all(context.pages().map((page) => page.close()))
  await context.unrouteAll({ behavior: 'ignoreErrors' })
  await context.setOffline(false)
}

const openWindow = async (context: BrowserContext): Promise<Window> => {
  const page = await context.newPage()
  // For two busy cores: nothing waits longer than it has to.
  page.setDefaultTimeout(20_000)
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  return { context, page, faults, close: () => context.close() }
}

/** Takes a picture of the whole page into `test-results/browser/<name>.png`. */
export const screenshot = async (page: Page, name: string): Promise<void> => {
  const path = join(SCREENSHOTS, `${name}.png`)
  await mkdir(join(path, '..'), { recursive: true })
  await page.screenshot({ path, fullPage: true })
}
