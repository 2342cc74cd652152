import type { MessageAttributes } from './sqs/message.ts'
import type { Queues } from './sqs/queues.ts'

/** What is sent to a destination. */
export interface DestinationMessage {
  readonly body: string
  readonly attributes?: MessageAttributes | undefined
}

/**
 * Sends to the ARN of an on-failure or on-success destination or of a dead-letter queue.
 * @throws Error naming the ARN, when nothing here has it
 */
export type SendTo = (arn: string, message: DestinationMessage) => Promise<void>

/** What can be a destination. */
export interface DestinationOptions {
  readonly queues: Queues
  /** Invokes a function asynchronously: settles when Lambda has taken the event. */
  accept(functionArn: string, payload: string): Promise<unknown>
}

/** Makes the one way by which every part of the local cloud hands on what it could not deliver. */
export const createDestinations =
  ({ queues, accept }: DestinationOptions): SendTo =>
  async (arn, { body, attributes }) => {
    const service = arn.split(':')[2]
    if (service === 'lambda') return void (await accept(arn, body))
    const queue = queues.find(arn)
    if (!queue) throw new Error(`No queue or function of this configuration has the ARN ${arn}`)
    queue.send({ body, attributes })
  }
