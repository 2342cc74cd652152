import type { Page } from '@dispense/appsync'
import { type PromotionRecord, promotionsOf } from '@dispense/core'
import { callerAs } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { toPromotion } from '../../models.ts'
import { pageOf, pageRequest } from '../../paging.ts'

export const request = (ctx: Ctx<'Query', 'promotions'>) => {
  const { operatorId } = callerAs(ctx, 'STAFF')
  return promotionsOf(operatorId, pageRequest(ctx, operatorId))
}

export const response = (ctx: Ctx<'Query', 'promotions', Page<PromotionRecord>>) =>
  pageOf(ctx, ctx.result, toPromotion, callerAs(ctx, 'STAFF').operatorId)
