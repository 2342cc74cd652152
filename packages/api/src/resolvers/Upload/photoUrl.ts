import type { Ctx } from '../../ctx.ts'
import { UPLOADS } from '../../uploads.ts'

export const dataSource = UPLOADS

/** Whoever sees the upload may see the photo. */
export const request = ({ source }: Ctx<'Upload', 'photoUrl'>) => source.photoKey

export const response = ({ result }: Ctx<'Upload', 'photoUrl', string | null>) => result
