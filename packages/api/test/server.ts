import { HeaderMap } from '@apollo/server'
import { createRequestContext, type DynamoTransport } from '@dispense/appsync'
import type { GraphQLFormattedError } from 'graphql'
import { createServer } from '../src/server.ts'
import { guest, type TestCaller } from './callers.ts'

/** What came back over HTTP. */
export interface Answer {
  status: number
  text: string
  data: Record<string, unknown> | null | undefined
  errors: GraphQLFormattedError[]
  /** Milliseconds. */
  ms: number
}

/** A server without a network: requests are handed to it as HTTP requests are. */
export interface TestServer {
  post(query: string, more?: { variables?: object; caller?: TestCaller; body?: unknown }): Promise<Answer>
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
  return {
    log,
    stop: () => server.stop(),
    async post(query, { variables = {}, caller = guest, body = { query, variables } } = {}) {
      const start = performance.now()
      const { status = 200, body: answer } = await server.executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          method: 'POST',
          headers: new HeaderMap([['content-type', 'application/json']]),
          search: '',
          body,
        },
        context: async () => {
          if (contextFault) throw contextFault
          const request = createRequestContext({ ...caller, electro: { client, table: 'table' } })
          return { ...request, requestId: 'request-1' }
        },
      })
      const text = answer.kind === 'complete' ? answer.string : ''
      const { data, errors = [] } = JSON.parse(text) as Pick<Answer, 'data' | 'errors'>
      return { status, text, data, errors, ms: performance.now() - start }
    },
  }
}
