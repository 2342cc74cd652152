import { randomUUID } from 'node:crypto'
import { compilePattern } from '../bus/pattern.ts'
import type { Clock } from '../clock.ts'
import type { TopicPlan, TopicSubscriptionPlan } from '../config/plan.ts'
import type { SendTo } from '../destinations.ts'
import type { Filter } from '../dynamo/filters.ts'
import { type MessageAttributes, sizeOf } from '../sqs/message.ts'
import { SnsError } from './errors.ts'

/** What the topics need. */
export interface TopicsOptions {
  readonly topics: readonly TopicPlan[]
  readonly subscriptions: readonly TopicSubscriptionPlan[]
  readonly clock: Clock
  readonly sendTo: SendTo
  readonly log: (message: string) => void
}

/** A message to a topic, as its sender gives it. */
export interface Publication {
  readonly message: string
  readonly subject?: string | undefined
  /** `json`: the message is an object of texts by protocol. */
  readonly structure?: string | undefined
  readonly attributes?: MessageAttributes | undefined
  readonly groupId?: string | undefined
  readonly deduplicationId?: string | undefined
}

/** Largest message in bytes, its attributes included. */
const MAX_MESSAGE = 256 * 1024

/** The topics of the configuration with their subscriptions. */
export class Topics {
  readonly #options: TopicsOptions
  readonly #subscriptions: { readonly subscription: TopicSubscriptionPlan; readonly matches: Filter }[]

  /** @throws FilterError */
  constructor(options: TopicsOptions) {
    this.#options = options
    this.#subscriptions = options.subscriptions.map((subscription) => ({
      subscription,
      matches: compilePattern(subscription.filter ?? {}),
    }))
  }

  /** Every topic, in the order of the configuration. */
  all(): readonly TopicPlan[] {
    return this.#options.topics
  }

  /** The subscriptions of a topic. */
  subscriptionsOf(topicArn: string): TopicSubscriptionPlan[] {
    return this.#subscriptions.map(({ subscription }) => subscription).filter((each) => each.topicArn === topicArn)
  }

  /**
   * Hands a message to every subscription whose filter lets it pass.
   * @returns the message's id
   * @throws SnsError
   */
  publish(topicArn: string, publication: Publication): string {
    const topic = this.#options.topics.find(({ arn }) => arn === topicArn)
    if (!topic) throw new SnsError('NotFound', 'Topic does not exist')
    const { message, attributes, groupId } = publication
    if (message === '') throw new SnsError('InvalidParameter', 'Invalid parameter: Empty message')
    if (sizeOf({ body: message, attributes }) > MAX_MESSAGE)
      throw new SnsError('InvalidParameter', 'Invalid parameter: Message too long')
    if (topic.fifo && !groupId)
      throw new SnsError(
        'InvalidParameter',
        'Invalid parameter: The MessageGroupId parameter is required for FIFO topics',
      )
    const id = randomUUID()
    const texts = textsOf(publication)
    for (const { subscription, matches } of this.#subscriptions) {
      if (subscription.topicArn !== topicArn || !matches(filterable(subscription, publication))) continue
      this.#deliver(subscription, id, texts, publication)
    }
    return id
  }

  #deliver(subscription: TopicSubscriptionPlan, id: string, texts: Texts, publication: Publication): void {
    const { sendTo, log, clock } = this.#options
    const { endpointArn, protocol, rawMessageDelivery } = subscription
    const text = texts[protocol] ?? texts.default ?? ''
    const { attributes, groupId, deduplicationId } = publication
    const notification = notificationOf(subscription, { id, text, publication, now: clock.now() })
    const order = { groupId, deduplicationId }
    const message =
      protocol === 'lambda'
        ? { body: JSON.stringify(lambdaEvent(subscription, notification)) }
        : rawMessageDelivery
          ? { body: text, attributes, ...order }
          : { body: JSON.stringify(notification), ...order }
    sendTo(endpointArn, message).catch((error: unknown) =>
      log(`The subscription ${subscription.name} was not delivered to: ${String(error)}`),
    )
  }
}

/** A message's text by protocol. */
type Texts = Partial<Record<string, string>>

const textsOf = ({ message, structure }: Publication): Texts => {
  if (structure !== 'json') return { default: message }
  let texts: Texts | undefined
  try {
    texts = JSON.parse(message) as Texts
  } catch {
    texts = undefined
  }
  if (typeof texts?.default === 'string') return texts
  throw new SnsError('InvalidParameter', 'Invalid parameter: Message Structure - No default entry in JSON message body')
}

/** What a filter policy looks at: the attributes by name, or the message itself ("Amazon SNS subscription filter policy scope"). */
const filterable = ({ filterScope }: TopicSubscriptionPlan, { message, attributes = {} }: Publication): unknown => {
  if (filterScope === 'MessageBody') {
    try {
      return JSON.parse(message) as unknown
    } catch {
      return undefined
    }
  }
  const entries = Object.entries(attributes).map(([name, { DataType, StringValue = '' }]) => {
    if (DataType === 'Number') return [name, Number(StringValue)]
    return [name, DataType === 'String.Array' ? (JSON.parse(StringValue) as unknown) : StringValue]
  })
  return Object.fromEntries(entries) as unknown
}

interface Delivery {
  readonly id: string
  readonly text: string
  readonly publication: Publication
  readonly now: number
}

/** The notification that a subscriber gets ("Parsing Amazon SNS message formats"); nothing is really signed here. */
const notificationOf = ({ topicArn, arn }: TopicSubscriptionPlan, { id, text, publication, now }: Delivery) => ({
  Type: 'Notification',
  MessageId: id,
  TopicArn: topicArn,
  ...(publication.subject !== undefined && { Subject: publication.subject }),
  Message: text,
  Timestamp: new Date(now).toISOString(),
  SignatureVersion: '1',
  Signature: 'local',
  SigningCertURL: 'https://sns.us-east-1.amazonaws.com/local.pem',
  UnsubscribeURL: `https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=${arn}`,
  ...(publication.attributes && { MessageAttributes: attributesOf(publication.attributes) }),
})

const attributesOf = (attributes: MessageAttributes): Record<string, object> =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
      name,
      { Type: DataType, Value: StringValue ?? BinaryValue },
    ]),
  )

/** The event of a function ("Using Lambda with Amazon SNS"): every field is there, and two are spelled otherwise. */
const lambdaEvent = ({ arn }: TopicSubscriptionPlan, notification: ReturnType<typeof notificationOf>): object => {
  const { SigningCertURL: SigningCertUrl, UnsubscribeURL: UnsubscribeUrl, Subject = null, ...rest } = notification
  const Sns = { ...rest, Subject, SigningCertUrl, UnsubscribeUrl, MessageAttributes: rest.MessageAttributes ?? {} }
  return { Records: [{ EventSource: 'aws:sns', EventVersion: '1.0', EventSubscriptionArn: arn, Sns }] }
}
