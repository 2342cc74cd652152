import type { DynamoTransport } from '@dispense/appsync'
import { currentWorker, type Worker } from '../sim/worker.ts'
import type { ApiCall, Cloud } from '../world/cloud.ts'

/** One item of a transaction: its verb and what that takes. */
export type Part = Record<string, Update>

/** A write of one item, in plain values. */
export interface Update {
  Key?: { pk?: string; sk?: string }
  Item?: Record<string, unknown>
  ExpressionAttributeNames?: Record<string, string>
  ExpressionAttributeValues?: Record<string, unknown>
  [name: string]: unknown
}

/** One call of the product's to DynamoDB, in plain values. */
export interface PlainCall {
  /** For example `TransactWriteItems`. */
  operation: string
  params: Update & { TransactItems?: readonly Part[] }
  worker: Worker
  /** Sends it, or another in its place. */
  send(params?: object, operation?: string): Promise<Record<string, unknown>>
}

/**
 * A mistake that somebody could make, planted into a simulation from the outside: it changes what the product is asked, what
 * it sends to the database, or what it answers. Each must be seen by the checks.
 */
export interface Bug {
  /** What it is called in the table and on the command line. */
  name: string
  /** What was done wrong. */
  mistake: string
  /** Stands between the product and the database. */
  intercept?(call: PlainCall): Promise<Record<string, unknown>>
  /** Changes the variables of a call of the API, whose own name is `name`. */
  asked?(name: string, variables: Record<string, unknown>): Record<string, unknown>
  /** Does something more, or otherwise, when a call of the API is answered. */
  answered?(call: ApiCall, cloud: Cloud): Promise<void>
}

/** A transport with a bug in front of it. */
export const withBug = (transport: DynamoTransport, { intercept }: Bug): DynamoTransport => ({
  async call(operation, params, options) {
    const worker = currentWorker()
    const send: PlainCall['send'] = (other = params, instead = operation) =>
      transport.call(instead as typeof operation, other as typeof params, options)
    return worker && intercept ? await intercept({ operation, params, worker, send }) : await send()
  },
})
