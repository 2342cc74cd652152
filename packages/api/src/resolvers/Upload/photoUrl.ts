import { callerAs } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { UPLOADS } from '../../uploads.ts'

export const dataSource = UPLOADS

/** Whoever of the staff sees the upload may see the photo. */
export const request = (ctx: Ctx<'Upload', 'photoUrl'>) => {
  callerAs(ctx, 'STAFF')
  return ctx.source.photoKey
}

export const response = ({ result }: Ctx<'Upload', 'photoUrl', string | null>) => result
