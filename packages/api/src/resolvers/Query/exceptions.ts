import type { Page } from '@dispense/appsync'
import { type MachineExceptionRecord, openExceptionsOf } from '@dispense/core'
import { callerAs } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { toException } from '../../models.ts'
import { pageOf, pageRequest } from '../../paging.ts'

export const request = (ctx: Ctx<'Query', 'exceptions'>) => {
  const { operatorId } = callerAs(ctx, 'STAFF')
  return openExceptionsOf(operatorId, pageRequest(ctx, operatorId))
}

export const response = (ctx: Ctx<'Query', 'exceptions', Page<MachineExceptionRecord>>) =>
  pageOf(ctx, ctx.result, toException, callerAs(ctx, 'STAFF').operatorId)
