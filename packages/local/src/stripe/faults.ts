/**
 * What is to go wrong with a request:
 * - `execute`: whether it is carried out; default false
 * - `answer`: a status (500 by default), `hang` (nothing, until the caller gives up), `drop` (the connection is cut) or
 *   `normal`
 * - `delay`: milliseconds before anything happens; its idempotency key is in use meanwhile
 * - `method` and `path`: which requests; `path` is a part of it, for example `/capture`
 * - `times`: how often; default 1
 */
export interface Fault {
  readonly execute?: boolean
  readonly answer?: number | 'hang' | 'drop' | 'normal'
  readonly delay?: number
  readonly method?: string
  readonly path?: string
  readonly times?: number
}

/** The faults that are still to come, in the order in which they were asked for. */
export class Faults {
  #planned: { fault: Fault; left: number }[] = []

  plan(fault: Fault): void {
    this.#planned.push({ fault, left: fault.times ?? 1 })
  }

  clear(): void {
    this.#planned = []
  }

  /** The fault of a request, if one was planned for it. An answer that is given again can only be lost. */
  take({ method, path }: { readonly method: string; readonly path: string }, replay: boolean): Fault | undefined {
    const found = this.#planned.find(
      ({ fault }) =>
        (fault.method ?? method) === method && path.includes(fault.path ?? '') && (!replay || losesAnswer(fault)),
    )
    if (!found) return undefined
    found.left--
    if (found.left <= 0) this.#planned = this.#planned.filter((planned) => planned !== found)
    return found.fault
  }
}

const losesAnswer = ({ answer }: Fault): boolean => answer === 'hang' || answer === 'drop'
