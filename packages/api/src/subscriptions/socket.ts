import type { AuthMode, Identity, RequestContext } from '@dispense/appsync'
import {
  type Action,
  CloseCode,
  readOperation,
  receive,
  resolveSubscription,
  type SubscribePayload,
  type SubscriptionOperation,
} from '@dispense/appsync/subscriptions'
import {
  acceptedKeys,
  type ConnectionRecord,
  connectionById,
  connectionExpiry,
  initialiseConnection,
  type MachineStateRecord,
  openConnection,
  personById,
  putSubscription,
  Refusal,
  type RunOptions,
  type SubscriptionRecord,
  stateNow,
  subscriptionKey,
  takeSubscriptionId,
} from '@dispense/core'
import { GraphQLError, type GraphQLSchema } from 'graphql'
import type { Authenticate } from '../authenticate.ts'
import { isRefused } from '../is-refused.ts'
import { LIMITS, limitRules } from '../limits.ts'
import { standing } from '../standing.ts'
import { asGraphql, errorMessage, nextMessage, type ShowError, write } from './messages.ts'
import { endSubscription, forgetConnectionById, type Wire } from './store.ts'

/** What a server of subscriptions has to know of where it runs. */
export interface SocketOptions {
  schema: GraphQLSchema
  production: boolean
  authenticate: Authenticate
  wire: Wire
  show: ShowError
  /** Told of each machine that has sent something. */
  sawMachine?(machine: MachineStateRecord): Promise<void>
  /** How core's operations are run. */
  run(): RunOptions
  /** The context of one execution. */
  contextOf(caller: { authMode: AuthMode; identity: Identity | null }): RequestContext
}

/** The most subscriptions of one connection. */
const MAX_SUBSCRIPTIONS = 100

/** The server's side of a WebSocket whose every message may find another process. */
export interface Socket {
  open(connectionId: string): Promise<void>
  message(connectionId: string, text: string): Promise<void>
  gone(connectionId: string): Promise<void>
}

/** Serves `graphql-transport-ws`: everything it has to remember is in the table. */
export function createSocket(options: SocketOptions): Socket {
  return {
    open: async (connectionId) => void (await openConnection(connectionId, Date.now()).go(options.run())),
    gone: (connectionId) => forgetConnectionById(connectionId, options.run()),
    async message(connectionId, text) {
      const { data } = await connectionById(connectionId).go(options.run())
      if (data) await hear(data, options)
      if (data) await act(receive(sessionOf(data), text, Date.now()), data, options)
      else await options.wire.close(connectionId)
    },
  }
}

const sessionOf = ({ authMode, openedAt, tokenExpiresAt, subscriptions = {} }: ConnectionRecord) => ({
  initialised: authMode !== undefined,
  acknowledged: authMode !== undefined,
  openedAt,
  expiresAt: tokenExpiresAt ?? null,
  has: (id: string) => Object.hasOwn(subscriptions, subscriptionKey(id)),
})

/** A machine that sends anything is there: clients send a `ping` now and then. A key that was revoked makes no machine. */
async function hear({ authMode, identity }: ConnectionRecord, { sawMachine, run }: SocketOptions): Promise<void> {
  if (authMode !== 'AWS_LAMBDA' || !sawMachine) return
  const { machineId, publicKey } = (identity as { resolverContext: Record<string, string> }).resolverContext
  const { data: state } = await stateNow(machineId ?? '').go(run())
  if (state && acceptedKeys(state, Date.now()).includes(publicKey ?? '')) await sawMachine(state)
}

async function act(action: Action, connection: ConnectionRecord, options: SocketOptions): Promise<void> {
  const { connectionId, subscriptions = {} } = connection
  switch (action.do) {
    case 'nothing':
      return
    case 'send':
      return void (await options.wire.post(connectionId, write(action.message)))
    case 'close':
      return await closeWith(connectionId, action, options)
    case 'initialise':
      return await initialise(connectionId, action.payload, options)
    case 'subscribe':
      return await subscribe(connection, action, options)
    case 'complete': {
      const key = subscriptionKey(action.id)
      const topic = subscriptions[key] as string
      return await endSubscription(
        { topic, connectionId, subscriptionKey: key, subscriptionId: action.id },
        options.run(),
      )
    }
  }
}

/**
 * Ends a connection. API Gateway gives a server no way to say a close code, so the reason goes ahead as the payload of a
 * `ping`, which every client of the protocol takes.
 */
export async function closeWith(
  connectionId: string,
  { code, reason }: { code: CloseCode; reason: string },
  { wire, run }: Pick<SocketOptions, 'wire' | 'run'>,
): Promise<void> {
  await wire.post(connectionId, write({ type: 'ping', payload: { close: { code, reason } } }))
  await wire.close(connectionId)
  await forgetConnectionById(connectionId, run())
}

/** Takes the token from the payload of `connection_init`: browsers cannot send a header with a WebSocket. */
async function initialise(connectionId: string, payload: Record<string, unknown>, options: SocketOptions) {
  const { authenticate, wire, run } = options
  const authorization = payload.authorization ?? payload.Authorization
  try {
    const caller = await authenticate(typeof authorization === 'string' ? authorization : undefined)
    await initialiseConnection(connectionId, { ...caller, tokenExpiresAt: expiryOf(authorization) }).go(run())
    await wire.post(connectionId, write({ type: 'connection_ack' }))
  } catch (error) {
    if (isRefused(error)) {
      const reason = 'Too many initialisation requests'
      return await closeWith(connectionId, { code: CloseCode.TooManyInitialisationRequests, reason }, options)
    }
    if (!(error instanceof GraphQLError && error.originalError instanceof Refusal)) throw error
    await closeWith(connectionId, { code: CloseCode.Forbidden, reason: error.message }, options)
  }
}

/** The `exp` of a token that was verified, in epoch milliseconds; undefined for a guest. */
function expiryOf(authorization: unknown): number | undefined {
  if (typeof authorization !== 'string') return undefined
  const payload = authorization.split('.')[1] ?? ''
  const { exp } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { exp: number }
  return exp * 1000
}

/**
 * The subscription is stored before its resolver looks at the present state, so whatever happens in between reaches the
 * subscriber one way or the other. A resolver that refuses ends it again.
 */
async function subscribe(
  connection: ConnectionRecord,
  { id, payload }: { id: string; payload: SubscribePayload },
  options: SocketOptions,
): Promise<void> {
  const { schema, production, wire, show, run } = options
  const { connectionId } = connection
  const fail = async (errors: readonly GraphQLError[]) =>
    void (await wire.post(connectionId, errorMessage(id, errors, show)))
  if (Object.keys(connection.subscriptions ?? {}).length >= MAX_SUBSCRIPTIONS) {
    return await fail([asGraphql(new Refusal('TOO_MANY_SUBSCRIPTIONS', { most: MAX_SUBSCRIPTIONS }))])
  }
  const limits = { rules: limitRules, maxTokens: LIMITS.tokens, introspection: !production }
  const operation = readOperation(schema, payload, limits)
  if (!('document' in operation)) return await fail(operation)
  try {
    await takeSubscriptionId(connectionId, id, operation.topic).go(run())
  } catch (error) {
    if (!isRefused(error)) throw error
    const reason = `Subscriber for ${id} already exists`
    return await closeWith(connectionId, { code: CloseCode.SubscriberAlreadyExists, reason }, options)
  }
  await begin(subscriptionOf(connection, id, payload, operation), operation, options)
}

const subscriptionOf = (
  { connectionId, authMode = '', identity, tokenExpiresAt }: ConnectionRecord,
  subscriptionId: string,
  { query, operationName, variables = {} }: SubscribePayload,
  { topic }: SubscriptionOperation,
): SubscriptionRecord => ({
  topic,
  connectionId,
  subscriptionKey: subscriptionKey(subscriptionId),
  subscriptionId,
  query,
  ...(operationName !== undefined && { operationName }),
  variables,
  authMode,
  identity: identity ?? null,
  ...(tokenExpiresAt !== undefined && { tokenExpiresAt }),
  createdAt: Date.now(),
  expiresAt: connectionExpiry(Date.now()),
})

async function begin(subscription: SubscriptionRecord, operation: SubscriptionOperation, options: SocketOptions) {
  const { schema, wire, show, run } = options
  const { connectionId, subscriptionId } = subscription
  const caller = await callerNow(subscription, options)
  if (!caller) return await closeWith(connectionId, gone, options)
  await putSubscription(subscription).go(run())
  const context = options.contextOf(caller)
  const delivery = await resolveSubscription(schema, operation, context)
  if (delivery.isOver) {
    await endSubscription(subscription, run())
    await wire.post(connectionId, errorMessage(subscriptionId, delivery.result.errors ?? [], show))
    return
  }
  const { filter, invalidationFilter } = context.subscriptions
  if (filter || invalidationFilter) {
    await putSubscription({
      ...subscription,
      ...(filter && { filter: filter as unknown as Record<string, unknown> }),
      ...(invalidationFilter && { invalidationFilter: invalidationFilter as unknown as Record<string, unknown> }),
    }).go(run())
  }
  if (!delivery.isEmpty) await wire.post(connectionId, nextMessage(subscriptionId, delivery, undefined, show))
}

/** Why the connection of a person ends who was removed. */
export const gone = { code: CloseCode.Forbidden, reason: 'You do not work for the operator any more' }

/** Who subscribed, as an execution needs it, with the rights of now; `null`: the person was removed. */
export async function callerNow(
  { authMode, identity }: Pick<SubscriptionRecord, 'authMode' | 'identity'>,
  { run }: Pick<SocketOptions, 'run'>,
): Promise<{ authMode: AuthMode; identity: Identity | null } | null> {
  const subscribed = (identity ?? null) as Identity | null
  const now = await standing(subscribed, async (...person) => (await personById(...person).go(run())).data)
  return subscribed && !now ? null : { authMode: authMode as AuthMode, identity: now }
}
