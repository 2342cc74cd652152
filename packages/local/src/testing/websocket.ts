import { ManualClock } from '../clock.ts'
import type { WebSocketPlan } from '../config/plan.ts'
import { type Listener, listen } from '../listen.ts'
import { WebSocketGateway } from '../websocket/gateway.ts'

const closers: (() => unknown)[] = []

/** Stops every gateway of the test. */
export const stopGateways = async (): Promise<void> => {
  for (const close of closers.splice(0).reverse()) await close()
}

/** An event as a function of the API gets it. */
export interface SocketEvent {
  readonly headers?: Record<string, string>
  readonly requestContext: Record<string, unknown> & { readonly routeKey: string; readonly connectionId: string }
  readonly body?: string
}

/** A gateway whose functions are those of the test, by route key. */
export const startGateway = async (
  functions: Readonly<Record<string, (event: SocketEvent) => unknown>>,
  given: Partial<WebSocketPlan> = {},
  integrationLimit?: number,
) => {
  const clock = new ManualClock(Date.parse('2026-01-01T08:00:00Z'))
  const listener: Listener = await listen(0)
  const events: SocketEvent[] = []
  const api: WebSocketPlan = {
    name: 'Socket',
    apiId: 'api',
    executionArn: 'arn:aws:execute-api:us-east-1:000000000000:api',
    url: `ws://localhost:${listener.port}/$default`,
    managementEndpoint: `http://localhost:${listener.port}/$default`,
    routeSelectionPath: ['action'],
    authorizers: [],
    routes: Object.keys(functions).map((routeKey) => ({ routeKey, functionArn: routeKey })),
    accessLog: { retention: '1 month' },
    ...given,
  }
  const gateway = new WebSocketGateway({
    api,
    port: listener.port,
    clock,
    invoke: async (arn, payload) => {
      const event = JSON.parse(payload) as SocketEvent
      events.push(event)
      try {
        const answer = JSON.stringify((await functions[arn]?.(event)) ?? null)
        return { requestId: '', payload: answer, logTail: '', duration: 1 }
      } catch (error) {
        const errorMessage = (error as Error).message
        const failure = JSON.stringify({ errorType: 'Error', errorMessage })
        return { requestId: '', payload: failure, functionError: 'Unhandled', logTail: '', duration: 1 }
      }
    },
    accessLog: () => undefined,
    integrationLimit,
  })
  listener.handle(gateway.serve)
  listener.handleUpgrade(gateway.upgrade)
  closers.push(
    () => listener.close(),
    () => gateway.stop(),
  )
  const ofRoute = (routeKey: string) => events.filter(({ requestContext }) => requestContext.routeKey === routeKey)
  return { api, url: api.url, gateway, clock, events, ofRoute }
}

/** What a function of a route answers when all is well. */
export const ok = () => ({ statusCode: 200 })
