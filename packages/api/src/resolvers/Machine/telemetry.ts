import { healthOf, type MachineHealthRecord, Refusal } from '@dispense/core'
import { callerAs } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { toTelemetry } from '../../models-of-machines.ts'

export const request = (ctx: Ctx<'Machine', 'telemetry'>) => {
  const { id, operatorId } = ctx.source
  if (callerAs(ctx, 'STAFF', 'MACHINE').operatorId !== operatorId) throw new Refusal('NOT_FOUND', { machineId: id })
  return healthOf(id)
}

export const response = ({ result }: Ctx<'Machine', 'telemetry', MachineHealthRecord | null>) =>
  result && toTelemetry(result)
