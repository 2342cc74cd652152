import { writeAudit } from '@dispense/dex'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import {
  CreateUploadDocument,
  type CreateUploadInput,
  GetUploadDocument,
  MachineAuditsDocument,
  ProductPictureDocument,
} from './generated/operations.ts'
import { machine, person, refusal } from './kit/callers.ts'
import { newKey, openShop, type Shop } from './kit/shop.ts'

const noise = { create: { width: 900, height: 600, channels: 3, background: '#d33' } } as const
const png = () => sharp(noise).png().toBuffer()

type Wanted = Omit<CreateUploadInput, 'idempotencyKey' | 'size'> & { size?: number }

const ask = async (client: Shop['owner'], input: Wanted) => {
  const whole = { size: 100_000, idempotencyKey: newKey(), ...input }
  return (await client.request(CreateUploadDocument, { input: whole })).createUpload
}

/** Sends a file as a browser does. */
const send = async (form: Awaited<ReturnType<typeof ask>>['form'], body: Uint8Array, name = 'a.png') => {
  const data = new FormData()
  for (const field of form?.fields ?? []) data.append(field.name, field.value)
  data.append('file', new Blob([Uint8Array.from(body)]), name)
  return await fetch(form?.url ?? '', { method: 'POST', body: data })
}

const look = async (client: Shop['owner'], uploadId: string) =>
  (await client.request(GetUploadDocument, { uploadId })).upload

const settled = async (client: Shop['owner'], uploadId: string) => {
  await expect.poll(async () => (await look(client, uploadId))?.state, { timeout: 15_000 }).not.toBe('PENDING')
  return await look(client, uploadId)
}

test('a picture goes straight to S3, and is shown on its product in web sizes under a name that never changes', async () => {
  const shop = await openShop()
  const { productId } = shop.offer()
  const about = { kind: 'PRODUCT_PICTURE', contentType: 'image/png', productId } as const
  const { id, form, state } = await ask(shop.owner, about)
  expect(state).toBe('PENDING')
  // What it is called does not matter, however it is called.
  expect((await send(form, await png(), '../../etc/passwd')).status).toBe(204)
  const upload = await settled(shop.owner, id)
  expect(upload).toMatchObject({ state: 'READY', form: null, reason: null, picture: { width: 640, height: 427 } })
  const { product } = await shop.owner.request(ProductPictureDocument, { productId })
  expect(product?.imageUrl).toMatch(/\/pictures\/V[0-9A-Z]{25}\/medium\.webp$/)
  for (const [name, width] of Object.entries({ small: 160, medium: 640, large: 900 })) {
    const response = await fetch((product?.imageUrl ?? '').replace('medium', name))
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(await sharp(await response.arrayBuffer()).metadata()).toMatchObject({ format: 'webp', width })
  }
  await expect.poll(async () => (await shop.look()).slots[0]?.product.id).toBe(productId)
})

test.each([
  ['text that calls itself a picture', Buffer.from('<script>alert(1)</script>'), 'WRONG_TYPE'],
  ['another type than a picture of the web', Buffer.from('GIF89a\u0001\u0000\u0001\u0000'), 'WRONG_TYPE'],
  ['a picture that ends in the middle', null, 'BROKEN'],
])('%s is rejected, and changes no product', async (_what, bytes, reason) => {
  const { owner, offer } = await openShop()
  const { productId } = offer()
  const { id, form } = await ask(owner, { kind: 'PRODUCT_PICTURE', contentType: 'image/png', productId })
  expect((await send(form, bytes ?? (await png()).subarray(0, 300))).status).toBe(204)
  expect(await settled(owner, id)).toMatchObject({ state: 'REJECTED', reason, picture: null })
  expect((await owner.request(ProductPictureDocument, { productId })).product?.imageUrl).toBeNull()
})

test('S3 itself refuses what was not agreed on: more bytes, another type, another key', async () => {
  const { owner, offer } = await openShop()
  const about = { kind: 'PRODUCT_PICTURE', contentType: 'image/png', productId: offer().productId, size: 100 } as const
  const { form } = await ask(owner, about)
  const changed = (name: string, value: string) =>
    form && { ...form, fields: form.fields.map((field) => (field.name === name ? { name, value } : field)) }
  expect((await send(form, new Uint8Array(101))).status).toBe(400)
  expect((await send(changed('Content-Type', 'text/html'), new Uint8Array(10))).status).toBe(403)
  expect((await send(changed('key', 'pictures/mine'), new Uint8Array(10))).status).toBe(403)
})

test('an audit file is imported as by importAudit, and a damaged one says why', async () => {
  const { owner, controller, machineId } = await openShop()
  const about = { kind: 'AUDIT_FILE', contentType: 'text/plain', machineId } as const
  const content = writeAudit([['ID1*DSP42', 'VA1*0*0']])
  const good = await ask(controller.client, about)
  expect((await send(good.form, Buffer.from(content, 'latin1'))).status).toBe(204)
  const imported = await settled(owner, good.id)
  expect(imported).toMatchObject({ state: 'READY', auditId: expect.any(String) })
  const broken = await ask(owner, about)
  await send(broken.form, Buffer.from(content.replace('VA1*0', 'VA1*1'), 'latin1'))
  const rejected = await settled(owner, broken.id)
  expect(rejected).toMatchObject({ state: 'REJECTED', reason: 'AUDIT_REJECTED' })
  const { machine: seen } = await owner.request(MachineAuditsDocument, { machineId })
  expect(seen?.audits.items).toEqual([
    { id: rejected?.auditId, state: 'REJECTED' },
    { id: imported?.auditId, state: 'IMPORTED' },
  ])
})

test("a photo of a machine is seen by its operator's staff alone, for a while", async () => {
  const { owner, machineId } = await openShop()
  const { id, form } = await ask(owner, { kind: 'SERVICE_PHOTO', contentType: 'image/png', machineId })
  await send(form, await png())
  const { photoUrl, picture } = (await settled(owner, id)) ?? {}
  expect(await sharp(await (await fetch(photoUrl ?? '')).arrayBuffer()).metadata()).toMatchObject({ width: 640 })
  expect((await fetch((photoUrl ?? '').replace(/\?.*/, ''))).status).toBe(403)
  expect(picture?.path).toMatch(/^\/photos\//)
  expect((await refusal(look(person('owner:globex'), id))).code).toBe('NOT_FOUND')
})

test('the same call is the same upload; who may upload what is said', async () => {
  const shop = await openShop()
  const other = await openShop({ A1: {} }, { operatorId: 'globex' })
  const { productId } = shop.offer()
  const about = { kind: 'PRODUCT_PICTURE', contentType: 'image/png', productId, size: 10 } as const
  const input = { ...about, idempotencyKey: newKey() }
  const [first, again] = [await ask(shop.owner, input), await ask(shop.owner, input)]
  expect(again.id).toBe(first.id)
  const codeOf = async (client: Shop['owner'], wanted: Wanted) => (await refusal(ask(client, wanted))).code
  expect(await codeOf(person('driver:acme'), about)).toBe('FORBIDDEN')
  expect(await codeOf(person('viewer:acme'), about)).toBe('Unauthorized')
  expect(await codeOf(other.owner, about)).toBe('NOT_FOUND')
  const file = { kind: 'AUDIT_FILE', contentType: 'text/plain', machineId: shop.machineId } as const
  expect(await codeOf(machine(other.controller.key), file)).toBe('NOT_FOUND')
})
