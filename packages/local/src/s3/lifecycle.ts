import type { Clock } from '../clock.ts'
import type { BucketPlan } from '../config/plan.ts'
import type { BucketStore, ObjectMeta } from './store.ts'

/** What expiry needs. */
export interface LifecycleOptions {
  readonly buckets: readonly BucketPlan[]
  readonly clock: Clock
  storeOf(bucketName: string): BucketStore
  /** Aborts the multipart uploads of a bucket that were begun before (milliseconds since 1970). */
  abortUploads(bucketName: string, before: number): void
  /** Told of every object that is deleted. */
  onExpired(plan: BucketPlan, meta: ObjectMeta): void
}

/** How often the rules are applied, in milliseconds: S3 does it once a day. */
const PAUSE = 60 * 60_000
const DAY = 24 * 60 * 60_000

/** Deletes what the lifecycle rules of the buckets let expire; answers how to stop it. */
export const startLifecycle = (options: LifecycleOptions): (() => void) => {
  const { clock } = options
  const buckets = options.buckets.filter(
    ({ lifecycle, abortUploadsAfter }) => lifecycle.length > 0 || abortUploadsAfter !== undefined,
  )
  let cancel = () => undefined as unknown
  const sweep = (): void => {
    cancel = clock.after(PAUSE, sweep)
    for (const plan of buckets) void expire(plan, options)
  }
  if (buckets.length > 0) sweep()
  return () => void cancel()
}

const expire = async (
  plan: BucketPlan,
  { clock, storeOf, abortUploads, onExpired }: LifecycleOptions,
): Promise<void> => {
  const { abortUploadsAfter } = plan
  if (abortUploadsAfter !== undefined) abortUploads(plan.bucketName, clock.now() - abortUploadsAfter * DAY)
  const store = storeOf(plan.bucketName)
  const rules = plan.lifecycle.filter(({ enabled }) => enabled)
  for (const meta of store.list()) {
    const expired = rules.some((rule) => meta.key.startsWith(rule.prefix ?? '') && clock.now() >= expiryOf(rule, meta))
    if (expired && (await store.delete(meta.key))) onExpired(plan, meta)
  }
}

/** S3 counts days from the midnight (UTC) after the object was made. */
const expiryOf = ({ expiresIn, expiresAt }: BucketPlan['lifecycle'][number], { lastModified }: ObjectMeta): number => {
  if (expiresAt !== undefined) return Date.parse(`${expiresAt}T00:00:00Z`)
  if (expiresIn === undefined) return Infinity
  return Math.ceil((lastModified + expiresIn * 1000) / DAY) * DAY
}
