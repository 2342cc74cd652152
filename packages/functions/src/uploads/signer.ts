import { createHmac } from 'node:crypto'
import type { FormOrder, UploadForm, UploadSigner } from '@dispense/api'
import { type Credentials, lambdaCredentials } from '@dispense/dynamodb'
import aws4 from 'aws4'

/** The bucket that others are let into. */
export interface SignedBucket {
  name: string
  region: string
  /** Of S3 on a laptop; AWS's own without. */
  endpoint?: string | undefined
}

/**
 * Lets others into the bucket: by a form that puts one file under one key, of one type and at most so large, or by the address of
 * one object. Without an SDK to load.
 */
export function createSigner(bucket: SignedBucket): UploadSigner {
  const credentialsOf = lambdaCredentials(process.env)
  const { name, region, endpoint } = bucket
  const base = endpoint ? `${endpoint}/${name}` : `https://${name}.s3.${region}.amazonaws.com`
  return {
    form: async (order) => ({
      url: endpoint ? base : `${base}/`,
      fields: fieldsOf(order, bucket, await credentialsOf()),
    }),
    link: async (key, seconds, fileName) => {
      const { origin, host, pathname } = new URL(`${base}/${key}`)
      const saved = fileName && encodeURIComponent(`attachment; filename="${fileName}"`)
      const path = `${pathname}?X-Amz-Expires=${seconds}${saved ? `&response-content-disposition=${saved}` : ''}`
      const signed = aws4.sign(
        { host, path, region, service: 's3', method: 'GET', signQuery: true },
        await credentialsOf(),
      )
      return `${origin}${signed.path}`
    },
  }
}

/** The signature of a POST policy ("Authenticating Requests: Browser-Based Uploads Using POST"), which aws4 does not make. */
function fieldsOf(
  { key, contentType, size, until, now }: FormOrder,
  { name, region }: SignedBucket,
  { accessKeyId, secretAccessKey, sessionToken }: Credentials,
): UploadForm['fields'] {
  const time = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '')
  const day = time.slice(0, 8)
  const fields = {
    key,
    'Content-Type': contentType,
    'x-amz-algorithm': 'AWS4-HMAC-SHA256',
    'x-amz-credential': `${accessKeyId}/${day}/${region}/s3/aws4_request`,
    'x-amz-date': time,
    ...(sessionToken && { 'x-amz-security-token': sessionToken }),
  }
  const exact = Object.entries({ bucket: name, ...fields }).map(([field, value]) => ({ [field]: value }))
  const conditions = [...exact, ['content-length-range', 1, size]]
  const text = JSON.stringify({ expiration: new Date(until).toISOString(), conditions })
  const policy = Buffer.from(text).toString('base64')
  const signingKey = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`)
  return { ...fields, policy, 'x-amz-signature': hmac(signingKey, policy).toString('hex') }
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()
