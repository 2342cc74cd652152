import { setTimeout as sleep } from 'node:timers/promises'
import { AcknowledgeVendDocument, AskForWorkDocument, ReportVendResultDocument } from '../generated/operations.ts'
import { between, pick } from '../sim/roll.ts'
import { machine } from '../world/callers.ts'
import type { Cloud } from '../world/cloud.ts'
import type { Shop } from '../world/shop.ts'
import { insist, settledBy } from './caller.ts'
import { decide } from './desk.ts'
import { type OfflineReport, sellOffline } from './offline.ts'

/** What a machine's hardware did with a vend. */
export type Outcome = 'SUCCESS' | 'FAILURE' | 'RESET' | 'SILENCE'

/** What a machine says of how a vend ended. */
interface Report {
  vendId: string
  sequence: number
  outcome: Outcome
}

/** How often each happens: mostly the drink falls. */
const OUTCOMES: readonly Outcome[] = [
  ...Array.from({ length: 13 }, () => 'SUCCESS' as const),
  'FAILURE',
  'FAILURE',
  'FAILURE',
  'RESET',
  'SILENCE',
]

/** Whether it goes offline now. */
const OFFLINE = [true, ...Array.from({ length: 7 }, () => false)]

/** How often a machine asks for work of which nobody has told it, in milliseconds. */
const POLL = 9000

/** How often it asks for a vend that it was told of and could not take. */
const AGAIN = 3000

/** The controller of one machine: it asks for work, takes it, dispenses, and reports. */
export class Controller {
  readonly machineId: string
  readonly operatorId: string
  /** What really happened in the machine, by vend; and whether the cloud had agreed before. */
  readonly done = new Map<string, { outcome: Outcome; agreed: boolean }>()
  /** Reports that have not left the machine yet, and what people decide meanwhile. */
  readonly #late: Promise<void>[] = []
  /** The last number it gave to a report. */
  sequence = 0
  /** What it sold while it was offline. */
  readonly offline: OfflineReport[] = []
  readonly #cloud: Cloud
  readonly #machine: Shop['machines'][number]
  readonly #customers: readonly string[]
  #closing = false
  #turns = 0

  constructor(cloud: Cloud, machine: Shop['machines'][number], customers: readonly string[]) {
    this.#cloud = cloud
    this.#machine = machine
    this.#customers = customers
    this.machineId = machine.machineId
    this.operatorId = machine.operatorId
  }

  /** Ends it when there is nothing more to do. */
  close(): void {
    this.#closing = true
  }

  async run(): Promise<void> {
    const { machineId } = this
    const caller = machine(machineId, this.operatorId)
    for (;;) {
      this.#turns += 1
      const name = `${this.#name}.ask.${this.#turns}`
      const answer = await this.#cloud.ask(name, caller, AskForWorkDocument, { machineId })
      const vend = 'data' in answer ? answer.data.machine?.activeVend : undefined
      if (vend && !this.done.has(vend.id)) await this.#serve(vend.id)
      else if (this.#closing && 'data' in answer) break
      else if (!vend && pick(OFFLINE, this.#cloud.simulation.seed, name, 'offline')) await this.#sellOffline(name)
      await (vend ? sleep(AGAIN) : this.#cloud.bell(machineId).wait(POLL))
    }
    await Promise.all(this.#late)
  }

  async #sellOffline(turn: string): Promise<void> {
    const parts = { customers: this.#customers, numbers: () => ++this.sequence }
    this.offline.push(await sellOffline(this.#cloud, turn, this.#machine, parts))
  }

  get #name(): string {
    return `m-${this.machineId.slice(-4)}`
  }

  /** Takes a vend, dispenses, and sends both reports: in order, or as a bad network delivers them. */
  async #serve(vendId: string): Promise<void> {
    const { seed } = this.#cloud.simulation
    const turn = `${this.#name}.${this.#turns}`
    const outcome = pick(OUTCOMES, seed, turn, 'outcome')
    const taking = { vendId, sequence: ++this.sequence }
    const shuffled = this.#cloud.plan.meet(`${turn}#order`, { 'shuffled events': 0.15 })
    if (!shuffled && !(await this.#acknowledge(turn, taking))) return
    // Whatever is heard of it from here on, the hardware does this once.
    this.done.set(vendId, { outcome, agreed: !shuffled })
    await sleep(between(500, 4000, seed, turn, 'dispenses'))
    const result = { vendId, sequence: ++this.sequence, outcome }
    const isLate = this.#cloud.plan.meet(`${turn}#late`, { 'late report': 0.06 })
    if (isLate || outcome === 'SILENCE') this.#late.push(decide(this.#cloud, turn, this.operatorId, vendId))
    if (isLate) this.#late.push(this.#reportLate(turn, result))
    if (isLate) return
    if (!shuffled) return await this.#report(turn, result)
    await this.#report(`${turn}.early`, result, 1)
    if (await this.#acknowledge(turn, taking)) await this.#report(turn, { ...result, sequence: ++this.sequence })
  }

  /** The machine loses the network when it dispenses, and reports when the cloud has given up waiting. */
  async #reportLate(turn: string, result: Report): Promise<void> {
    await sleep(between(130_000, 200_000, this.#cloud.simulation.seed, turn, 'offline'))
    await this.#report(turn, result)
  }

  /** Whether the vend is this machine's to do. */
  async #acknowledge(turn: string, input: { vendId: string; sequence: number }): Promise<boolean> {
    const answer = settledBy(
      await insist(this.#cloud, {
        ...this.#wish(`${turn}.take`),
        document: AcknowledgeVendDocument,
        variables: { input },
      }),
    )
    return 'data' in answer
  }

  /** Reports how it ended; the drink does not go back when the answer is lost, so it is said until it is heard. */
  async #report(turn: string, { outcome, ...more }: Report, attempts = 40): Promise<void> {
    if (outcome === 'SILENCE') return
    const failure = { code: pick(['JAM', 'EMPTY', 'NOT_DETECTED', 'OTHER'], this.#cloud.simulation.seed, turn) }
    const input = { ...more, outcome, ...(outcome === 'FAILURE' && { failure }) }
    const wish = { ...this.#wish(`${turn}.report`), document: ReportVendResultDocument, variables: { input }, attempts }
    await insist(this.#cloud, wish)
    if (this.#cloud.plan.meet(`${turn}.report#again`, { 'doubled event': 0.2 })) {
      await insist(this.#cloud, { ...wish, name: `${turn}.report-again` })
    }
  }

  #wish(name: string) {
    return { name, caller: machine(this.machineId, this.operatorId) }
  }
}
