import { createHash } from 'node:crypto'
import { StripeFailure } from './failure.ts'
import type { IdempotencyRecord } from './objects.ts'
import type { Store } from './store.ts'

/** What a request got as its answer. */
export interface Answer {
  readonly status: number
  readonly body: string
}

/** How long a key is kept, in milliseconds: Stripe promises 24 hours. */
const LIFE = 24 * 60 * 60 * 1000

/** Refusals that are not the outcome of the request, and not kept. */
const NOT_KEPT = new Set([401, 409, 429])

/**
 * Idempotency keys: https://docs.stripe.com/api/idempotent_requests. The first answer is kept and given again, a 500 too;
 * a request that was refused before it began leaves its key unused.
 */
export class Idempotency {
  readonly #store: Store
  readonly #now: () => number
  readonly #open = new Set<string>()

  constructor(store: Store, now: () => number) {
    this.#store = store
    this.#now = now
  }

  /**
   * Takes a key for a request, or answers what the first request under it was answered.
   * @throws StripeFailure 400 for a key of another request, 409 while the first one is still under way
   */
  begin(key: string, path: string, parameters: string): IdempotencyRecord | undefined {
    const record = this.#store.get('idempotency', key)
    if (record && record.at > this.#now() - LIFE) {
      if (record.path !== path) {
        throw reused(
          `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${path}' vs '${record.path}'). Try using a key other than '${key}' if you meant to execute a different request.`,
        )
      }
      if (record.parameters !== hash(parameters)) {
        throw reused(
          `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
        )
      }
      return record
    }
    if (this.#open.has(key)) {
      const message = `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`
      throw new StripeFailure(409, 'idempotency_error', message, { code: 'idempotency_key_in_use' }, true)
    }
    this.#open.add(key)
    return undefined
  }

  /** Keeps the answer of a request, unless it was refused before it began. */
  end(key: string, path: string, parameters: string, { status, body }: Answer, request: string, early: boolean): void {
    this.#open.delete(key)
    if (early || NOT_KEPT.has(status)) return
    const first = { path, parameters: hash(parameters), status, body, request, at: this.#now() }
    this.#store.save({ id: key, object: 'idempotency', ...first })
  }

  /** Gives a key back that was taken for nothing. */
  drop(key: string): void {
    this.#open.delete(key)
  }
}

const hash = (text: string): string => createHash('sha256').update(text).digest('base64url')

const reused = (message: string) => new StripeFailure(400, 'idempotency_error', message, {}, true)
