/**
 * The server's side of `graphql-transport-ws` as a pure function: what a message means to a connection, as an action for
 * whoever holds the connections. It keeps no state and no timer, so it serves a process that holds its sockets as well as
 * functions that wake for each message.
 * https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md
 */

/** The WebSocket subprotocol. */
export const SUBPROTOCOL = 'graphql-transport-ws'

/** Why the server closes a connection: the protocol's codes. */
export const CloseCode = {
  /** A message that is none of the protocol. */
  BadRequest: 4400,
  /** `subscribe` before the connection was acknowledged, or the token has expired. */
  Unauthorized: 4401,
  /** `connection_init` was refused. */
  Forbidden: 4403,
  /** The client does not speak `graphql-transport-ws`. */
  SubprotocolNotAcceptable: 4406,
  /** No `connection_init` in time. */
  ConnectionInitialisationTimeout: 4408,
  /** The id of a subscription that is under way. */
  SubscriberAlreadyExists: 4409,
  /** A second `connection_init`. */
  TooManyInitialisationRequests: 4429,
} as const

/** One of the protocol's codes. */
export type CloseCode = (typeof CloseCode)[keyof typeof CloseCode]

/** What the server sends. */
export type ServerMessage =
  | { type: 'connection_ack'; payload?: Record<string, unknown> }
  | { type: 'ping' | 'pong'; payload?: Record<string, unknown> }
  | { id: string; type: 'next'; payload: unknown }
  | { id: string; type: 'error'; payload: readonly unknown[] }
  | { id: string; type: 'complete' }

/** The `payload` of `subscribe`. */
export interface SubscribePayload {
  query: string
  operationName?: string | undefined
  variables?: Record<string, unknown> | undefined
  extensions?: Record<string, unknown> | undefined
}

/** What is known of a connection when a message comes. */
export interface Session {
  /** `connection_init` was received. */
  initialised: boolean
  /** It was accepted, and `connection_ack` sent. */
  acknowledged: boolean
  /** Epoch milliseconds. */
  openedAt: number
  /** Epoch milliseconds at which the caller's token expires; null: never. */
  expiresAt: number | null
  /** Whether a subscription with this id is under way. */
  has(id: string): boolean
}

/** What is to be done about a message. */
export type Action =
  | { do: 'close'; code: CloseCode; reason: string }
  | { do: 'initialise'; payload: Record<string, unknown> }
  | { do: 'send'; message: ServerMessage }
  | { do: 'subscribe'; id: string; payload: SubscribePayload }
  | { do: 'complete'; id: string }
  | { do: 'nothing' }

/** How long a client may take until its `connection_init`, and how long its ids may be. */
export interface ProtocolLimits {
  /** Milliseconds. Without a timer it is noticed at the client's next message. */
  initialisationMs: number
  /** Characters of the id of a subscription. */
  idLength: number
}

/** graphql-ws's own time, and room for any id that is in use. */
export const protocolLimits: ProtocolLimits = { initialisationMs: 3000, idLength: 128 }

/** What the message of a client means. */
export function receive(session: Session, text: string, now: number, limits: ProtocolLimits = protocolLimits): Action {
  const message = parse(text)
  if (typeof message === 'string') return close(CloseCode.BadRequest, message)
  if (message.type === 'connection_init' && session.initialised) {
    return close(CloseCode.TooManyInitialisationRequests, 'Too many initialisation requests')
  }
  if (!session.initialised && now - session.openedAt > limits.initialisationMs) return late
  if (session.expiresAt !== null && session.expiresAt <= now) return expired
  switch (message.type) {
    case 'connection_init':
      return { do: 'initialise', payload: message.payload ?? {} }
    case 'ping':
      return { do: 'send', message: { type: 'pong', ...(message.payload && { payload: message.payload }) } }
    case 'pong':
      return { do: 'nothing' }
    case 'complete':
      return session.has(message.id) ? { do: 'complete', id: message.id } : { do: 'nothing' }
    case 'subscribe':
      return subscribe(session, message, limits)
  }
}

/** What ends a connection whose token has expired. */
export const expired = close(CloseCode.Unauthorized, 'The token has expired: connect again with a new one')

const late = close(CloseCode.ConnectionInitialisationTimeout, 'Connection initialisation timeout')

/**
 * Whether the protocol that a client offered (`Sec-WebSocket-Protocol`) can be spoken; a server that cannot refuse the
 * handshake closes with 4406.
 */
export function acceptsSubprotocol(offered: string | undefined): boolean {
  return (offered ?? '').split(',').some((name) => name.trim() === SUBPROTOCOL)
}

function close(code: CloseCode, reason: string): Extract<Action, { do: 'close' }> {
  return { do: 'close', code, reason }
}

function subscribe(session: Session, { id, payload }: Subscribe, { idLength }: ProtocolLimits): Action {
  if (!session.acknowledged) return close(CloseCode.Unauthorized, 'Unauthorized')
  if (id.length > idLength) return close(CloseCode.BadRequest, `The id has more than ${idLength} characters`)
  if (session.has(id)) return close(CloseCode.SubscriberAlreadyExists, `Subscriber for ${id} already exists`)
  return { do: 'subscribe', id, payload }
}

interface Subscribe {
  type: 'subscribe'
  id: string
  payload: SubscribePayload
}

type ClientMessage =
  | { type: 'connection_init' | 'ping' | 'pong'; payload?: Record<string, unknown> | undefined }
  | { type: 'complete'; id: string }
  | Subscribe

/** The message, or what is wrong with it. */
function parse(text: string): ClientMessage | string {
  let message: unknown
  try {
    message = JSON.parse(text)
  } catch {
    return 'A message is JSON'
  }
  if (!isObject(message)) return 'A message is an object'
  const { type, id, payload } = message
  switch (type) {
    case 'connection_init':
    case 'ping':
    case 'pong':
      return isAbsent(payload) || isObject(payload)
        ? { type, payload: payload ?? undefined }
        : `The payload of ${type} is an object, when there is one`
    case 'complete':
      return isId(id) ? { type, id } : 'complete names the id of a subscription'
    case 'subscribe':
      if (!isId(id)) return 'subscribe has an id that is not empty'
      return isSubscribePayload(payload)
        ? { type, id, payload: given(payload) }
        : 'The payload of subscribe is no operation'
    default:
      return `There is no message of the type ${JSON.stringify(type)?.slice(0, 100)}`
  }
}

/** Clients send null for what they leave out. */
function given({ query, operationName, variables, extensions }: SubscribePayload): SubscribePayload {
  return {
    query,
    operationName: operationName ?? undefined,
    variables: variables ?? undefined,
    extensions: extensions ?? undefined,
  }
}

function isSubscribePayload(payload: unknown): payload is SubscribePayload {
  if (!isObject(payload)) return false
  const { query, operationName, variables, extensions } = payload
  return (
    typeof query === 'string' &&
    (isAbsent(operationName) || typeof operationName === 'string') &&
    (isAbsent(variables) || isObject(variables)) &&
    (isAbsent(extensions) || isObject(extensions))
  )
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
