import type { Reading } from './counters.ts'
import { COUNTER_MAX } from './values.ts'

/** A counter that rose between two reads. */
export interface CounterChange {
  counter: string
  from: number
  to: number
  /** What happened in between: money in units of 10^-ID401, or a number of things. Above 0. */
  delta: number
  /** It passed 99,999,999 and began at 0 again. */
  wrapped: boolean
}

/** A counter since the last reset. It serves where a machine has no counter since initialisation; never add both. */
export interface SinceResetChange {
  counter: string
  from: number | undefined
  to: number
  /** What is surely new: all of `to` after a reset, the rise without one, 0 when the value is reported once more. */
  delta: number
  /** The machine was reset between the reads; what it sold between the first read and the reset is not in `delta`. */
  reset: boolean
}

/** Counters that began again: what happened in their group since the last read is unknown, and this read is its baseline. */
export interface Epoch {
  /** `machine` for all of it, the device (`CA`, `DA`, `DB`, `TA`) or `product 12`. */
  group: string
  /** Why, with the values. */
  reason: string
}

/** What happened between two reads of a machine. */
export interface Comparison {
  /**
   * `baseline`: there is nothing to compare with. `same`: nothing happened, or it is the same file again.
   * `changed`: see `changes`. `epoch`: the whole machine began again; book nothing, and compare the next read with this one.
   * `older`: this file was read before the previous one and came late; book nothing, and keep the previous reading.
   */
  kind: 'baseline' | 'same' | 'changed' | 'epoch' | 'older'
  changes: CounterChange[]
  epochs: Epoch[]
  /** Counters that this read has and the last one had not: their value is a baseline. */
  appeared: string[]
  /** Counters that the last read had and this one has not. */
  vanished: string[]
  sinceReset: SinceResetChange[]
}

/** How to compare. */
export interface CompareOptions {
  /**
   * The most a counter may rise between two reads for a fall to be a wrap. Default 1,000,000 (10,000.00 of a currency with two
   * decimals): a hundredth of the counter, so that a board which began again is hardly ever taken for a wrap.
   */
  maxRise?: number
}

/**
 * Compares two reads of one machine. Pure: the same reads give the same answer, and a read compared with itself gives nothing.
 *
 * The first read is the baseline. A fall is a wrap when the rise through 99,999,999 is at most `maxRise`; else the counters of its
 * group began again. When no counter rose and the clock (ID5) went back, the file is an older one. A fall of VA, another serial number (ID101) or another initialisation (EA4) begins a new epoch of all.
 * @param previous the reading before; undefined for the first one
 */
export function compareReadings(
  previous: Reading | undefined,
  current: Reading,
  { maxRise = 1_000_000 }: CompareOptions = {},
): Comparison {
  const nothing = { changes: [], epochs: [], appeared: [], vanished: [], sinceReset: [] }
  if (previous === undefined) return { kind: 'baseline', ...nothing }
  const steps = Object.entries(current.counters).flatMap(([counter, to]) => step(counter, previous, to, maxRise))
  const epochs = epochsOf(steps)
  const otherMachine = beganAgain(previous, current)
  if (otherMachine === undefined && isOlder(previous, current, steps)) return { kind: 'older', ...nothing }
  const reason = otherMachine ?? epochs.find(({ group }) => group === 'machine')?.reason
  if (reason !== undefined) return { kind: 'epoch', ...nothing, epochs: [{ group: 'machine', reason }] }

  const closed = new Set(epochs.map(({ group }) => group))
  const changes = steps.flatMap(({ group, fell, ...change }) =>
    closed.has(group) || change.delta === 0 ? [] : [change],
  )
  const sinceReset = compareSinceReset(previous, current)
  return {
    kind: [...changes, ...epochs, ...sinceReset].length === 0 ? 'same' : 'changed',
    changes,
    epochs,
    appeared: Object.keys(current.counters).filter((counter) => !(counter in previous.counters)),
    vanished: Object.keys(previous.counters).filter((counter) => !(counter in current.counters)),
    sinceReset,
  }
}

interface Step extends CounterChange {
  group: string
  fell: boolean
}

/** Taken for a new epoch, a file that comes late would make the next read book its sales a second time. */
function isOlder(previous: Reading, current: Reading, steps: readonly Step[]): boolean {
  if (previous.clock === undefined || current.clock === undefined || current.clock >= previous.clock) return false
  return steps.some(({ fell }) => fell) && steps.every(({ from, to }) => to <= from)
}

function step(counter: string, previous: Reading, to: number, maxRise: number): Step[] {
  const from = previous.counters[counter]
  if (from === undefined) return []
  const group = groupOf(counter)
  if (to >= from) return [{ counter, from, to, delta: to - from, wrapped: false, group, fell: false }]
  const delta = to + COUNTER_MAX + 1 - from
  const wrapped = from <= COUNTER_MAX && delta <= maxRise
  return [{ counter, from, to, delta: wrapped ? delta : 0, wrapped, group, fell: !wrapped }]
}

/** The counters that one device keeps, and so loses together. */
function groupOf(counter: string): string {
  const product = /^PA[1-8]\d\d\[([^,\]]*)/.exec(counter)?.[1]
  if (product !== undefined) return `product ${product}`
  return counter.startsWith('VA') ? 'machine' : counter.slice(0, 2)
}

function beganAgain(previous: Reading, current: Reading): string | undefined {
  const differ = (before: string | undefined, after: string | undefined) =>
    before !== undefined && after !== undefined && before !== after
  if (differ(previous.serialNumber, current.serialNumber)) {
    return `ID101 was ${previous.serialNumber} and is ${current.serialNumber}`
  }
  if (differ(previous.initialised, current.initialised)) {
    return `EA4 was ${previous.initialised} and is ${current.initialised}`
  }
  if (previous.decimals !== undefined && current.decimals !== undefined && previous.decimals !== current.decimals) {
    return `ID401 was ${previous.decimals} and is ${current.decimals}`
  }
  return undefined
}

/** The groups with a counter that fell, each with the first one as its reason. */
function epochsOf(steps: readonly Step[]): Epoch[] {
  const reasons = new Map<string, string>()
  for (const { group, counter, from, to, fell } of steps) {
    if (fell && !reasons.has(group)) reasons.set(group, `${counter} was ${from} and is ${to}`)
  }
  return [...reasons].map(([group, reason]) => ({ group, reason }))
}

/** EA301 and EA310 count resets; without them only a value that fell shows one. */
function compareSinceReset(previous: Reading, current: Reading): SinceResetChange[] {
  const counted = ['EA301', 'EA310'].some((counter) => {
    const [before, after] = [previous.counters[counter], current.counters[counter]]
    return before !== undefined && after !== undefined && after !== before
  })
  const values = Object.entries(current.sinceReset)
  const reset = counted || values.some(([counter, to]) => to < (previous.sinceReset[counter] ?? 0))
  return values.flatMap(([counter, to]) => {
    const from = previous.sinceReset[counter]
    const delta = reset ? to : from === undefined ? 0 : to - from
    return delta === 0 ? [] : [{ counter, from, to, delta, reset }]
  })
}
