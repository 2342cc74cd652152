import type { BucketNotificationPlan, BucketPlan } from '../config/plan.ts'
import type { ObjectEvent } from './server.ts'

/** Hands an event to a destination: a function, a queue or a topic. */
export type Deliver = (notification: BucketNotificationPlan, event: object) => void

/** Makes what tells the subscribers of a bucket ("Amazon S3 Event Notifications"): at least once, in no sure order. */
export const createNotifier = (region: string, now: () => number, deliver: Deliver): ((event: ObjectEvent) => void) => {
  let sequence = 0
  return (event) => {
    const { plan, eventName, meta } = event
    const sequencer = (now() * 4096 + (sequence++ % 4096)).toString(16).toUpperCase().padStart(18, '0')
    for (const notification of plan.notifications) {
      if (!isWanted(notification, eventName, meta.key)) continue
      const record = recordOf(event, notification, { region, time: now(), sequencer })
      deliver(notification, { Records: [record] })
    }
  }
}

const isWanted = (
  { events, filterPrefix = '', filterSuffix = '' }: BucketNotificationPlan,
  name: string,
  key: string,
): boolean =>
  events.some((pattern) =>
    pattern.endsWith(':*') ? `s3:${name}`.startsWith(pattern.slice(0, -1)) : pattern === `s3:${name}`,
  ) &&
  key.startsWith(filterPrefix) &&
  key.endsWith(filterSuffix)

/** A record ("Event message structure", version 2.1); the key is escaped as in a form, spaces as +. */
const recordOf = (
  { plan, eventName, meta, sourceIp, requestId }: ObjectEvent,
  { name }: BucketNotificationPlan,
  { region, time, sequencer }: { region: string; time: number; sequencer: string },
): object => ({
  eventVersion: '2.1',
  eventSource: 'aws:s3',
  awsRegion: region,
  eventTime: new Date(time).toISOString(),
  eventName,
  userIdentity: { principalId: 'AWS:local' },
  requestParameters: { sourceIPAddress: sourceIp },
  responseElements: { 'x-amz-request-id': requestId, 'x-amz-id-2': requestId },
  s3: {
    s3SchemaVersion: '1.0',
    configurationId: name,
    bucket: bucketOf(plan),
    object: {
      key: encodeURIComponent(meta.key).replaceAll('%20', '+').replaceAll('%2F', '/'),
      ...(!eventName.startsWith('ObjectRemoved') && { size: meta.size, eTag: meta.etag }),
      sequencer,
    },
  },
})

const bucketOf = ({ bucketName, arn }: BucketPlan): object => ({
  name: bucketName,
  ownerIdentity: { principalId: 'local' },
  arn,
})
