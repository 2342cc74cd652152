import { createHmac } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { settlePaid } from '@dispense/api'
import { receiveEvent } from '@dispense/functions/webhook'
import type { StripeStandIn } from '@dispense/local'
import { between } from '../sim/roll.ts'
import type { Cloud } from '../world/cloud.ts'
import { WEBHOOK_SECRET } from '../world/payments.ts'

/** How often new events are brought, in milliseconds. */
const EVERY = 3000

/** The events that are brought: those after which a payment stands elsewhere. */
const WANTED =
  /"type": "(payment_intent\.(amount_capturable_updated|succeeded|payment_failed|canceled)|charge\.refunded)"/

/** How often an event is brought that was not taken; Stripe does so for three days. */
const ATTEMPTS = 12

/** The provider's post: brings its events to the real webhook, signed; late, twice, and in any order. */
export class Postman {
  readonly #cloud: Cloud
  readonly #standIn: StripeStandIn
  readonly #under: Promise<void>[] = []
  #rounds = 0
  #closing = false

  constructor(cloud: Cloud, standIn: StripeStandIn) {
    this.#cloud = cloud
    this.#standIn = standIn
  }

  /** Ends it when all that is on its way has been brought. */
  close(): void {
    this.#closing = true
  }

  async run(): Promise<void> {
    for (;;) {
      const closing = this.#closing
      this.#send()
      if (closing) break
      await sleep(EVERY)
    }
    await Promise.all(this.#under)
  }

  /** Sends what has happened since the last time. */
  #send(): void {
    this.#rounds += 1
    const { plan, simulation } = this.#cloud
    const round = `post.${this.#rounds}`
    const events = this.#standIn.webhooks.take().map(({ body }) => body)
    const wanted = events.filter((body) => WANTED.test(body))
    if (wanted.length > 1 && plan.meet(`${round}#order`, { 'disordered webhooks': 0.3 })) wanted.reverse()
    for (const [i, body] of wanted.entries()) {
      const name = `${round}.${i}`
      const copies = plan.meet(`${name}#copies`, { 'doubled webhook': 0.15 }) ? 2 : 1
      for (let copy = 0; copy < copies; copy++) {
        const letter = `${name}${'ab'[copy]}`
        this.#under.push(simulation.actor(letter, () => this.#bring(letter, body)))
      }
    }
  }

  /** Brings one event until it is taken. */
  async #bring(name: string, body: string): Promise<void> {
    const { plan, simulation } = this.#cloud
    const late = plan.meet(`${name}#late`, { 'late webhook': 0.2 })
    await sleep(
      late ? between(10_000, 120_000, simulation.seed, name, 'late') : between(50, 900, simulation.seed, name),
    )
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      if (await this.#deliver(`${name}.${attempt}`, body)) return
      await sleep(1000 * 2 ** attempt)
    }
  }

  /** Whether the webhook has taken it. Each delivery is signed anew, as Stripe does. */
  async #deliver(name: string, body: string): Promise<boolean> {
    const at = Math.floor(Date.now() / 1000)
    const signature = createHmac('sha256', WEBHOOK_SECRET).update(`${at}.${body}`).digest('hex')
    const headers = { 'stripe-signature': `t=${at},v1=${signature}` }
    const { client, table, provider } = this.#cloud
    const outcome = await this.#cloud.invoke(name, (deadline) =>
      receiveEvent(
        { body, headers, isBase64Encoded: false },
        {
          secret: WEBHOOK_SECRET,
          retrieve: (paymentId) => provider.retrieve(paymentId),
          settle: (payment) => settlePaid(payment, { client, table, provider, deadline }),
        },
      ),
    )
    return 'answer' in outcome && outcome.answer.statusCode === 200
  }
}
