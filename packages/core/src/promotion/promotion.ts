import type { EntityItem } from 'electrodb'
import { Entity } from '../db/entity.ts'
import { key, model, TABLE_PLACEHOLDER } from '../db/model.ts'
import { consistent, withOptions } from '../db/operation.ts'

/** The days of a week, in the order of `Date.getUTCDay`. */
export const WEEKDAYS = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'] as const

/** How many promotions of an operator may be on at a time: each machine carries a copy of those that concern it. */
export const MAX_PROMOTIONS = 20

/** The attributes that say what a promotion is and when: the same in the promotion and in a machine's copy of it. */
export const ruleAttributes = {
  promotionId: { type: 'string', required: true },
  name: { type: 'string', required: true },
  /** Exactly one of these: off the shelf price in percent or minor units, or another shelf price. */
  percent: { type: 'number' },
  amount: { type: 'number' },
  price: { type: 'number' },
  /** Empty: all of them. */
  productIds: { type: 'list', items: { type: 'string' }, required: true },
  /** The days on which the window begins. Empty: every day. */
  days: { type: 'list', items: { type: 'string' }, required: true },
  /** Minutes since local midnight: the window begins with this one, and ends before `until`. */
  from: { type: 'number', required: true },
  /** Not greater than `from`: the window ends on the next day. */
  until: { type: 'number', required: true },
  /** The first local day, `YYYY-MM-DD`. */
  startDate: { type: 'string' },
  /** The first local day without it. */
  endDate: { type: 'string' },
} as const

/** An operator's price rule for some products, machines and hours. Customers see it only through prices. */
export const Promotion = new Entity(
  {
    model: model('promotion'),
    attributes: {
      operatorId: { type: 'string', required: true },
      ...ruleAttributes,
      /** Empty: all of the operator's. */
      machineIds: { type: 'list', items: { type: 'string' }, required: true },
      enabled: { type: 'boolean', required: true },
      currency: { type: 'string', required: true },
      /** Grows by one with every change: guards a change against one that was made in between. */
      revision: { type: 'number', required: true },
      createdAt: { type: 'string', required: true },
      updatedAt: { type: 'string', required: true },
    },
    indexes: {
      promotion: { pk: key('pk', ['operatorId']), sk: key('sk', ['promotionId']) },
    },
  },
  { table: TABLE_PLACEHOLDER },
)

/** One promotion. */
export type PromotionRecord = EntityItem<typeof Promotion>

/** Whether a promotion is over for good, at every machine: two days after its last day, by whatever clock. */
export const isOver = ({ endDate }: Pick<PromotionRecord, 'endDate'>, now: number): boolean =>
  endDate !== undefined && endDate < new Date(now - 2 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)

/** Reads one promotion of an operator as it is now: 1 GetItem, 1 read unit. */
export const promotionById = (operatorId: string, promotionId: string) =>
  consistent(Promotion.get({ operatorId, promotionId }))

/** A page of an operator's promotions by id: 1 Query. */
export const promotionsOf = (operatorId: string, page: { limit: number; cursor?: string | null }) =>
  withOptions(Promotion.query.promotion({ operatorId }), { ...page })

/** All promotions of an operator that are switched on, as they are now: 1 Query. */
export const promotionsOn = (operatorId: string) =>
  withOptions(
    Promotion.query.promotion({ operatorId }).where((item, op) => op.eq(item.enabled, true)),
    { pages: 'all', consistent: true },
  )
