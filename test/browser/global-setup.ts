import { ownAddresses } from '@dispense/local'
import { chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { provideLocal } from '../acceptance/global-setup.ts'
import { findChromium } from './chromium.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the browser of this run listens. */
    browser: string
    /** The address of this machine in its network, which the browser looks for on the loopback. */
    address: string
  }
}

/**
 * One local cloud for all pages, its sites built as for a deployment, and one browser. The kit of the acceptance tests works on the
 * cloud, too.
 */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  // A machine in no network lets nobody sign in from there.
  const [address = '192.0.2.1'] = ownAddresses()
  const server = await chromium.launchServer({
    executablePath: findChromium(),
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
      // Nothing listens there, and pages by this address are without https, as on a phone.
      `--host-resolver-rules=MAP ${address} 127.0.0.1`,
    ],
    headless: true,
  })
  project.provide('browser', server.wsEndpoint())
  project.provide('address', address)
  const stop = await provideLocal(project, { sites: 'built', host: '127.0.0.1' }).catch(async (error: unknown) => {
    await server.close()
    throw error
  })
  return async () => {
    await server.close()
    await stop()
  }
}
