import { pricesOf } from '@dispense/bill'
import type { CloudEvent, EnvironmentInfo } from './cloud.ts'

/** What a live view needs. */
export interface LiveOptions {
  write(text: string): void
  environments(): EnvironmentInfo[]
  readonly functions: readonly string[]
  /** Characters of a line. */
  width(): number
}

/** Which lines of functions are shown: what a developer must see, all of them, or those of one function. */
type Filter = 'notable' | 'all' | { readonly functionName: string }

interface Count {
  invocations: number
  errors: number
  cost: number
}

/** How often the view is drawn anew, in milliseconds. */
const REFRESH = 500

/**
 * The live view of `npm start` in a terminal: the lines pass above, and below them stands what runs: each function in use
 * with its environments, invocations, errors and cost today. Keys: f the log of the next function, a all lines, n notable
 * lines only.
 */
export class LiveView {
  readonly #options: LiveOptions
  readonly #counts = new Map<string, Count>()
  #requests = 0
  #filter: Filter = 'notable'
  #day = today()
  #drawn = 0
  #last = ''
  #timer: NodeJS.Timeout | undefined

  constructor(options: LiveOptions) {
    this.#options = options
  }

  /** Begins to draw. */
  start(): void {
    this.#timer = setInterval(() => this.#draw(), REFRESH).unref()
    this.#draw()
  }

  /** Takes the view away. */
  stop(): void {
    clearInterval(this.#timer)
    this.#erase()
  }

  /** Writes above the view. */
  write(text: string): void {
    this.#erase()
    this.#options.write(text)
    this.#draw()
  }

  /** Counts what happened; writes the lines that the filter lets through and the terminal does not write by itself. */
  see(event: CloudEvent): void {
    if (this.#day !== today()) this.#newDay()
    if (event.type === 'access') this.#requests += 1
    if (event.type !== 'function') return
    const { functionName, requestId, line, report } = event.line
    if (report) this.#count(functionName, report)
    if (this.#wants(functionName)) this.write(`${functionName} ${requestId?.slice(0, 8) ?? '-'}: ${line}\n`)
  }

  /** Whether the terminal is to show notable lines: with another filter this view shows all that it wants. */
  get showsNotable(): boolean {
    return this.#filter === 'notable'
  }

  /** Takes a key of the keyboard. */
  press(key: string): void {
    if (key === 'a') this.#filter = 'all'
    else if (key === 'n') this.#filter = 'notable'
    else if (key === 'f') this.#filter = this.#nextFunction()
    else return
    this.#draw()
  }

  /** The lines of the view. */
  lines(): string[] {
    const environments = this.#options.environments()
    const rows = this.#options.functions.flatMap((name) => {
      const own = environments.filter(({ functionName }) => functionName === name)
      const count = this.#counts.get(name)
      if (own.length === 0 && !count) return []
      const { invocations, errors, cost } = count ?? { invocations: 0, errors: 0, cost: 0 }
      return [[name, statesOf(own), String(invocations), String(errors), usd(cost)]]
    })
    const head = ['function', 'environments', 'invocations', 'errors', 'cost today']
    const widths = head.map((title, column) =>
      Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0), title.length),
    )
    const table = [head, ...rows].map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    return [...table, this.#footer()].map((line) => line.trimEnd().slice(0, this.#options.width()))
  }

  #footer(): string {
    const api = this.#requests * pricesOf().httpApiRequest
    const functions = [...this.#counts.values()].reduce((sum, { cost }) => sum + cost, 0)
    const filter = typeof this.#filter === 'string' ? this.#filter : this.#filter.functionName
    return `${this.#requests} requests, ${usd(api + functions)} today | lines: ${filter} (f function, a all, n notable)`
  }

  #count(functionName: string, { failed, cost }: { readonly failed: boolean; readonly cost: number }): void {
    const count = this.#counts.get(functionName) ?? { invocations: 0, errors: 0, cost: 0 }
    count.invocations += 1
    count.cost += cost
    if (failed) count.errors += 1
    this.#counts.set(functionName, count)
  }

  #newDay(): void {
    this.#day = today()
    this.#requests = 0
    this.#counts.clear()
  }

  #wants(functionName: string): boolean {
    return this.#filter === 'all' || (typeof this.#filter === 'object' && this.#filter.functionName === functionName)
  }

  #nextFunction(): Filter {
    const { functions } = this.#options
    const current = typeof this.#filter === 'object' ? functions.indexOf(this.#filter.functionName) : -1
    const functionName = functions[current + 1]
    return functionName === undefined ? 'notable' : { functionName }
  }

  #draw(): void {
    const lines = this.lines()
    const text = `${lines.join('\n')}\n`
    if (text === this.#last && this.#drawn > 0) return
    this.#erase()
    this.#options.write(text)
    this.#drawn = lines.length
    this.#last = text
  }

  #erase(): void {
    if (this.#drawn > 0) this.#options.write(`\x1b[${this.#drawn}A\x1b[J`)
    this.#drawn = 0
  }
}

const today = (): string => new Date().toISOString().slice(0, 10)

const usd = (amount: number): string => `${amount.toFixed(6)} USD`

const statesOf = (environments: readonly EnvironmentInfo[]): string => {
  const names = { busy: 'busy', idle: 'warm', frozen: 'frozen', starting: 'starting' } as const
  const parts = Object.entries(names).flatMap(([state, name]) => {
    const count = environments.filter((environment) => environment.state === state).length
    return count > 0 ? [`${count} ${name}`] : []
  })
  return parts.join(', ') || 'none'
}
