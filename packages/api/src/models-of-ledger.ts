import type { Account, AccountDay, DaysBooks, StatementLine, WalletRecord, walletStatement } from '@dispense/core'
import type { AccountDay as AccountDayModel, LedgerLine, Reconciliation, WalletLine } from './generated/types.ts'
import { pageOf } from './paging.ts'

/** An amount as the API shows it, or nothing when it is not known. */
export const moneyOrNull = (amount: number | undefined, currency: string) =>
  amount === undefined ? null : { amount, currency }

/** A line of an account's statement as the operator sees it. */
export const toLedgerLine = ({ transfer, amount, balance }: StatementLine): LedgerLine => ({
  transferId: transfer.transferId,
  createdAt: transfer.createdAt,
  kind: transfer.kind,
  amount: { amount, currency: transfer.currency },
  balance: moneyOrNull(balance, transfer.currency),
  vendId: transfer.vendId ?? null,
  customerId: transfer.customerId ?? null,
  corrects: transfer.corrects ?? null,
  reason: transfer.reason ?? null,
  by: transfer.by ?? null,
})

/** A line of a wallet's statement: what the operator owes is what the customer has. */
export const toWalletLine = ({ transfer, amount, balance }: StatementLine): WalletLine => ({
  transferId: transfer.transferId,
  createdAt: transfer.createdAt,
  kind: transfer.kind,
  amount: { amount: -amount, currency: transfer.currency },
  balance: moneyOrNull(owed(balance), transfer.currency),
  vendId: transfer.vendId ?? null,
})

/** A balance of WALLET seen from the customer. */
const owed = (balance: number | undefined) => (balance === undefined ? undefined : 0 - balance)

/** A page of a wallet's statement as the customer sees it. */
export const toWalletStatement = (
  ctx: Parameters<typeof pageOf>[0],
  { opening, closing, lines, next }: ReturnType<typeof walletStatement>,
  { currency }: WalletRecord,
  scope: string[],
) => ({
  opening: moneyOrNull(owed(opening), currency),
  closing: moneyOrNull(owed(closing), currency),
  ...pageOf(ctx, { items: lines, cursor: next && JSON.stringify(next) }, toWalletLine, ...scope),
})

/** An operator's books of a day as the API shows them. */
export const toReconciliation = (date: string, books: DaysBooks | undefined, currency: string): Reconciliation => ({
  date,
  closed: books?.isClosed ?? false,
  transfers: books?.transfers ?? null,
  accounts:
    books === undefined
      ? null
      : (Object.entries(books.accounts) as [Account, AccountDay][]).map(([account, day]) =>
          toAccountDay(account, day, currency),
        ),
})

function toAccountDay(account: Account, { debit, credit, balance }: AccountDay, currency: string): AccountDayModel {
  const money = (amount: number) => ({ amount, currency })
  return { account, debit: money(debit), credit: money(credit), net: money(debit - credit), balance: money(balance) }
}
