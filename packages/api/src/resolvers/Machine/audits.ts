import type { Page } from '@dispense/appsync'
import { type AuditRecord, auditsOf, Refusal } from '@dispense/core'
import { callerAs } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { toAudit } from '../../models-of-audits.ts'
import { pageOf, pageRequest } from '../../paging.ts'

export const request = (ctx: Ctx<'Machine', 'audits'>) => {
  const { id, operatorId } = ctx.source
  if (callerAs(ctx, 'STAFF').operatorId !== operatorId) throw new Refusal('NOT_FOUND', { machineId: id })
  return auditsOf(id, pageRequest(ctx, id))
}

export const response = (ctx: Ctx<'Machine', 'audits', Page<AuditRecord>>) =>
  pageOf(ctx, ctx.result, toAudit, ctx.source.id)
