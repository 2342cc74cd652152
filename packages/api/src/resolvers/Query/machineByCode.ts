import { machineCode, machineOfPage, machinePage } from '@dispense/core'
import { isVisible } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { parseId } from '../../ids.ts'
import { toMachine } from '../../models.ts'

type Found = { data: Parameters<typeof machineOfPage>[0] } | null

const findCode = {
  request: ({ args }: Ctx<'Query', 'machineByCode'>) => machineCode(parseId(args.code, 'code')),
}

const readMachine = {
  request: ({ prev }: Ctx<'Query', 'machineByCode'>) => {
    const found = prev.result as { machineId: string } | null
    return found && machinePage(found.machineId)
  },
  response: ({ result }: Ctx<'Query', 'machineByCode', Found>) => result && machineOfPage(result.data),
}

export const functions = [findCode, readMachine]

export const after = (ctx: Ctx<'Query', 'machineByCode'>) => {
  const machine = ctx.prev.result as ReturnType<typeof machineOfPage>
  return machine && isVisible(ctx, machine) ? toMachine(machine) : null
}
