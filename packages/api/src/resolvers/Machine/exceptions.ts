import type { Page } from '@dispense/appsync'
import { exceptionsOf, type MachineExceptionRecord, Refusal } from '@dispense/core'
import { callerAs } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { toException } from '../../models.ts'
import { pageOf, pageRequest } from '../../paging.ts'

export const request = (ctx: Ctx<'Machine', 'exceptions'>) => {
  const { id, operatorId } = ctx.source
  if (callerAs(ctx, 'STAFF').operatorId !== operatorId) throw new Refusal('NOT_FOUND', { machineId: id })
  return exceptionsOf(id, pageRequest(ctx, id))
}

export const response = (ctx: Ctx<'Machine', 'exceptions', Page<MachineExceptionRecord>>) =>
  pageOf(ctx, ctx.result, toException, ctx.source.id)
