import { randomUUID } from 'node:crypto'
import { lookAt } from '@dispense/functions/uploads'
import sharp from 'sharp'
import { added, inputOf } from './audits.ts'
import { queries } from './documents.ts'
import type { Fleet } from './fleet.ts'
import { ask, command, type Operation } from './operation.ts'

/** Files that are put into the bucket, and what looks at them. */
export const uploads = (): Operation[] => [
  {
    name: 'Mutation.createUpload',
    what: 'an owner will send a picture of a product',
    keys: 'reads Upload, Product or Machine; writes Upload',
    prepare: (fleet) => command('createUpload', fleet.staff, pictureOf(fleet)),
  },
  {
    name: 'Query.upload',
    what: 'an owner asks what became of it',
    keys: '`uploadId`, strongly',
    prepare: async (fleet) => ask(fleet.staff, queries.upload, { id: await asked(fleet, pictureOf(fleet)) }),
  },
  {
    name: 'uploads',
    what: 'a picture has come, and is shown on its product',
    keys: '`uploadId`: Upload; `productId`: Product; writes both',
    prepare: async (fleet) => {
      const create = { width: 8, height: 8, channels: 3, background: '#d33' } as const
      return look(await asked(fleet, pictureOf(fleet)), await sharp({ create }).png().toBuffer())
    },
  },
  {
    name: 'uploads',
    what: 'an audit file has come, and is imported',
    keys: '`uploadId`: Upload; as Mutation.importAudit; writes Upload',
    prepare: async (fleet) => {
      const machineId = await added(fleet, fleet.staff)
      const { content } = inputOf(machineId, 0)
      const about = { kind: 'AUDIT_FILE', contentType: 'text/plain', machineId }
      const uploadId = await asked(fleet, { ...about, size: content.length, idempotencyKey: randomUUID() })
      return look(uploadId, Buffer.from(content, 'latin1'))
    },
  },
]

const pictureOf = (fleet: Fleet) => ({
  ...{ kind: 'PRODUCT_PICTURE', contentType: 'image/png', size: 100_000 },
  ...{ productId: fleet.products[18], idempotencyKey: randomUUID() },
})

async function asked(fleet: Fleet, input: object): Promise<string> {
  type Made = { createUpload: { id: string } }
  return (await fleet.send<Made>('createUpload', fleet.staff, input)).createUpload.id
}

/** The function's work, but for S3's part in it. */
function look(uploadId: string, content: Uint8Array) {
  const nowhere = async () => undefined
  const files = { read: async () => content, publish: nowhere, keep: nowhere }
  return async (shop: Pick<Fleet, 'parts'>) => {
    const { client, table, deadline } = shop.parts()
    const parts = { client, table, deadline, files, webUrl: 'https://vending.example' }
    await lookAt(`uploads/${uploadId}`, content.length, parts)
  }
}
