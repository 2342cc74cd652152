import type { EntityItem } from 'electrodb'
import { Entity } from '../db/entity.ts'
import { shardOf } from '../db/ids.ts'
import { key, model, TABLE_PLACEHOLDER } from '../db/model.ts'
import { ACCOUNTS, type Entry } from './accounts.ts'

/** What moved the money. */
const TRANSFER_KINDS = [
  /** A customer put money into the wallet. */
  'TOP_UP',
  /** A vend was completed. */
  'VEND',
  /** The outcome of a vend is unknown: its money waits for a person. */
  'HOLD',
  /** A hold ended without a sale. */
  'VOID',
  /** Money was given back after a vend or a top-up. */
  'REFUND',
  /** What the payment provider kept, learned after the vend. */
  'FEE',
  /** A customer's bank took money back, or gave it again. */
  'DISPUTE',
  /** Somebody took coins and notes out of a machine, and counted them. */
  'COLLECTION',
  /** A person put an earlier transfer right. */
  'CORRECTION',
] as const

/**
 * Money that moved between the accounts of one operator: double entry, written once and never changed, in the same
 * transaction as what moved it. A mistake is put right by another transfer. No account has an item that holds its balance:
 * every vend would have to write it. An operator's transfers lie under 16 keys: together they take 8,000 vends a second.
 */
export const Transfer = new Entity(
  {
    model: model('transfer'),
    attributes: {
      operatorId: { type: 'string', required: true },
      /** Follows from `transferId`: `shardOf`. */
      shard: { type: 'number', required: true },
      transferId: { type: 'string', required: true },
      kind: { type: TRANSFER_KINDS, required: true },
      /** Whose wallet it moved, when it moved one; else who bought, when that is known. */
      customerId: { type: 'string' },
      /** `walletKey` of the wallet that it moved. */
      walletOf: { type: 'string' },
      /** Where it stands in that wallet's statement, and absent as that: ElectroDB puts whatever has a sort key into an index. */
      walletAt: {
        type: 'string',
        hidden: true,
        watch: ['walletOf', 'createdAt', 'transferId'],
        set: (_value: unknown, { walletOf, ...of }: Position & { walletOf?: string }) =>
          walletOf === undefined ? undefined : placeInWallet(of),
      },
      /** The vend that it is about. */
      vendId: { type: 'string' },
      /** The transfer that it gives back or puts right. */
      corrects: { type: 'string' },
      /** Why, in the words of the person who did it. */
      reason: { type: 'string' },
      /** Who did it: the subject of the token. */
      by: { type: 'string' },
      /** In minor units of `currency`: positive is a debit, negative a credit, and the sum is zero. */
      entries: {
        type: 'list',
        required: true,
        items: {
          type: 'map',
          properties: {
            account: { type: ACCOUNTS, required: true },
            amount: { type: 'number', required: true },
          },
        },
      },
      currency: { type: 'string', required: true },
      createdAt: { type: 'string', required: true },
    },
    indexes: {
      transfer: { pk: key('pk', ['operatorId', 'shard']), sk: key('sk', ['createdAt', 'transferId']) },
      // Sparse: what moved a customer's wallet, for its statement.
      byWallet: {
        index: 'gsi3',
        projection: 'keys_only',
        pk: key('gsi3pk', ['walletOf']),
        sk: key('gsi3sk', ['walletAt']),
      },
    },
  },
  { table: TABLE_PLACEHOLDER },
)

/** One movement of money. */
export type TransferRecord = EntityItem<typeof Transfer>

/** Where a transfer stands among others: its time, then its id. */
export interface Position {
  createdAt: string
  transferId: string
}

/** The same as one text, which sorts alike. */
export const placeInWallet = ({ createdAt, transferId }: Position): string => `${createdAt}#${transferId}`

/** Names a customer's wallet with an operator; no id holds a dot. */
export const walletKey = (operatorId: string, customerId: string) => `${operatorId}.${customerId}`

/**
 * The record of a transfer. Of something that cost nothing it has no entries.
 * @throws Error when the entries do not balance: a programming error, and nothing may be written then
 */
export function transferOf(
  of: Omit<TransferRecord, 'shard' | 'entries' | 'walletOf'>,
  ...lines: readonly (readonly Entry[])[]
): TransferRecord {
  const entries = lines.flat()
  const sum = entries.reduce((total, { amount }) => total + amount, 0)
  if (sum !== 0 || !entries.every(({ amount }) => Number.isSafeInteger(amount))) {
    throw new Error(`The entries of transfer ${of.transferId} do not balance: ${JSON.stringify(entries)}`)
  }
  const movesWallet = entries.some(({ account }) => account === 'WALLET' || account === 'HELD')
  return {
    ...of,
    ...(movesWallet && of.customerId !== undefined && { walletOf: walletKey(of.operatorId, of.customerId) }),
    shard: shardOf(of.transferId),
    entries,
  }
}
