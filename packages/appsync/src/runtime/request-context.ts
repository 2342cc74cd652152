import { createDeadline } from '../deadline.ts'
import { createElectroClient } from '../electro/client.ts'
import type { Backoff } from '../electro/retry.ts'
import type { AuthMode, DocumentClientLike, DynamoCall, Identity, RequestContext } from '../types.ts'

/** What a server knows of one GraphQL request. */
export interface RequestContextOptions {
  identity: Identity | null
  authMode: AuthMode
  /** Lower-case names, as `ctx.request.headers`. */
  headers?: Record<string, string>
  /** The custom domain that was called, if any. */
  domainName?: string | null
  /** The DynamoDBDocumentClient and the table of ElectroDB operations. */
  electro: { client: DocumentClientLike; table: string }
  /** Epoch milliseconds at which the answer must be out, for example `Date.now() + lambda.getRemainingTimeInMillis()`. */
  deadline?: number | undefined
  /** How long before the deadline data sources give up, in milliseconds. Default 200. */
  deadlineMarginMs?: number | undefined
  /** `ctx.env`. */
  env?: Record<string, string>
  /** Each DynamoDB call with its consumed capacity, as it ends: the request's bill. */
  onCall?: ((call: DynamoCall) => void) | undefined
  /** How contention is retried. */
  backoff?: Backoff | undefined
}

/**
 * The `contextValue` of one GraphQL request: who calls, until when, and a DynamoDB client whose point reads are gathered
 * and never repeated within the request. It is a plain object, so a server may add properties of its own.
 */
export function createRequestContext(options: RequestContextOptions): RequestContext {
  const { identity, authMode, headers = {}, domainName = null, electro, env = {}, onCall, backoff } = options
  const deadline = createDeadline(options.deadline, options.deadlineMarginMs ?? 200)
  return {
    identity,
    authMode,
    request: { headers, domainName },
    env,
    deadline,
    electro: {
      client: createElectroClient({ client: electro.client, deadline, onCall, backoff }, electro.table),
      table: electro.table,
    },
    appendedErrors: [],
  }
}
