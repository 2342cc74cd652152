import { randomBytes } from 'node:crypto'
import type { Kinds, StripeObject } from './objects.ts'
import type { Store } from './store.ts'

/** Version of the API whose shapes the stand-in speaks. */
export const API_VERSION = '2026-10-28.endive'

/** What the endpoints work with: one account in test mode. */
export class Account {
  readonly store: Store
  readonly #now: () => number
  readonly #emit: (type: string, object: StripeObject) => void

  constructor(store: Store, now: () => number, emit: (type: string, object: StripeObject) => void) {
    this.store = store
    this.#now = now
    this.#emit = emit
  }

  /** Epoch seconds. */
  get now(): number {
    return Math.floor(this.#now() / 1000)
  }

  /** Makes an event of what has happened to an object. */
  tell(type: string, object: StripeObject): void {
    this.#emit(type, object)
  }
}

/** A new id in Stripe's form. */
export const newId = (prefix: string): string => `${prefix}_${randomText(24)}`

/** Letters and digits by chance. */
export const randomText = (length: number): string => {
  let text = ''
  while (text.length < length)
    text += randomBytes(length * 2)
      .toString('base64')
      .replace(/[^0-9A-Za-z]/g, '')
  return text.slice(0, length)
}

/** Replaces ids by the objects they stand for, as `expand[]` asks: https://docs.stripe.com/expand */
export const expanded = (store: Store, object: object, paths: readonly string[]): object => {
  const copy = structuredClone(object) as Record<string, unknown>
  for (const path of paths) expand(store, copy, path.split('.'))
  return copy
}

const expand = (store: Store, place: Record<string, unknown>, [name = '', ...rest]: readonly string[]): void => {
  const value = place[name]
  if (Array.isArray(value)) for (const entry of value as Record<string, unknown>[]) expand(store, entry, rest)
  const found = typeof value === 'string' ? store.find(value) : undefined
  if (found) place[name] = structuredClone(found) as Kinds[keyof Kinds]
  const inner = place[name]
  if (rest.length > 0 && typeof inner === 'object' && inner !== null && !Array.isArray(inner)) {
    expand(store, inner as Record<string, unknown>, rest)
  }
}
