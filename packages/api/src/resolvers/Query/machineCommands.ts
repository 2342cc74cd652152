import { all, type Page } from '@dispense/appsync'
import {
  commandsAfter,
  type MachineStateRecord,
  type OutboxRecord,
  stateNow,
  type VendRecord,
  vendById,
} from '@dispense/core'
import { callerAs } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { missedCommands } from '../../models-of-machines.ts'
import { pageRequest } from '../../paging.ts'

type Field = Ctx<'Query', 'machineCommands', { state: MachineStateRecord | null; sent: Page<OutboxRecord> }>

export const before = (ctx: Field) => {
  callerAs(ctx, 'MACHINE')
}

const readOutbox = {
  request: (ctx: Field) => {
    const { id } = callerAs(ctx, 'MACHINE')
    return all({ state: stateNow(id), sent: commandsAfter(id, ctx.args.after, Date.now(), pageRequest(ctx).limit) })
  },
  response: ({ result, stash }: Field) => {
    stash.sent = result.sent.items
    return result.state?.activeVendId ?? null
  },
}

const readVend = {
  request: ({ prev }: Field) => (prev.result ? vendById(prev.result as string) : null),
}

export const functions = [readOutbox, readVend]

export const after = ({ args, prev, stash }: Field) =>
  missedCommands(stash.sent as OutboxRecord[], prev.result as VendRecord | null, args)
