import * as v from 'valibot'
import { ConfigError, type Place } from '../errors.ts'
import { output } from '../output.ts'
import type { Plan, QueuePlan } from '../plan.ts'
import { app, claimName, context, contribute, here, options, transformed } from '../registry.ts'
import { duration } from '../units.ts'
import { Component, component, type LinkDefinition } from './component.ts'
import { type FunctionDefinition, functionArnOf } from './function.ts'
import { applyTransform } from './transform.ts'

const QueueOptions = v.strictObject({
  delay: v.optional(duration, '0 seconds'),
  dlq: v.optional(v.union([v.string(), v.strictObject({ queue: v.string(), retry: v.number() })])),
  fifo: v.optional(
    v.union([v.boolean(), v.strictObject({ contentBasedDeduplication: v.optional(v.boolean(), false) })]),
    false,
  ),
  transform: v.optional(v.strictObject({ queue: v.optional(v.unknown()) })),
  visibilityTimeout: v.optional(duration, '30 seconds'),
})

const count = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))

/** What `transform.queue` may set, in Pulumi's names; times in seconds. */
const QueueTransform = v.strictObject({
  contentBasedDeduplication: v.boolean(),
  delaySeconds: count(0, 900),
  fifoQueue: v.boolean(),
  kmsMasterKeyId: v.optional(v.string()),
  maxMessageSize: v.optional(count(1024, 1_048_576), 1_048_576),
  messageRetentionSeconds: v.optional(count(60, 1_209_600), 345_600),
  name: v.optional(v.string()),
  receiveWaitTimeSeconds: v.optional(count(0, 20), 0),
  redrivePolicy: v.optional(v.string()),
  sqsManagedSseEnabled: v.optional(v.boolean()),
  tags: v.optional(v.record(v.string(), v.string())),
  visibilityTimeoutSeconds: count(0, 43_200),
})

const SubscribeOptions = v.strictObject({
  batch: v.optional(
    v.strictObject({
      partialResponses: v.optional(v.boolean(), false),
      size: v.optional(v.number(), 10),
      window: v.optional(duration, '0 seconds'),
    }),
    {},
  ),
  filters: v.optional(v.array(v.record(v.string(), v.unknown())), []),
  transform: v.optional(
    v.strictObject({ eventSourceMapping: v.optional(v.unknown()), function: v.optional(v.unknown()) }),
  ),
})

/** Options of the event source mapping, in Lambda's names. */
const MappingTransform = v.strictObject({
  batchSize: count(1, 10_000),
  functionResponseTypes: v.array(v.literal('ReportBatchItemFailures')),
  maximumBatchingWindowInSeconds: count(0, 300),
  scalingConfig: v.optional(v.strictObject({ maximumConcurrency: count(2, 1000) })),
})

/** `sst.aws.Queue`: a queue of SQS. */
export class Queue extends Component {
  static override readonly type = 'sst.aws.Queue'
  readonly #plan: Promise<QueuePlan>
  #subscribed = false

  constructor(name: string, args: object = {}) {
    super(claimName(name, 'sst.aws.Queue'))
    this.#plan = queuePlan(name, transformed(Queue, name, args), here())
    // A fault is told when the plan is filled, at its place among the others.
    this.#plan.catch(() => undefined)
    contribute(async (plan) => void plan.queues.push(await this.#plan))
  }

  get arn() {
    return output(this.#plan).apply(({ arn }) => arn)
  }

  get url() {
    return output(this.#plan).apply(({ url }) => url)
  }

  get nodes() {
    const name = output(this.#plan).apply(({ queueName }) => queueName)
    const queue = component({ arn: this.arn, url: this.url, name, id: this.url }, 'nodes.queue')
    return component({ queue }, 'nodes')
  }

  subscribe(subscriber: FunctionDefinition, args: object = {}): void {
    const place = here()
    const what = `sst.aws.Queue "${this.logicalName}".subscribe`
    if (this.#subscribed) throw new ConfigError(`${what}: a queue can have one subscriber only`, place)
    this.#subscribed = true
    contribute(async (plan) => subscribeTo(plan, await this.#plan, { subscriber, args, what, place }))
  }

  getSSTLink(): LinkDefinition {
    return {
      properties: { url: this.url },
      include: [{ type: 'aws.permission', actions: ['sqs:*'], resources: [this.arn] }],
    }
  }
}

const queuePlan = async (name: string, given: object, place: Place | undefined): Promise<QueuePlan> => {
  const what = `sst.aws.Queue "${name}"`
  const { fifo, visibilityTimeout, delay, dlq, transform } = await options(QueueOptions, given, what, place)
  const deadLetter = typeof dlq === 'string' ? { queue: dlq, retry: 3 } : dlq
  const changed = await applyTransform(transform?.queue, {
    fifoQueue: fifo !== false,
    contentBasedDeduplication: typeof fifo === 'object' && fifo.contentBasedDeduplication,
    visibilityTimeoutSeconds: visibilityTimeout,
    delaySeconds: delay,
    redrivePolicy:
      deadLetter && JSON.stringify({ deadLetterTargetArn: deadLetter.queue, maxReceiveCount: deadLetter.retry }),
  })
  const queue = await options(QueueTransform, changed, `${what}, transform.queue`, place)
  const queueName = queue.name ?? `${app().name}-${app().stage}-${name}${queue.fifoQueue ? '.fifo' : ''}`
  const { region, accountId, awsUrl } = context()
  return {
    name,
    queueName,
    arn: `arn:aws:sqs:${region}:${accountId}:${queueName}`,
    url: `${awsUrl}/${accountId}/${queueName}`,
    fifo: queue.fifoQueue,
    contentBasedDeduplication: queue.contentBasedDeduplication,
    visibilityTimeout: queue.visibilityTimeoutSeconds,
    delay: queue.delaySeconds,
    deadLetter: deadLetterOf(queue.redrivePolicy),
    retention: queue.messageRetentionSeconds,
    maximumMessageSize: queue.maxMessageSize,
    receiveWait: queue.receiveWaitTimeSeconds,
  }
}

const deadLetterOf = (redrivePolicy: string | undefined): QueuePlan['deadLetter'] => {
  if (redrivePolicy === undefined) return undefined
  const { deadLetterTargetArn, maxReceiveCount } = JSON.parse(redrivePolicy) as Record<string, string | number>
  return { arn: String(deadLetterTargetArn), maxReceiveCount: Number(maxReceiveCount) }
}

interface Subscribing {
  readonly subscriber: FunctionDefinition
  readonly args: object
  readonly what: string
  readonly place: Place | undefined
}

const subscribeTo = async (
  plan: Plan,
  queue: QueuePlan,
  { subscriber, args, what, place }: Subscribing,
): Promise<void> => {
  const { batch, filters, transform } = await options(SubscribeOptions, args, what, place)
  const changed = await applyTransform(transform?.eventSourceMapping, {
    batchSize: batch.size,
    functionResponseTypes: batch.partialResponses ? ['ReportBatchItemFailures'] : [],
    maximumBatchingWindowInSeconds: batch.window,
  })
  const mapping = await options(MappingTransform, changed, `${what}, transform.eventSourceMapping`, place)
  const most = queue.fifo ? 10 : 10_000
  if (mapping.batchSize > most)
    throw new ConfigError(`${what}: a batch of this queue has ${most} messages at most`, place)
  if (mapping.batchSize > 10 && mapping.maximumBatchingWindowInSeconds === 0) {
    throw new ConfigError(`${what}: a batch of more than 10 messages needs a \`window\` of at least 1 second`, place)
  }
  const name = `${queue.name}Subscriber`
  const defaults = await applyTransform(transform?.function, { permissions: [receivePermission(queue.arn)] })
  const functionArn = await functionArnOf(subscriber, `${name}Function`, defaults, plan, place)
  const timeout = plan.functions.find(({ arn }) => arn === functionArn)?.timeout ?? 0
  if (queue.visibilityTimeout < timeout) {
    throw new ConfigError(
      `${what}: the queue's visibilityTimeout, ${queue.visibilityTimeout} seconds, is less than the function's timeout, ${timeout} seconds; Lambda refuses that`,
      place,
    )
  }
  plan.queueSubscriptions.push({
    name,
    queueArn: queue.arn,
    functionArn,
    filters,
    batchSize: mapping.batchSize,
    maximumBatchingWindowInSeconds: mapping.maximumBatchingWindowInSeconds,
    reportBatchItemFailures: mapping.functionResponseTypes.length > 0,
    maximumConcurrency: mapping.scalingConfig?.maximumConcurrency,
  })
}

/** What SST adds to a subscriber that it makes. */
const receivePermission = (arn: string) => ({
  actions: ['ChangeMessageVisibility', 'DeleteMessage', 'GetQueueAttributes', 'GetQueueUrl', 'ReceiveMessage'].map(
    (action) => `sqs:${action}`,
  ),
  resources: [arn],
})
