import { VirtualTimer } from './globals.ts'
import { between, roll } from './roll.ts'
import { runAs, runOutside, type Worker } from './worker.ts'

/** When every simulation begins: a Monday noon. */
const START = Date.UTC(2026, 2, 2, 12)

/** A call that waits at the gate until the scheduler lets it through. */
interface Waiting {
  name: string
  /** What goes wrong with it. */
  fault?: string | undefined
  /** Makes the real call and hands its outcome to who waits. */
  pass(): Promise<void>
}

/** What became of an invocation: its answer, or nothing, because its worker was killed. */
export type Invoked<T> = { answer: T } | { crashed: true }

/**
 * The world of one seed. It has one clock and one scheduler: code runs until it waits for a call or for time. Then one of the
 * waiting calls is chosen by the seed and carried out, alone; only when none waits does time go on. So the order of everything
 * is decided by the seed, and the database never decides it.
 */
export class Simulation {
  readonly seed: number
  /** Epoch milliseconds. */
  now: number
  /** How many calls were let through. */
  step = 0
  /** What happened, in order: the same in every run of the seed. */
  readonly trace: string[] = []
  /** What the product wrote to its log as an error that nobody foresaw. */
  readonly unforeseen: string[] = []
  /** What functions printed as errors. */
  readonly printed: string[] = []
  #waiting: Waiting[] = []
  #timers: VirtualTimer[] = []
  #orders = 0
  readonly #crashes = new Map<Worker, () => void>()

  /** @param start epoch milliseconds */
  constructor(seed: number, start = START) {
    this.seed = seed
    this.now = start
  }

  /** A chance between 0 and 1 for these words, in this seed. */
  roll(...words: readonly (string | number)[]): number {
    return roll(this.seed, ...words)
  }

  /** Somebody whose clock is `skew` milliseconds ahead. */
  worker(name: string, skew: number): Worker {
    return { name, simulation: this, skew, dead: false, randoms: 0, calls: new Map() }
  }

  /** Starts somebody who is never killed: a phone, a machine, the clock of the sweep. */
  actor<T>(name: string, run: (worker: Worker) => Promise<T>): Promise<T> {
    const worker = this.worker(name, 0)
    return runAs(worker, () => run(worker))
  }

  /** Starts one invocation of a function; it may be killed at each of its calls. */
  invoke<T>(worker: Worker, run: () => Promise<T>): Promise<Invoked<T>> {
    const { promise, resolve, reject } = Promise.withResolvers<Invoked<T>>()
    this.#crashes.set(worker, () => resolve({ crashed: true }))
    runAs(worker, run).then(
      (answer) => resolve({ answer }),
      (error) => reject(error),
    )
    return promise.finally(() => this.#crashes.delete(worker))
  }

  /** Kills a worker: nothing of its code runs any more. */
  kill(worker: Worker): void {
    worker.dead = true
    this.#waiting.push({
      name: `${worker.name} is dead`,
      pass: async () => this.#crashes.get(worker)?.(),
    })
  }

  /**
   * Waits in front of a call until the scheduler lets it through; `call` then runs with nothing else under way. What goes wrong
   * with it is in the trace and decides nothing: a fault that has no effect, and so is in no path, must not change the order.
   */
  pass<T>(worker: Worker, name: string, call: () => Promise<T>, fault?: string): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    this.#waiting.push({
      name,
      fault,
      pass: async () => {
        if (worker.dead) return
        this.now += between(1, 8, this.seed, 'latency', name)
        await runOutside(call).then(resolve, reject)
      },
    })
    return promise
  }

  /** A timer of a worker. Nobody need wait for a `passive` one. */
  setTimer(worker: Worker, ms: number, run: () => void, kind: 'awaited' | 'passive' = 'awaited'): VirtualTimer {
    const at = this.now + Math.max(0, Math.ceil(ms))
    const timer = new VirtualTimer(at, this.#orders++, worker, kind === 'passive', run)
    this.#timers.push(timer)
    return timer
  }

  /** Goes on until nobody waits for anything. */
  async run(): Promise<void> {
    for (;;) {
      await settled()
      if (this.#waiting.length > 0) await this.#let()
      else if (!this.#tick()) return
    }
  }

  /** Lets one of the waiting calls through. */
  async #let(): Promise<void> {
    this.#waiting.sort((a, b) => (a.name < b.name ? -1 : 1))
    const index = Math.floor(roll(this.seed, 'order', this.step) * this.#waiting.length)
    const [chosen] = this.#waiting.splice(index, 1)
    this.step += 1
    this.trace.push(`${this.step} ${chosen?.name}${chosen?.fault ? ` (${chosen.fault})` : ''}`)
    await chosen?.pass()
  }

  /** Lets time go on to the next timer; false when nobody waits for one. */
  #tick(): boolean {
    this.#timers = this.#timers.filter(({ cleared, owner }) => !cleared && !owner.dead)
    if (this.#timers.every(({ passive }) => passive)) return false
    const next = this.#timers.reduce((first, timer) =>
      timer.at < first.at || (timer.at === first.at && timer.order < first.order) ? timer : first,
    )
    next.clear()
    this.now = Math.max(this.now, next.at)
    runAs(next.owner, next.run)
    return true
  }
}

/** Waits until no code can go on by itself: all promises that are settled have been followed. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
