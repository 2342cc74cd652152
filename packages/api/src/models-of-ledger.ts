import type {
  Account,
  AccountDay,
  DaysBooks,
  ProviderDayRecord,
  StatementLine,
  WalletRecord,
  walletStatement,
} from '@dispense/core'
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

/** Both sides of an operator's day as the API shows them. `hasCards`: whether there is a provider to ask. */
export const toReconciliation = (
  date: string,
  books: DaysBooks | undefined,
  side: { provider: ProviderDayRecord | null; hasCards: boolean },
  currency: string,
): Reconciliation => ({
  date,
  closed: books?.isClosed ?? false,
  transfers: books?.transfers ?? null,
  accounts: books === undefined ? null : accountsOf(books, currency),
  ours: books === undefined ? null : toSums(books.provider, currency),
  provider: toProviderSide(side, currency),
})

const accountsOf = ({ accounts }: DaysBooks, currency: string) =>
  (Object.entries(accounts) as [Account, AccountDay][]).map(([account, day]) => toAccountDay(account, day, currency))

const toSums = ({ captured, refunded, fees }: DaysBooks['provider'], currency: string) => ({
  captured: { amount: captured, currency },
  refunded: { amount: refunded, currency },
  fees: { amount: fees, currency },
})

function toProviderSide(
  { provider, hasCards }: Parameters<typeof toReconciliation>[2],
  currency: string,
): Reconciliation['provider'] {
  return {
    state: provider ? 'ASKED' : hasCards ? 'NOT_ASKED' : 'NO_CARDS',
    askedAt: provider?.askedAt ?? null,
    sums: provider && toSums(provider.figures, currency),
    disputed: provider && { amount: provider.figures.disputed, currency },
    movements: provider?.movements ?? null,
    differenceCount: provider?.differenceCount ?? null,
    differences: (provider?.differences ?? []).map(({ kind, reference, paymentId, ours, theirs }) => ({
      ...{ kind, reference, paymentId: paymentId || null },
      ours: moneyOrNull(ours?.amount, currency),
      ourFee: moneyOrNull(ours?.fee, currency),
      theirs: moneyOrNull(theirs?.amount, currency),
      theirFee: moneyOrNull(theirs?.fee, currency),
    })),
  }
}

function toAccountDay(account: Account, { debit, credit, balance }: AccountDay, currency: string): AccountDayModel {
  const money = (amount: number) => ({ amount, currency })
  return { account, debit: money(debit), credit: money(credit), net: money(debit - credit), balance: money(balance) }
}
