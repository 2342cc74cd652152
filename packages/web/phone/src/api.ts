import {
  type AnyVariables,
  Client,
  createRequest,
  fetchExchange,
  subscriptionExchange,
  type TypedDocumentNode,
} from '@urql/core'
import type { OperationDefinitionNode } from 'graphql'
import { createClient } from 'graphql-ws'
import { idToken, isSignedIn } from '../../shared/auth.ts'
import { config } from '../../shared/config.ts'
import { type Fault, faultOf } from '../../shared/fault.ts'
import { persisted } from './generated/persisted.ts'

/** How long an answer may take before the network counts as gone, in milliseconds: longer than the API itself waits. */
const PATIENCE = 35_000

/** An answer that is none. */
export class FaultError extends Error {
  override readonly name = 'FaultError'
  readonly fault: Fault

  constructor(fault: Fault) {
    super(fault.message)
    this.fault = fault
  }
}

const authorized: typeof fetch = async (url, init) => {
  const token = await idToken()
  const headers = {
    ...(init?.headers as Record<string, string>),
    // Without it the API takes no GET: any page could send one.
    ...(init?.method === 'GET' && { 'apollo-require-preflight': 'true' }),
    ...(token && { authorization: `Bearer ${token}` }),
  }
  return fetch(url, { ...init, headers, signal: AbortSignal.timeout(PATIENCE) })
}

/** One connection, opened when something is watched, and opened anew for as long as that goes on. */
const socket = createClient({
  url: config.socketUrl,
  connectionParams: async () => {
    const token = await idToken()
    return token ? { authorization: `Bearer ${token}` } : {}
  },
  retryAttempts: Number.POSITIVE_INFINITY,
  shouldRetry: () => true,
  retryWait: (retries) => new Promise((done) => setTimeout(done, Math.min(500 * 2 ** retries, 8000))),
})

const client = new Client({
  url: config.apiUrl,
  preferGetMethod: false,
  requestPolicy: 'network-only',
  fetch: authorized,
  exchanges: [
    subscriptionExchange({
      forwardSubscription: ({ query = '', variables }) => ({
        subscribe: (sink) => ({
          unsubscribe: socket.subscribe({ query, variables: variables as Record<string, unknown> }, sink as never),
        }),
      }),
    }),
    fetchExchange,
  ],
})

/** How late the edge may be, in milliseconds: a machine's `maxAge` and `staleWhileRevalidate` in the schema. */
const EDGE_IS_LATE = 60_000

/** When something was last changed from here, or tried to be. */
let acted = Number.NEGATIVE_INFINITY

/**
 * Asks once. What anybody may see a guest asks for by a short GET, which the edge near the customer may answer: up to a minute late.
 * Who has just tried to change something is shown how things stand.
 * @throws FaultError
 */
export async function ask<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const [operation] = document.definitions
  const { operation: kind, name } = operation as OperationDefinitionNode
  if (kind === 'mutation') acted = Date.now()
  const isAware = isSignedIn() || Date.now() - acted < EDGE_IS_LATE
  const sha256Hash = isAware ? undefined : persisted[name?.value ?? '']
  const kept = sha256Hash && (await askEdge(document, variables, sha256Hash))
  const { data, error } =
    kept ||
    (kind === 'mutation'
      ? await client.mutation(document, variables).toPromise()
      : await client.query(document, variables).toPromise())
  if (error || !data) throw new FaultError(faultOf(error))
  return data
}

/** Nothing when the API does not know the query by its hash: it is of another version than the page. */
async function askEdge<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  sha256Hash: string,
) {
  const request = createRequest(document, variables, { persistedQuery: { version: 1, sha256Hash } })
  const answer = await client.executeQuery(request, { preferGetMethod: 'force' }).toPromise()
  const codes = answer.error?.graphQLErrors.map(({ extensions }) => extensions.code) ?? []
  return codes.includes('PERSISTED_QUERY_NOT_FOUND') ? undefined : answer
}

/** Hears each change until the answer is called. What is missed while there is no network comes with the next connection. */
export function watch<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  hear: (data: Data) => void,
): () => void {
  const { unsubscribe } = client.subscription(document, variables).subscribe(({ data }) => {
    if (data) hear(data)
  })
  return unsubscribe
}

/** Faults after which it is not known whether something was done, or that another try may mend. */
const UNSURE = new Set(['NETWORK', 'TIMEOUT', 'CONFLICT', 'INTERNAL'])

/** Whether the same is to be sent again, with its key, rather than given up. */
export const isUnsure = ({ code }: Fault): boolean => UNSURE.has(code)

/** What a failed call is shown as; what is no answer of the API is a fault of the network. */
export const faultIn = (error: unknown): Fault => (error instanceof FaultError ? error.fault : faultOf(error))
