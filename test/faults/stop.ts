/** The signals that end a run, and its exit code then: 128 and the signal's number. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }

/** npm hands on the signals that the terminal has sent to all: of those that come so soon only the first counts, in milliseconds. */
const TWICE = 1000

/** Hears the signals that end a run: the first lets the seeds under way end, the second does not. */
export class Stop {
  /** The first signal. */
  by: keyof typeof SIGNALS | undefined
  readonly #soon = new AbortController()
  readonly #now = Promise.withResolvers<void>()
  #since = 0

  constructor() {
    for (const name of Object.keys(SIGNALS) as (keyof typeof SIGNALS)[]) process.on(name, () => this.#hear(name))
  }

  /** Aborted when no other seed may begin. */
  get signal(): AbortSignal {
    return this.#soon.signal
  }

  /** Settles when nothing is waited for any more. */
  get now(): Promise<void> {
    return this.#now.promise
  }

  /** What the run answers when all else is well. */
  get exitCode(): number {
    return this.by ? SIGNALS[this.by] : 0
  }

  #hear(name: keyof typeof SIGNALS): void {
    if (this.by && performance.now() - this.#since > TWICE) this.#now.resolve()
    if (this.by) return
    this.by = name
    this.#since = performance.now()
    this.#soon.abort()
  }
}
