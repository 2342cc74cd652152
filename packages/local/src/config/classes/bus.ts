import * as v from 'valibot'
import { ConfigError, type Place } from '../errors.ts'
import { output, resolveDeep } from '../output.ts'
import type { Plan } from '../plan.ts'
import { app, claimName, context, contribute, here, options, transformed } from '../registry.ts'
import { Component, component, type LinkDefinition } from './component.ts'
import { type FunctionDefinition, functionArnOf } from './function.ts'
import { checkPattern } from './pattern.ts'
import { Queue } from './queue.ts'

const BusOptions = v.strictObject({
  // Where AWS logs what a bus does.
  logging: v.optional(v.unknown()),
  transform: v.optional(v.strictObject({ bus: v.optional(v.unknown()) })),
})

const rules = v.optional(v.array(v.unknown()))

const SubscribeOptions = v.strictObject({
  enabled: v.optional(v.boolean(), true),
  pattern: v.optional(
    v.strictObject({ detail: v.optional(v.record(v.string(), v.unknown())), detailType: rules, source: rules }),
  ),
})

/** `sst.aws.Bus`: an event bus of EventBridge. */
export class Bus extends Component {
  static override readonly type = 'sst.aws.Bus'
  readonly #busName: string

  constructor(name: string, args: object = {}) {
    super(claimName(name, 'sst.aws.Bus'))
    const place = here()
    this.#busName = `${app().name}-${app().stage}-${name}`
    contribute(async (plan) => {
      await options(BusOptions, transformed(Bus, name, args), `sst.aws.Bus "${name}"`, place)
      plan.buses.push({ name, busName: this.#busName, arn: arnOf(this.#busName) })
    })
  }

  get arn() {
    return output(arnOf(this.#busName))
  }

  get name() {
    return output(this.#busName)
  }

  get nodes() {
    return component({ bus: component({ arn: this.arn, name: this.name }, 'nodes.bus') }, 'nodes')
  }

  subscribe(name: string, subscriber: FunctionDefinition, args: object = {}): void {
    const place = here()
    const made = this.#claim(name, subscriber, 'subscribe(name, subscriber, args)', place)
    contribute(async (plan) => {
      const targetArn = await functionArnOf(subscriber, `${made}Function`, {}, plan, place)
      await this.#rule(plan, made, targetArn, args, place)
    })
  }

  subscribeQueue(name: string, queue: unknown, args: object = {}): void {
    const place = here()
    const made = this.#claim(name, queue, 'subscribeQueue(name, queue, args)', place)
    contribute(async (plan) => {
      const targetArn = String(await resolveDeep(queue instanceof Queue ? queue.arn : queue))
      await this.#rule(plan, made, targetArn, args, place)
    })
  }

  getSSTLink(): LinkDefinition {
    return {
      properties: { name: this.name, arn: this.arn },
      include: [{ type: 'aws.permission', actions: ['events:*'], resources: [this.arn] }],
    }
  }

  #claim(name: string, subscriber: unknown, form: string, place: Place | undefined): string {
    if (typeof name !== 'string' || subscriber === undefined || subscriber === null) {
      throw new ConfigError(`sst.aws.Bus "${this.logicalName}": call it as ${form}`, place)
    }
    return claimName(`${this.logicalName}Subscriber${name}`, form)
  }

  async #rule(plan: Plan, name: string, targetArn: string, args: object, place: Place | undefined): Promise<void> {
    const what = `the subscription "${name}" of sst.aws.Bus "${this.logicalName}"`
    const { enabled, pattern } = await options(SubscribeOptions, args, what, place)
    const { detail, detailType, source } = pattern ?? { source: [{ prefix: '' }] as unknown[] }
    const parts = Object.entries({ 'detail-type': detailType, source, detail }).filter(([, part]) => part !== undefined)
    const whole = Object.fromEntries(parts) as Record<string, unknown>
    checkPattern(whole, what, place)
    plan.rules.push({ name, busArn: arnOf(this.#busName), enabled, pattern: whole, targetArn })
  }
}

const arnOf = (busName: string): string =>
  `arn:aws:events:${context().region}:${context().accountId}:event-bus/${busName}`
