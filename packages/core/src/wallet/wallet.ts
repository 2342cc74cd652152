import { Entity, type EntityItem } from 'electrodb'
import { key, model, TABLE_PLACEHOLDER } from '../db/model.ts'
import { consistent } from '../db/operation.ts'

/** The most that a wallet may hold, in minor units: prepaid money that is lost with an account must stay small. */
export const WALLET_LIMIT = 1_000_000

/**
 * A customer's prepaid money with one operator, who owes it: closed loop, so no operator's money is another's.
 * `balance` can be spent, `held` belongs to vends that have not ended.
 */
export const Wallet = new Entity(
  {
    model: model('wallet'),
    attributes: {
      operatorId: { type: 'string', required: true },
      customerId: { type: 'string', required: true },
      currency: { type: 'string', required: true },
      balance: { type: 'number', required: true },
      held: { type: 'number', required: true },
      updatedAt: { type: 'string', required: true },
    },
    indexes: {
      wallet: { pk: key('pk', ['operatorId', 'customerId']), sk: key('sk', []) },
    },
  },
  { table: TABLE_PLACEHOLDER },
)

/** One wallet. */
export type WalletRecord = EntityItem<typeof Wallet>

/** Reads one wallet as it is now: 1 GetItem, 1 read unit. */
export const walletOf = (operatorId: string, customerId: string) => consistent(Wallet.get({ operatorId, customerId }))
