import * as v from 'valibot'
import { type Call, type Caller, type Command, refuse, write } from '../command.ts'
import { derivedId, hashOf, Id } from '../db/ids.ts'
import { consistent, type Operation } from '../db/operation.ts'
import { type MachineRecord, machineById } from '../machine/machine.ts'
import { type ProductRecord, productById } from '../product/product.ts'
import { UPLOAD_KEPT_SECONDS, UPLOAD_KINDS, Upload, type UploadKind, type UploadRecord, uploadById } from './upload.ts'

const MB = 1024 * 1024
const PICTURES = ['image/jpeg', 'image/png', 'image/webp']

/** What is taken of each kind: content types, the most bytes, and what it has to be about. */
export const UPLOAD_RULES: Record<
  UploadKind,
  { types: readonly string[]; most: number; about: 'productId' | 'machineId' }
> = {
  PRODUCT_PICTURE: { types: PICTURES, most: 10 * MB, about: 'productId' },
  SERVICE_PHOTO: { types: PICTURES, most: 10 * MB, about: 'machineId' },
  AUDIT_FILE: { types: ['text/plain', 'application/octet-stream'], most: MB, about: 'machineId' },
}

const fields = v.object({
  kind: v.picklist(UPLOAD_KINDS),
  contentType: v.string(),
  size: v.pipe(v.number(), v.integer(), v.minValue(1)),
  productId: v.nullish(Id),
  machineId: v.nullish(Id),
  idempotencyKey: Id,
})

type Fields = v.InferOutput<typeof fields>

const rule = <Path extends 'contentType' | 'size' | 'productId' | 'machineId'>(
  path: Path,
  holds: (input: Fields) => boolean,
  message: (input: Fields) => string,
) =>
  v.forward<Fields, v.CheckIssue<Fields>, [Path]>(
    v.check<Fields, (issue: v.CheckIssue<Fields>) => string>(holds, ({ input }) => message(input)),
    [path],
  )

const input = v.pipe(
  fields,
  rule(
    'contentType',
    ({ kind, contentType }) => UPLOAD_RULES[kind].types.includes(contentType),
    ({ kind }) => `must be ${UPLOAD_RULES[kind].types.join(' or ')}`,
  ),
  rule(
    'size',
    ({ kind, size }) => size <= UPLOAD_RULES[kind].most,
    ({ kind }) => `must be at most ${UPLOAD_RULES[kind].most} bytes`,
  ),
  rule(
    'productId',
    ({ kind, productId }) => (UPLOAD_RULES[kind].about === 'productId') === Boolean(productId),
    () => 'is needed for a picture of a product, and not allowed otherwise',
  ),
  rule(
    'machineId',
    ({ kind, machineId }) => (UPLOAD_RULES[kind].about === 'machineId') === Boolean(machineId),
    () => 'is needed for a file about a machine, and not allowed otherwise',
  ),
)

type Uploader = Extract<Caller, { kind: 'STAFF' | 'MACHINE' }>
type UploadCall = Call<Fields, Uploader>

interface Found {
  upload: UploadRecord | null
  product?: ProductRecord | null
  machine?: MachineRecord | null
}

/**
 * Lets somebody put one file into the bucket. What it is called there follows from the upload's id: no file name is ever
 * used. The same call again gives the same upload. 1 BatchGetItem of 2 items, 1 PutItem.
 */
export const createUpload: Command<Fields, Found, UploadRecord, Uploader> = {
  name: 'createUpload',
  input,
  read: (call) => ({
    upload: uploadById(idOf(call)),
    ...(call.input.productId && { product: consistent(productById(call.input.productId)) as Operation }),
    ...(call.input.machineId && { machine: consistent(machineById(call.input.machineId)) as Operation }),
  }),
  decide(call, { upload, product, machine }) {
    const { caller, input } = call
    if (upload)
      return upload.hash === hashOf(input) ? { kind: 'done', value: upload } : refuse('IDEMPOTENCY_KEY_REUSED')
    if (caller.kind === 'STAFF' && input.kind === 'PRODUCT_PICTURE' && !caller.groups.includes('owner')) {
      return refuse('FORBIDDEN', { needs: 'owner' })
    }
    const subject = product ?? machine
    const isOthers = caller.kind === 'MACHINE' && input.machineId !== caller.id
    if (!subject || isOthers || subject.operatorId !== caller.operatorId) {
      return refuse('NOT_FOUND', input.productId ? { productId: input.productId } : { machineId: input.machineId })
    }
    const record = recordOf(call)
    return write(Upload.create(record), record)
  },
}

const idOf = ({ caller, input }: UploadCall) => derivedId('upload', caller.id, input.idempotencyKey)

function recordOf(call: UploadCall): UploadRecord {
  const { caller, input, now } = call
  const at = new Date(now).toISOString()
  return {
    uploadId: idOf(call),
    hash: hashOf(input),
    operatorId: caller.operatorId,
    by: caller.id,
    kind: input.kind,
    ...(input.productId && { productId: input.productId }),
    ...(input.machineId && { machineId: input.machineId }),
    contentType: input.contentType,
    size: input.size,
    state: 'PENDING',
    createdAt: at,
    updatedAt: at,
    expiresAt: Math.floor(now / 1000) + UPLOAD_KEPT_SECONDS,
  }
}
