import { createHash } from 'node:crypto'
import { CustomAttributeType, type EntityItem } from '../db/electro.ts'
import { Entity } from '../db/entity.ts'
import { key, model, TABLE_PLACEHOLDER } from '../db/model.ts'
import { consistent } from '../db/operation.ts'

/** How long API Gateway keeps a WebSocket at most, and a margin: what was not cleaned up by then is deleted by the table. */
const KEPT_SECONDS = 3 * 60 * 60

/** An open WebSocket: who it belongs to, and what is subscribed on it. */
export const Connection = new Entity(
  {
    model: model('connection'),
    attributes: {
      /** API Gateway's. */
      connectionId: { type: 'string', required: true },
      /** Epoch milliseconds. */
      openedAt: { type: 'number', required: true },
      /** Present from `connection_init` on: the caller as the token proved it. */
      authMode: { type: 'string' },
      identity: { type: CustomAttributeType<Record<string, unknown> | null>('any') },
      /** Epoch milliseconds at which the token expires. Absent: never. */
      tokenExpiresAt: { type: 'number' },
      /** `subscriptionKey` to the topic. Not required: ElectroDB then would not remove a key. */
      subscriptions: { type: CustomAttributeType<Record<string, string>>('any'), default: () => ({}) },
      expiresAt: { type: 'number', required: true },
    },
    indexes: {
      connection: { pk: key('pk', ['connectionId']), sk: key('sk', []) },
    },
  },
  { table: TABLE_PLACEHOLDER },
)

/** An open WebSocket. */
export type ConnectionRecord = EntityItem<typeof Connection>

/** Who holds a connection. */
export interface ConnectionOwner {
  authMode: string
  identity: unknown
  /** Epoch milliseconds; left out: never. */
  tokenExpiresAt?: number | undefined
}

/** The name of a subscription inside its connection. The client chose the id, and it may hold anything. */
export const subscriptionKey = (subscriptionId: string): string =>
  `s${createHash('sha256').update(subscriptionId).digest('hex').slice(0, 40)}`

/** The end of everything that belongs to a connection opened now, in epoch seconds. */
export const connectionExpiry = (now: number): number => Math.floor(now / 1000) + KEPT_SECONDS

/** Records a connection that was opened: 1 PutItem. */
export const openConnection = (connectionId: string, now: number) =>
  Connection.put({ connectionId, openedAt: now, subscriptions: {}, expiresAt: connectionExpiry(now) })

/** Reads a connection as it is now: 1 GetItem, 1 read unit. */
export const connectionById = (connectionId: string) => consistent(Connection.get({ connectionId }))

/** Says whose the connection is, once: 1 UpdateItem, refused when it was said before or the connection is gone. */
export const initialiseConnection = (connectionId: string, { authMode, identity, tokenExpiresAt }: ConnectionOwner) =>
  Connection.patch({ connectionId })
    .set({
      authMode,
      identity: identity as Record<string, unknown> | null,
      ...(tokenExpiresAt !== undefined && { tokenExpiresAt }),
    })
    .where((connection, op) => op.notExists(connection.authMode))

/** Takes the id of a subscription: 1 UpdateItem, refused when it is taken or the connection is gone. */
export const takeSubscriptionId = (connectionId: string, subscriptionId: string, topic: string) =>
  Connection.patch({ connectionId })
    .data((connection, op) => op.set(connection.subscriptions[subscriptionKey(subscriptionId)] as string, topic))
    .where((connection, op) => op.notExists(connection.subscriptions[subscriptionKey(subscriptionId)] as string))

/** Gives the id of a subscription back: 1 UpdateItem, refused when the connection is gone. */
export const freeSubscriptionId = (connectionId: string, subscriptionId: string) =>
  Connection.patch({ connectionId }).data((connection, op) =>
    op.remove(connection.subscriptions[subscriptionKey(subscriptionId)] as string),
  )

/** Forgets a connection: 1 DeleteItem. */
export const closeConnection = (connectionId: string) => Connection.delete({ connectionId })
