import type { EntityItem } from 'electrodb'
import { Entity } from '../db/entity.ts'
import { key, model, TABLE_PLACEHOLDER } from '../db/model.ts'
import { consistent } from '../db/operation.ts'
import { isUnderWay } from '../vend/states.ts'
import type { VendRecord } from '../vend/vend.ts'

/** The most that a wallet may hold, in minor units: prepaid money that is lost with an account must stay small. */
export const WALLET_LIMIT = 1_000_000

/**
 * A customer's prepaid money with one operator, who owes it: closed loop, so no operator's money is another's. A vend takes
 * its price out of `balance` when it starts; until it ends, the vend itself says that the money is held. So a completed
 * vend need not write the wallet again.
 */
export const Wallet = new Entity(
  {
    model: model('wallet'),
    attributes: {
      operatorId: { type: 'string', required: true },
      customerId: { type: 'string', required: true },
      currency: { type: 'string', required: true },
      /** What can be spent. */
      balance: { type: 'number', required: true },
      /** What is held for vends whose outcome a person must find out. */
      unresolved: { type: 'number', required: true },
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

/** How far back `heldOf` looks for vends that have not ended: the deadlines end all others long before. */
export const OPEN_VENDS_MS = 60 * 60 * 1000

/** What of a wallet's money is held: for its vends of the last hour that have not ended, and for unknown outcomes. */
export const heldOf = (wallet: WalletRecord, recent: readonly VendRecord[]): number =>
  recent
    .filter((vend) => vend.operatorId === wallet.operatorId && vend.payment === 'WALLET' && isUnderWay(vend.state))
    .reduce((sum, { price }) => sum + price.total, wallet.unresolved)

/** Reads one wallet as it is now: 1 GetItem, 1 read unit. */
export const walletOf = (operatorId: string, customerId: string) => consistent(Wallet.get({ operatorId, customerId }))
