import { machineOfPage, machinePage } from '@dispense/core'
import { isVisible } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { parseId } from '../../ids.ts'
import { toMachine } from '../../models.ts'

export const request = ({ args }: Ctx<'Query', 'machine'>) => machinePage(parseId(args.machineId, 'machineId'))

export const response = (ctx: Ctx<'Query', 'machine', { data: Parameters<typeof machineOfPage>[0] }>) => {
  const machine = machineOfPage(ctx.result.data)
  return machine && isVisible(ctx, machine) ? toMachine(machine) : null
}
