import type { Page } from '@dispense/appsync'
import { commandsOf, type OutboxRecord, Refusal } from '@dispense/core'
import { callerAs } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { toOutboxCommand } from '../../models-of-machines.ts'
import { pageOf, pageRequest } from '../../paging.ts'

export const request = (ctx: Ctx<'Machine', 'commands'>) => {
  const { id, operatorId } = ctx.source
  if (callerAs(ctx, 'STAFF').operatorId !== operatorId) throw new Refusal('NOT_FOUND', { machineId: id })
  return commandsOf(id, pageRequest(ctx, id))
}

export const response = (ctx: Ctx<'Machine', 'commands', Page<OutboxRecord>>) =>
  pageOf(ctx, ctx.result, (command) => toOutboxCommand(command), ctx.source.id)
