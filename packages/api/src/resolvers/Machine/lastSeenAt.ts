import { type MachineStateRecord, Refusal, stateOf } from '@dispense/core'
import { callerAs } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { present } from '../../present.ts'

export const request = (ctx: Ctx<'Machine', 'lastSeenAt'>) => {
  const { id, operatorId, state } = ctx.source
  if (callerAs(ctx, 'STAFF').operatorId !== operatorId) throw new Refusal('NOT_FOUND', { machineId: id })
  return state ? null : stateOf(id)
}

export const response = ({ source, result }: Ctx<'Machine', 'lastSeenAt', MachineStateRecord | null>) => {
  const { seenAt } = present(source.state ?? result)
  return seenAt === undefined ? null : new Date(seenAt).toISOString()
}
