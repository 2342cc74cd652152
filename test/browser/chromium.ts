import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

/** There is no browser to test with. */
export class ChromiumMissingError extends Error {
  override readonly name = 'ChromiumMissingError'

  constructor(found: string) {
    super(
      `The browser tests need Chromium (${found}). Install it (Debian: sudo apt-get install chromium-headless-shell; elsewhere: ` +
        'npx playwright-core install chromium), or name one: CHROMIUM_PATH=/path/to/chromium npm test -- browser',
    )
  }
}

/** The one without windows first: it does less. */
const systemPaths = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * The path of a Chromium: the one that CHROMIUM_PATH names, Playwright's own, or the system's.
 * @throws ChromiumMissingError with how to install it
 */
export function findChromium(): string {
  const { CHROMIUM_PATH } = process.env
  if (CHROMIUM_PATH && !existsSync(CHROMIUM_PATH)) {
    throw new ChromiumMissingError(`CHROMIUM_PATH is ${CHROMIUM_PATH}, which is not there`)
  }
  const found = [CHROMIUM_PATH, chromium.executablePath(), ...systemPaths].find((path) => path && existsSync(path))
  if (!found) throw new ChromiumMissingError('there is none')
  return found
}
