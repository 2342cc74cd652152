import type {
  ExceptionAction,
  LedgerAccount,
  ProviderDifferenceKind,
  ResolvedOutcome,
  TransferKind,
  VendDetailFragment,
} from '../../generated/graphql.ts'
import type { Money } from '../../ui/format.ts'

/** Each account of the books, in a few words. */
export const ACCOUNTS: Record<LedgerAccount, string> = {
  CLEARING: 'With the payment provider',
  CASH: 'Coins and notes in machines',
  COLLECTED: 'Coins and notes taken out',
  REVENUE: 'Revenue, net',
  TAX: 'Tax owed',
  DEPOSIT: 'Bottle deposits owed',
  WALLET: "Customers' wallets",
  HELD: 'Held for a decision',
  FEES: "Provider's fees",
  PROMOTIONS: 'Given away for points',
  DISPUTES: 'Taken back by banks',
}

/** What moved money, in a few words. */
export const KINDS: Record<TransferKind, string> = {
  TOP_UP: 'Top-up',
  VEND: 'Vend',
  HOLD: 'Hold',
  VOID: 'Hold ended',
  REFUND: 'Refund',
  FEE: 'Fee',
  DISPUTE: 'Dispute',
  COLLECTION: 'Cash collected',
  CORRECTION: 'Correction',
}

/** How the provider's books and ours differ, in a few words. */
export const DIFFERENCES: Record<ProviderDifferenceKind, string> = {
  MISSING_HERE: 'Only the provider has it',
  MISSING_THERE: 'Only our books have it',
  AMOUNT: 'Another amount',
  FEE: 'Another fee',
}

/** What each code of an exception means for the one who has to decide. */
export const EXCEPTIONS: Record<string, string> = {
  REFUND_REQUESTED: 'The customer asks for the money back',
  OUTCOME_UNKNOWN: 'The machine never said how the vend ended',
  AGE_RESTRICTED_FAILURE: 'The machine says that an age-restricted product did not fall',
  LATE_REPORT: 'The machine told how the vend ended after it had been ended otherwise',
  HOLD_GIVEN_UP: 'Nobody decided in time: the hold on the card was let go',
  OFFLINE_LIMIT: 'An offline sale was above what the machine may sell then',
  INSUFFICIENT_FUNDS: 'An offline sale could not be charged: the wallet does not hold enough',
  PAYMENT_STUCK: 'The payment provider has not done its part for two hours',
  PAYMENT_LOST: 'The payment provider refuses what was asked, for good',
  PAYMENT_MISMATCH: 'The payment provider has another payment than the vend',
  PAYMENT_DISPUTED: "The customer's bank takes the money back",
  REFUND_REFUSED: 'The payment provider refused a refund, for good',
  VEND_STATE: 'The machine reported on a vend that had ended otherwise',
  STALE_SEQUENCE: 'The machine reported under a number that was used before',
  NOT_FOUND: 'The machine reported on a vend that there is not',
}

/** What a person can do, as an instruction. */
export const ACTIONS: Record<ExceptionAction, string> = {
  RESOLVE_VEND: 'Decide what became of the vend',
  REFUND_VEND: 'Give the money back, when the customer is right',
  LOOK_AT_PROVIDER: "Look at the payment in the provider's dashboard",
  LOOK_AT_MACHINE: 'Look at the machine: its shaft, stock, clock and connection',
  CLOSE: 'Take it off the list',
}

/** What is left of a vend to give back: never less than nothing. */
export function leftOf({
  price,
  refunded,
  refundPending,
}: Pick<VendDetailFragment, 'price' | 'refunded' | 'refundPending'>): Money {
  const left = price.total.amount - refunded.amount - (refundPending?.amount ?? 0)
  return { amount: Math.max(0, left), currency: price.total.currency }
}

/** Whether money of a vend can be given back now; coins are given back by hand. */
export const isRefundable = (vend: VendDetailFragment): boolean =>
  vend.payment !== 'CASH' && (vend.state === 'COMPLETED' || vend.state === 'REFUNDED') && leftOf(vend).amount > 0

/** What a decision does with the money that is held. */
export const consequenceOf = (outcome: ResolvedOutcome, payment: VendDetailFragment['payment']): string => {
  const from = payment === 'CARD' ? 'the card' : 'the wallet'
  return outcome === 'DISPENSED' ? `is taken from ${from}` : `is let go: ${from} has it again`
}
