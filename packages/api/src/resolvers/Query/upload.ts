import { Refusal, type UploadRecord, uploadById } from '@dispense/core'
import { callerAs } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { parseId } from '../../ids.ts'
import { toUpload } from '../../models-of-uploads.ts'

export const request = (ctx: Ctx<'Query', 'upload'>) => {
  callerAs(ctx, 'STAFF', 'MACHINE')
  return uploadById(parseId(ctx.args.uploadId, 'uploadId'))
}

export const response = (ctx: Ctx<'Query', 'upload', UploadRecord | null>) => {
  const caller = callerAs(ctx, 'STAFF', 'MACHINE')
  const { result, args } = ctx
  const isOthers = result?.operatorId !== caller.operatorId || (caller.kind === 'MACHINE' && result.by !== caller.id)
  if (!result || isOthers) throw new Refusal('NOT_FOUND', { uploadId: args.uploadId })
  return toUpload(result, Date.now())
}
