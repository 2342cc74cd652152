import type { EntityItem } from 'electrodb'
import { Entity } from '../db/entity.ts'
import { key, model, TABLE_PLACEHOLDER } from '../db/model.ts'
import { consistent } from '../db/operation.ts'

/** How long a voucher can be used: 90 days. */
export const VOUCHER_SECONDS = 90 * 24 * 60 * 60

/**
 * What a customer got for points: it lowers the price of one vend. `startVend` uses it in the transaction that starts the
 * vend, under the condition that `usedBy` is not there.
 */
export const Voucher = new Entity(
  {
    model: model('voucher'),
    attributes: {
      operatorId: { type: 'string', required: true },
      customerId: { type: 'string', required: true },
      voucherId: { type: 'string', required: true },
      /** `FREE_DRINK` pays a whole vend but its deposit; `DISCOUNT` takes `amount` off. */
      kind: { type: ['DISCOUNT', 'FREE_DRINK'] as const, required: true },
      /** Minor units; of a `DISCOUNT`. */
      amount: { type: 'number' },
      currency: { type: 'string', required: true },
      points: { type: 'number', required: true },
      /** The vend that used it. */
      usedBy: { type: 'string' },
      createdAt: { type: 'string', required: true },
      /** Epoch seconds: after it DynamoDB deletes the voucher; unless it was used, it cannot be used any more then. */
      expiresAt: { type: 'number', required: true },
    },
    indexes: {
      voucher: { collection: 'loyalty', pk: key('pk', ['operatorId', 'customerId']), sk: key('sk', ['voucherId']) },
    },
  },
  { table: TABLE_PLACEHOLDER },
)

/** What a customer got for points. */
export type VoucherRecord = EntityItem<typeof Voucher>

/** Reads one voucher of a customer as it is now: 1 GetItem, 1 read unit. */
export const voucherOf = (operatorId: string, customerId: string, voucherId: string) =>
  consistent(Voucher.get({ operatorId, customerId, voucherId }))
