/**
 * The accounts of one operator's books. What it has is on the debit side (`CLEARING`, `CASH`, `COLLECTED`, `FEES`, `PROMOTIONS`, `DISPUTES`), what it owes
 * or earned on the credit side (the others).
 */
export const ACCOUNTS = [
  /** What it owes to customers: their prepaid money that can be spent. */
  'WALLET',
  /** Prepaid money of vends whose outcome a person must find out. */
  'HELD',
  /** What it sold, without tax and deposit. */
  'REVENUE',
  /** Tax that it collected and owes. */
  'TAX',
  /** Bottle deposits that it collected and owes. */
  'DEPOSIT',
  /** What the payment provider took for it and owes to it. */
  'CLEARING',
  /** Coins and notes that its machines took, and hold. */
  'CASH',
  /** Coins and notes that were taken out of its machines. */
  'COLLECTED',
  /** What the payment provider kept. */
  'FEES',
  /** What it gave away: discounts and vouchers. */
  'PROMOTIONS',
  /** What customers' banks took back. */
  'DISPUTES',
] as const

/** An account of one operator's books. */
export type Account = (typeof ACCOUNTS)[number]

/** One line of a transfer: minor units that an account is debited with, or credited with when negative. */
export interface Entry {
  /** The account. */
  account: Account
  /** Minor units: positive is a debit, negative a credit. Never zero. */
  amount: number
}

/** A debit, when there is something to debit. */
export const debit = (account: Account, amount: number): Entry[] => (amount === 0 ? [] : [{ account, amount }])

/** A credit, when there is something to credit. */
export const credit = (account: Account, amount: number): Entry[] =>
  amount === 0 ? [] : [{ account, amount: -amount }]

/** The sum of debits less credits, by account. */
export type Balances = Partial<Record<Account, number>>

/** The balances after some entries: opening + entries = closing. */
export function balancesAfter(opening: Balances, entries: readonly Entry[]): Balances {
  const closing: Balances = { ...opening }
  for (const { account, amount } of entries) closing[account] = (closing[account] ?? 0) + amount
  return closing
}
