import type { EntityItem } from 'electrodb'
import { Entity } from '../db/entity.ts'
import { derivedId, shardOf } from '../db/ids.ts'
import { key, model, TABLE_PLACEHOLDER } from '../db/model.ts'
import { consistent, type Operation, withOptions } from '../db/operation.ts'
import { cardProperties } from '../payment/card.ts'
import { disputeProperties } from '../payment/dispute.ts'
import { dueAttributes, dueIndex } from '../payment/due.ts'

/** Where a top-up stands. `EXPIRED`: the customer did not go on with it, or the provider never heard of it. */
const TOP_UP_STATES = ['PENDING', 'COMPLETED', 'DECLINED', 'EXPIRED'] as const

/** Money that a customer puts into a wallet by card, from the tap to the credit. */
export const TopUp = new Entity(
  {
    model: model('topUp'),
    attributes: {
      /** Follows from who pays and the idempotency key, so that the top-up itself is the record of the key: `topUpIdOf`. */
      topUpId: { type: 'string', required: true },
      /** Of its input: the same key with another one is refused. */
      hash: { type: 'string', required: true },
      operatorId: { type: 'string', required: true },
      customerId: { type: 'string', required: true },
      /** Minor units. */
      amount: { type: 'number', required: true },
      currency: { type: 'string', required: true },
      card: { type: 'map', required: true, properties: cardProperties },
      state: { type: TOP_UP_STATES, required: true },
      /** What of a dispute about its payment is in the books. */
      disputed: { type: 'map', properties: disputeProperties },
      createdAt: { type: 'string', required: true },
      /** When it came into its state. */
      updatedAt: { type: 'string', required: true },
      ...dueAttributes,
    },
    indexes: {
      topUp: { pk: key('pk', ['topUpId']), sk: key('sk', []) },
      byDue: dueIndex,
    },
  },
  { table: TABLE_PLACEHOLDER },
)

/** One top-up. */
export type TopUpRecord = EntityItem<typeof TopUp>

/** What the ids of top-ups begin with, and those of vends do not. */
const PREFIX = 'T'

/** The id of the top-up that a customer starts under a key. */
export const topUpIdOf = (customerId: string, idempotencyKey: string): string =>
  derivedId('top-up', customerId, idempotencyKey).replace(/^./, PREFIX)

/** Whether an id is one of a top-up. */
export const isTopUpId = (id: string): boolean => id.startsWith(PREFIX)

/** Under how many keys top-ups that are open lie: they are few, and the sweep asks each of them every minute. */
export const TOP_UP_SHARDS = 4

/** Under which of them one lies. */
export const topUpShard = (topUpId: string): number => shardOf(topUpId) % TOP_UP_SHARDS

/** Reads one top-up as it is now: 1 GetItem, 1 read unit. */
export const topUpById = (topUpId: string) => consistent(TopUp.get({ topUpId }))

/** Top-ups of one of the 4 keys that the sweep has to look at by now (epoch milliseconds), oldest first: 1 Query on gsi4 and 1 BatchGetItem. */
export const topUpsDue = (due: number, now: number, limit: number, cursor: string | null = null) =>
  withOptions(TopUp.query.byDue({ due }).lte({ dueAt: now }), { limit, cursor, hydrate: true }) as Operation<{
    data: TopUpRecord[]
    cursor: string | null
  }>
