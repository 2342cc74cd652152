import { withOptions } from '../db/operation.ts'
import type { Account, Balances } from './accounts.ts'
import { type Part, type Period, startOf } from './period.ts'
import { type Position, placeInWallet, Transfer, type TransferRecord, walletKey } from './transfer.ts'

/** A line of a statement: what a transfer did to one account. */
export interface StatementLine {
  transfer: TransferRecord
  /** Minor units: a debit, or a credit when negative. */
  amount: number
  /** The account's balance after it; `undefined` when the opening balance is not known. */
  balance: number | undefined
}

/** A page of a statement, and where the next one begins. */
export interface StatementPage {
  lines: StatementLine[]
  next: (Position & { balance: number | undefined }) | null
}

/** What an account has in balances; `undefined` when they are not known. */
export const balanceIn = (balances: Balances | undefined, account: Account): number | undefined =>
  balances && (balances[account] ?? 0)

const amountOf = ({ entries }: TransferRecord, account: Account): number =>
  entries.filter((entry) => entry.account === account).reduce((sum, { amount }) => sum + amount, 0)

const compare = (a: Position, b: Position) =>
  a.createdAt === b.createdAt ? order(a.transferId, b.transferId) : order(a.createdAt, b.createdAt)

const order = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1)

/**
 * Merges pages of an operator's keys into one page of an account's statement, in the order of time and id. A key of which
 * more is to come sets the horizon: what lies beyond its last transfer may have another before it. So a page may have
 * fewer than `limit` lines, even none, and go on all the same.
 */
export function statementPage(
  parts: readonly Part[],
  account: Account,
  limit: number,
  after: Position | null,
  before: number | undefined,
): StatementPage {
  const [horizon] = parts.flatMap(({ items, cursor }) => (cursor === null ? [] : items.slice(-1))).toSorted(compare)
  const within = parts
    .flatMap(({ items }) => items)
    .filter((one) => (!horizon || compare(one, horizon) <= 0) && (!after || compare(one, after) > 0))
    .toSorted(compare)
  const lines: StatementLine[] = []
  let balance = before
  for (const [i, transfer] of within.entries()) {
    const amount = amountOf(transfer, account)
    if (amount === 0) continue
    if (balance !== undefined) balance += amount
    lines.push({ transfer, amount, balance })
    const isLast = i === within.length - 1 && !horizon
    if (lines.length === limit && !isLast) return { lines, next: { ...positionOf(transfer), balance } }
  }
  return { lines, next: horizon ? { ...positionOf(horizon), balance } : null }
}

const positionOf = ({ createdAt, transferId }: Position): Position => ({ createdAt, transferId })

/** How many transfers of a wallet one page adds up for the balances of a period. */
const WALLET_HISTORY = 1000

/** Reads the first of a wallet's transfers up to a day, or the next after a cursor: 1 Query on gsi3 and 1 BatchGetItem for each 100. */
export const walletHistory = (operatorId: string, customerId: string, to: string, cursor: string | null = null) =>
  withOptions(Transfer.query.byWallet({ walletOf: walletKey(operatorId, customerId) }).lte({ walletAt: `${to}~` }), {
    limit: WALLET_HISTORY,
    hydrate: true,
    cursor,
  })

/** Reads the next of a wallet's transfers from a day or position on, it included: 1 Query on gsi3 and 1 BatchGetItem. */
export const walletPage = (
  operatorId: string,
  customerId: string,
  from: string | Position,
  to: string,
  limit: number,
) =>
  withOptions(
    Transfer.query
      .byWallet({ walletOf: walletKey(operatorId, customerId) })
      .between({ walletAt: typeof from === 'string' ? from : placeInWallet(from) }, { walletAt: `${to}~` }),
    { limit, hydrate: true },
  )

/** The balances of WALLET before and after a period of a wallet's statement. */
interface WalletBounds {
  opening: number
  closing: number
}

/** Where a page of a wallet's statement begins: the balances are known. */
export interface WalletPlace extends Position, WalletBounds {
  /** Before the page's first line. */
  balance: number
}

/** How far the wallet's history is added up, and where that goes on: there are no lines before the balances are known. */
export interface WalletSums extends WalletBounds {
  /** Of `walletHistory`. */
  cursor: string
}

/** A page of a wallet's statement. */
export interface WalletPage extends Partial<WalletBounds> {
  lines: StatementLine[]
  next: WalletPlace | WalletSums | null
}

/**
 * A page of a wallet's statement. The first ones add up the wallet's history, 1000 transfers each, which gives the balances;
 * later ones have them from where the page before ended.
 */
export function walletStatement(
  { from }: Period,
  page: Part,
  history: Part | undefined,
  place: WalletPlace | WalletSums | null,
  limit: number,
): WalletPage {
  const start = place && 'balance' in place ? place : undefined
  const { opening, closing } = start ?? boundsOfWallet(from, history, place)
  if (!start && history?.cursor) return { lines: [], next: { opening, closing, cursor: history.cursor } }
  const { lines, next } = statementPage([page], 'WALLET', limit, start ?? null, start ? start.balance : opening)
  return { opening, closing, lines, next: next && { ...next, balance: next.balance ?? 0, opening, closing } }
}

function boundsOfWallet(from: string, history: Part | undefined, before: WalletBounds | null): WalletBounds {
  const items = history?.items ?? []
  const sum = (transfers: readonly TransferRecord[]) =>
    transfers.reduce((total, transfer) => total + amountOf(transfer, 'WALLET'), 0)
  const earlier = items.filter(({ createdAt }) => createdAt < startOf(from))
  return { opening: (before?.opening ?? 0) + sum(earlier), closing: (before?.closing ?? 0) + sum(items) }
}
