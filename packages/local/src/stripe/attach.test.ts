import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Cloud } from '../cloud.ts'
import { startCloud } from '../cloud.ts'
import { configuration, type TemporaryApp, temporaryApp } from '../testing/app.ts'
import { sdkFor } from '../testing/stripe.ts'
import { until } from '../testing/until.ts'

const CONFIG = configuration(`
    const key = new sst.Secret('StripeSecretKey')
    const secret = new sst.Secret('StripeWebhookSecret')
    const api = new sst.aws.ApiGatewayV2('Api')
    api.route('POST /webhooks/stripe', { handler: 'src/hook.post', link: [key, secret] })
    api.route('GET /seen', { handler: 'src/hook.get', link: [key, secret] })
    return { key: key.value }`)

/** Takes an event when its signature is right; says what it saw and where it would send its own requests. */
const HOOK = `
import Stripe from 'stripe'
import { Resource } from 'sst'
export const post = ({ body, headers }) => {
  const event = Stripe.webhooks.constructEvent(body, headers['stripe-signature'], Resource.StripeWebhookSecret.value)
  console.log('event ' + event.type)
  return { statusCode: 200 }
}
export const get = () => ({ base: process.env.STRIPE_API_BASE })
`

let app: TemporaryApp
let cloud: Cloud | undefined

const start = async (lines: string[] = []) => {
  app = await temporaryApp({ 'sst.config.ts': CONFIG, 'src/hook.js': HOOK })
  cloud = await startCloud({
    root: app.root,
    log: (event) =>
      lines.push(event.type === 'function' ? event.line.line : event.type === 'step' ? event.message : ''),
  })
  return cloud
}

afterEach(async () => {
  vi.unstubAllEnvs()
  await cloud?.stop()
  await app.remove()
})

describe('a local cloud whose configuration pays by Stripe', () => {
  it('has a stand-in that takes its secret only, and sends signed events to its route', async () => {
    const lines: string[] = []
    const { endpoints, outputs, url } = await start(lines)
    const standIn = { url: endpoints.stripe ?? '' }
    expect(lines.join('\n')).toContain(standIn.url)
    expect(await (await fetch(`${url}/seen`)).json()).toEqual({ base: standIn.url })
    const order = { amount: 500, currency: 'eur' }
    await expect(sdkFor(standIn).paymentIntents.create(order)).rejects.toMatchObject({ statusCode: 401 })
    await sdkFor(standIn, String(outputs.key)).paymentIntents.create(order)
    await until(() => lines.some((line) => line.includes('event payment_intent.created')))
  })

  it('has none when the key is a real one', async () => {
    vi.stubEnv('STRIPE_SECRET_KEY', 'sk_test_real')
    const { endpoints, outputs, url } = await start()
    expect(outputs.key).toBe('sk_test_real')
    expect(endpoints.stripe).toBeUndefined()
    expect(await (await fetch(`${url}/seen`)).json()).toEqual({})
  })
})
