import { personToken } from '../bearer.ts'
import { type Client, createClient } from '../client.ts'
import { type DemoUser, demoUsers } from '../identities.ts'
import { type Outputs, readOutputs } from '../outputs.ts'
import { HELP, parseSimulateArguments, SimulateArgumentError } from './arguments.ts'
import { chanceOf } from './chance.ts'
import type { Customer } from './customers.ts'
import { makeMachines } from './machines.ts'
import { createScreen, reportOf } from './screen.ts'
import { simulate } from './simulation.ts'
import { newTally } from './tally.ts'

/** The demo's operator whose fleet grows by the simulated machines, and its currency. */
const OPERATOR = { operatorId: 'acme', currency: 'EUR' }

/** What a simulation needs from where it runs. */
export interface Stage {
  /** The data folder of the running cloud. */
  dataDir: string
  out: NodeJS.WriteStream
  signal: AbortSignal
  /** Makes sure that a cloud runs, before anything is asked of it. */
  ready(): Promise<void>
  /** Told when the machines listen and the day begins, and asked when the taps are over what limited it, a sentence each. */
  began(): Promise<void>
  limits(): Promise<string[]>
  /** Reads the table when all is over; answers each invariant that does not hold, as a sentence. */
  check(): Promise<string[]>
}

/**
 * `npm run simulate`: makes machines, plays a day with them, reports. Answers the exit code: 0, 1 when an invariant is
 * violated, 2 when the arguments make no sense.
 * @throws SimulatorError when no cloud runs
 */
export async function play(args: readonly string[], stage: Stage): Promise<number> {
  const { dataDir, out, signal, ready, check } = stage
  const asked = readArguments(args, out)
  if (typeof asked === 'number') return asked
  await ready()
  const outputs = await readOutputs(dataDir)
  const url = `${outputs.api}/graphql`
  const guest = createClient({ url })
  const boss = demoUsers.find(({ username }) => username === `owner:${OPERATOR.operatorId}`)
  if (!boss) throw new RangeError(`The demo has no owner of ${OPERATOR.operatorId}`)
  const owner = await clientOf(outputs, boss)
  const machines = await makeMachines({ owner, guest, currency: OPERATOR.currency, count: asked.machines }, (made) =>
    out.write(out.isTTY ? `\r\x1b[2K${made} of ${asked.machines} machines made` : ''),
  )
  const customers = await customersOf(outputs, guest, asked.customers)
  if (out.isTTY) out.write('\r\x1b[2K')

  const tally = newTally(performance.now())
  const scene = { title: 'Simulation', ...asked, ...OPERATOR }
  const screen = createScreen(out, scene)
  const timer = setInterval(() => screen.show(tally), 500)
  let limits: string[] = []
  const ended = async () => {
    limits = await stage.limits()
  }
  const moments = { began: () => stage.began(), ended }
  const place = { url, socketUrl: outputs.socket, owner, machines, customers, operatorId: OPERATOR.operatorId }
  await simulate({ ...asked, ...place, ...moments, chance: chanceOf(asked.seed), tally, signal })
  clearInterval(timer)
  screen.show(tally)
  const violations = await check()
  out.write(`\n${reportOf(tally, scene, { violations, limits }, performance.now())}\n`)
  return violations.length === 0 ? 0 : 1
}

function readArguments(args: readonly string[], out: NodeJS.WriteStream) {
  try {
    const asked = parseSimulateArguments(args)
    if (!asked.help) return asked
    out.write(HELP)
    return 0
  } catch (error) {
    if (!(error instanceof SimulateArgumentError)) throw error
    out.write(`${error.message}\n\n${HELP}`)
    return 2
  }
}

async function clientOf(outputs: Outputs, user: DemoUser): Promise<Client> {
  const token = await personToken(outputs, user)
  return createClient({ url: `${outputs.api}/graphql`, token: () => token })
}

/** The demo's customers with their wallets, and guests up to so many. */
async function customersOf(outputs: Outputs, guest: Client, count: number): Promise<Customer[]> {
  const people = demoUsers.filter(({ username }) => username.startsWith('customer:')).slice(0, count)
  const signedIn = people.map(
    async (user): Promise<Customer> => ({
      client: await clientOf(outputs, user),
      payment: 'WALLET',
      customerId: user.attributes.sub ?? '',
    }),
  )
  const guests = Array.from({ length: count - people.length }, (): Customer => ({ client: guest, payment: 'CARD' }))
  return [...(await Promise.all(signedIn)), ...guests]
}
