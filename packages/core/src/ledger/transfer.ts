import { Entity, type EntityItem } from 'electrodb'
import { key, model, TABLE_PLACEHOLDER } from '../db/model.ts'
import type { Price } from '../money/price.ts'

/**
 * Money that moved, written once and never changed: in the same transaction as the balance it moved. The debits equal
 * the credits. It lies with the customer's account at the operator; `transferId` is the id of the vend or top-up, so
 * the same movement cannot be written twice.
 */
export const Transfer = new Entity(
  {
    model: model('transfer'),
    attributes: {
      operatorId: { type: 'string', required: true },
      customerId: { type: 'string', required: true },
      transferId: { type: 'string', required: true },
      kind: { type: ['TOP_UP', 'VEND'] as const, required: true },
      debit: { type: 'string', required: true },
      /** Account to amount, in minor units. */
      credits: {
        type: 'list',
        required: true,
        items: {
          type: 'map',
          properties: {
            account: { type: 'string', required: true },
            amount: { type: 'number', required: true },
          },
        },
      },
      amount: { type: 'number', required: true },
      currency: { type: 'string', required: true },
      createdAt: { type: 'string', required: true },
    },
    indexes: {
      account: { pk: key('pk', ['operatorId', 'customerId']), sk: key('sk', ['transferId']) },
    },
  },
  { table: TABLE_PLACEHOLDER },
)

/** One movement of money. */
export type TransferRecord = EntityItem<typeof Transfer>

/** A wallet top-up: the payment provider owes us, we owe the customer. */
export const topUpTransfer = (
  of: Pick<TransferRecord, 'operatorId' | 'customerId' | 'transferId' | 'createdAt'>,
  amount: number,
  currency: string,
): TransferRecord => ({
  ...of,
  kind: 'TOP_UP',
  debit: 'provider-clearing',
  credits: [{ account: 'wallet', amount }],
  amount,
  currency,
})

/** A completed vend: the customer's money becomes the operator's revenue, tax that it owes, and deposit that it owes. */
export const vendTransfer = (
  of: Pick<TransferRecord, 'operatorId' | 'customerId' | 'transferId' | 'createdAt'>,
  price: Price,
): TransferRecord => ({
  ...of,
  kind: 'VEND',
  debit: 'wallet',
  credits: [
    { account: 'revenue', amount: price.net },
    { account: 'tax', amount: price.tax },
    { account: 'deposit', amount: price.deposit },
  ].filter((line) => line.amount > 0),
  amount: price.total,
  currency: price.currency,
})
