import { balanceIn, boundsOf, parsePeriod, statementPage } from '@dispense/core'
import { callerAs } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { moneyOrNull, toLedgerLine } from '../../models-of-ledger.ts'
import { pageOf, pageRequest } from '../../paging.ts'
import { present } from '../../present.ts'
import { type BooksStash, placeOf, readBooks } from '../../statement.ts'

type Asked = Ctx<'Query', 'ledger', unknown, BooksStash>

const scopeOf = (ctx: Asked): string[] => [
  callerAs(ctx, 'STAFF').operatorId,
  ...[ctx.args.account, ctx.args.from, ctx.args.to],
]

/** The operator is part of every key. */
export function before(ctx: Asked) {
  const { operatorId } = callerAs(ctx, 'STAFF')
  const { limit, cursor } = pageRequest(ctx, ...scopeOf(ctx))
  ctx.stash.asked = { operatorId, period: parsePeriod(ctx.args), page: { limit, place: placeOf(cursor) } }
}

export const functions = readBooks

export function after(ctx: Asked) {
  const { asked, closings = {}, tails = [], parts = [], currency = '' } = ctx.stash
  const { period, page } = present(asked)
  const { account } = ctx.args
  const bounds = boundsOf(period, closings, tails)
  const [opening, closing] = [balanceIn(bounds.opening, account), balanceIn(bounds.closing, account)]
  const { limit, place } = present(page)
  const { lines, next } = statementPage(parts, account, limit, place, place ? place.balance : opening)
  const found = { items: lines, cursor: next && JSON.stringify(next) }
  return {
    ...{ account, opening: moneyOrNull(opening, currency), closing: moneyOrNull(closing, currency) },
    ...pageOf(ctx, found, toLedgerLine, ...scopeOf(ctx)),
  }
}
