import { machineOfPage, machinePage, Refusal } from '@dispense/core'
import { isVisible } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { parseId } from '../../ids.ts'
import { toMachine } from '../../models.ts'

type Field = Ctx<'Subscription', 'onMachineChanged', { data: Parameters<typeof machineOfPage>[0] }>

/** Read anew for each event: the machine and its state lie in two items, and an event shows one of them at most. */
export const request = ({ args }: Field) => machinePage(parseId(args.machineId, 'machineId'))

export const response = (ctx: Field) => {
  const machine = machineOfPage(ctx.result.data)
  if (!machine || !isVisible(ctx, machine)) throw new Refusal('NOT_FOUND')
  return toMachine(machine)
}
