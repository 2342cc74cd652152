import { booksOf, parseDay } from '@dispense/core'
import { callerAs } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { toReconciliation } from '../../models-of-ledger.ts'
import { type BooksStash, readBooks } from '../../statement.ts'

type Asked = Ctx<'Query', 'reconciliation', unknown, BooksStash>

/** The operator is part of every key. */
export function before(ctx: Asked) {
  const day = parseDay(ctx.args.date)
  ctx.stash.asked = { operatorId: callerAs(ctx, 'STAFF').operatorId, period: { from: day, to: day } }
}

export const functions = readBooks

export function after({ args, stash }: Asked) {
  const { closings = {}, tails = [], currency = '' } = stash
  return toReconciliation(args.date, booksOf(args.date, closings, tails), currency)
}
