import type { MessageAttributes } from './sqs/message.ts'
import type { Queues } from './sqs/queues.ts'

/** What is sent to a destination. */
export interface DestinationMessage {
  readonly body: string
  readonly attributes?: MessageAttributes | undefined
  /** For a FIFO queue. */
  readonly groupId?: string | undefined
  readonly deduplicationId?: string | undefined
}

/**
 * Sends to the ARN of an on-failure or on-success destination or of a dead-letter queue.
 * @throws Error naming the ARN, when nothing here has it
 */
export type SendTo = (arn: string, message: DestinationMessage) => Promise<void>

/** What can be a destination. */
export interface DestinationOptions {
  readonly queues: Queues
  /** Publishes to a topic; undefined when there is no topic with this ARN. */
  publish(topicArn: string, message: DestinationMessage): string | undefined
  /** Invokes a function asynchronously: settles when Lambda has taken the event. */
  accept(functionArn: string, payload: string): Promise<unknown>
}

/** Makes the one way by which every part of the local cloud hands on what it could not deliver. */
export const createDestinations =
  ({ queues, publish, accept }: DestinationOptions): SendTo =>
  async (arn, message) => {
    const service = arn.split(':')[2]
    if (service === 'lambda') return void (await accept(arn, message.body))
    if (publish(arn, message) !== undefined) return
    const queue = queues.find(arn)
    if (!queue) throw new Error(`No queue, topic or function of this configuration has the ARN ${arn}`)
    queue.send(message)
  }
