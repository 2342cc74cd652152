import { setTimeout as sleep } from 'node:timers/promises'
import { type Client, createClient, RefusedError } from './client.ts'
import type { ReportVendResultInput } from './generated/operations.ts'
import {
  AcknowledgeVendDocument,
  ActiveVendDocument,
  type ActiveVendQuery,
  ReportVendResultDocument,
} from './generated/operations.ts'
import { type MachineKey, machineTokens } from './keys.ts'

/** What the machine has been asked to do. */
export type Command = NonNullable<NonNullable<ActiveVendQuery['machine']>['activeVend']>

/** How the hardware did it: the part of the report that is not addressing. */
export type Outcome = Pick<ReportVendResultInput, 'outcome' | 'failure'>

/** A simulated machine's character. Times are in milliseconds. */
export interface MachineOptions {
  /** The GraphQL endpoint. */
  url: string
  key: MachineKey
  /** Ends the machine; the vend at hand is left as a power cut leaves it. */
  signal: AbortSignal
  /** Between two looks for work; jittered by a fifth so that a fleet does not march in step. */
  pollMs?: number
  /** From taking a vend to the fall of the product. */
  dispenseMs?: number
  /** What the hardware does with a command. A product falls, unless said otherwise. */
  dispense?: (command: Command) => Outcome
  /** Hears what happens, a line each. */
  log?: (line: string) => void
}

/** How often a machine looks for work unless it is said otherwise, in milliseconds. */
export const POLL_MS = 1000

/** The longest wait between two tries while the API cannot be reached or refuses, in milliseconds. */
const MAX_BACKOFF_MS = 30_000

/**
 * Runs one simulated machine until its signal: it looks for work, takes it, dispenses and reports. An unreachable API is
 * tried again with exponential backoff, and a report that got no answer is sent again.
 */
export const runMachine = async (options: MachineOptions): Promise<void> => {
  const { signal, pollMs = POLL_MS, log = () => undefined } = options
  const step = createController(options)
  let failures = 0
  while (!signal.aborted) {
    let waitMs = pollMs * (0.9 + Math.random() / 5)
    try {
      if (await step()) waitMs = 0
      failures = 0
    } catch (error) {
      if (signal.aborted) return
      waitMs = backoff(failures++, pollMs)
      log(`${options.key.machineId} ${explain(error)}; again in ${Math.ceil(waitMs / 1000)} s`)
    }
    await sleep(waitMs, undefined, { signal }).catch(ignoreAbort)
  }
}

/** The machine's control loop, one turn a call: true when there was work. Remembers what it did until it is told. */
const createController = (options: MachineOptions): (() => Promise<boolean>) => {
  const { url, key, signal, dispenseMs = 400, dispense = succeed, log = () => undefined } = options
  const client = createClient({ url, token: machineTokens(key), signal })
  const nextSequence = createSequence()
  const outcomes = new Map<string, Outcome>()

  const take = async (command: Command) => {
    await client.request(AcknowledgeVendDocument, { input: { vendId: command.id, sequence: nextSequence() } })
    await sleep(dispenseMs, undefined, { signal })
    outcomes.clear()
    outcomes.set(command.id, dispense(command))
  }

  const report = async (command: Command) => {
    // A vend it is said to be doing and does not remember was cut short by a reset: MDB/ICP 4.2, 7.4.7.
    const outcome = outcomes.get(command.id) ?? { outcome: 'RESET' }
    const input = { vendId: command.id, sequence: nextSequence(), ...outcome }
    const { reportVendResult } = await client.request(ReportVendResultDocument, { input })
    outcomes.delete(command.id)
    log(`${key.machineId} ${command.slot} ${outcome.outcome} -> ${reportVendResult.state}`)
  }

  return async () => {
    const command = await activeVend(client, key.machineId)
    if (command?.state === 'AUTHORIZED') await take(command)
    else if (command?.state !== 'DISPENSING') return false
    await report(command)
    return true
  }
}

const activeVend = async (client: Client, machineId: string): Promise<Command | undefined> => {
  const { machine } = await client.request(ActiveVendDocument, { machineId })
  return machine?.activeVend ?? undefined
}

const succeed = (): Outcome => ({ outcome: 'SUCCESS' })

/** Sequence numbers count seconds from here, which keeps them in GraphQL's Int until 2094. */
const SEQUENCE_EPOCH_MS = Date.UTC(2026, 0, 1)

/**
 * A machine's report numbers: strictly increasing, and after a restart greater than all before without anything
 * stored, as long as a machine reports less than once a second on average. Real controllers keep a counter in NVRAM.
 */
export const createSequence = (now: () => number = Date.now): (() => number) => {
  let last = 0
  return () => {
    last = Math.max(last + 1, Math.floor((now() - SEQUENCE_EPOCH_MS) / 1000))
    return last
  }
}

/** Exponential with full jitter: about 1, 2, 4 ... times the base, never over the limit. */
const backoff = (failures: number, baseMs: number) =>
  Math.min(MAX_BACKOFF_MS, baseMs * 2 ** failures) * (0.5 + Math.random() / 2)

const explain = (error: unknown) => {
  if (error instanceof RefusedError) return `was refused: ${error.code} ${error.message}`
  return `cannot reach the API: ${error instanceof Error ? error.message : String(error)}`
}

/** Lets a sleep be ended by its signal, which is no fault; any other error goes on. */
export const ignoreAbort = (error: unknown) => {
  if (!(error instanceof Error && error.name === 'AbortError')) throw error
}
