import { S3Client } from '@aws-sdk/client-s3'
import { createPresignedPost } from '@aws-sdk/s3-presigned-post'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { createSigner } from './signer.ts'

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret/EXAMPLE+KEY', sessionToken: 'session' }
const NOW = Date.parse('2026-03-01T12:00:00.000Z')

beforeAll(() => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', credentials.accessKeyId)
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', credentials.secretAccessKey)
  vi.stubEnv('AWS_SESSION_TOKEN', credentials.sessionToken)
})
afterAll(() => vi.unstubAllEnvs())

const policyOf = ({ policy = '', Policy = policy }: Record<string, string>) =>
  JSON.parse(Buffer.from(Policy, 'base64').toString()) as { expiration: string; conditions: unknown[] }

it('a form has the address, the fields and the conditions that the AWS SDK gives it', async () => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] })
  const signer = createSigner({ name: 'files', region: 'eu-central-1' })
  const order = { key: 'uploads/u1', contentType: 'image/png', size: 1000, now: NOW, until: NOW + 900_000 }
  const ours = await signer.form(order)
  const theirs = await createPresignedPost(new S3Client({ region: 'eu-central-1', credentials }), {
    Bucket: 'files',
    Key: order.key,
    Expires: 900,
    Fields: { 'Content-Type': order.contentType },
    Conditions: [['content-length-range', 1, order.size]],
  })
  const lower = (fields: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(fields)
        .map(([name, value]): [string, string] => [name.toLowerCase(), value])
        .filter(([name]) => !['bucket', 'policy', 'x-amz-signature'].includes(name)),
    )
  expect(ours.url).toBe(theirs.url)
  expect(lower(ours.fields)).toEqual(lower(theirs.fields))
  const [mine, other] = [policyOf(ours.fields), policyOf(theirs.fields)]
  expect(mine.expiration).toBe('2026-03-01T12:15:00.000Z')
  const sorted = (conditions: unknown[]) => conditions.map((one) => JSON.stringify(one).toLowerCase()).toSorted()
  expect(sorted(mine.conditions)).toEqual(expect.arrayContaining(sorted(other.conditions)))
  vi.useRealTimers()
})
