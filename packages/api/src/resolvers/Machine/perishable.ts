import { type MachineStateRecord, Refusal, stateOf } from '@dispense/core'
import { callerAs } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { present } from '../../present.ts'

export const request = (ctx: Ctx<'Machine', 'perishable'>) => {
  const { id, operatorId, state } = ctx.source
  if (callerAs(ctx, 'STAFF').operatorId !== operatorId) throw new Refusal('NOT_FOUND', { machineId: id })
  return state ? null : stateOf(id)
}

export const response = ({ source, result }: Ctx<'Machine', 'perishable', MachineStateRecord | null>) => {
  const { cold } = present(source.state ?? result)
  return cold ? { maxTemperature: cold.max, warmMinutes: cold.warm, recoverMinutes: cold.recover } : null
}
