import { createUpload, type UploadRecord } from '@dispense/core'
import { commandPipeline } from '../../command.ts'
import { isFormOpen, toUpload } from '../../models-of-uploads.ts'
import { orderOf, UPLOADS, type UploadForm } from '../../uploads.ts'

const pipeline = commandPipeline(createUpload, ['STAFF', 'MACHINE'], (upload) => upload)
type Steps = Parameters<typeof pipeline.after>[0] & { result?: unknown; prev?: { result?: unknown } }

/** Last step: the form, as long as the upload waits for a file. */
const signForm = {
  dataSource: UPLOADS,
  request: ({ stash }: Steps) => {
    const upload = stash.value as UploadRecord | null | undefined
    const now = Date.now()
    return upload && isFormOpen(upload, now) ? orderOf(upload, now) : null
  },
  response: ({ result }: Steps) => result,
}

export const { before } = pipeline
export const functions = [...pipeline.functions, signForm]
export const after = (ctx: Steps) => toUpload(pipeline.after(ctx), Date.now(), ctx.prev?.result as UploadForm | null)
