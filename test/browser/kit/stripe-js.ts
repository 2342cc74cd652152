import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { root } from '../../acceptance/kit/cloud.ts'
import { target } from '../../acceptance/kit/target.ts'

const run = promisify(execFile)

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

/** What a person types into the frame of Stripe's form. */
const INNER = `<!doctype html><html lang="en"><title>Card</title><style>label{display:block;font:16px system-ui;color:#555;background:#fff}</style>
<label>Card number <input name="number"></label><label>Expiration date <input name="expiry"></label>
<label>Security code <input name="cvc"></label></html>`

/**
 * The phone page as it is built with a publishable key of Stripe's, put in place of the one without in the windows that it is given;
 * there https://js.stripe.com is the stand-in of packages/web/phone/testing. `isCut` of the answer keeps it away, as a content blocker
 * does.
 */
export const usePageWithStripe = () => {
  let folder: string
  let script: string
  let server: Server
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dispense-phone-'))
    ;[script] = await Promise.all([bundleStandIn(), buildPhone(folder)])
    server = await serve(folder)
  })
  afterAll(async () => {
    server.close()
    server.closeAllConnections()
    await rm(folder, { recursive: true, force: true })
  })
  return async (context: BrowserContext) => {
    const stripe = { isCut: false }
    const { port } = server.address() as AddressInfo
    // Not filled in here: what comes from no server may not ask one on the loopback.
    await context.route(`${target.web}/m/**`, (route) => {
      const { pathname } = new URL(route.request().url())
      return route.continue({ url: `http://127.0.0.1:${port}${pathname}` })
    })
    await context.route('https://js.stripe.com/**', (route) => {
      if (stripe.isCut) return route.abort('blockedbyclient')
      const isScript = new URL(route.request().url()).pathname.endsWith('/stripe.js')
      const headers = { 'access-control-allow-origin': '*' }
      return route.fulfill({
        headers,
        contentType: isScript ? 'text/javascript' : 'text/html',
        body: isScript ? script : INNER,
      })
    })
    return stripe
  }
}

/** The files of a site whose pages are all one. */
const serve = async (folder: string): Promise<Server> => {
  const server = createServer(async (request, response) => {
    const name = (request.url ?? '').slice('/m/'.length)
    const file = name.startsWith('assets/') ? name : 'index.html'
    const body = await readFile(join(folder, file))
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(body)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return server
}

const bundleStandIn = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'packages/web/phone/testing/stripe-js.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    define: { STRIPE_API: JSON.stringify(target.stripe) },
  })
  return outputFiles[0]?.text ?? ''
}

/** As infra/web.ts builds it, with a key and without the stand-in's own form. */
const buildPhone = async (folder: string): Promise<void> => {
  const { STRIPE_API_BASE: _, ...env } = process.env
  await run(join(root, 'node_modules/.bin/vite'), ['build', 'phone', '--outDir', folder, '--logLevel', 'error'], {
    cwd: join(root, 'packages/web'),
    env: {
      ...env,
      PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}`,
      NODE_ENV: 'production',
      VITE_API_URL: `${target.web}/graphql`,
      VITE_SOCKET_URL: target.socket,
      VITE_OIDC_ISSUER: target.issuer,
      VITE_OIDC_CLIENT_ID: target.clientId,
      VITE_STRIPE_KEY: 'pk_test_browser',
    },
  })
}
