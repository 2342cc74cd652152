import type { DataSource } from '@dispense/appsync'
import { FORM_LIFE_MS, objectKeyOf, type UploadRecord } from '@dispense/core'

/** One file that may be put into the bucket. */
export interface FormOrder {
  key: string
  contentType: string
  /** The most bytes. */
  size: number
  /** Epoch milliseconds: now, and when the form ends. */
  now: number
  until: number
}

/** What a browser sends with the file, as a form of the type `multipart/form-data`. */
export interface UploadForm {
  url: string
  /** In this order, before the file. */
  fields: Record<string, string>
}

/** Lets others into the bucket, for a while. */
export interface UploadSigner {
  form(order: FormOrder): Promise<UploadForm>
  /** An address that opens one object for so many seconds; saved under this name, when one is given. */
  link(key: string, seconds: number, fileName?: string): Promise<string>
}

/** How long a photo can be seen by its address. */
const LINK_SECONDS = 300

/** The name of the data source that signs forms and addresses. */
export const UPLOADS = 'uploads'

/** The data source that signs the form of an upload (`FormOrder`), or the address of an object (its key). */
export const uploadSource = (signer: UploadSigner | undefined): DataSource => ({
  type: 'Upload',
  execute: async (request) => {
    if (!request) return null
    if (!signer) throw new Error('There is no bucket for uploads')
    return typeof request === 'string'
      ? await signer.link(request, LINK_SECONDS)
      : await signer.form(request as FormOrder)
  },
})

/** What a form is signed for. */
export const orderOf = ({ uploadId, contentType, size, createdAt }: UploadRecord, now: number): FormOrder => ({
  key: objectKeyOf(uploadId),
  contentType,
  size,
  now,
  until: Date.parse(createdAt) + FORM_LIFE_MS,
})
