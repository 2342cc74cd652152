import { mutations } from './documents.ts'
import { type Fleet, refused } from './fleet.ts'
import type { Caller, Door, Request } from './shop.ts'

/** What is done under the meter. */
export type Act = (shop: Door) => Promise<unknown>

/** One row of the table. */
export interface Operation {
  /** `Query.machine`; what is not of the API has a name without a dot. */
  name: string
  /** In words: who does what. */
  what: string
  /** Which items by which keys, for the access patterns of packages/core/README.md. An index is named, the table is not. */
  keys: string
  /** Puts everything in its place, unmetered; answers what is metered. */
  prepare(fleet: Fleet): Promise<Act> | Act
}

/** A query or mutation of the API. */
export const ask = (caller: Caller, document: Request['document'], variables?: Request['variables']): Act => {
  return (shop) => shop.ask({ caller, document, ...(variables && { variables }) })
}

/** A mutation with one input. */
export const command = (name: keyof typeof mutations, caller: Caller, input: object): Act =>
  ask(caller, mutations[name], { input })

/** The caller is told no. */
export const refusal =
  (act: Act): Act =>
  (shop) =>
    refused(act(shop))
