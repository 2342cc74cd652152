import type { DynamoOutput } from '../types.ts'

/**
 * Queries and scans of one request: the same one is sent once, until something is written. A strongly consistent one asks
 * how things are now, and is always sent.
 */
export class ReadMemo {
  #known = new Map<string, Promise<DynamoOutput>>()

  /** What was read before with these parameters, else what `run` reads now. */
  async read(
    operation: string,
    params: Record<string, unknown>,
    run: () => Promise<DynamoOutput>,
  ): Promise<DynamoOutput> {
    if (params.ConsistentRead) return await run()
    const key = operation + JSON.stringify(params, plain)
    const known = this.#known.get(key)
    // A copy, so that two fields do not share what one of them may change.
    if (known !== undefined) return structuredClone(await known)
    const reading = run()
    this.#known.set(key, reading)
    return await reading
  }

  /** Forgets everything, because something is being written. */
  forget(): void {
    this.#known = new Map()
  }
}

/** Sets and big integers, which JSON does not know, in a form of their own. */
function plain(_name: string, value: unknown): unknown {
  if (value instanceof Set) return { set: [...value] }
  return typeof value === 'bigint' ? { bigint: String(value) } : value
}
