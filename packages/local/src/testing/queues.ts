import { ManualClock } from '../clock.ts'
import type { QueuePlan } from '../config/plan.ts'
import { Queues } from '../sqs/queues.ts'

/** A queue's plan with what a test leaves open. */
export const queuePlan = (name: string, given: Partial<QueuePlan> = {}): QueuePlan => ({
  name,
  queueName: name,
  arn: queueArn(name),
  url: `http://localhost/000000000000/${name}`,
  fifo: false,
  contentBasedDeduplication: false,
  visibilityTimeout: 30,
  delay: 0,
  retention: 345_600,
  maximumMessageSize: 1_048_576,
  receiveWait: 0,
  ...given,
})

/** The ARN of a queue of a test. */
export const queueArn = (name: string): string => `arn:aws:sqs:us-east-1:000000000000:${name}`

/** Queues on a clock of the test. */
export const testQueues = (plans: readonly QueuePlan[]): { clock: ManualClock; queues: Queues } => {
  const clock = new ManualClock(Date.parse('2026-01-01T08:00:00Z'))
  return { clock, queues: new Queues({ plans, clock }) }
}
