import type { Meter } from '../bill/meter.ts'
import type { Clock } from '../clock.ts'
import { REGION } from '../config/make-plan.ts'
import type { Plan } from '../config/plan.ts'
import type { SendTo } from '../destinations.ts'
import type { Listener } from '../listen.ts'
import { startLifecycle } from './lifecycle.ts'
import { createNotifier } from './notifications.ts'
import { S3Server } from './server.ts'

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

/** Serves the buckets of the configuration and tells their subscribers; answers how to stop it. */
export const serveBuckets = (options: ServeBucketsOptions): (() => Promise<void>) => {
  const { plan, listener, clock, sendTo, log } = options
  if (plan.buckets.length === 0) return async () => undefined
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
  listener.handle(server.serve)
  const stop = startLifecycle({
    buckets: plan.buckets,
    clock,
    storeOf: (bucketName) => server.storeOf(bucketName),
    onExpired: (bucket, meta) =>
      notify({
        plan: bucket,
        meta,
        eventName: 'LifecycleExpiration:Delete',
        sourceIp: 's3.amazonaws.com',
        requestId: '',
      }),
  })
  return async () => stop()
}
