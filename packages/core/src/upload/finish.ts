import { Product } from '../product/product.ts'
import { Upload, type UploadRecord } from './upload.ts'

/** What became of a file. */
export type UploadOutcome =
  | { state: 'REJECTED'; reason: NonNullable<UploadRecord['reason']>; auditId?: string }
  | { state: 'READY'; picture?: NonNullable<UploadRecord['picture']>; auditId?: string }

/** Writes down what became of a file, once (now in epoch milliseconds): 1 UpdateItem. */
export const finishUpload = (uploadId: string, outcome: UploadOutcome, now: number) =>
  Upload.patch({ uploadId })
    .set({ ...outcome, updatedAt: new Date(now).toISOString() })
    .where((item, op) => op.eq(item.state, 'PENDING'))

/** Shows a picture on its product (now in epoch milliseconds); the machines that sell it follow through the table's stream: 1 UpdateItem. */
export const showPicture = (productId: string, operatorId: string, imageUrl: string, revision: number, now: number) =>
  Product.patch({ productId })
    .set({ imageUrl, revision: revision + 1, updatedAt: new Date(now).toISOString() })
    .where((item, op) => `${op.eq(item.revision, revision)} AND ${op.eq(item.operatorId, operatorId)}`)
