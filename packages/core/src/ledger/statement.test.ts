import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shardOf, shards } from '../db/ids.ts'
import { ACCOUNTS, type Account, balancesAfter, credit, debit } from './accounts.ts'
import { addTurnover, closingOf, type LedgerClosingRecord, NO_TURNOVER } from './closing.ts'
import { boundsOf, type Closings, type Part } from './period.ts'
import { booksOf } from './reconcile.ts'
import { balanceIn, type StatementLine, statementPage, walletStatement } from './statement.ts'
import { type Position, type TransferRecord, transferOf } from './transfer.ts'

const DAYS = ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05']

/** Books of five days: transfers between any two accounts, often at the same moment. */
const books = fc
  .array(
    fc.record({
      day: fc.constantFrom(...DAYS),
      hour: fc.constantFrom('00', '12', '23'),
      from: fc.constantFrom(...ACCOUNTS),
      to: fc.constantFrom(...ACCOUNTS),
      amount: fc.integer({ min: 1, max: 1000 }),
    }),
    { maxLength: 60 },
  )
  .map((moves) =>
    moves.map(({ day, hour, from, to, amount }, i) =>
      transferOf(
        {
          ...{ operatorId: 'acme', customerId: 'ada', transferId: `t${i}`, kind: 'CORRECTION', currency: 'EUR' },
          createdAt: `${day}T${hour}:00:00.000Z`,
        },
        debit(to, amount),
        credit(from, amount),
      ),
    ),
  )

const order = (a: Position, b: Position) => (a.createdAt + a.transferId < b.createdAt + b.transferId ? -1 : 1)

/** What a Query of each key answers: at most `limit` of what fits, in order. */
const query = (transfers: readonly TransferRecord[], fits: (one: TransferRecord) => boolean, limit = 1000): Part[] =>
  shards().map((shard) => {
    const found = transfers.filter((one) => shardOf(one.transferId) === shard && fits(one)).toSorted(order)
    return { items: found.slice(0, limit), cursor: found.length > limit ? 'more' : null }
  })

/** Closes days with transfers in their order, up to one. */
function closingsUpTo(transfers: readonly TransferRecord[], last: string): LedgerClosingRecord[] {
  const closings: LedgerClosingRecord[] = []
  for (const day of DAYS.filter((one) => one <= last)) {
    const found = transfers.filter(({ createdAt }) => createdAt.startsWith(day))
    if (found.length === 0) continue
    const of = { operatorId: 'acme', currency: 'EUR', day, closedAt: `${day}T23:59:59.999Z` }
    closings.push(closingOf(of, closings.at(-1), addTurnover(NO_TURNOVER, found)))
  }
  return closings
}

/** What the reads of a period find when the books are closed up to a day. */
function findings(transfers: readonly TransferRecord[], from: string, to: string, closedTo: string) {
  const made = closingsUpTo(transfers, closedTo)
  const [before, last] = [made.findLast(({ day }) => day < from), made.findLast(({ day }) => day <= to)]
  const closings: Closings = { ...(before && { before }), ...(last && { last }) }
  const tails = query(transfers, ({ createdAt }) => createdAt.slice(0, 10) > (last?.day ?? '') && createdAt < `${to}~`)
  return { closings, tails: last?.day === to ? [] : tails }
}

/** All lines of a statement, page by page. */
function allPages(transfers: readonly TransferRecord[], account: Account, limit: number, opening: number | undefined) {
  const pages: StatementLine[][] = []
  let after: (Parameters<typeof statementPage>[3] & { balance?: number | undefined }) | null = null
  let balance = opening
  do {
    const start = after
    const parts = query(transfers, (one) => !start || order(one, start) >= 0, start ? limit + 1 : limit)
    const page = statementPage(parts, account, limit, after, balance)
    pages.push(page.lines)
    expect(pages.length).toBeLessThan(200)
    after = page.next
    balance = page.next?.balance
  } while (after)
  return pages
}

const period = fc
  .tuple(fc.nat(4), fc.nat(4))
  .map(([a, b]) => [DAYS[Math.min(a, b)], DAYS[Math.max(a, b)]] as [string, string])
const account = fc.constantFrom(...ACCOUNTS)

describe('a statement', () => {
  it('has opening + entries = closing for every account, wherever the books are closed', () => {
    fc.assert(
      fc.property(books, period, fc.constantFrom('', ...DAYS), (transfers, [from, to], closedTo) => {
        const { closings, tails } = findings(transfers, from, to, closedTo)
        const { opening, closing } = boundsOf({ from, to }, closings, tails)
        const within = transfers.filter(({ createdAt: at }) => at >= from && at < `${to}~`)
        const entries = within.flatMap((one) => one.entries)
        const before = transfers.filter(({ createdAt: at }) => at < from).flatMap((one) => one.entries)
        for (const one of ACCOUNTS) {
          expect(balanceIn(opening, one)).toBe(balancesAfter({}, before)[one] ?? 0)
          expect(balanceIn(closing, one)).toBe(balancesAfter({}, [...before, ...entries])[one] ?? 0)
        }
      }),
    )
  })

  it('has every line once and in order on its pages, however small they are, each with the balance after it', () => {
    fc.assert(
      fc.property(books, account, fc.integer({ min: 1, max: 7 }), (transfers, one, limit) => {
        const pages = allPages(transfers, one, limit, 500)
        const lines = pages.flat()
        const touched = transfers
          .toSorted(order)
          .map(({ transferId, entries }) => ({ transferId, amount: balancesAfter({}, entries)[one] ?? 0 }))
          .filter(({ amount }) => amount !== 0)
        expect(lines.map(({ transfer, amount }) => ({ transferId: transfer.transferId, amount }))).toEqual(touched)
        expect(lines.at(-1)?.balance ?? 500).toBe(500 + touched.reduce((sum, { amount }) => sum + amount, 0))
        expect(pages.every((page) => page.length <= limit)).toBe(true)
      }),
    )
  })

  it('does not tell a balance when more has happened than was read', () => {
    const transfers = DAYS.map((day, i) =>
      transferOf(
        {
          operatorId: 'acme',
          transferId: `t${i}`,
          kind: 'CORRECTION',
          currency: 'EUR',
          createdAt: `${day}T12:00:00.000Z`,
        },
        debit('CLEARING', 1),
        credit('WALLET', 1),
      ),
    )
    const tails: Part[] = [{ items: transfers.slice(0, 2), cursor: 'more' }]
    expect(boundsOf({ from: '2026-03-04', to: '2026-03-05' }, {}, tails)).toMatchObject({
      opening: undefined,
      closing: undefined,
    })
    const known = boundsOf({ from: '2026-03-02', to: '2026-03-05' }, {}, tails)
    expect([balanceIn(known.opening, 'CLEARING'), known.closing]).toEqual([1, undefined])
    expect(booksOf('2026-03-05', {}, tails)).toBeUndefined()
  })
})

describe('the books of a day', () => {
  it('are the same when they are closed and when they are added up, and zero together', () => {
    fc.assert(
      fc.property(books, fc.constantFrom(...DAYS), (transfers, day) => {
        fc.pre(transfers.some(({ createdAt }) => createdAt.startsWith(day)))
        const of = (closedTo: string) => {
          const { closings, tails } = findings(transfers, day, day, closedTo)
          return booksOf(day, closings, tails)
        }
        const [closed, open] = [of(day), of('2026-02-28')]
        expect([closed?.isClosed, open?.isClosed]).toEqual([true, false])
        expect(open).toMatchObject({
          accounts: closed?.accounts,
          provider: closed?.provider,
          transfers: closed?.transfers,
        })
        const all = Object.values(open?.accounts ?? {})
        expect(all.reduce((sum, { debit: d, credit: c }) => sum + d - c, 0)).toBe(0)
        expect(all.reduce((sum, { balance }) => sum + balance, 0)).toBe(0)
      }),
    )
  })
})

const few = fc.integer({ min: 1, max: 5 })

describe("a wallet's statement", () => {
  it('has opening + lines = closing over its pages, which say the same balances', () => {
    fc.assert(
      fc.property(books, period, few, few, (transfers, [from, to], limit, added) => {
        const mine = transfers.filter(({ walletOf }) => walletOf === 'acme.ada').toSorted(order)
        const upTo = mine.filter(({ createdAt }) => createdAt < `${to}~`)
        const historyAfter = (cursor: string): Part => {
          const items = upTo.slice(Number(cursor), Number(cursor) + added)
          return { items, cursor: Number(cursor) + added < upTo.length ? `${Number(cursor) + added}` : null }
        }
        const pages: ReturnType<typeof walletStatement>[] = []
        do {
          const next = pages.at(-1)?.next ?? null
          const place = next && 'balance' in next ? next : null
          const history = place ? undefined : historyAfter(next && 'cursor' in next ? next.cursor : '0')
          const rest = upTo.filter((one) => (place ? order(one, place) >= 0 : one.createdAt >= from))
          const page = { items: rest.slice(0, limit + 1), cursor: rest.length > limit + 1 ? 'more' : null }
          pages.push(walletStatement({ from, to }, page, history, next, limit))
        } while (pages.at(-1)?.next)
        const told = pages.filter((page) => page.opening !== undefined)
        // Only the adding up has pages without balances, and they have no lines.
        expect(pages.filter((page) => page.opening === undefined).flatMap(({ lines }) => lines)).toEqual([])
        const [{ opening = Number.NaN, closing }] = told as [ReturnType<typeof walletStatement>]
        const lines = pages.flatMap((page) => page.lines)
        expect(lines.reduce((sum, { amount }) => sum + amount, opening)).toBe(closing)
        expect(new Set(lines.map(({ transfer }) => transfer.transferId)).size).toBe(lines.length)
        expect(told.every((page) => page.opening === opening && page.closing === closing)).toBe(true)
      }),
    )
  })
})
