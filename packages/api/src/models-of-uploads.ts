import { FORM_LIFE_MS, type UploadRecord, uploadStateOf } from '@dispense/core'
import type { Upload } from './generated/types.ts'
import type { UploadForm } from './uploads.ts'

/** What resolvers hand on for an Upload. */
export type UploadModel = Omit<Upload, 'photoUrl'> & {
  /** The key of a photo that only links lead to. */
  photoKey: string | null
}

/** An upload as the API shows it at an instant (epoch milliseconds), with the form that it waits for. */
export function toUpload(upload: UploadRecord, now: number, form: UploadForm | null = null): UploadModel {
  const { uploadId, kind, reason, picture, auditId, createdAt } = upload
  const isPhoto = kind === 'SERVICE_PHOTO' && picture !== undefined
  return {
    id: uploadId,
    kind,
    state: uploadStateOf(upload, now),
    reason: reason ?? null,
    createdAt,
    form: form && { url: form.url, fields: Object.entries(form.fields).map(([name, value]) => ({ name, value })) },
    picture: picture ?? null,
    photoKey: isPhoto ? picture.path.slice(1) : null,
    auditId: auditId ?? null,
  }
}

/** Whether a form may still be sent (now in epoch milliseconds). */
export const isFormOpen = ({ state, createdAt }: UploadRecord, now: number): boolean =>
  state === 'PENDING' && now < Date.parse(createdAt) + FORM_LIFE_MS
