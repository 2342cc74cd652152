import { handleBus, isBusRequest } from './bus/api.ts'
import { Buses } from './bus/buses.ts'
import type { Clock } from './clock.ts'
import { ACCOUNT, REGION } from './config/make-plan.ts'
import type { Plan, SchedulePlan } from './config/plan.ts'
import { createDestinations, type DestinationMessage, type SendTo } from './destinations.ts'
import type { ControlPlane } from './lambda/control-plane.ts'
import type { Listener } from './listen.ts'
import { type DeliveryFailure, Scheduler } from './schedule/scheduler.ts'
import { handleSns, isSnsRequest } from './sns/api.ts'
import { Topics } from './sns/topics.ts'
import { handleSqs, isSqsRequest } from './sqs/api.ts'
import { QueueMapping } from './sqs/mapping.ts'
import { Queues } from './sqs/queues.ts'

/** What queues, topics, buses and schedules need. */
export interface MessagingOptions {
  readonly plan: Plan
  readonly plane: ControlPlane
  /** Where their API listens. */
  readonly listener: Listener
  readonly clock: Clock
  /** Where messages are kept over a restart; without it in memory only. */
  readonly file?: string | undefined
  /** Run the schedules at their times. */
  readonly schedules: boolean
  readonly log: (message: string) => void
}

/** Queues, topics, buses and schedules that run. */
export interface Messaging {
  readonly queues: Queues
  readonly sendTo: SendTo
  stop(): Promise<void>
}

/** Starts the queues, topics and buses with their subscribers, and the schedules. */
export const startMessaging = (options: MessagingOptions): Messaging => {
  const { plan, plane, listener, clock, file, log } = options
  const queues = new Queues({ plans: plan.queues, clock, file })
  const accept = async (arn: string, payload: string): Promise<unknown> => plane.accept(arn, payload)
  const publish = (arn: string, { body, ...rest }: DestinationMessage): string | undefined =>
    topics.all().some((topic) => topic.arn === arn) ? topics.publish(arn, { message: body, ...rest }) : undefined
  const sendTo = createDestinations({ queues, publish, accept })
  const topics: Topics = new Topics({ ...plan, subscriptions: plan.topicSubscriptions, clock, sendTo, log })
  const buses = new Buses({ ...plan, region: REGION, account: ACCOUNT, clock, sendTo, log })
  plane.deliverTo(sendTo)
  const mappings = plan.queueSubscriptions.map((subscription) => {
    const queue = queues.byArn(subscription.queueArn)
    const invoke = (records: readonly object[]) => invokeWith(plane, subscription.functionArn, records)
    return new QueueMapping({ queue, subscription, region: REGION, clock, invoke, log })
  })
  const scheduler = new Scheduler({
    schedules: plan.schedules,
    clock,
    accept,
    discard: (schedule, payload, failure) => discard(schedule, payload, failure, { sendTo, log }),
  })
  listener.handle((request, response) => {
    if (isSqsRequest(request)) return void handleSqs(queues, request, response)
    if (isBusRequest(request)) return void handleBus(buses, request, response)
    if (isSnsRequest(request)) return void handleSns(topics, request, response)
    response
      .writeHead(404, { 'content-type': 'application/x-amz-json-1.0' })
      .end('{"__type":"UnknownOperationException"}')
  })
  for (const mapping of mappings) mapping.start()
  if (options.schedules) scheduler.start()
  const stop = async (): Promise<void> => {
    scheduler.stop()
    await Promise.all(mappings.map((mapping) => mapping.stop()))
    queues.stop()
  }
  return { queues, sendTo, stop }
}

/** Invokes a subscriber; a failure of the function is an exception. */
const invokeWith = async (plane: ControlPlane, functionArn: string, Records: readonly object[]): Promise<unknown> => {
  const { payload, functionError } = await plane.invoke(functionArn, JSON.stringify({ Records }))
  if (functionError) throw new Error(payload)
  return JSON.parse(payload) as unknown
}

/** Logs what a schedule gave up, and sends it to its dead-letter queue with the attributes that AWS documents. */
const discard = (
  { name, arn, deadLetterArn, functionArn }: SchedulePlan,
  body: string,
  { error, attempts, exhausted, scheduledTime }: DeliveryFailure,
  { sendTo, log }: { sendTo: SendTo; log: (message: string) => void },
): void => {
  log(`The schedule ${name} gave up after ${attempts} attempts: ${error.message}`)
  if (deadLetterArn === undefined) return
  const texts = {
    ERROR_CODE: error.name,
    ERROR_MESSAGE: error.message,
    EXECUTION_TIME: scheduledTime.toISOString(),
    EXHAUSTED_RETRY_CONDITION: exhausted,
    IS_PAYLOAD_TRUNCATED: 'false',
    RETRY_ATTEMPTS: String(attempts - 1),
    SCHEDULE_ARN: arn,
    TARGET_ARN: functionArn,
  }
  const attributes = Object.fromEntries(
    Object.entries(texts).map(([key, StringValue]) => [key, { DataType: 'String', StringValue }]),
  )
  sendTo(deadLetterArn, { body, attributes }).catch((failure: unknown) =>
    log(`The schedule ${name}: ${String(failure)}`),
  )
}
