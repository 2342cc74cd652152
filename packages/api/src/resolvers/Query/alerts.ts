import type { Page } from '@dispense/appsync'
import { type AlertRecord, alertsOf, alertsOfMachine } from '@dispense/core'
import { callerAs } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { parseId } from '../../ids.ts'
import { toAlert } from '../../models-of-machines.ts'
import { pageOf, pageRequest } from '../../paging.ts'

type Field = Ctx<'Query', 'alerts', Page<AlertRecord>>

const scopeOf = (ctx: Field) => [callerAs(ctx, 'STAFF').operatorId, ctx.args.state, ctx.args.machineId ?? '']

export const request = (ctx: Field) => {
  const { operatorId } = callerAs(ctx, 'STAFF')
  const { machineId, state } = ctx.args
  const page = pageRequest(ctx, ...scopeOf(ctx))
  if (machineId == null) return alertsOf(operatorId, state, page)
  return alertsOfMachine(operatorId, parseId(machineId, 'machineId'), state, page)
}

export const response = (ctx: Field) => pageOf(ctx, ctx.result, toAlert, ...scopeOf(ctx))
