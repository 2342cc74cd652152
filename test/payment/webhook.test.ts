import type { Payment } from '@dispense/core'
import { stripeProvider } from '@dispense/functions/payment'
import { receiveEvent } from '@dispense/functions/webhook'
import { type SignedCall, type StripeStandIn, startStripe } from '@dispense/local'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { by, orderOf } from './contract.ts'

const SECRET = 'whsec_test'

let standIn: StripeStandIn
let now: number
/** What was settled: the status of the payment at that moment. */
let settled: Payment['status'][]
let failing: Error | undefined

beforeEach(async () => {
  now = Date.now()
  settled = []
  failing = undefined
  const webhook = { url: 'http://127.0.0.1:9/webhooks/stripe', secret: SECRET }
  standIn = await startStripe({ webhook, now: () => now })
  standIn.webhooks.behave({ hold: true })
})
afterEach(() => standIn.stop())

const provider = () => stripeProvider({ secretKey: 'sk_test_local', apiBase: standIn.url }, by(20_000))

const receive = ({ headers, body }: Pick<SignedCall, 'headers' | 'body'>, secret = SECRET, isBase64Encoded = false) =>
  receiveEvent(
    { headers, body, isBase64Encoded },
    {
      secret,
      retrieve: (id) => provider().retrieve(id),
      settle: async ({ status }) => {
        if (failing) throw failing
        settled.push(status)
      },
    },
  )

/** The events of a payment that was held and taken. */
const eventsOfSale = async (): Promise<SignedCall[]> => {
  const { paymentId } = await provider().authorize(orderOf())
  await provider().capture(paymentId, 500)
  return standIn.webhooks.take()
}

const statuses = async (calls: readonly SignedCall[]) => {
  const answers: unknown[] = []
  for (const call of calls) answers.push((await receive(call)).statusCode)
  return answers
}

describe('an event of Stripe', () => {
  it('leads to the payment as it is now, however late it says what it was', async () => {
    const events = await eventsOfSale()
    expect(events.length).toBeGreaterThan(3)
    expect(await statuses(events)).toEqual(events.map(() => 200))
    expect(settled).toEqual(events.map(() => 'CAPTURED'))
  })

  it('may come twice and in any order: it says the same each time', async () => {
    const events = await eventsOfSale()
    await statuses([...events, ...events].reverse())
    expect(new Set(settled)).toEqual(new Set(['CAPTURED']))
  })

  it('is taken in the form in which API Gateway hands binary bodies on', async () => {
    const [event] = (await eventsOfSale()) as [SignedCall]
    const encoded = { headers: event.headers, body: Buffer.from(event.body).toString('base64') }
    expect(await receive(encoded, SECRET, true)).toMatchObject({ statusCode: 200 })
    expect(settled).toEqual(['CAPTURED'])
  })

  it('is asked for again when it could not be settled', async () => {
    const [event] = (await eventsOfSale()) as [SignedCall]
    failing = new Error('the table is down')
    expect(await receive(event)).toMatchObject({ statusCode: 500 })
    failing = undefined
    standIn.fail({ method: 'GET', path: '/payment_intents/', answer: 500, times: 2 })
    expect(await receive(event)).toMatchObject({ statusCode: 500 })
    expect(await receive(event)).toMatchObject({ statusCode: 200 })
  })

  it('of a payment that is not ours is taken, and changes nothing', async () => {
    const [foreign] = (await eventsOfSale()) as [SignedCall]
    await standIn.stop()
    standIn = await startStripe({ webhook: { url: 'http://127.0.0.1:9', secret: SECRET } })
    standIn.webhooks.behave({ hold: true })
    expect(await receive(foreign)).toMatchObject({ statusCode: 200 })
    const key = { authorization: 'Bearer sk_test_local' }
    await fetch(`${standIn.url}/v1/payment_intents`, { method: 'POST', headers: key, body: 'amount=500&currency=eur' })
    expect(await statuses(standIn.webhooks.take())).toEqual([200])
    expect(settled).toEqual([])
  })
})

describe('what Stripe has not signed', () => {
  it.each([
    ['another secret', (event: SignedCall) => receive(event, 'whsec_other')],
    ['another body', (event: SignedCall) => receive({ ...event, body: event.body.replace('500', '501') })],
    ['no signature', ({ body }: SignedCall) => receive({ headers: {}, body })],
    ['no body', ({ headers }: SignedCall) => receive({ headers, body: '' })],
  ])('is refused: %s', async (_why, send) => {
    const [event] = (await eventsOfSale()) as [SignedCall]
    expect(await send(event)).toMatchObject({ statusCode: 400 })
    expect(settled).toEqual([])
  })

  it('is a signature of more than five minutes ago, which may be a recording', async () => {
    now -= 301_000
    const [event] = (await eventsOfSale()) as [SignedCall]
    expect(await receive(event)).toMatchObject({ statusCode: 400 })
    expect(settled).toEqual([])
  })
})
