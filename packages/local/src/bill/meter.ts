import type { IncomingHttpHeaders } from 'node:http'
import { keyOf } from '../credentials.ts'

/** What calls consume that AWS charges for. */
export interface Usage {
  /** DynamoDB's read request units. */
  readonly readUnits: number
  /** DynamoDB's write request units. */
  readonly writeUnits: number
  /** PUT, COPY, POST and LIST requests to S3. */
  readonly s3Writes: number
  /** GET and all other requests to S3. */
  readonly s3Reads: number
  /** Messages of 32 KB to the connections of a WebSocket API. */
  readonly socketMessages: number
}

/** Of an invocation that called nothing. */
export const NO_USAGE: Usage = { readUnits: 0, writeUnits: 0, s3Writes: 0, s3Reads: 0, socketMessages: 0 }

/**
 * What the environments of functions have consumed. Each signs its calls with an access key of its own, as on AWS, and
 * serves one invocation at a time: so a call is put down to an invocation by its signature, whatever client made it.
 */
export class Meter {
  readonly #usage = new Map<string, Usage>()

  /** Puts a call down to the environment that signed it; one that nobody or somebody else signed is nobody's. */
  add(headers: IncomingHttpHeaders, kind: keyof Usage, amount: number): void {
    const key = signerOf(headers)
    if (key === undefined) return
    const usage = this.#usage.get(key) ?? NO_USAGE
    this.#usage.set(key, { ...usage, [kind]: usage[kind] + amount })
  }

  /** What an environment has consumed since the last time. */
  take(environmentId: string): Usage {
    const key = keyOf(environmentId)
    const usage = this.#usage.get(key) ?? NO_USAGE
    this.#usage.delete(key)
    return usage
  }
}

/** The access key of an environment that signed a request. */
export const signerOf = ({ authorization = '' }: IncomingHttpHeaders): string | undefined =>
  /Credential=(ASIA[0-9A-F]{16})\//.exec(authorization)?.[1]
