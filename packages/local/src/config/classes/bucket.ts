import * as v from 'valibot'
import { ConfigError, type Place } from '../errors.ts'
import { output, resolveDeep } from '../output.ts'
import type { BucketNotificationPlan, BucketPlan, Plan } from '../plan.ts'
import { app, claimName, context, contribute, here, options, transformed } from '../registry.ts'
import { duration } from '../units.ts'
import { Component, component, type LinkDefinition } from './component.ts'
import { functionArnOf } from './function.ts'
import { Queue } from './queue.ts'
import { SnsTopic } from './topic.ts'
import { applyTransform } from './transform.ts'

const METHODS = ['DELETE', 'GET', 'HEAD', 'POST', 'PUT'] as const

const Cors = v.strictObject({
  allowHeaders: v.optional(v.array(v.string()), ['*']),
  allowMethods: v.optional(v.array(v.picklist(METHODS)), [...METHODS]),
  allowOrigins: v.optional(v.array(v.string()), ['*']),
  exposeHeaders: v.optional(v.array(v.string()), ['ETag']),
  maxAge: v.optional(duration, '0 seconds'),
})

const LifecycleRule = v.strictObject({
  enabled: v.optional(v.boolean(), true),
  expiresAt: v.optional(v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/, 'a date such as 2026-12-31'))),
  expiresIn: v.optional(duration),
  id: v.optional(v.string()),
  prefix: v.optional(v.string()),
})

/** Of what `transform.lifecycle` may add, under Pulumi's names, what this S3 follows: uploads that are never completed. */
const AbortRules = v.strictObject({
  rules: v.array(
    v.strictObject({
      id: v.string(),
      status: v.picklist(['Enabled', 'Disabled']),
      abortIncompleteMultipartUpload: v.strictObject({
        daysAfterInitiation: v.pipe(v.number(), v.integer(), v.minValue(1)),
      }),
    }),
  ),
})

const BucketOptions = v.strictObject({
  access: v.optional(v.picklist(['public', 'cloudfront'])),
  cors: v.optional(v.union([v.literal(false), Cors]), {}),
  // Who may connect how, and policies, are IAM's business.
  enforceHttps: v.optional(v.boolean()),
  lifecycle: v.optional(v.array(LifecycleRule), []),
  policy: v.optional(v.array(v.unknown())),
  public: v.optional(v.boolean(), false),
  transform: v.optional(
    v.strictObject({
      bucket: v.optional(v.unknown()),
      lifecycle: v.optional(v.unknown()),
      policy: v.optional(v.unknown()),
      publicAccessBlock: v.optional(v.unknown()),
    }),
  ),
})

/** The events that this S3 tells of; the others that AWS knows never happen on a laptop. */
const EVENTS = [
  's3:ObjectCreated:*',
  's3:ObjectCreated:Put',
  's3:ObjectCreated:Post',
  's3:ObjectCreated:Copy',
  's3:ObjectCreated:CompleteMultipartUpload',
  's3:ObjectRemoved:*',
  's3:ObjectRemoved:Delete',
  's3:LifecycleExpiration:*',
  's3:LifecycleExpiration:Delete',
  's3:ObjectTagging:*',
  's3:ObjectTagging:Put',
  's3:ObjectTagging:Delete',
] as const

const NotifyOptions = v.strictObject({
  notifications: v.array(
    v.strictObject({
      events: v.optional(v.array(v.picklist(EVENTS)), [
        's3:ObjectCreated:*',
        's3:ObjectRemoved:*',
        's3:LifecycleExpiration:*',
        's3:ObjectTagging:*',
      ]),
      filterPrefix: v.optional(v.string()),
      filterSuffix: v.optional(v.string()),
      function: v.optional(v.unknown()),
      name: v.string(),
      queue: v.optional(v.unknown()),
      topic: v.optional(v.unknown()),
    }),
  ),
  transform: v.optional(v.strictObject({})),
})

/** `sst.aws.Bucket`: an S3 bucket. */
export class Bucket extends Component {
  static override readonly type = 'sst.aws.Bucket'
  readonly #bucketName: string
  #notifies = false

  constructor(name: string, args: object = {}) {
    super(claimName(name, 'sst.aws.Bucket'))
    const place = here()
    const given = transformed(Bucket, name, args)
    this.#bucketName = `${app().name}-${app().stage}-${name}`.toLowerCase().slice(0, 63)
    contribute(async (plan) => void plan.buckets.push(await bucketPlan(name, this.#bucketName, given, place)))
  }

  get name() {
    return output(this.#bucketName)
  }

  get arn() {
    return output(arnOf(this.#bucketName))
  }

  get domain() {
    return output(domainOf(this.#bucketName))
  }

  get nodes() {
    const bucket = { arn: this.arn, bucket: this.name, id: this.name, bucketDomainName: this.domain }
    return component({ bucket: component(bucket, 'nodes.bucket') }, 'nodes')
  }

  notify(args: object): void {
    const place = here()
    const what = `sst.aws.Bucket "${this.logicalName}".notify`
    if (this.#notifies) throw new ConfigError(`${what}: call it once, with every notification`, place)
    this.#notifies = true
    contribute(async (plan) => {
      const bucket = plan.buckets.find(({ name }) => name === this.logicalName)
      const { notifications } = await options(NotifyOptions, args, what, place)
      for (const given of notifications) {
        bucket?.notifications.push(await notificationPlan(this.logicalName, given, plan, what, place))
      }
    })
  }

  getSSTLink(): LinkDefinition {
    const resources = [this.arn, this.arn.apply((arn) => `${arn}/*`)]
    return {
      properties: { name: this.name },
      include: [{ type: 'aws.permission', actions: ['s3:*'], resources }],
    }
  }
}

const arnOf = (bucketName: string): string => `arn:aws:s3:::${bucketName}`
const domainOf = (bucketName: string): string => `${context().s3Url.replace('http://', '')}/${bucketName}`

const bucketPlan = async (
  name: string,
  bucketName: string,
  given: object,
  place: Place | undefined,
): Promise<BucketPlan> => {
  const known = await options(BucketOptions, given, `sst.aws.Bucket "${name}"`, place)
  return {
    name,
    bucketName,
    arn: arnOf(bucketName),
    domain: domainOf(bucketName),
    public: known.public || known.access === 'public',
    readAtEdge: known.access === 'cloudfront',
    cors: known.cors === false ? undefined : known.cors,
    abortUploadsAfter: await abortDays(known, `sst.aws.Bucket "${name}" transform.lifecycle`, place),
    lifecycle: known.lifecycle.map((rule, index) => ({ ...rule, id: rule.id ?? `${name}LifecycleRule${index}` })),
    notifications: [],
  }
}

const abortDays = async (
  { transform }: v.InferOutput<typeof BucketOptions>,
  what: string,
  place: Place | undefined,
): Promise<number | undefined> => {
  const { rules } = await options(AbortRules, await applyTransform(transform?.lifecycle, { rules: [] }), what, place)
  const days = rules.flatMap(({ status, abortIncompleteMultipartUpload: rule }) =>
    status === 'Enabled' ? [rule.daysAfterInitiation] : [],
  )
  return days.length > 0 ? Math.min(...days) : undefined
}

const notificationPlan = async (
  bucket: string,
  given: v.InferOutput<typeof NotifyOptions>['notifications'][number],
  plan: Plan,
  what: string,
  place: Place | undefined,
): Promise<BucketNotificationPlan> => {
  const { name, events, filterPrefix, filterSuffix, queue, topic } = given
  if ([given.function, queue, topic].filter((receiver) => receiver !== undefined).length !== 1) {
    throw new ConfigError(
      `${what}: the notification "${name}" needs one of \`function\`, \`queue\` and \`topic\``,
      place,
    )
  }
  const rest = { name, events: [...events], filterPrefix, filterSuffix }
  const receiver = queue ?? topic
  if (receiver !== undefined) {
    const arn = receiver instanceof Queue || receiver instanceof SnsTopic ? receiver.arn : receiver
    return { ...rest, destinationArn: String(await resolveDeep(arn)) }
  }
  const made = `${bucket}NotificationsNotification${name}`
  return { ...rest, destinationArn: await functionArnOf(given.function, made, {}, plan, place) }
}
