import type { DynamoProfile } from '../profile.ts'

/** Counts calls of DynamoDB by their operation, and how long the answers took. */
export class Calls {
  readonly #counted: Record<string, { count: number; time: number }> = {}

  /** Counts one call, when its answer begins or it has failed. */
  async timed<T>(operation: string, call: () => Promise<T>): Promise<T> {
    const started = performance.now()
    try {
      return await call()
    } finally {
      this.#counted[operation] ??= { count: 0, time: 0 }
      const counted = this.#counted[operation]
      counted.count += 1
      counted.time += performance.now() - started
    }
  }

  /** All so far; times in milliseconds. */
  get all(): DynamoProfile['calls'] {
    return this.#counted
  }
}
