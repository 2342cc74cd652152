import type { Page } from '@dispense/appsync'
import { type MachineRecord, machinesOf, machinesToLookAt, parseMachineFilter } from '@dispense/core'
import { callerAs } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import {
  describedBy,
  pageOfFitting,
  readOpenAlerts,
  readOtherAlerts,
  readStates,
  type Search,
} from '../../machine-search.ts'
import { toMachine } from '../../models.ts'
import { pageOf, pageRequest } from '../../paging.ts'

type Field<Result = unknown> = Ctx<'Query', 'machines', Result, Search>

/** A token of one search is none of another. */
const scopeOf = ({ stash }: Field) => [stash.operatorId, JSON.stringify(stash.filter ?? {})]

export const before = (ctx: Field) => {
  ctx.stash.operatorId = callerAs(ctx, 'STAFF').operatorId
  ctx.stash.filter = parseMachineFilter(ctx.args.filter)
}

const readMachines = {
  request: (ctx: Field) => {
    const { operatorId, filter } = ctx.stash
    const page = pageRequest(ctx, ...scopeOf(ctx))
    return filter ? machinesToLookAt(operatorId, page.cursor) : machinesOf(operatorId, page)
  },
  response: ({ stash, result }: Field<Page<MachineRecord>>) => {
    Object.assign(stash, describedBy(result, stash.filter))
  },
}

export const functions = [readMachines, readOpenAlerts, readOtherAlerts, readStates]

export const after = (ctx: Field) =>
  pageOf(ctx, pageOfFitting(ctx.stash, ctx.args.limit, Date.now()), toMachine, ...scopeOf(ctx))
