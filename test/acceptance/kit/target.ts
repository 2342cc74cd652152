import type { Outputs } from '@dispense/simulator'
import { inject } from 'vitest'

/** The cloud that the story is held against. */
export interface Target extends Outputs {
  /** `local`: started for this run by global-setup.ts. `deployed`: named by DISPENSE_URL. */
  kind: 'local' | 'deployed'
  /** The OpenID client of people's logins. Empty when deployed: their tokens are given. */
  clientId: string
  /** The URL of the WebSocket API. */
  socket: string
  /** A folder with outputs.json and machines/, as the local cloud keeps it. Empty when deployed. */
  dataDir: string
  /** Where the table can be read. Absent when deployed and DISPENSE_TABLE is not given. */
  table?: TableAddress
  /** The sweep's function, and where Lambda is. Absent when deployed: there the schedule calls it. */
  sweep?: { functionName: string; endpoint: string }
  /** Says which processes serve a request. Absent when deployed. */
  workers?: string
  /** The stand-in of Stripe. Absent when deployed: cards are tried against it alone. */
  stripe?: string
}

/** A DynamoDB table; the endpoint is DynamoDB Local's, and absent on AWS. */
export interface TableAddress {
  name: string
  endpoint?: string
}

declare module 'vitest' {
  interface ProvidedContext {
    target: Target
  }
}

/** The cloud of this run. */
export const target: Target = inject('target')

/** The GraphQL endpoint of the cloud of this run. */
export const endpoint = `${target.api}/graphql`

/** Whether this run has a cloud of its own, which it may start again, starve or read the secrets of. */
export const isLocal = target.kind === 'local'
