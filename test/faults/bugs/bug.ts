import type { Worker } from '../sim/worker.ts'
import type { ApiCall, Cloud } from '../world/cloud.ts'

/** The plain values of one call of the document client. */
export interface PlainCall {
  /** The class of its command, for example `TransactWriteCommand`. */
  command: string
  input: { TransactItems?: readonly Part[]; Item?: Record<string, unknown>; [name: string]: unknown }
  worker: Worker
  /** Sends it, or another in its place. */
  send(input?: object, Command?: new (input: never) => object): Promise<unknown>
}

/** One item of a transaction: its verb and what that takes. */
export type Part = Record<
  string,
  { Key?: { pk?: string; sk?: string }; Item?: Record<string, unknown>; [name: string]: unknown }
>

/**
 * A mistake that somebody could make, planted into a simulation from the outside: it changes what the product sends to the
 * database, or what it answers. Each must be seen by the checks.
 */
export interface Bug {
  /** What it is called in the table and on the command line. */
  name: string
  /** What was done wrong. */
  mistake: string
  /** Stands between the product and the database. */
  intercept?(call: PlainCall): Promise<unknown>
  /** Does something more, or otherwise, when a call of the API is answered. */
  answered?(call: ApiCall, cloud: Cloud): Promise<void>
}
