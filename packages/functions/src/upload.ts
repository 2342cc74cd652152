import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import type { Context, S3Event } from 'aws-lambda'
import { Resource } from 'sst'
import * as v from 'valibot'
import { createTransport } from './dynamo.ts'
import { readEnvironment, Setting } from './env.ts'
import { type Files, lookAt } from './uploads/look.ts'

const env = readEnvironment(v.object({ TABLE: Setting, UPLOADS: Setting, PICTURES: Setting, WEB_URL: Setting }), {
  ...process.env,
  TABLE: Resource.TableForUploads.name,
  UPLOADS: Resource.UploadsForLook.name,
  PICTURES: Resource.PicturesForLook.name,
})

const client = createTransport()
const s3 = new S3Client({})

/** The names of pictures are new each time, so whoever has one need not ask for it again. */
const FOR_EVER = 'public, max-age=31536000, immutable'

const put = async (Bucket: string, Key: string, Body: Uint8Array, ContentType: string, CacheControl: string) =>
  void (await s3.send(new PutObjectCommand({ Bucket, Key, Body, ContentType, CacheControl })))

const files: Files = {
  read: async (Key) => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: env.UPLOADS, Key }))
    return (await Body?.transformToByteArray()) ?? new Uint8Array()
  },
  publish: (key, body, type) => put(env.PICTURES, key, body, type, FOR_EVER),
  keep: (key, body, type) => put(env.UPLOADS, key, body, type, 'private, no-store'),
}

/** A file was put into the bucket. S3 tells it at least once; what fails is told again. */
export async function handler({ Records }: S3Event, context: Context): Promise<void> {
  const deadline = Date.now() + context.getRemainingTimeInMillis()
  const parts = { client, table: env.TABLE, files, webUrl: env.WEB_URL, deadline }
  for (const { s3: told } of Records) {
    await lookAt(decodeURIComponent(told.object.key.replaceAll('+', ' ')), told.object.size, parts)
  }
}
