import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { S3Client } from '@aws-sdk/client-s3'
import { ManualClock } from '../clock.ts'
import type { BucketPlan } from '../config/plan.ts'
import { type Listener, listen } from '../listen.ts'
import { createNotifier } from '../s3/notifications.ts'
import { S3Server } from '../s3/server.ts'

/** A bucket's plan with what a test leaves open. */
export const bucketPlan = (name: string, given: Partial<BucketPlan> = {}): BucketPlan => ({
  name,
  bucketName: name,
  arn: `arn:aws:s3:::${name}`,
  domain: `localhost/${name}`,
  public: false,
  lifecycle: [],
  notifications: [],
  readAtEdge: false,
  ...given,
})

/** S3 of a test, with a client of the AWS SDK. */
export interface TestS3 {
  readonly url: string
  readonly client: S3Client
  readonly clock: ManualClock
  readonly directory: string
  /** What subscribers were told, by the name of the notification. */
  readonly told: [name: string, event: { Records: Record<string, unknown>[] }][]
  stop(): Promise<void>
}

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }

/** Starts S3 with these buckets. Its clock stands at the time of the start, because clients sign with their own. */
export const startS3 = async (buckets: readonly BucketPlan[], kept?: string): Promise<TestS3> => {
  const directory = kept ?? (await mkdtemp(join(tmpdir(), 'local-s3-')))
  const clock = new ManualClock()
  const listener: Listener = await listen(0)
  const told: TestS3['told'] = []
  const notify = createNotifier(
    'us-east-1',
    () => clock.now(),
    ({ name }, event) => told.push([name, event as { Records: Record<string, unknown>[] }]),
  )
  const failures: string[] = []
  const log = (message: string) => failures.push(message)
  const server = new S3Server({ buckets, directory, clock, notify, log })
  listener.handle(server.serve)
  const url = `http://127.0.0.1:${listener.port}`
  const client = new S3Client({ endpoint: url, region: 'us-east-1', credentials })
  const stop = async () => {
    client.destroy()
    await listener.close()
    if (kept === undefined) await rm(directory, { recursive: true, force: true })
    if (failures.length > 0) throw new Error(failures.join('\n'))
  }
  return { url, client, clock, directory, told, stop }
}
