import type { Page } from '@dispense/appsync'
import { Refusal, type RestockRecord, restocksOf } from '@dispense/core'
import { callerAs } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { toRestock } from '../../models-of-machines.ts'
import { pageOf, pageRequest } from '../../paging.ts'

export const request = (ctx: Ctx<'Machine', 'restocks'>) => {
  const { id, operatorId } = ctx.source
  if (callerAs(ctx, 'STAFF').operatorId !== operatorId) throw new Refusal('NOT_FOUND', { machineId: id })
  return restocksOf(id, pageRequest(ctx, id))
}

export const response = (ctx: Ctx<'Machine', 'restocks', Page<RestockRecord>>) =>
  pageOf(ctx, ctx.result, toRestock, ctx.source.id)
