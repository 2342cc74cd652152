import { describe, expect, it } from 'vitest'
import { codeOf, infoOf, itemsOf, writtenBy } from '../../test/decision.ts'
import {
  AT,
  callOf,
  controller,
  driver,
  machineOf,
  NOW,
  otherController,
  owner,
  productOf,
  stranger,
} from '../../test/records.ts'
import { documentedErrors } from '../../test/schema.ts'
import { hashOf } from '../db/ids.ts'
import type { ErrorCode } from '../errors/catalogue.ts'
import { createUpload } from './create.ts'
import { finishUpload, showPicture } from './finish.ts'
import { objectKeyOf, type UploadRecord, uploadStateOf } from './upload.ts'

type Call = Parameters<typeof createUpload.decide>[0]
type Found = Parameters<typeof createUpload.decide>[1]

const picture: Call['input'] = {
  ...{ kind: 'PRODUCT_PICTURE', contentType: 'image/png', size: 1000, productId: 'cola', idempotencyKey: 'k1' },
}
const audit: Call['input'] = {
  ...{ kind: 'AUDIT_FILE', contentType: 'text/plain', size: 1000, machineId: 'm1', idempotencyKey: 'k2' },
}

interface Changed {
  input?: Call['input']
  found?: Partial<Found>
  caller?: Call['caller']
}

const decide = ({ input = picture, found, caller = owner }: Changed = {}) => {
  const subject = input.productId ? { product: productOf() } : { machine: machineOf() }
  return createUpload.decide(callOf(caller, input), { upload: null, ...subject, ...found })
}

const made = (changed: Changed = {}): UploadRecord => {
  const decision = decide(changed)
  if (decision.kind !== 'write') throw new Error(`The decision is to ${decision.kind}`)
  return decision.value
}

const refusals: [code: ErrorCode, when: string, changed: Changed, info?: object][] = [
  ['NOT_FOUND', 'there is no such product', { found: { product: null } }, { productId: 'cola' }],
  ['NOT_FOUND', "the product is another operator's", { caller: stranger }, { productId: 'cola' }],
  ['NOT_FOUND', "the machine is another operator's", { input: audit, caller: stranger }, { machineId: 'm1' }],
  [
    'NOT_FOUND',
    'a machine sends the file of another one',
    { input: audit, caller: otherController },
    { machineId: 'm1' },
  ],
  ['NOT_FOUND', 'a machine sends a picture of a product', { caller: controller }, { productId: 'cola' }],
  ['FORBIDDEN', 'a driver changes the picture of a product', { caller: driver }, { needs: 'owner' }],
  ['IDEMPOTENCY_KEY_REUSED', 'the key was used for another file', { found: { upload: { ...made(), hash: 'other' } } }],
]

describe('createUpload', () => {
  it.each(refusals)('refuses with %s when %s', (code, _when, changed, info) => {
    expect([codeOf(decide(changed)), infoOf(decide(changed))]).toEqual([code, info])
  })

  it('has a test for every error that schema.graphql lists, and no other', () => {
    expect([...new Set(refusals.map(([code]) => code))].sort()).toEqual(documentedErrors.createUpload)
  })

  it('waits for the file under a key that is made of nothing that the caller says', () => {
    const [item, ...more] = writtenBy(decide())
    expect(more).toEqual([])
    expect(item?.condition).toBe('attribute_not_exists(pk) AND attribute_not_exists(sk)')
    const upload = made()
    expect(upload).toMatchObject({
      state: 'PENDING',
      operatorId: 'acme',
      by: 'olga',
      hash: hashOf(picture),
      createdAt: AT,
    })
    expect(objectKeyOf(upload.uploadId)).toMatch(/^uploads\/V[0-9A-Z]{25}$/)
  })

  it('takes a file of a driver, and of the machine itself', () => {
    for (const caller of [driver, controller]) expect(made({ input: audit, caller })).toMatchObject({ by: caller.id })
  })

  it('answers the same call with the same upload, as it is now', () => {
    const upload = { ...made(), state: 'READY' as const }
    expect(decide({ found: { upload } })).toEqual({ kind: 'done', value: upload })
  })
})

describe('an upload', () => {
  it('whose file never came is over, and nobody has to write that down', () => {
    expect(uploadStateOf(made(), NOW + 20 * 60_000)).toBe('PENDING')
    expect(uploadStateOf(made(), NOW + 20 * 60_000 + 1)).toBe('EXPIRED')
    expect(uploadStateOf({ ...made(), state: 'READY' }, NOW + 1e9)).toBe('READY')
  })

  it('is finished once, and shows its picture unless the product was changed meanwhile', () => {
    const [finished] = itemsOf(finishUpload('u1', { state: 'REJECTED', reason: 'BROKEN' }, NOW))
    expect(finished?.condition).toContain('state = "PENDING"')
    const [shown] = itemsOf(showPicture('cola', 'acme', 'https://x/pictures/u1/medium.webp', 3, NOW))
    expect(shown?.condition).toContain('revision = 3 AND operatorId = "acme"')
    expect(shown?.update).toContain('revision = 4')
  })
})
