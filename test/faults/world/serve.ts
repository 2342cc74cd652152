import { createServer } from '@dispense/api'
import { createRequestContext, type DynamoTransport } from '@dispense/appsync'
import type { PaymentProvider } from '@dispense/core'
import { currentWorker } from '../sim/worker.ts'
import type { Caller } from './callers.ts'
import { payments, runWith } from './payments.ts'

/** How long a function may take (`timeout` in sst.config.ts), in milliseconds. */
export const FUNCTION_TIMEOUT = 20_000

/** What a caller hears: data, the code of a refusal, or nothing at all. */
export type Answer<Data> = { data: Data } | { code: string; info?: Record<string, unknown> } | { lost: true }

/** One request of the API. */
export interface Request {
  /** The call's own name. */
  name: string
  caller: Caller
  /** The operation's text. */
  query: string
  variables: Record<string, unknown>
}

/** The API's server: one for all simulations, as it keeps nothing of a request. */
const server = createServer({
  production: true,
  payments,
  // A seed goes the same way whatever was asked before it: no query is compiled because others have come often.
  compileAfter: Number.POSITIVE_INFINITY,
  log: (message, error) => currentWorker()?.simulation.unforeseen.push(`${message}: ${String(error)}`),
})
server.startInBackgroundHandlingStartupErrorsByLoggingAndFailingAllRequests()

/** What the function works with. */
export interface Parts {
  client: DynamoTransport
  table: string
  provider: PaymentProvider
}

/** Serves one request as the function does behind API Gateway and its authentication. */
export async function serve(
  { name, caller, query, variables }: Request,
  { client, table, provider }: Parts,
): Promise<Answer<unknown>> {
  const deadline = Date.now() + FUNCTION_TIMEOUT
  const request = createRequestContext({
    ...caller,
    electro: { client, table },
    deadline,
    env: { NEXT_TOKEN_KEY: 'signs the nextToken of lists', PAYMENT_PROVIDER: 'stripe', PLAY_MONEY: 'on' },
  })
  const contextValue = { ...request, requestId: name }
  const { body } = await runWith({ provider, deadline }, () =>
    server.executeOperation({ query, variables }, { contextValue }),
  )
  if (body.kind !== 'single') throw new Error('The API answered in parts')
  const { data, errors } = body.singleResult
  const [error] = errors ?? []
  if (!error) return { data }
  const { code, errorInfo } = error.extensions ?? {}
  return { code: String(code), ...(errorInfo !== undefined && { info: errorInfo as Record<string, unknown> }) }
}
