import { callerAs } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { EXPORTS } from '../../exports.ts'

export const dataSource = EXPORTS

/** Whoever of the staff sees the export may download it. */
export const request = (ctx: Ctx<'Export', 'url'>) => {
  callerAs(ctx, 'STAFF')
  const { objectKey, fileName } = ctx.source
  return objectKey === null ? null : { objectKey, fileName }
}

export const response = ({ result }: Ctx<'Export', 'url', string | null>) => result
