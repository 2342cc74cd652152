import { breakEven, DEFAULTS, monthOf, pricesOf } from '@dispense/bill'
import { parseCost } from '@dispense/core'
import { callerAs } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { toCostReport } from '../../models-of-reports.ts'

/** Nothing is read: it is arithmetic. */
export const request = (ctx: Ctx<'Query', 'cost'>) => {
  callerAs(ctx, 'STAFF')
  parseCost(ctx.args)
  return null
}

export const response = (ctx: Ctx<'Query', 'cost'>) => {
  const { servers, ...fleet } = parseCost(ctx.args)
  const prices = pricesOf()
  const month = monthOf({ ...DEFAULTS, ...fleet }, prices)
  return toCostReport(month, breakEven(month, { count: servers, usd: prices.serverMonth }, prices), prices)
}
