import { type MachineStateRecord, Refusal, stateOf, type VendRecord, vendById } from '@dispense/core'
import { callerAs } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { toCommand, toVend, type VendModel } from '../../models.ts'
import { type EventSource, eventOf } from '../../subscriptions/source.ts'

type Field = Ctx<'Subscription', 'onMachineCommand', MachineStateRecord | null>

/** What the machine has to do now, for one that comes back. */
const readState = {
  request: ({ args, source }: Field) => (eventOf(source as EventSource) ? null : stateOf(args.machineId)),
  response: ({ result }: Field) => result?.activeVendId ?? null,
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
  const vend = eventOf<VendModel>(source as EventSource) ?? (record && toVend(record))
  return vend ? toCommand(vend) : null
}
