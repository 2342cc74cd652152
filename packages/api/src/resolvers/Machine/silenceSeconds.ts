import { type MachineStateRecord, Refusal, SILENCE_SECONDS, stateOf } from '@dispense/core'
import { callerAs } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { present } from '../../present.ts'

export const request = (ctx: Ctx<'Machine', 'silenceSeconds'>) => {
  const { id, operatorId, state } = ctx.source
  if (callerAs(ctx, 'STAFF').operatorId !== operatorId) throw new Refusal('NOT_FOUND', { machineId: id })
  return state ? null : stateOf(id)
}

export const response = ({ source, result }: Ctx<'Machine', 'silenceSeconds', MachineStateRecord | null>) =>
  present(source.state ?? result).silenceSeconds ?? SILENCE_SECONDS
