import { invalidParameter } from './failure.ts'
import type { Metadata } from './objects.ts'

/** Form fields with their brackets resolved: `metadata[a]=b` is `{ metadata: { a: 'b' } }`. */
export interface Form {
  [name: string]: string | Form
}

/** Reads `application/x-www-form-urlencoded` the way Stripe nests it. Lists are objects with their indices as names. */
export const parseForm = (text: string): Form => {
  const form: Form = Object.create(null)
  let unnumbered = 0
  for (const [name, value] of new URLSearchParams(text)) {
    const path = name.split(/[[\]]+/).filter((part, i) => part !== '' || i === 0)
    if (name.endsWith('[]')) path.push(String(unnumbered++))
    const last = path.pop() ?? ''
    let place = form
    for (const part of path) {
      const found = place[part]
      const inner: Form = typeof found === 'object' ? found : Object.create(null)
      place[part] = inner
      place = inner
    }
    place[last] = value
  }
  return form
}

/**
 * The parameters of a request. Each is read by its name; what nobody has read in the end is unknown, and refused as Stripe
 * refuses it. @throws StripeFailure
 */
export class Params {
  readonly #form: Form
  readonly #prefix: string
  readonly #read = new Set<string>(['expand'])

  constructor(form: Form, prefix = '') {
    this.#form = form
    this.#prefix = prefix
  }

  /** A text; undefined when it was not given. */
  text(name: string): string | undefined {
    const value = this.#take(name)
    if (typeof value === 'object') throw invalidParameter(this.#path(name), `Invalid string: ${JSON.stringify(value)}`)
    return value
  }

  required(name: string): string {
    const value = this.text(name)
    if (value) return value
    throw invalidParameter(this.#path(name), `Missing required param: ${this.#path(name)}.`, 'parameter_missing')
  }

  integer(name: string): number | undefined {
    const value = this.text(name)
    if (value === undefined || value === '') return undefined
    if (/^-?\d+$/.test(value)) return Number(value)
    throw invalidParameter(this.#path(name), `Invalid integer: ${value}`, 'parameter_invalid_integer')
  }

  flag(name: string): boolean {
    const value = this.text(name)
    if (value === undefined || value === 'false') return false
    if (value === 'true') return true
    throw invalidParameter(this.#path(name), `Invalid boolean: ${value}`)
  }

  choice<const T extends string>(name: string, choices: readonly T[]): T | undefined {
    const value = this.text(name)
    const found = choices.find((choice) => choice === value)
    if (value === undefined || found) return found
    throw invalidParameter(this.#path(name), `Invalid ${this.#path(name)}: must be one of ${choices.join(', ')}`)
  }

  list(name: string): string[] {
    const value = this.#take(name)
    if (value === undefined || value === '') return []
    if (typeof value === 'string') throw invalidParameter(this.#path(name), 'Invalid array')
    return Object.values(value).map(String)
  }

  /** The parameters inside one; undefined when it was not given. */
  inner(name: string): Params | undefined {
    const value = this.#take(name)
    return typeof value === 'object' ? new Params(value, this.#path(name)) : undefined
  }

  metadata(): Metadata {
    const value = this.#take('metadata')
    if (typeof value !== 'object') return {}
    return Object.fromEntries(Object.entries(value).map(([name, text]) => [name, String(text)]))
  }

  /** Takes parameters that the stand-in has no use for. */
  ignore(...names: string[]): void {
    for (const name of names) this.#take(name)
  }

  /** To be called when all are read and before anything is done. */
  end(): void {
    const unknown = Object.keys(this.#form).find((name) => !this.#read.has(name))
    if (unknown === undefined) return
    throw invalidParameter(
      this.#path(unknown),
      `Received unknown parameter: ${this.#path(unknown)}`,
      'parameter_unknown',
    )
  }

  #take(name: string): string | Form | undefined {
    this.#read.add(name)
    return this.#form[name]
  }

  #path(name: string): string {
    return this.#prefix ? `${this.#prefix}[${name}]` : name
  }
}
