import type { Price } from '../money/price.ts'
import type { VendRecord } from '../vend/vend.ts'
import { type Account, credit, debit } from './accounts.ts'
import { type TransferRecord, transferOf } from './transfer.ts'

/** What every transfer is written with. */
type Of = Pick<TransferRecord, 'operatorId' | 'customerId' | 'transferId' | 'createdAt'>

/** What of a vend its transfers are about. */
type VendOf = Pick<VendRecord, 'vendId' | 'operatorId' | 'customerId' | 'payment' | 'price'>

/** A wallet top-up: the payment provider owes it, less its fee, to the operator, who owes all of it to the customer. */
export const topUpTransfer = (of: Of, amount: number, currency: string, fee = 0): TransferRecord =>
  transferOf(
    { ...of, kind: 'TOP_UP', currency },
    debit('CLEARING', amount - fee),
    debit('FEES', fee),
    credit('WALLET', amount),
  )

/**
 * A completed vend: money of the customer becomes revenue, and tax and deposit that the operator owes. It comes from the
 * wallet, from what was held while the outcome was unknown, by card from the payment provider less its fee, or it is in the machine.
 */
export const vendTransfer = (vend: VendOf, createdAt: string, from: Account, fee = 0): TransferRecord =>
  transferOf(
    { ...ofVend(vend, createdAt), transferId: vend.vendId, kind: 'VEND' },
    debit(from, vend.price.total - fee),
    debit('FEES', fee),
    sale(vend.price),
  )

/** What the payment provider kept of a vend or a top-up, learned after it was posted. */
export const feeTransfer = (of: Of & Pick<TransferRecord, 'vendId'>, fee: number, currency: string): TransferRecord =>
  transferOf({ ...of, kind: 'FEE', currency }, debit('FEES', fee), credit('CLEARING', fee))

/** A customer's bank took money back (`amount`, and the provider its fee for that), or gave it again when they are less than 0. */
export const disputeTransfer = (
  of: Of & Pick<TransferRecord, 'vendId' | 'corrects'>,
  { amount, fee }: { amount: number; fee: number },
  currency: string,
): TransferRecord =>
  transferOf(
    { ...of, kind: 'DISPUTE', currency },
    debit('DISPUTES', amount),
    debit('FEES', fee),
    credit('CLEARING', amount + fee),
  )

/** Coins and notes were taken out of a machine: as much as was counted, whatever the machine should have held. */
export const collectionTransfer = (of: Of & Pick<TransferRecord, 'by' | 'reason'>, amount: number, currency: string) =>
  transferOf({ ...of, kind: 'COLLECTION', currency }, debit('COLLECTED', amount), credit('CASH', amount))

/** The outcome of a vend is not known: what its wallet paid waits for a person. */
export const holdTransfer = (vend: VendOf, createdAt: string): TransferRecord =>
  transferOf(
    { ...ofVend(vend, createdAt), transferId: `${vend.vendId}-hold`, kind: 'HOLD' },
    debit('WALLET', vend.price.total),
    credit('HELD', vend.price.total),
  )

/** The vend turned out to have failed: what waited goes back to the wallet. */
export const voidTransfer = (vend: VendOf, createdAt: string): TransferRecord =>
  transferOf(
    { ...ofVend(vend, createdAt), transferId: `${vend.vendId}-void`, kind: 'VOID' },
    debit('HELD', vend.price.total),
    credit('WALLET', vend.price.total),
  )

const ofVend = ({ vendId, operatorId, customerId, price }: VendOf, createdAt: string) => ({
  operatorId,
  vendId,
  ...(customerId !== undefined && { customerId }),
  currency: price.currency,
  createdAt,
})

/** What a voucher paid was earned too: the operator gave it away for points. */
const sale = ({ net, tax, deposit, discount: { voucherNet = 0 } = { amount: 0, net: 0 } }: Price) => [
  ...debit('PROMOTIONS', voucherNet),
  ...credit('REVENUE', net + voucherNet),
  ...credit('TAX', tax),
  ...credit('DEPOSIT', deposit),
]
