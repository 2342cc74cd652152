import { setTimeout as sleep } from 'node:timers/promises'
import { type Client, createClient, RefusedError } from './client.ts'
import { type Command, listen, type Order, type RemoteCommand } from './commands.ts'
import type { ReportVendResultInput } from './generated/operations.ts'
import { AcknowledgeVendDocument, ReportVendResultDocument } from './generated/operations.ts'
import { type MachineKey, machineTokens } from './keys.ts'
import { missedCommands, newRemoteMemory, type Obeyed, obeyOnce, type RemoteMemory } from './remote.ts'

/** How the hardware did it: the part of the report that is not addressing. */
export type Outcome = Pick<ReportVendResultInput, 'outcome' | 'failure'>

/** Where the power can go: before the vend is taken, before the product falls, before the result is told. */
export type PowerCut = 'BEFORE_ACKNOWLEDGE' | 'BEFORE_DISPENSE' | 'BEFORE_REPORT'

/** A simulated machine's character. Times are in milliseconds. */
export interface MachineOptions {
  /** The GraphQL endpoint. */
  url: string
  /** The URL of the WebSocket API. */
  socketUrl: string
  key: MachineKey
  /** Ends the machine; the vend at hand is left as a power cut leaves it. */
  signal: AbortSignal
  /** From taking a vend to the fall of the product. */
  dispenseMs?: number
  /** What the hardware does with a command. A product falls, unless said otherwise. */
  dispense?: (command: Command) => Outcome
  /** What it does with a remote command. It is done, unless said otherwise; a reboot takes `rebootMs`. */
  obey?: (command: RemoteCommand) => Obeyed
  rebootMs?: number
  /** After a connect, how long before it asks what it missed. */
  settleMs?: number
  /** Hears of each time that it listens and has been told all that it had missed. */
  listening?: () => void
  /** How long the power is gone at this point of a vend; never, unless said otherwise. */
  powerCut?: (at: PowerCut, command: Command) => number | undefined
  /** What sends its requests: a bad network, for one. */
  fetch?: typeof fetch
  /** The first wait before it tries again what did not reach the API; each later one is twice as long. */
  retryMs?: number
  /** Hears of each report that was taken, with the vend's state after it. */
  told?: (command: Command, outcome: Outcome, state: string) => void
  /** Hears of each vend that was over, or another machine's, before this one could say how it went. */
  tooLate?: (command: Command) => void
  /** Hears what happens, a line each. */
  log?: (line: string) => void
}

/** The longest wait between two tries while the API cannot be reached or refuses. */
const MAX_BACKOFF_MS = 30_000

/** Refusals that no later try would change: the vend or the command is over, or not this machine's. */
const FINAL = new Set(['VEND_STATE', 'STALE_SEQUENCE', 'NOT_FOUND', 'COMMAND_OVER'])

const REBOOT_MS = 3000

/** A subscription stands within this time of its connection, or the next connection tells. */
const SETTLE_MS = 2000

/**
 * Runs one simulated machine until its signal: it hears its commands on a WebSocket, takes the vend, dispenses and reports. An
 * API that cannot be reached is tried again with exponential backoff, and a report that got no answer is sent again. Remote
 * commands are carried out in their order, between vends. After a power cut it remembers nothing but its sequence number and the
 * remote commands that it has carried out.
 */
export const runMachine = async (options: MachineOptions): Promise<void> => {
  const { signal } = options
  const memory: Memory = { nextSequence: createSequence(), remote: newRemoteMemory() }
  while (!signal.aborted) {
    const outageMs = await runPowered(options, memory)
    if (outageMs !== undefined) await sleep(outageMs, undefined, { signal }).catch(ignoreAbort)
  }
}

/** What outlasts a power cut. */
interface Memory {
  nextSequence: () => number
  remote: RemoteMemory
}

/** The power has gone, for so long. */
class PowerLoss extends Error {
  override readonly name = 'PowerLoss'
  readonly outageMs: number

  constructor(outageMs: number) {
    super('The power has gone')
    this.outageMs = outageMs
  }
}

/** From one power cut to the next: answers how long it lasts, undefined when the signal ended the machine. */
const runPowered = async (options: MachineOptions, memory: Memory): Promise<number | undefined> => {
  const { url, socketUrl, key, fetch, listening, log, settleMs = SETTLE_MS } = options
  const off = new AbortController()
  const signal = AbortSignal.any([options.signal, off.signal])
  const token = machineTokens(key)
  const client = createClient({ url, token, signal, ...(fetch && { fetch }) })
  const commands = listen({
    ...{ url: socketUrl, machineId: key.machineId, token, signal, log, listening, settleMs },
    missed: () => missedCommands(client, memory.remote),
  })
  const carryOut = createController({ ...options, signal }, client, memory)
  try {
    for (;;) await carryOut(await commands.next())
  } catch (error) {
    if (error instanceof PowerLoss) return error.outageMs
    if (options.signal.aborted) return undefined
    throw error
  } finally {
    off.abort()
  }
}

/** Does what a command asks for, however often it takes. What it did is remembered until it has been told. */
const createController = (
  options: MachineOptions,
  client: Client,
  memory: Memory,
): ((order: Order) => Promise<void>) => {
  const { key, signal, tooLate, retryMs = 1000, log = () => undefined } = options
  const step = createSteps(options, client, memory.nextSequence)
  const obey = createObedience(options, client, memory.remote)
  return async ({ vend, remote }) => {
    for (let failures = 0; ; failures++) {
      try {
        return await (vend ? step(vend) : obey(remote))
      } catch (error) {
        if (signal.aborted || error instanceof PowerLoss) throw error
        const isFinal = error instanceof RefusedError && FINAL.has(error.code)
        const waitMs = backoff(failures, retryMs)
        log(`${key.machineId} ${explain(error)}${isFinal ? '' : `; again in ${Math.ceil(waitMs / 1000)} s`}`)
        if (isFinal) return vend && tooLate?.(vend)
        await sleep(waitMs, undefined, { signal })
      }
    }
  }
}

/** One try at a remote command. A reboot is acknowledged first; one that the power cut before it was done is done by that. */
const createObedience = (options: MachineOptions, client: Client, memory: RemoteMemory) => {
  const { key, obey = () => ({ outcome: 'DONE' }), rebootMs = REBOOT_MS, log = () => undefined } = options
  const begun = new Set<number>()
  return async (command: RemoteCommand) => {
    if (!memory.done.has(command.sequence)) begun.add(command.sequence)
    const { outcome } = await obeyOnce(command, memory, { client, obey })
    log(`${key.machineId} ${command.kind}${command.slot ? ` ${command.slot}` : ''} ${outcome}`)
    if (command.kind === 'REBOOT' && outcome === 'DONE' && begun.has(command.sequence)) throw new PowerLoss(rebootMs)
  }
}

/** One try at a command: take it, dispense, report; what was done before is not done again. */
const createSteps = (options: MachineOptions, client: Client, nextSequence: () => number) => {
  const { key, signal, dispenseMs = 400, dispense = succeed, powerCut = never, told, log = () => undefined } = options
  const taken = new Set<string>()
  const outcomes = new Map<string, Outcome>()
  const numbers = new Map<string, number>()
  /** The number of a report: what is sent again carries the one that it had, by which the API knows it. */
  const sequenceOf = (report: string) => {
    const sequence = numbers.get(report) ?? nextSequence()
    numbers.set(report, sequence)
    return sequence
  }
  const mayLosePower = (at: PowerCut, command: Command) => {
    const outageMs = powerCut(at, command)
    if (outageMs === undefined) return
    log(`${key.machineId} ${command.slot} loses power: ${at}`)
    throw new PowerLoss(outageMs)
  }

  const take = async (command: Command) => {
    mayLosePower('BEFORE_ACKNOWLEDGE', command)
    const input = { vendId: command.id, sequence: sequenceOf(`take ${command.id}`) }
    await client.request(AcknowledgeVendDocument, { input })
    taken.add(command.id)
  }

  const drop = async (command: Command) => {
    mayLosePower('BEFORE_DISPENSE', command)
    await sleep(dispenseMs, undefined, { signal })
    outcomes.clear()
    outcomes.set(command.id, dispense(command))
    mayLosePower('BEFORE_REPORT', command)
  }

  const report = async (command: Command) => {
    // A vend it is said to be doing and does not remember was cut short by a reset: MDB/ICP 4.2, 7.4.7.
    const outcome = outcomes.get(command.id) ?? { outcome: 'RESET' }
    const input = { vendId: command.id, sequence: sequenceOf(`report ${command.id}`), ...outcome }
    const { reportVendResult } = await client.request(ReportVendResultDocument, { input })
    outcomes.delete(command.id)
    taken.delete(command.id)
    numbers.clear()
    told?.(command, outcome, reportVendResult.state)
    log(`${key.machineId} ${command.slot} ${outcome.outcome} -> ${reportVendResult.state}`)
  }

  return async (command: Command) => {
    const isNew = command.state === 'AUTHORIZED'
    if (isNew && !taken.has(command.id)) await take(command)
    if (isNew && !outcomes.has(command.id)) await drop(command)
    await report(command)
  }
}

const succeed = (): Outcome => ({ outcome: 'SUCCESS' })

const never = () => undefined

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
