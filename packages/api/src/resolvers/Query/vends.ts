import type { Page } from '@dispense/appsync'
import { Refusal, type VendRecord, vendsOfCustomer, vendsOfMachine } from '@dispense/core'
import { callerAs } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { parseId } from '../../ids.ts'
import { toVend } from '../../models.ts'
import { pageOf, pageRequest } from '../../paging.ts'

/** Whose vends: the customer's own; or those of one machine, under its operator. */
function scopeOf(ctx: Ctx<'Query', 'vends'>): [owner: string, machineId?: string] {
  const { machineId } = ctx.args
  if (!machineId) return [callerAs(ctx, 'CUSTOMER').id]
  const { kind, id, operatorId } = callerAs(ctx, 'STAFF', 'MACHINE')
  if (kind === 'MACHINE' && id !== machineId) throw new Refusal('NOT_FOUND', { machineId })
  return [operatorId, parseId(machineId, 'machineId')]
}

export const request = (ctx: Ctx<'Query', 'vends'>) => {
  const [owner, machineId] = scopeOf(ctx)
  return machineId
    ? vendsOfMachine(owner, machineId, pageRequest(ctx, owner, machineId))
    : vendsOfCustomer(owner, pageRequest(ctx, owner))
}

export const response = (ctx: Ctx<'Query', 'vends', Page<VendRecord>>) =>
  pageOf(ctx, ctx.result, toVend, ...(scopeOf(ctx) as string[]))
