import type { Backoff } from '@dispense/dynamodb/retry'
import { createDeadline } from '../deadline.ts'
import { createDynamoClient, createElectroClient } from '../electro/client.ts'
import { defaultLimits, type Limits, ResolverCount } from '../limits.ts'
import type { AuthMode, DynamoCall, DynamoTransport, Identity, RequestContext } from '../types.ts'

/** What a server knows of one GraphQL request. */
export interface RequestContextOptions {
  identity: Identity | null
  authMode: AuthMode
  /** A Lambda authorizer's `deniedFields`: `Type.field`, or the field's ARN. */
  deniedFields?: readonly string[] | undefined
  /** Lower-case names, as `ctx.request.headers`. */
  headers?: Record<string, string>
  /** The custom domain that was called, if any. */
  domainName?: string | null
  /** What carries calls to DynamoDB, and the table of ElectroDB operations. */
  electro: { client: DynamoTransport; table: string }
  /**
   * Epoch milliseconds at which the answer must be out, for example `Date.now() + lambda.getRemainingTimeInMillis()`.
   * Left out, or later: `limits.maxExecutionMs` from now.
   */
  deadline?: number | undefined
  /** How long before the deadline data sources give up, in milliseconds. Default 200. */
  deadlineMarginMs?: number | undefined
  /** `ctx.env`. */
  env?: Record<string, string>
  /** Each DynamoDB call with its consumed capacity, as it ends: the request's bill. */
  onCall?: ((call: DynamoCall) => void) | undefined
  /** AppSync's quotas for one request, where they should be lower: resolvers and milliseconds. */
  limits?: Partial<Pick<Limits, 'maxResolvers' | 'maxExecutionMs'>>
  /** How contention is retried. */
  backoff?: Backoff | undefined
}

/**
 * The `contextValue` of one GraphQL request: who calls, until when, and a DynamoDB client whose point reads are gathered
 * and never repeated within the request. It is a plain object, so a server may add properties of its own.
 */
export function createRequestContext(options: RequestContextOptions): RequestContext {
  const { identity, authMode, headers = {}, domainName = null, electro, env = {}, onCall, backoff } = options
  const limits = { ...defaultLimits, ...options.limits }
  const latest = Date.now() + limits.maxExecutionMs
  const deadline = createDeadline(Math.min(options.deadline ?? latest, latest), options.deadlineMarginMs ?? 200)
  const dynamo = createDynamoClient({ client: electro.client, deadline, onCall, backoff })
  return {
    identity,
    authMode,
    request: { headers, domainName },
    env,
    deadline,
    dynamo,
    electro: { client: createElectroClient(dynamo, electro.table), table: electro.table },
    deniedFields: options.deniedFields?.length ? new Set(options.deniedFields.map(fieldPathOf)) : null,
    resolverCount: new ResolverCount(limits.maxResolvers),
    appendedErrors: [],
    responseHeaders: {},
    mutated: [],
    subscriptions: { filter: null, invalidationFilter: null, invalidations: [] },
  }
}

/** `arn:aws:appsync:...:apis/<id>/types/Query/fields/machine` as `Query.machine`. */
function fieldPathOf(name: string): string {
  const parts = /\/types\/([^/]+)\/fields\/([^/]+)$/.exec(name)
  return parts ? `${parts[1]}.${parts[2]}` : name
}
