import type { EntityItem } from 'electrodb'
import { Entity } from '../db/entity.ts'
import { key, model, TABLE_PLACEHOLDER } from '../db/model.ts'
import { consistent } from '../db/operation.ts'

/** What a file is for. */
export const UPLOAD_KINDS = ['PRODUCT_PICTURE', 'AUDIT_FILE', 'SERVICE_PHOTO'] as const

/** What a file is for. */
export type UploadKind = (typeof UPLOAD_KINDS)[number]

/** Why a file was not taken. */
export const UPLOAD_REASONS = ['WRONG_TYPE', 'TOO_LARGE', 'BROKEN', 'AUDIT_REJECTED', 'SUBJECT_GONE'] as const

const text = { type: 'string', required: true } as const

/** A file that somebody may put into the bucket, and what became of it. */
export const Upload = new Entity(
  {
    model: model('upload'),
    attributes: {
      /** Follows from who uploads and the idempotency key. Its object's key is made of it, and of nothing that a caller says. */
      uploadId: text,
      /** Of the input: the same key with another input is refused. */
      hash: text,
      operatorId: text,
      by: text,
      kind: { type: UPLOAD_KINDS, required: true },
      /** Of the product that it shows. */
      productId: { type: 'string' },
      /** Of the machine that it is about. */
      machineId: { type: 'string' },
      contentType: text,
      /** The most bytes that are taken. */
      size: { type: 'number', required: true },
      state: { type: ['PENDING', 'READY', 'REJECTED'] as const, required: true },
      reason: { type: UPLOAD_REASONS },
      /** Of a picture: its address at the edge, and its size in pixels. */
      picture: {
        type: 'map',
        properties: {
          path: text,
          width: { type: 'number', required: true },
          height: { type: 'number', required: true },
        },
      },
      /** Of an audit file: what was made of it. */
      auditId: { type: 'string' },
      createdAt: text,
      updatedAt: text,
      /** Epoch seconds. */
      expiresAt: { type: 'number', required: true },
    },
    indexes: { upload: { pk: key('pk', ['uploadId']), sk: key('sk', []) } },
  },
  { table: TABLE_PLACEHOLDER },
)

/** A file that somebody may put into the bucket, and what became of it. */
export type UploadRecord = EntityItem<typeof Upload>

/** Reads one as it is now: 1 GetItem, 1 read unit. */
export const uploadById = (uploadId: string) => consistent(Upload.get({ uploadId }))

/** How long a form may be used, in milliseconds. */
export const FORM_LIFE_MS = 15 * 60 * 1000

/** How long looking at a file may take after that, in milliseconds. */
const LOOK_MS = 5 * 60 * 1000

/** How long it is known what became of a file, in seconds. */
export const UPLOAD_KEPT_SECONDS = 90 * 24 * 60 * 60

/** Where a file stands (now in epoch milliseconds): one that never came is `EXPIRED`, and nobody has to write that down. */
export const uploadStateOf = ({ state, createdAt }: UploadRecord, now: number): UploadRecord['state'] | 'EXPIRED' =>
  state === 'PENDING' && now > Date.parse(createdAt) + FORM_LIFE_MS + LOOK_MS ? 'EXPIRED' : state

/** The key of an upload's object, and whose it is. */
export const objectKeyOf = (uploadId: string): string => `uploads/${uploadId}`
