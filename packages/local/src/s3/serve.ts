import type { Meter } from '../bill/meter.ts'
import type { Clock } from '../clock.ts'
import { REGION } from '../config/make-plan.ts'
import type { Plan } from '../config/plan.ts'
import type { SendTo } from '../destinations.ts'
import type { Listener } from '../listen.ts'
import { startLifecycle } from './lifecycle.ts'
import { createNotifier } from './notifications.ts'
import { S3Server } from './server.ts'
import type { BucketStore } from './store.ts'

/** What serving the buckets needs. */
export interface ServeBucketsOptions {
  readonly plan: Plan
  readonly listener: Listener
  /** The folder of the objects. */
  readonly directory: string
  readonly clock: Clock
  readonly sendTo: SendTo
  readonly log: (message: string) => void
  /** Takes down the requests of functions. */
  readonly meter?: Meter | undefined
}

/** The buckets of a configuration, being served. */
export interface ServedBuckets {
  /** The objects of a bucket, by its name. @throws S3Error */
  storeOf(bucketName: string): BucketStore
  stop(): Promise<void>
}

/** Serves the buckets of the configuration and tells their subscribers. */
export const serveBuckets = (options: ServeBucketsOptions): ServedBuckets => {
  const { plan, listener, clock, sendTo, log } = options
  const notify = createNotifier(
    REGION,
    () => clock.now(),
    (notification, event) => {
      sendTo(notification.destinationArn, { body: JSON.stringify(event) }).catch((error: unknown) =>
        log(`The notification ${notification.name} was not delivered: ${String(error)}`),
      )
    },
  )
  const server = new S3Server({ ...options, buckets: plan.buckets, notify })
  if (plan.buckets.length > 0) listener.handle(server.serve)
  const storeOf = (bucketName: string) => server.storeOf(bucketName)
  const stop = startLifecycle({
    buckets: plan.buckets,
    clock,
    storeOf,
    abortUploads: (bucketName, before) => server.abortUploads(bucketName, before),
    onExpired: (bucket, meta) =>
      notify({
        plan: bucket,
        meta,
        eventName: 'LifecycleExpiration:Delete',
        sourceIp: 's3.amazonaws.com',
        requestId: '',
      }),
  })
  return { storeOf, stop: async () => stop() }
}
