import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import type { ExportProgress } from '@dispense/core'

/** Where files of exports are made. Every call may be sent twice. */
export interface ExportStore {
  /** Puts a whole object. */
  put(key: string, body: Uint8Array, contentType: string): Promise<void>
  /** Reads a whole object. @throws UploadGone */
  read(key: string): Promise<Uint8Array>
  /** Begins a multipart upload, and answers its id. */
  begin(key: string, contentType: string): Promise<string>
  /** Puts a part of it, and answers its ETag. @throws UploadGone */
  part(upload: Upload, number: number, body: Uint8Array): Promise<string>
  /** Makes the object of its parts, unless it is there. @throws UploadGone */
  complete(upload: Upload, parts: ExportProgress['parts']): Promise<void>
}

type Upload = NonNullable<ExportProgress['upload']>

/** What was begun is not there any more: it was given up too long ago. */
export class UploadGone extends Error {
  override readonly name = 'UploadGone'
}

/** Files of exports in an S3 bucket. */
export function s3Store(s3: S3Client, Bucket: string): ExportStore {
  return {
    put: async (Key, Body, ContentType) =>
      void (await s3.send(new PutObjectCommand({ Bucket, Key, Body, ContentType }))),
    read: async (Key) => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key })).catch(goneOr('NoSuchKey'))
      return (await Body?.transformToByteArray()) ?? new Uint8Array()
    },
    begin: async (Key, ContentType) => {
      const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key, ContentType }))
      return present(UploadId)
    },
    part: async ({ key: Key, id: UploadId }, PartNumber, Body) => {
      const command = new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body })
      const { ETag } = await s3.send(command).catch(goneOr('NoSuchUpload'))
      return present(ETag)
    },
    complete: async ({ key: Key, id: UploadId }, parts) => {
      const Parts = parts.map(({ number, etag }) => ({ PartNumber: number, ETag: etag }))
      const command = new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } })
      try {
        await s3.send(command)
      } catch (error) {
        if (!isNamed(error, 'NoSuchUpload')) throw error
        // Completed before, by this worker or by one that died: then the object is there, under a name that nobody else uses.
        await s3.send(new HeadObjectCommand({ Bucket, Key })).catch(goneOr('NotFound'))
      }
    },
  }
}

const isNamed = (error: unknown, name: string): boolean => error instanceof Error && error.name === name

const goneOr =
  (name: string) =>
  (error: unknown): never => {
    throw isNamed(error, name) ? new UploadGone(name, { cause: error }) : error
  }

const present = (text: string | undefined): string => {
  if (!text) throw new Error('S3 answered without an id')
  return text
}
