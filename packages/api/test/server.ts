import { HeaderMap, type HTTPGraphQLRequest } from '@apollo/server'
import { createRequestContext, type DynamoTransport } from '@dispense/appsync'
import type { GraphQLFormattedError } from 'graphql'
import { createServer } from '../src/server.ts'
import { guest, type TestCaller } from './callers.ts'

/** What came back over HTTP. */
export interface Answer {
  status: number
  headers: Readonly<Record<string, string>>
  text: string
  data: Record<string, unknown> | null | undefined
  errors: GraphQLFormattedError[]
  /** Milliseconds. */
  ms: number
}

/** A server without a network: requests are handed to it as HTTP requests are. */
export interface TestServer {
  post(query: string, more?: { variables?: object; caller?: TestCaller; body?: unknown }): Promise<Answer>
  /** Asks by GET: each parameter as JSON, but for strings. */
  get(parameters: Record<string, unknown>, headers?: Record<string, string>): Promise<Answer>
  /** What was written to the log. */
  log: { message: string; error: unknown }[]
  stop(): Promise<void>
}

const NO_DATABASE: DynamoTransport = {
  call: () => Promise.reject(new Error('secret words of the database')),
}

/** Starts the API's Apollo Server. `contextFault` is thrown instead of finding out who calls. */
export function startServer(
  options: { production?: boolean; client?: DynamoTransport; contextFault?: Error } = {},
): TestServer {
  const { production = false, client = NO_DATABASE, contextFault } = options
  const log: TestServer['log'] = []
  const server = createServer({ production, log: (message, error) => log.push({ message, error }) })
  server.startInBackgroundHandlingStartupErrorsByLoggingAndFailingAllRequests()
  const send = async (
    httpGraphQLRequest: Pick<HTTPGraphQLRequest, 'method' | 'headers' | 'search' | 'body'>,
    caller: TestCaller,
  ): Promise<Answer> => {
    const start = performance.now()
    const answer = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest,
      context: async () => {
        if (contextFault) throw contextFault
        const request = createRequestContext({ ...caller, electro: { client, table: 'table' } })
        return { ...request, requestId: 'request-1' }
      },
    })
    const text = answer.body.kind === 'complete' ? answer.body.string : ''
    const { data, errors = [] } = JSON.parse(text) as Pick<Answer, 'data' | 'errors'>
    const headers = Object.fromEntries(answer.headers)
    return { status: answer.status ?? 200, headers, text, data, errors, ms: performance.now() - start }
  }
  return {
    log,
    stop: () => server.stop(),
    post(query, { variables = {}, caller = guest, body = { query, variables } } = {}) {
      const headers = new HeaderMap([['content-type', 'application/json']])
      return send({ method: 'POST', headers, search: '', body }, caller)
    },
    get(parameters, headers = { 'apollo-require-preflight': 'true' }) {
      const search = new URLSearchParams()
      for (const [name, value] of Object.entries(parameters)) {
        search.set(name, typeof value === 'string' ? value : JSON.stringify(value))
      }
      const all = new HeaderMap(Object.entries(headers))
      return send({ method: 'GET', headers: all, search: `?${search}`, body: undefined }, guest)
    },
  }
}
