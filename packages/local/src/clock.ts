/** The time, and timers on it. Times are milliseconds since 1970. */
export interface Clock {
  now(): number
  /** Runs a callback after `delay` milliseconds; answers how to cancel it. */
  after(delay: number, callback: () => void): () => void
}

/** The longest delay of one Node.js timer; a longer one would fire at once. */
const LONGEST = 2 ** 31 - 1

/** The computer's own clock. Its timers do not keep the process running. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after: (delay, callback) => {
    let timer: NodeJS.Timeout
    const wait = (left: number): void => {
      const step = Math.min(left, LONGEST)
      timer = setTimeout(() => (left > step ? wait(left - step) : callback()), step).unref()
    }
    wait(Math.max(0, delay))
    return () => clearTimeout(timer)
  },
}

interface Alarm {
  readonly at: number
  readonly callback: () => void
}

/** A clock that stands still until it is told to move: for tests of what happens in hours. */
export class ManualClock implements Clock {
  #now: number
  readonly #alarms = new Set<Alarm>()

  /** @param start milliseconds since 1970; default the time at which it is made */
  constructor(start = Date.now()) {
    this.#now = start
  }

  now(): number {
    return this.#now
  }

  after(delay: number, callback: () => void): () => void {
    const alarm = { at: this.#now + Math.max(0, delay), callback }
    this.#alarms.add(alarm)
    return () => void this.#alarms.delete(alarm)
  }

  /** Moves on by `milliseconds`; what is due runs in order, each at its own time, with a turn of the loop in between. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#alarms.delete(next)
      this.#now = next.at
      next.callback()
      await new Promise(setImmediate)
    }
    this.#now = end
  }

  #next(end: number): Alarm | undefined {
    const due = [...this.#alarms].filter(({ at }) => at <= end)
    return due.sort((a, b) => a.at - b.at)[0]
  }
}
