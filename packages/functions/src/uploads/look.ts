import { isRefused, runOptions } from '@dispense/api'
import type { DynamoTransport } from '@dispense/appsync'
import {
  finishUpload,
  importAudit,
  objectKeyOf,
  type ProductRecord,
  productById,
  Refusal,
  type RunOptions,
  showPicture,
  type UploadOutcome,
  type UploadRecord,
  uploadById,
} from '@dispense/core'
import { carryOut } from '../command.ts'
import { sizesOf } from './picture.ts'

/** Where files are. */
export interface Files {
  /** The bytes that were put into the bucket. */
  read(key: string): Promise<Uint8Array>
  /** Puts a picture where everybody sees it, for ever. */
  publish(key: string, body: Uint8Array, contentType: string): Promise<void>
  /** Puts a photo where only links lead to it. */
  keep(key: string, body: Uint8Array, contentType: string): Promise<void>
}

/** What looking at files works with. Nothing of it is read from the environment. */
export interface LookParts {
  client: DynamoTransport
  table: string
  files: Files
  /** The router's address: pictures are read there. */
  webUrl: string
  /** Epoch milliseconds. */
  deadline: number
}

/**
 * Looks at a file that was put into the bucket, by its content and not by what its sender said, and writes down what became of
 * it. The same file twice does no harm: only an upload that waits for it is looked at.
 */
export async function lookAt(key: string, bytes: number, parts: LookParts): Promise<void> {
  const uploadId = key.replace(/^uploads\//, '')
  const electro = runOptions(parts.client, parts.table, parts.deadline)
  const { data: upload } = (await uploadById(uploadId).go(electro)) as { data: UploadRecord | null }
  if (upload?.state !== 'PENDING' || key !== objectKeyOf(upload.uploadId)) return
  const outcome: UploadOutcome =
    bytes > upload.size ? { state: 'REJECTED', reason: 'TOO_LARGE' } : await outcomeOf(upload, parts, electro)
  await ignoringSecond(finishUpload(uploadId, outcome, Date.now()).go(electro))
}

async function outcomeOf(upload: UploadRecord, parts: LookParts, electro: RunOptions): Promise<UploadOutcome> {
  const content = await parts.files.read(objectKeyOf(upload.uploadId))
  if (upload.kind === 'AUDIT_FILE') return await auditOf(upload, content, electro)
  const sizes = await sizesOf(content)
  if (!Array.isArray(sizes)) return { state: 'REJECTED', reason: sizes.reason }
  const isPublic = upload.kind === 'PRODUCT_PICTURE'
  const folder = isPublic ? 'pictures' : 'photos'
  const put = isPublic ? parts.files.publish : parts.files.keep
  for (const { name, body } of sizes) await put(`${folder}/${upload.uploadId}/${name}.webp`, body, 'image/webp')
  const shown = sizes.find(({ name }) => name === SHOWN)
  if (!shown) throw new Error(`A picture has no size ${SHOWN}`)
  const path = `/${folder}/${upload.uploadId}/${SHOWN}.webp`
  if (isPublic && !(await show(upload, `${parts.webUrl}${path}`, electro))) {
    return { state: 'REJECTED', reason: 'SUBJECT_GONE' }
  }
  return { state: 'READY', picture: { path, width: shown.width, height: shown.height } }
}

/** The size that a page shows first; the others lie beside it. */
const SHOWN = 'medium'

/** Shows a picture on its product, whatever else is being changed about that. */
async function show(upload: UploadRecord, imageUrl: string, electro: RunOptions): Promise<boolean> {
  const { productId = '', operatorId } = upload
  for (let round = 0; round < 5; round += 1) {
    const { data: product } = (await productById(productId).go(electro)) as { data: ProductRecord | null }
    if (product?.operatorId !== operatorId) return false
    if (product.imageUrl === imageUrl) return true
    const operation = showPicture(productId, operatorId, imageUrl, product.revision, Date.now())
    if (await ignoringSecond(operation.go(electro))) return true
  }
  throw new Error(`The product ${productId} is being changed all the time`)
}

/** A file comes one character for each byte, as `importAudit` takes it. */
async function auditOf(upload: UploadRecord, content: Uint8Array, electro: RunOptions): Promise<UploadOutcome> {
  const { operatorId, by, machineId = '' } = upload
  const caller =
    by === machineId
      ? ({ kind: 'MACHINE', id: by, operatorId, publicKey: '' } as const)
      : ({ kind: 'STAFF', id: by, operatorId, groups: [] } as const)
  const input = { machineId, content: Buffer.from(content).toString('latin1'), newController: false }
  try {
    const { auditId, state } = await carryOut(importAudit, caller, input, electro)
    return state === 'IMPORTED' ? { state: 'READY', auditId } : { state: 'REJECTED', reason: 'AUDIT_REJECTED', auditId }
  } catch (error) {
    if (error instanceof Refusal && error.code === 'NOT_FOUND') return { state: 'REJECTED', reason: 'SUBJECT_GONE' }
    throw error
  }
}

/** Whether a conditional write was carried out. */
async function ignoringSecond(write: Promise<unknown>): Promise<boolean> {
  try {
    await write
    return true
  } catch (error) {
    if (isRefused(error)) return false
    throw error
  }
}
