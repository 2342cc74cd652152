import type { EntityItem } from 'electrodb'
import { Entity } from '../db/entity.ts'
import { key, model, TABLE_PLACEHOLDER } from '../db/model.ts'
import { consistent, type Operation, withOptions } from '../db/operation.ts'
import { cardProperties } from '../payment/card.ts'
import { disputeProperties } from '../payment/dispute.ts'
import { dueAttributes, dueIndex } from '../payment/due.ts'

/** Where a vend stands; see `canMove` for the ways. */
export const VEND_STATES = [
  'PENDING',
  'AUTHORIZED',
  'DISPENSING',
  'COMPLETED',
  'REFUNDED',
  'DECLINED',
  'CANCELLED',
  'EXPIRED',
  'FAILED',
  'OUTCOME_UNKNOWN',
] as const

/** Where a vend stands. */
export type VendState = (typeof VEND_STATES)[number]

/** Why a machine could not dispense. */
export const VEND_FAILURES = ['JAM', 'EMPTY', 'NOT_DETECTED', 'OTHER'] as const

/** One purchase, from the customer's tap to the settled money. What it costs was frozen when it started. */
export const Vend = new Entity(
  {
    model: model('vend'),
    attributes: {
      /** Follows from who buys and the idempotency key, so that the vend itself is the record of the key: `vendIdOf`. */
      vendId: { type: 'string', required: true },
      /** Of the input that it was started with: the same key with another input is refused. */
      hash: { type: 'string', required: true },
      operatorId: { type: 'string', required: true },
      machineId: { type: 'string', required: true },
      /** Absent for a guest. */
      customerId: { type: 'string' },
      slot: { type: 'string', required: true },
      product: {
        type: 'map',
        required: true,
        properties: {
          productId: { type: 'string', required: true },
          name: { type: 'string', required: true },
          imageUrl: { type: 'string' },
          /** Present: proof of age was given, and nothing of this vend is given back without a person's decision. */
          minimumAge: { type: 'number' },
        },
      },
      /** Minor units of `currency`: net + tax + deposit = total. */
      price: {
        type: 'map',
        required: true,
        properties: {
          net: { type: 'number', required: true },
          tax: { type: 'number', required: true },
          deposit: { type: 'number', required: true },
          total: { type: 'number', required: true },
          currency: { type: 'string', required: true },
          depositTax: { type: 'number' },
          discount: {
            type: 'map',
            properties: {
              amount: { type: 'number', required: true },
              net: { type: 'number', required: true },
              promotionId: { type: 'string' },
              voucherId: { type: 'string' },
              voucherNet: { type: 'number' },
            },
          },
          jurisdiction: { type: 'string' },
          ratePpm: { type: 'number', required: true },
          inclusive: { type: 'boolean', required: true },
          depositTaxed: { type: 'boolean' },
          planogramVersion: { type: 'number', required: true },
        },
      },
      /** By coins or notes only at a machine, without the API. */
      payment: { type: ['WALLET', 'CARD', 'CASH'] as const, required: true },
      /** Of a vend by card: the provider's token and what may be stored of the card, never its number. */
      card: {
        type: 'map',
        properties: cardProperties,
      },
      state: { type: VEND_STATES, required: true },
      /** Of a vend that the machine reported when it was online again: when it was, by its clock, and whether that can be trusted. */
      offline: {
        type: 'map',
        properties: {
          soldAt: { type: 'string', required: true },
          clockUncertain: { type: 'boolean', required: true },
        },
      },
      /** What was given back of `price.total` after completion. */
      refunded: { type: 'number' },
      /** How its payment was found to differ at the provider, as the operator was told. */
      mismatch: { type: 'string' },
      /** What of a dispute about its payment is in the books. */
      disputed: { type: 'map', properties: disputeProperties },
      /** What is being given back to the card, until the provider has done it. */
      refunding: {
        type: 'map',
        properties: {
          /** Of its transfer, and the provider's idempotency key. */
          refundId: { type: 'string', required: true },
          amount: { type: 'number', required: true },
          reason: { type: 'string', required: true },
          by: { type: 'string', required: true },
        },
      },
      fence: { type: 'number', required: true },
      /** The machine's own number on its last report; at the start, on its last report before this vend. */
      sequence: { type: 'number', required: true },
      failure: {
        type: 'map',
        properties: {
          code: { type: VEND_FAILURES, required: true },
          message: { type: 'string', required: true },
        },
      },
      /** What a person decided when its outcome was unknown: who, when and why. */
      resolution: {
        type: 'map',
        properties: {
          outcome: { type: ['DISPENSED', 'NOT_DISPENSED'] as const, required: true },
          reason: { type: 'string', required: true },
          by: { type: 'string', required: true },
          at: { type: 'string', required: true },
        },
      },
      /** True when the machine was reset before it could confirm, and success was assumed (MDB/ICP 4.2, 7.4.7). */
      unconfirmed: { type: 'boolean', required: true },
      createdAt: { type: 'string', required: true },
      /** When it was created, epoch milliseconds; absent for a guest: ElectroDB puts whatever has a sort key into an index. */
      boughtAt: {
        type: 'number',
        hidden: true,
        // Short: a vend has to stay below 1 KB.
        field: 'at',
        watch: ['customerId', 'createdAt'],
        set: (_value: unknown, { customerId, createdAt }: { customerId?: string; createdAt: string }) =>
          customerId === undefined ? undefined : Date.parse(createdAt),
      },
      /** When it came into its state. */
      updatedAt: { type: 'string', required: true },
      ...dueAttributes,
    },
    indexes: {
      vend: { pk: key('pk', ['vendId']), sk: key('sk', []) },
      // All indexes hold keys only: a vend changes its state three times, and an index that showed the state would be
      // written each time. Lists read the vends themselves with one BatchGetItem more.
      byMachine: {
        index: 'gsi2',
        projection: 'keys_only',
        pk: key('gsi2pk', ['operatorId', 'machineId']),
        sk: key('gsi2sk', ['createdAt']),
      },
      byCustomer: {
        index: 'gsi3',
        projection: 'keys_only',
        pk: key('gsi3pk', ['customerId']),
        sk: key('gsi3sk', ['boughtAt']),
      },
      byDue: dueIndex,
    },
  },
  { table: TABLE_PLACEHOLDER },
)

/** One vend. */
export type VendRecord = EntityItem<typeof Vend>

/** What is stored of its card. */
export type VendCard = NonNullable<VendRecord['card']>

/** A page of a list. */
export interface PageRequest {
  /** 1 to 100. */
  limit: number
  /** Where the page before ended. */
  cursor?: string | null
}

const NEWEST_FIRST = { order: 'desc', hydrate: true, preserveBatchOrder: true } as const

/** Reads one vend as it is now, since whoever just started it asks next: 1 GetItem, 1 read unit. */
export const vendById = (vendId: string) => consistent(Vend.get({ vendId }))

/**
 * A customer's vends since a moment (epoch milliseconds), newest first: 1 Query on gsi3 and 1 BatchGetItem. The index may be
 * some milliseconds late.
 */
export const vendsSince = (customerId: string, since: number) =>
  withOptions(Vend.query.byCustomer({ customerId }).gte({ boughtAt: since }), NEWEST_FIRST)

/** Vends of one of the 16 keys that the sweep has to look at by now (epoch milliseconds), oldest first: 1 Query on gsi4 and 1 BatchGetItem. */
export const vendsDue = (due: number, now: number, limit: number, cursor: string | null = null) =>
  withOptions(Vend.query.byDue({ due }).lte({ dueAt: now }), { limit, cursor, hydrate: true }) as Operation<{
    data: VendRecord[]
    cursor: string | null
  }>

/** A page of one machine's vends, newest first: 1 Query on gsi2 and 1 BatchGetItem. The tenant is part of the key. */
export const vendsOfMachine = (operatorId: string, machineId: string, page: PageRequest) =>
  withOptions(Vend.query.byMachine({ operatorId, machineId }), { ...page, ...NEWEST_FIRST })

/** One machine's vends that were created between two instants (ISO 8601), both included: 1 Query on gsi2 for each MB, 1 BatchGetItem for 100 vends. */
export const vendsOfMachineBetween = (operatorId: string, machineId: string, from: string, to: string) =>
  withOptions(Vend.query.byMachine({ operatorId, machineId }).between({ createdAt: from }, { createdAt: to }), {
    pages: 'all',
    hydrate: true,
  }) as Operation<{ data: VendRecord[]; cursor: string | null }>

/** A page of one customer's vends, newest first: 1 Query on gsi3 and 1 BatchGetItem. */
export const vendsOfCustomer = (customerId: string, page: PageRequest) =>
  withOptions(Vend.query.byCustomer({ customerId }), { ...page, ...NEWEST_FIRST })
