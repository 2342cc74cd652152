import { credit, debit } from '../ledger/accounts.ts'
import { type TransferRecord, transferOf } from '../ledger/transfer.ts'
import type { VendRecord } from '../vend/vend.ts'
import { refundLines } from './split.ts'

/** Money that is given back: how much, and on whose word. */
export interface GivenBack {
  /** The id of its transfer. */
  transferId: string
  /** Minor units. */
  amount: number
  reason: string
  /** The subject of the token of who decided it. */
  by: string
}

/**
 * The operator earned, and owes to the state and for the bottle, so much less; it owes it to the customer's wallet again, or
 * the payment provider has taken it out of what it owes to the operator.
 */
export function refundTransfer(
  vend: VendRecord,
  { transferId, amount, reason, by }: GivenBack,
  createdAt: string,
): TransferRecord {
  const before = vend.refunded ?? 0
  const { net, tax, deposit } = refundLines(vend.price, before, before + amount)
  return transferOf(
    {
      operatorId: vend.operatorId,
      transferId,
      kind: 'REFUND',
      ...(vend.customerId !== undefined && { customerId: vend.customerId }),
      vendId: vend.vendId,
      corrects: vend.vendId,
      reason,
      by,
      currency: vend.price.currency,
      createdAt,
    },
    [...debit('REVENUE', net), ...debit('TAX', tax), ...debit('DEPOSIT', deposit)],
    credit(vend.payment === 'CARD' ? 'CLEARING' : 'WALLET', amount),
  )
}
