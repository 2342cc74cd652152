import { acceptedKeys, type MachineStateRecord, Refusal, stateNow, type VendRecord, vendById } from '@dispense/core'
import { callerAs } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { type MachineCommandModel, toVend } from '../../models.ts'
import { toCommand } from '../../models-of-machines.ts'
import { type EventSource, eventOf } from '../../subscriptions/source.ts'

type Field = Ctx<'Subscription', 'onMachineCommand', MachineStateRecord | null>

/** A machine whose key was revoked hears nothing any more; one that comes back hears what it has to do now. */
const readState = {
  request: ({ args }: Field) => stateNow(args.machineId),
  response: (ctx: Field) => {
    const keys = ctx.result ? acceptedKeys(ctx.result, Date.now()) : []
    if (!keys.includes(callerAs(ctx, 'MACHINE').publicKey)) throw new Refusal('NOT_FOUND')
    return eventOf(ctx.source as EventSource) ? null : (ctx.result?.activeVendId ?? null)
  },
}

const readVend = {
  request: ({ prev }: Field) => (prev.result ? vendById(prev.result as string) : null),
}

export const before = (ctx: Field) => {
  if (callerAs(ctx, 'MACHINE').id !== ctx.args.machineId) throw new Refusal('NOT_FOUND')
}

export const functions = [readState, readVend]

export const after = ({ source, prev }: Field) => {
  const record = prev.result as VendRecord | null
  // While the payment is asked for there is nothing to do yet: told now, the vend would be taken for known when it is authorized.
  const now = record && record.state !== 'PENDING' ? toCommand(toVend(record)) : null
  return eventOf<MachineCommandModel>(source as EventSource) ?? now
}
