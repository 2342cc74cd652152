import type { Page } from '@dispense/appsync'
import { type LowStockRecord, lowStockOf } from '@dispense/core'
import { callerAs } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { toLowStock } from '../../models-of-stock.ts'
import { pageOf, pageRequest } from '../../paging.ts'

export const request = (ctx: Ctx<'Query', 'lowStock'>) => {
  const { operatorId } = callerAs(ctx, 'STAFF')
  return lowStockOf(operatorId, pageRequest(ctx, operatorId))
}

export const response = (ctx: Ctx<'Query', 'lowStock', Page<LowStockRecord>>) =>
  pageOf(ctx, ctx.result, toLowStock, callerAs(ctx, 'STAFF').operatorId)
