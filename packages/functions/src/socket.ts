import { createApiSchema, createAuthenticate, createSocket, recordSighting, runOptions, showError } from '@dispense/api'
import { createRequestContext } from '@dispense/appsync'
import { acceptsSubprotocol, SUBPROTOCOL } from '@dispense/appsync/subscriptions'
import { personById, stateNow } from '@dispense/core'
import type { APIGatewayProxyStructuredResultV2, APIGatewayProxyWebsocketEventV2, Context } from 'aws-lambda'
import { Resource } from 'sst'
import * as v from 'valibot'
import { createTransport } from './dynamo.ts'
import { readEnvironment, Setting } from './env.ts'
import { logError } from './sources.ts'
import { createWire } from './wire.ts'

const env = readEnvironment(
  v.object({
    TABLE: Setting,
    MANAGEMENT: Setting,
    NEXT_TOKEN_KEY: Setting,
    STAGE: Setting,
    OIDC_ISSUER: v.pipe(Setting, v.url('is no URL')),
    OIDC_AUDIENCE: Setting,
    AWS_REGION: Setting,
  }),
  {
    ...process.env,
    TABLE: Resource.TableForSocket.name,
    MANAGEMENT: Resource.Socket.managementEndpoint,
    NEXT_TOKEN_KEY: Resource.NextTokenKey.value,
  },
)

const electro = { client: createTransport(), table: env.TABLE }
const production = env.STAGE === 'production'
const schema = createApiSchema(!production)
const wire = createWire(env.MANAGEMENT, env.AWS_REGION)
const show = showError(logError, production)
const sawMachine = recordSighting(() => own(), logError)

const authenticate = createAuthenticate({
  issuer: env.OIDC_ISSUER,
  audience: env.OIDC_AUDIENCE,
  findMachine: async (machineId) => (await stateNow(machineId).go(own())).data,
  findPerson: async (...person) => (await personById(...person).go(own())).data,
})

/** For the function's own reads and writes, which belong to no message. */
const own = () => run(Date.now() + 3000)

const run = (deadline: number) => runOptions(electro.client, electro.table, deadline)

type Event = APIGatewayProxyWebsocketEventV2 & { headers?: Record<string, string> }

/** The WebSocket API: $connect, $disconnect and, as $default, each message of `graphql-transport-ws`. */
export async function handler(event: Event, context: Context): Promise<APIGatewayProxyStructuredResultV2> {
  const deadline = Date.now() + context.getRemainingTimeInMillis()
  const socket = createSocket({
    schema,
    production,
    authenticate,
    wire,
    show,
    sawMachine,
    run: () => run(deadline),
    contextOf: (caller) =>
      createRequestContext({ ...caller, electro, deadline, env: { NEXT_TOKEN_KEY: env.NEXT_TOKEN_KEY } }),
  })
  const { connectionId, eventType } = event.requestContext
  if (eventType === 'MESSAGE') await socket.message(connectionId, event.body ?? '')
  if (eventType === 'DISCONNECT') await socket.gone(connectionId)
  return eventType === 'CONNECT' ? await connect(event, () => socket.open(connectionId)) : { statusCode: 200 }
}

/** Opens a connection in the one subprotocol; any other is refused before it is a WebSocket, where 4406 would come later. */
async function connect({ headers = {} }: Event, open: () => Promise<void>): Promise<APIGatewayProxyStructuredResultV2> {
  const [, offered] = Object.entries(headers).find(([name]) => name.toLowerCase() === 'sec-websocket-protocol') ?? []
  if (!acceptsSubprotocol(offered)) return { statusCode: 400, body: `Speak ${SUBPROTOCOL}` }
  await open()
  return { statusCode: 200, headers: { 'Sec-WebSocket-Protocol': SUBPROTOCOL } }
}
