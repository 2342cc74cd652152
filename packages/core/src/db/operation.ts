import type { DocumentClient } from 'electrodb'

/**
 * What whoever runs an operation gives to it: the DynamoDB document client and the table's name. Core only builds
 * operations; it never runs one.
 */
export interface RunOptions {
  /** A DynamoDB document client, as ElectroDB takes it. */
  client?: DocumentClient
  /** The table's name. */
  table?: string
  /** Whether DynamoDB's errors come as they are: ElectroDB else makes an error with a stack before each call, in case it needs one. */
  originalErr?: boolean
}

/** An operation on the table that has not run yet. `T` is what ElectroDB answers. */
export interface Operation<T = unknown> {
  /** The DynamoDB request: for a test or a log. */
  params(options?: RunOptions): unknown
  /** Runs it. */
  go(options?: RunOptions): Promise<T>
}

/** What a write transaction answers. */
export interface Written {
  /** Whether DynamoDB refused it, and so nothing at all was written. */
  canceled: boolean
  /** For each item of the transaction: whether it was the reason, and DynamoDB's code. */
  data: readonly { rejected: boolean; code: string }[]
}

/** What the items of a transaction are committed with: the table's name. */
export interface Commit {
  /** The table's name. */
  table?: string
}

/**
 * A write transaction of up to 100 items, all or nothing. `make` is called when it runs, because each item of
 * ElectroDB's transaction must know the table's name by itself.
 */
export function transaction(make: (commit: Commit) => unknown): Operation<Written> {
  const made = (options?: RunOptions) => make(options?.table ? { table: options.table } : {}) as Operation<Written>
  return { params: (options) => made(options).params(options), go: (options) => made(options).go(options) }
}

/** An operation with fixed options of its own (a page's size, a consistent read) added to the runner's. */
export function withOptions<T>(operation: Operation<T>, own: Record<string, unknown>): Operation<T> {
  return {
    params: (options) => operation.params({ ...options, ...own }),
    go: (options) => operation.go({ ...options, ...own }),
  }
}

/** A strongly consistent read. */
export const consistent = <T>(operation: Operation<T>): Operation<T> => withOptions(operation, { consistent: true })

/** Some reads as one, whose answer has that of each under its name. */
export const both = (reads: Record<string, Operation<unknown>>): Operation<{ data: Record<string, unknown> }> => ({
  params: (options) => Object.values(reads).map((read) => read.params(options)),
  go: async (options) => {
    const answers = Object.entries(reads).map(async ([name, read]) => {
      const { data } = (await read.go(options)) as { data: unknown }
      return [name, data] as const
    })
    return { data: Object.fromEntries(await Promise.all(answers)) }
  },
})
