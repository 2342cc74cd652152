import { type MachineStateRecord, Refusal } from '@dispense/core'
import { callerAs } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { readStateOf } from '../../machine-state.ts'
import { present } from '../../present.ts'

export const request = (ctx: Ctx<'Machine', 'lastSeenAt'>) => {
  const { id, operatorId } = ctx.source
  if (callerAs(ctx, 'STAFF').operatorId !== operatorId) throw new Refusal('NOT_FOUND', { machineId: id })
  return readStateOf(ctx.source)
}

export const response = ({ source, result }: Ctx<'Machine', 'lastSeenAt', MachineStateRecord | null>) => {
  const { seenAt } = present(source.state ?? result)
  return seenAt === undefined ? null : new Date(seenAt).toISOString()
}
