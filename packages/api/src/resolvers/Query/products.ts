import type { Page } from '@dispense/appsync'
import { type ProductRecord, productsOf } from '@dispense/core'
import { callerAs } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { toProduct } from '../../models.ts'
import { pageOf, pageRequest } from '../../paging.ts'

export const request = (ctx: Ctx<'Query', 'products'>) => {
  const { operatorId } = callerAs(ctx, 'STAFF')
  return productsOf(operatorId, pageRequest(ctx, operatorId))
}

export const response = (ctx: Ctx<'Query', 'products', Page<ProductRecord>>) =>
  pageOf(ctx, ctx.result, toProduct, callerAs(ctx, 'STAFF').operatorId)
