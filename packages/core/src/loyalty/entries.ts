import type { EntityItem } from 'electrodb'
import { Entity, Service } from '../db/entity.ts'
import { key, model, TABLE_PLACEHOLDER } from '../db/model.ts'
import { consistent, withOptions } from '../db/operation.ts'
import type { SalesEvent } from '../report/figures.ts'
import type { Attempt } from '../report/machine-day.ts'
import type { VendRecord } from '../vend/vend.ts'
import { Voucher } from './voucher.ts'

/**
 * Why a customer's points changed, written once and never changed. Its id is that of what it came from, so the same vend or
 * refund cannot be written twice, however often the stream repeats it.
 */
export const LoyaltyEntry = new Entity(
  {
    model: model('points'),
    attributes: {
      operatorId: { type: 'string', required: true },
      customerId: { type: 'string', required: true },
      /** Of the vend, of the transfer that gave money back, or of the voucher. */
      entryId: { type: 'string', required: true },
      kind: { type: ['EARNED', 'TAKEN_BACK', 'REDEEMED'] as const, required: true },
      /** Points earned (0 or more) or redeemed (negative). Of `TAKEN_BACK` they follow from what the vend earned. */
      points: { type: 'number', required: true },
      vendId: { type: 'string' },
      /** Of `TAKEN_BACK`: how much of the vend's price was given back, in millionths. */
      share: { type: 'number' },
      createdAt: { type: 'string', required: true },
    },
    indexes: {
      entry: { collection: 'loyalty', pk: key('pk', ['operatorId', 'customerId']), sk: key('sk', ['entryId']) },
    },
  },
  { table: TABLE_PLACEHOLDER },
)

/** Why a customer's points changed. */
export type LoyaltyEntryRecord = EntityItem<typeof LoyaltyEntry>

/** Makes redemptions of a customer happen one after another: each counts up what the one before left. */
export const LoyaltyAccount = new Entity(
  {
    model: model('account'),
    attributes: {
      operatorId: { type: 'string', required: true },
      customerId: { type: 'string', required: true },
      redemptions: { type: 'number', required: true },
    },
    indexes: {
      account: { collection: 'loyalty', pk: key('pk', ['operatorId', 'customerId']), sk: key('sk', []) },
    },
  },
  { table: TABLE_PLACEHOLDER },
)

/** What a customer has with one operator: everything that lies under the two. */
export interface LoyaltyItems {
  entry: readonly LoyaltyEntryRecord[]
  voucher: readonly EntityItem<typeof Voucher>[]
  account: readonly EntityItem<typeof LoyaltyAccount>[]
}

const service = new Service({ entry: LoyaltyEntry, voucher: Voucher, account: LoyaltyAccount })

/** Reads a customer's points and vouchers with one operator as they are now: 1 Query. */
export const loyaltyOf = (operatorId: string, customerId: string) =>
  withOptions(consistent(service.collections.loyalty({ operatorId, customerId })), { pages: 'all' })

/** A completed vend earns its points, once: 1 PutItem, rejected when they are written. */
export const earn = (vend: Pick<VendRecord, 'vendId' | 'operatorId'>, customerId: string, points: number, at: string) =>
  withOptions<Attempt>(
    LoyaltyEntry.create({
      operatorId: vend.operatorId,
      customerId,
      entryId: vend.vendId,
      kind: 'EARNED',
      points,
      vendId: vend.vendId,
      createdAt: at,
    }) as never,
    { returnOnConditionCheckFailure: 'all_old' },
  )

const MILLION = 1_000_000

/** A refund takes the same share of the points back, once: 1 PutItem, rejected when that is written. */
export const takeBack = ({ eventId, vend, refunded = 0 }: SalesEvent, customerId: string, at: string) =>
  withOptions<Attempt>(
    LoyaltyEntry.create({
      operatorId: vend.operatorId,
      customerId,
      entryId: eventId,
      kind: 'TAKEN_BACK',
      points: 0,
      vendId: vend.vendId,
      share: Math.floor((Math.min(refunded, vend.price.total) * MILLION) / Math.max(1, vend.price.total)),
      createdAt: at,
    }) as never,
    { returnOnConditionCheckFailure: 'all_old' },
  )

/** An entry with the points that it is worth. */
export interface Valued {
  /** The entry. */
  entry: LoyaltyEntryRecord
  /** Points: positive ones are the customer's. */
  points: number
}

/**
 * What each entry is worth, newest first. What a refund takes back follows from what its vend earned, so it does not matter
 * which of the two the stream told first; a vend that earned nothing has nothing taken back.
 */
export function valued(entries: readonly LoyaltyEntryRecord[]): Valued[] {
  const earned = new Map(entries.flatMap(({ kind, entryId, points }) => (kind === 'EARNED' ? [[entryId, points]] : [])))
  return entries
    .map((entry) => ({
      entry,
      points:
        entry.kind === 'TAKEN_BACK'
          ? 0 - Math.floor(((earned.get(entry.vendId ?? '') ?? 0) * (entry.share ?? 0)) / MILLION)
          : entry.points,
    }))
    .toSorted((a, b) => (a.entry.createdAt < b.entry.createdAt ? 1 : -1))
}

/** What a customer can redeem. A refund after the points were spent leaves a debt: new points pay it first. */
export const balanceOf = (entries: readonly LoyaltyEntryRecord[]): number =>
  valued(entries).reduce((sum, { points }) => sum + points, 0)
