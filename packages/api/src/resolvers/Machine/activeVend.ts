import { type MachineStateRecord, maySee, type VendRecord, vendById } from '@dispense/core'
import { callerOf } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { readStateOf } from '../../machine-state.ts'
import { toVend } from '../../models.ts'
import { present } from '../../present.ts'

const readState = {
  request: ({ source }: Ctx<'Machine', 'activeVend'>) => readStateOf(source),
  response: ({ source, result }: Ctx<'Machine', 'activeVend', MachineStateRecord | null>) =>
    present(source.state ?? result).activeVendId,
}

const readVend = {
  request: ({ prev }: Ctx<'Machine', 'activeVend'>) => (prev.result ? vendById(prev.result as string) : null),
}

export const functions = [readState, readVend]

export const after = (ctx: Ctx<'Machine', 'activeVend'>) => {
  const vend = ctx.prev.result as VendRecord | null
  // As long as the payment provider has not answered, there is nothing to do for the machine.
  return vend && vend.state !== 'PENDING' && maySee(callerOf(ctx), vend) ? toVend(vend) : null
}
