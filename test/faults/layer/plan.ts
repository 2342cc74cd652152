import { roll } from '../sim/roll.ts'

/** The faults, by the words that the report counts them with. */
export const FAULTS = [
  'lost request',
  'lost reply',
  'throttle',
  'transaction conflict',
  'timeout',
  'crash before',
  'crash after',
  'killed worker',
  'partial batch',
  'delayed index',
  'lost answer',
  'duplicate request',
  'clock skew',
  'doubled event',
  'shuffled events',
  'stream replay',
  'reordered keys',
  'poison record',
  'provider 500',
  'provider hang',
  'success then drop',
  'late webhook',
  'doubled webhook',
  'disordered webhooks',
  'late report',
] as const

/** One kind of fault. */
export type Fault = (typeof FAULTS)[number]

/** What may happen at a place, and how likely each is. */
export type Chances = Partial<Record<Fault, number>>

/** One fault that was injected. */
export interface Injected {
  /** Where: the logical operation, the call in it, and how often it was tried. */
  site: string
  fault: Fault
}

/**
 * Decides which fault happens where: by the seed and the name of the place, so that the same place meets the same fault in
 * every run, whatever was injected elsewhere.
 */
export class FaultPlan {
  /** Off while the shop is opened and while it is closed. */
  enabled = false
  readonly injected: Injected[] = []
  readonly #seed: number
  readonly #only: ReadonlySet<string> | undefined

  /** @param only the places that meet their fault; left out, all of them */
  constructor(seed: number, only?: readonly string[]) {
    this.#seed = seed
    this.#only = only && new Set(only)
  }

  /** The fault that this place meets; undefined when all goes well. */
  meet(site: string, chances: Chances): Fault | undefined {
    if (!this.enabled || (this.#only && !this.#only.has(site))) return undefined
    let left = roll(this.#seed, 'fault', site)
    for (const [fault, chance] of Object.entries(chances) as [Fault, number][]) {
      left -= chance
      if (left >= 0) continue
      this.injected.push({ site, fault })
      return fault
    }
    return undefined
  }

  /** Takes back a fault that had nothing to go wrong at its place. */
  withdraw(site: string): void {
    const index = this.injected.findLastIndex((one) => one.site === site)
    if (index >= 0) this.injected.splice(index, 1)
  }
}
