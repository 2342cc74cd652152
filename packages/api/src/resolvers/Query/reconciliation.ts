import { booksOf, type ProviderDayRecord, parseDay, providerDay } from '@dispense/core'
import { callerAs } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { toReconciliation } from '../../models-of-ledger.ts'
import { present } from '../../present.ts'
import { type BooksStash, readBooks } from '../../statement.ts'

type Asked<Result = unknown> = Ctx<'Query', 'reconciliation', Result, BooksStash>

/** The operator is part of every key. */
export function before(ctx: Asked) {
  const day = parseDay(ctx.args.date)
  ctx.stash.asked = { operatorId: callerAs(ctx, 'STAFF').operatorId, period: { from: day, to: day } }
}

/** What the provider's books said when they were asked for. */
const readProvidersSide = {
  request: ({ args, stash }: Asked) => providerDay(present(stash.asked).operatorId, args.date),
}

export const functions = [...readBooks, readProvidersSide]

export function after({ args, stash, prev, env }: Asked) {
  const { closings = {}, tails = [], currency = '' } = stash
  const provider = prev.result as ProviderDayRecord | null
  const hasCards = env.PAYMENT_PROVIDER === 'stripe'
  return toReconciliation(args.date, booksOf(args.date, closings, tails), { provider, hasCards }, currency)
}
