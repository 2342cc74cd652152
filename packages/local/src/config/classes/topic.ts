import * as v from 'valibot'
import { ConfigError, type Place } from '../errors.ts'
import { output, resolveDeep } from '../output.ts'
import type { Plan, TopicSubscriptionPlan } from '../plan.ts'
import { app, claimName, context, contribute, here, options, transformed } from '../registry.ts'
import { Component, component, type LinkDefinition } from './component.ts'
import { type FunctionDefinition, functionArnOf } from './function.ts'
import { checkPattern } from './pattern.ts'
import { Queue } from './queue.ts'
import { applyTransform } from './transform.ts'

const TopicOptions = v.strictObject({
  fifo: v.optional(v.boolean(), false),
  transform: v.optional(v.strictObject({ topic: v.optional(v.unknown()) })),
})

const SubscribeOptions = v.strictObject({
  filter: v.optional(v.record(v.string(), v.unknown())),
  transform: v.optional(v.strictObject({ subscription: v.optional(v.unknown()) })),
})

/** What `transform.subscription` may set. */
const SubscriptionTransform = v.strictObject({
  filterPolicy: v.optional(v.string()),
  filterPolicyScope: v.optional(v.picklist(['MessageAttributes', 'MessageBody']), 'MessageAttributes'),
  rawMessageDelivery: v.optional(v.boolean(), false),
})

/** `sst.aws.SnsTopic`: a topic of SNS. */
export class SnsTopic extends Component {
  static override readonly type = 'sst.aws.SnsTopic'
  readonly #topicName: string

  constructor(name: string, args: object = {}) {
    super(claimName(name, 'sst.aws.SnsTopic'))
    const place = here()
    const given = transformed(SnsTopic, name, args) as { fifo?: unknown }
    this.#topicName = `${app().name}-${app().stage}-${name}${given.fifo === true ? '.fifo' : ''}`
    contribute(async (plan) => {
      const { fifo } = await options(TopicOptions, given, `sst.aws.SnsTopic "${name}"`, place)
      plan.topics.push({ name, topicName: this.#topicName, arn: arnOf(this.#topicName), fifo })
    })
  }

  get arn() {
    return output(arnOf(this.#topicName))
  }

  get name() {
    return output(this.#topicName)
  }

  get nodes() {
    const topic = component({ arn: this.arn, name: this.name, id: this.arn }, 'nodes.topic')
    return component({ topic }, 'nodes')
  }

  subscribe(name: string, subscriber: FunctionDefinition, args: object = {}): void {
    const place = here()
    const made = this.#claim(name, subscriber, 'subscribe(name, subscriber, args)', place)
    contribute(async (plan) => {
      const endpointArn = await functionArnOf(subscriber, `${made}Function`, {}, plan, place)
      await this.#subscribe(plan, made, { endpointArn, protocol: 'lambda' }, args, place)
    })
  }

  subscribeQueue(name: string, queue: unknown, args: object = {}): void {
    const place = here()
    const made = this.#claim(name, queue, 'subscribeQueue(name, queue, args)', place)
    contribute(async (plan) => {
      const endpointArn = String(await resolveDeep(queue instanceof Queue ? queue.arn : queue))
      await this.#subscribe(plan, made, { endpointArn, protocol: 'sqs' }, args, place)
    })
  }

  getSSTLink(): LinkDefinition {
    return {
      properties: { arn: this.arn },
      include: [{ type: 'aws.permission', actions: ['sns:*'], resources: [this.arn] }],
    }
  }

  #claim(name: string, subscriber: unknown, form: string, place: Place | undefined): string {
    if (typeof name !== 'string' || subscriber === undefined || subscriber === null) {
      throw new ConfigError(`sst.aws.SnsTopic "${this.logicalName}": call it as ${form}`, place)
    }
    return claimName(`${this.logicalName}Subscriber${name}`, form)
  }

  async #subscribe(
    plan: Plan,
    made: string,
    endpoint: Pick<TopicSubscriptionPlan, 'endpointArn' | 'protocol'>,
    args: object,
    place: Place | undefined,
  ): Promise<void> {
    const what = `the subscription "${made}" of sst.aws.SnsTopic "${this.logicalName}"`
    const { filter, transform } = await options(SubscribeOptions, args, what, place)
    const changed = await applyTransform(transform?.subscription, { filterPolicy: filter && JSON.stringify(filter) })
    const known = await options(SubscriptionTransform, changed, `${what}, transform.subscription`, place)
    const policy = known.filterPolicy && (JSON.parse(known.filterPolicy) as Record<string, unknown>)
    if (policy) checkPattern(policy, what, place)
    const topicArn = arnOf(this.#topicName)
    plan.topicSubscriptions.push({
      name: made,
      arn: `${topicArn}:${made}`,
      topicArn,
      ...endpoint,
      filter: policy || undefined,
      filterScope: known.filterPolicyScope,
      rawMessageDelivery: known.rawMessageDelivery,
    })
  }
}

const arnOf = (topicName: string): string => `arn:aws:sns:${context().region}:${context().accountId}:${topicName}`
