import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from '../client.ts'
import { createClient } from '../client.ts'
import type { Command } from '../commands.ts'
import { ReportTelemetryDocument } from '../generated/operations.ts'
import { machineTokens } from '../keys.ts'
import { createSequence, ignoreAbort, type Outcome, type PowerCut, runMachine } from '../machine.ts'
import type { Chance } from './chance.ts'
import { buy, type Customer, type Started } from './customers.ts'
import { demandAt } from './demand.ts'
import { refill, type SimulatedMachine } from './machines.ts'
import { badNetwork } from './network.ts'
import { reportOfflineSale } from './offline.ts'
import { countCompleted, countIn, type Tally } from './tally.ts'

/** What a simulation is made of. Times are in milliseconds. */
export interface SimulationOptions {
  /** The GraphQL endpoint and the URL of the WebSocket API. */
  url: string
  socketUrl: string
  operatorId: string
  owner: Client
  machines: readonly SimulatedMachine[]
  customers: readonly Customer[]
  /** Taps a second, in the mean of the day that the simulation plays. */
  rate: number
  durationMs: number
  dispenseMs: number
  /** 1: as much goes wrong as it does in a bad week; 0: nothing. */
  chaos: number
  chance: Chance
  tally: Tally
  /** Told when the machines listen and the day begins, and when the last tap was made. */
  began: () => Promise<void>
  ended: () => Promise<void>
  /** Ends the taps early. */
  signal: AbortSignal
}

/** How often it is looked whether somebody taps. */
const TICK_MS = 50

/** How often a machine says how it does. */
const TELEMETRY_MS = 15_000

/** The most that a vend takes, by the API's deadlines. */
const MOST_MS = 6 * 60_000

/** How long machines may take to finish what was begun. */
const SETTLE_MS = 90_000

/** Between the start of one machine and the next, so that their connections do not come all at once. */
const APART_MS = 40

/** How long machines may take to connect, each and all. */
const CONNECT_MS = 500
const CONNECT_ALL_MS = 60_000

/** How long the power is gone. */
const OUTAGE_MS: readonly [number, number] = [500, 8000]

/**
 * Plays a day in the time given: customers tap by the demand of the hour, machines dispense and lose power, networks fail. It begins
 * when the machines listen, and resolves when the last tap is answered and every machine has finished what it took, or has had time
 * enough.
 */
export async function simulate(options: SimulationOptions): Promise<void> {
  const off = new AbortController()
  const crew = createCrew(options)
  const running = options.machines.map(async (machine, index) => {
    await sleep(index * APART_MS)
    await crew.run(machine, off.signal)
  })
  const connected = Date.now() + CONNECT_ALL_MS + options.machines.length * CONNECT_MS
  while (crew.listening() < options.machines.length && Date.now() < connected && !options.signal.aborted)
    await sleep(50)
  await options.began()
  options.tally.startedAt = performance.now()
  const taps = await keepTapping(options, crew)
  await options.ended()
  await Promise.allSettled(taps)
  const deadline = Date.now() + SETTLE_MS
  while (crew.open() > 0 && Date.now() < deadline) await sleep(200)
  off.abort()
  await Promise.all(running)
}

async function keepTapping(
  { rate, durationMs, chance, signal, machines, customers, tally, operatorId }: SimulationOptions,
  crew: Crew,
) {
  const taps: Promise<void>[] = []
  const taken = new Set<SimulatedMachine>()
  const start = performance.now()
  for (let last = start; !signal.aborted && last - start < durationMs; ) {
    await sleep(TICK_MS, undefined, { signal }).catch(ignoreAbort)
    const now = performance.now()
    const expected = (rate * demandAt((now - start) / durationMs) * (now - last)) / 1000
    last = now
    for (let left = chance.count(expected); left > 0; left--) {
      const started = buy(chance.pick(customers), { machines, taken, chance, tally, operatorId })
      taps.push(started.then((vend) => vend && crew.tapped(vend)))
    }
  }
  return taps
}

type Crew = ReturnType<typeof createCrew>

/** The machines, their drivers, and what is known of the vends between the tap and the report. */
function createCrew({ url, socketUrl, owner, customers, dispenseMs, chaos, chance, tally }: SimulationOptions) {
  const vends = createVends(tally)
  const listening = new Set<string>()
  const network = badNetwork(
    { slow: 0.03 * chaos, requestLost: 0.01 * chaos, replyLost: 0.01 * chaos, doubled: 0.01 * chaos },
    chance,
    tally,
  )
  const dispense =
    (machine: SimulatedMachine) =>
    (command: Command): Outcome => {
      if (chance.happens(0.01 * chaos)) {
        countIn(tally.faults, 'jam')
        return { outcome: 'FAILURE', failure: { code: 'JAM', message: 'The simulation jams it' } }
      }
      const column = machine.columns.find(({ code }) => code === command.slot)
      if (column) column.stock -= 1
      vends.fell(command.id)
      return { outcome: 'SUCCESS' }
    }

  const powerCut = (at: PowerCut) => {
    if (!chance.happens(0.01 * chaos)) return undefined
    countIn(tally.faults, `power cut ${at.toLowerCase().replaceAll('_', ' ')}`)
    return chance.between(...OUTAGE_MS)
  }

  const run = async (machine: SimulatedMachine, signal: AbortSignal) => {
    const told = (command: Command, { outcome }: Outcome, state: string) => {
      vends.end(command.id)
      const column = machine.columns.find(({ code }) => code === command.slot)
      if (state === 'COMPLETED') countCompleted(tally, column?.total.amount ?? 0, performance.now())
      else if (outcome === 'FAILURE') tally.failed += 1
      if (outcome === 'FAILURE' || (column && column.stock <= 3)) {
        void refill(machine, owner).catch((error: unknown) => countIn(tally.broken, String(error)))
      }
    }
    const common = { url, socketUrl, key: machine.key, signal, dispenseMs, fetch: network, retryMs: 300 }
    await Promise.all([
      runMachine({
        ...{ ...common, dispense: dispense(machine), powerCut, told },
        listening: () => listening.add(machine.id),
        tooLate: ({ id }) => vends.end(id),
      }),
      tellNowAndThen(machine, { url, signal, customers, chance, tally, chaos }),
    ])
  }

  return {
    run,
    /** How many machines have been listening. */
    listening: () => listening.size,
    tapped: vends.tapped,
    open: vends.open,
  }
}

/** What is known of each vend: when it was tapped, when its product fell, whether it is over. */
function createVends(tally: Tally) {
  const taps = new Map<string, number>()
  const falls = new Map<string, number>()
  const over = new Set<string>()
  const leaving = new Map<string, () => void>()
  const match = (vendId: string) => {
    const [tapped, fell] = [taps.get(vendId), falls.get(vendId)]
    if (tapped !== undefined && fell !== undefined) tally.waits.push(fell - tapped)
  }
  const end = (vendId: string) => {
    over.add(vendId)
    leaving.get(vendId)?.()
    leaving.delete(vendId)
  }
  return {
    end,
    tapped({ vendId, tappedAt, leave }: Started) {
      taps.set(vendId, tappedAt)
      leaving.set(vendId, leave)
      // A vend that no machine ends, the API does.
      if (over.has(vendId)) end(vendId)
      else setTimeout(() => end(vendId), MOST_MS).unref()
      match(vendId)
    },
    fell(vendId: string) {
      falls.set(vendId, performance.now())
      match(vendId)
    },
    /** How many were begun whose end no machine has told, or was too late to tell, yet. */
    open: () => [...taps.keys()].filter((vendId) => !over.has(vendId)).length,
  }
}

interface TellingOptions {
  url: string
  signal: AbortSignal
  customers: readonly Customer[]
  chance: Chance
  tally: Tally
  chaos: number
}

/** A machine says how it does, about 4 degrees and warmer while its door is open, and what it sold while it had no network. */
async function tellNowAndThen(
  machine: SimulatedMachine,
  { url, signal, customers, chance, tally, chaos }: TellingOptions,
) {
  const client = createClient({ url, token: machineTokens(machine.key), signal })
  const next = createSequence()
  const wallets = customers.flatMap((customer) => (customer.payment === 'WALLET' ? [customer.customerId] : []))
  let temperature = 40
  while (!signal.aborted) {
    await sleep(TELEMETRY_MS * chance.between(0.5, 1.5), undefined, { signal }).catch(ignoreAbort)
    if (signal.aborted) return
    const isOpen = chance.happens(0.02 * chaos)
    if (isOpen) countIn(tally.faults, 'door open')
    const warmth = isOpen ? temperature + chance.between(5, 15) : 40 + (temperature - 40) / 2 + chance.between(-2, 2)
    temperature = Math.round(warmth)
    const input = { sequence: next(), temperature, door: isOpen ? 'OPEN' : 'CLOSED', signal: -70 } as const
    await client.request(ReportTelemetryDocument, { input }).catch(() => countIn(tally.faults, 'telemetry not told'))
    if (!chance.happens(0.1 * chaos)) continue
    const wallet = wallets.length > 0 ? chance.pick(wallets) : undefined
    await reportOfflineSale(machine, wallet, { client, sequence: next(), chance, tally })
  }
}
