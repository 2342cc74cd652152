import { type ExportRecord, exportById, Refusal } from '@dispense/core'
import { callerAs } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { parseId } from '../../ids.ts'
import { toExport } from '../../models-of-exports.ts'

/** The operator is part of the key: another's export is not there. */
export const request = (ctx: Ctx<'Query', 'exportStatus'>) => {
  const { operatorId } = callerAs(ctx, 'STAFF')
  return exportById({ operatorId, exportId: parseId(ctx.args.exportId, 'exportId') })
}

export const response = ({ result, args }: Ctx<'Query', 'exportStatus', ExportRecord | null>) => {
  if (!result) throw new Refusal('NOT_FOUND', { exportId: args.exportId })
  return toExport(result)
}
