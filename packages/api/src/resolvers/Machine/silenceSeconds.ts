import { type MachineStateRecord, Refusal, SILENCE_SECONDS } from '@dispense/core'
import { callerAs } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { readStateOf } from '../../machine-state.ts'
import { present } from '../../present.ts'

export const request = (ctx: Ctx<'Machine', 'silenceSeconds'>) => {
  const { id, operatorId } = ctx.source
  if (callerAs(ctx, 'STAFF').operatorId !== operatorId) throw new Refusal('NOT_FOUND', { machineId: id })
  return readStateOf(ctx.source)
}

export const response = ({ source, result }: Ctx<'Machine', 'silenceSeconds', MachineStateRecord | null>) =>
  present(source.state ?? result).silenceSeconds ?? SILENCE_SECONDS
