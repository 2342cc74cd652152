import type { Page } from '@dispense/appsync'
import { type MachineRecord, machinesOf } from '@dispense/core'
import { callerAs } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { toMachine } from '../../models.ts'
import { pageOf, pageRequest } from '../../paging.ts'

export const request = (ctx: Ctx<'Query', 'machines'>) => {
  const { operatorId } = callerAs(ctx, 'STAFF')
  return machinesOf(operatorId, pageRequest(ctx, operatorId))
}

export const response = (ctx: Ctx<'Query', 'machines', Page<MachineRecord>>) =>
  pageOf(ctx, ctx.result, toMachine, callerAs(ctx, 'STAFF').operatorId)
