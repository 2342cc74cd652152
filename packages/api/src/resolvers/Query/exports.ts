import type { Page } from '@dispense/appsync'
import { type ExportRecord, exportsOf } from '@dispense/core'
import { callerAs } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { toExport } from '../../models-of-exports.ts'
import { pageOf, pageRequest } from '../../paging.ts'

/** The operator is part of the key. */
export const request = (ctx: Ctx<'Query', 'exports'>) => {
  const { operatorId } = callerAs(ctx, 'STAFF')
  return exportsOf(operatorId, pageRequest(ctx, operatorId))
}

export const response = (ctx: Ctx<'Query', 'exports', Page<ExportRecord>>) =>
  pageOf(ctx, ctx.result, (record) => toExport(record), callerAs(ctx, 'STAFF').operatorId)
