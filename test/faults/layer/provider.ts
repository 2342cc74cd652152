import type { StripeStandIn } from '@dispense/local'
import { currentWorker, type Worker } from '../sim/worker.ts'
import type { Chances, Fault, FaultPlan } from './plan.ts'
import { connectionLost } from './refusals.ts'

const CHANCES: Chances = {
  'lost request': 0.03,
  'provider 500': 0.07,
  'provider hang': 0.06,
  'success then drop': 0.08,
  'crash before': 0.03,
  'crash after': 0.05,
}

/** What the stand-in answered. */
interface Heard {
  status: number
  headers: [string, string][]
  text: string
}

/**
 * The fault layer in front of the Stripe stand-in: it carries the requests of Stripe's own SDK, below the SDK's retries. The
 * stand-in answers over real HTTP, one request at a time; only the waiting is the simulation's.
 */
export function providerLayer(plan: FaultPlan, standIn: StripeStandIn): typeof fetch {
  return async (resource, init = {}) => {
    const url = new URL(String(resource).replace('//localhost', '//127.0.0.1'))
    const { method = 'GET', body = null, headers = {}, signal } = init
    const send = async (): Promise<Heard> => {
      const response = await fetch(url, { method, headers, body })
      return { status: response.status, headers: [...response.headers], text: await response.text() }
    }
    const worker = currentWorker()
    if (!worker) return responseOf(await send())
    const site = siteOf(worker, `${method} ${url.pathname}`)
    const fault = plan.meet(site, CHANCES)
    const { simulation } = worker
    const call = { worker, site, plan, standIn, send }
    const heard = await simulation.pass(worker, site, () => carryOut(call, fault), fault)
    if (heard === 'killed') {
      simulation.kill(worker)
      return await new Promise<never>(() => undefined)
    }
    return heard === 'silence' ? await givenUp(signal) : responseOf(heard)
  }
}

interface Call {
  worker: Worker
  site: string
  plan: FaultPlan
  standIn: StripeStandIn
  send(): Promise<Heard>
}

async function carryOut(call: Call, fault: Fault | undefined): Promise<Heard | 'killed' | 'silence'> {
  const { send, worker, site } = call
  switch (fault) {
    case 'lost request':
      throw connectionLost()
    case 'provider 500':
      return await failing(call)
    case 'provider hang':
      if (worker.simulation.roll(site, 'arrives') < 0.5) await send()
      return 'silence'
    case 'success then drop':
      await send()
      throw connectionLost()
    case 'crash before':
      return 'killed'
    case 'crash after':
      await send()
      return 'killed'
    default:
      return await send()
  }
}

/** The provider breaks down, before or after it has done what it was asked; it keeps the 500 under the request's key. */
async function failing({ send, worker, site, plan, standIn }: Call): Promise<Heard> {
  standIn.fail({ execute: worker.simulation.roll(site, 'done') < 0.5, answer: 500 })
  const heard = await send()
  standIn.clearFaults()
  // An answer that is given again under its key is not made anew.
  if (heard.status !== 500) plan.withdraw(site)
  return heard
}

/** No answer: the SDK gives up after its own timeout. */
const givenUp = (signal: AbortSignal | null | undefined): Promise<never> =>
  new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason), { once: true }))

const responseOf = ({ status, headers, text }: Heard): Response => new Response(text, { status, headers })

/** The place of a request: its own name has no ids, which are the provider's and other ones in every run. */
function siteOf(worker: Worker, request: string): string {
  const name = request.replace(/\/v1\//, '').replace(/\/[a-z]+_[0-9A-Za-z]+/, '/*')
  const count = (worker.calls.get(name) ?? 0) + 1
  worker.calls.set(name, count)
  return `${worker.name}/${name}.${count}`
}
