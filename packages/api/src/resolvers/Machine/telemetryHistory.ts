import type { Page } from '@dispense/appsync'
import { Refusal, type TelemetryRecord, telemetryOf } from '@dispense/core'
import { callerAs } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { toTelemetry } from '../../models-of-machines.ts'
import { pageOf, pageRequest } from '../../paging.ts'

export const request = (ctx: Ctx<'Machine', 'telemetryHistory'>) => {
  const { id, operatorId } = ctx.source
  if (callerAs(ctx, 'STAFF').operatorId !== operatorId) throw new Refusal('NOT_FOUND', { machineId: id })
  return telemetryOf(id, pageRequest(ctx, id))
}

export const response = (ctx: Ctx<'Machine', 'telemetryHistory', Page<TelemetryRecord>>) =>
  pageOf(ctx, ctx.result, toTelemetry, ctx.source.id)
