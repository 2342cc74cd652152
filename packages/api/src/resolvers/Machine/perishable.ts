import { type MachineStateRecord, Refusal } from '@dispense/core'
import { callerAs } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { readStateOf } from '../../machine-state.ts'
import { present } from '../../present.ts'

export const request = (ctx: Ctx<'Machine', 'perishable'>) => {
  const { id, operatorId } = ctx.source
  if (callerAs(ctx, 'STAFF').operatorId !== operatorId) throw new Refusal('NOT_FOUND', { machineId: id })
  return readStateOf(ctx.source)
}

export const response = ({ source, result }: Ctx<'Machine', 'perishable', MachineStateRecord | null>) => {
  const { cold } = present(source.state ?? result)
  return cold ? { maxTemperature: cold.max, warmMinutes: cold.warm, recoverMinutes: cold.recover } : null
}
