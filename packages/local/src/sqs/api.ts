import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { SqsError } from './errors.ts'
import {
  type Message,
  type MessageAttributes,
  md5,
  md5OfAttributes,
  type Outgoing,
  sizeOf,
  systemAttributesOf,
} from './message.ts'
import type { Queue } from './queue.ts'
import type { Queues } from './queues.ts'

type Input = Readonly<Record<string, unknown>>
type Action = (input: Input, queues: Queues, signal: AbortSignal) => unknown

/** Largest body of a request in bytes; a batch's messages together may have 1 MiB. */
const MAX_BODY = 8 * 1024 * 1024
const MAX_BATCH = 1024 * 1024

/** True for a request of SQS's JSON protocol. */
export const isSqsRequest = ({ headers }: IncomingMessage): boolean =>
  String(headers['x-amz-target'] ?? '').startsWith('AmazonSQS.')

/** SQS over HTTP in its JSON protocol ("Amazon SQS API Reference"), as the AWS SDK speaks it. */
export const handleSqs = async (queues: Queues, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': randomUUID() }
  try {
    const name = String(request.headers['x-amz-target']).replace('AmazonSQS.', '')
    const action = ACTIONS[name]
    if (!action)
      throw new SqsError(
        'UnsupportedOperation',
        `The local cloud does not support ${name}; queues are made by sst.config.ts`,
      )
    const answer = (await action(await readInput(request), queues, gone.signal)) ?? {}
    response.writeHead(200, headers).end(JSON.stringify(answer))
  } catch (error) {
    const known = error instanceof SqsError ? error : new SqsError('InternalFailure', String(error))
    const body = JSON.stringify({ __type: `com.amazonaws.sqs#${known.code}`, message: known.message })
    const status = error instanceof SqsError ? 400 : 500
    response.writeHead(status, { ...headers, 'x-amzn-query-error': known.queryError }).end(body)
  }
}

const ACTIONS: Readonly<Record<string, Action>> = {
  GetQueueUrl: ({ QueueName }, queues) => ({ QueueUrl: queues.byName(String(QueueName)).plan.url }),
  ListQueues: ({ QueueNamePrefix = '' }, queues) => ({
    QueueUrls: queues
      .all()
      .filter(({ plan }) => plan.queueName.startsWith(String(QueueNamePrefix)))
      .map(({ plan }) => plan.url),
  }),
  GetQueueAttributes: (input, queues) => ({
    Attributes: chosen(attributesOf(queueOf(input, queues)), input.AttributeNames),
  }),
  ListDeadLetterSourceQueues: (input, queues) => {
    const { arn } = queueOf(input, queues).plan
    return {
      queueUrls: queues
        .all()
        .filter(({ plan }) => plan.deadLetter?.arn === arn)
        .map(({ plan }) => plan.url),
    }
  },
  ListQueueTags: () => ({}),
  PurgeQueue: (input, queues) => queueOf(input, queues).purge(),
  SendMessage: (input, queues) => sent(queueOf(input, queues), outgoingOf(input)),
  SendMessageBatch: (input, queues) => {
    const queue = queueOf(input, queues)
    const size = entriesOf(input).reduce((sum, entry) => sum + sizeOf(outgoingOf(entry)), 0)
    if (size > MAX_BATCH)
      throw new SqsError(
        'BatchRequestTooLong',
        `Batch requests cannot be longer than ${MAX_BATCH} bytes. You have sent ${size} bytes.`,
      )
    return batch(input, (entry) => sent(queue, outgoingOf(entry)))
  },
  ReceiveMessage: (input, queues, signal) => receive(input, queueOf(input, queues), signal),
  DeleteMessage: (input, queues) => queueOf(input, queues).delete(text(input, 'ReceiptHandle')),
  DeleteMessageBatch: (input, queues) => {
    const queue = queueOf(input, queues)
    return batch(input, (entry) => queue.delete(text(entry, 'ReceiptHandle')))
  },
  ChangeMessageVisibility: (input, queues) => changeVisibility(input, queueOf(input, queues)),
  ChangeMessageVisibilityBatch: (input, queues) => {
    const queue = queueOf(input, queues)
    return batch(input, (entry) => changeVisibility(entry, queue))
  },
  StartMessageMoveTask: (input, queues) => redrive(text(input, 'SourceArn'), input.DestinationArn, queues),
}

const receive = async (input: Input, queue: Queue, signal: AbortSignal): Promise<object> => {
  const messages = await queue.receive({
    max: number(input, 'MaxNumberOfMessages', 1, 10) ?? 1,
    visibilityTimeout: number(input, 'VisibilityTimeout', 0, 43_200),
    wait: number(input, 'WaitTimeSeconds', 0, 20) ?? queue.plan.receiveWait,
    signal,
  })
  if (messages.length === 0) return {}
  return { Messages: messages.map((message) => received(message, input)) }
}

const received = (message: Message, input: Input): object => {
  const { id: MessageId, receiptHandle: ReceiptHandle, body: Body } = message
  const names = [...list(input.AttributeNames), ...list(input.MessageSystemAttributeNames)]
  const Attributes = names.length > 0 ? chosen(systemAttributesOf(message), names) : undefined
  const attributes = matching(message.attributes, list(input.MessageAttributeNames))
  return {
    MessageId,
    ReceiptHandle,
    MD5OfBody: md5(Body),
    Body,
    Attributes,
    ...(attributes && { MessageAttributes: attributes, MD5OfMessageAttributes: md5OfAttributes(attributes) }),
  }
}

/** The attributes that a receiver asked for: by name, by prefix (`trace.*`), or all (`All`, `.*`). */
const matching = (attributes: MessageAttributes = {}, names: readonly string[]): MessageAttributes | undefined => {
  const wanted = (name: string) =>
    names.some((pattern) =>
      pattern.endsWith('.*') ? name.startsWith(pattern.slice(0, -2)) : pattern === 'All' || pattern === name,
    )
  const found = Object.entries(attributes).filter(([name]) => wanted(name))
  return found.length > 0 ? Object.fromEntries(found) : undefined
}

const sent = (queue: Queue, outgoing: Outgoing): object => {
  const message = queue.send(outgoing)
  return {
    MessageId: message.id,
    MD5OfMessageBody: md5(outgoing.body),
    MD5OfMessageAttributes: md5OfAttributes(outgoing.attributes),
    SequenceNumber: message.sequenceNumber,
  }
}

/** Characters that XML 1.0 and therefore SQS does not take. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that are allowed
const FORBIDDEN = /[^\u0009\u000A\u000D\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u

const outgoingOf = (input: Input): Outgoing => {
  const body = text(input, 'MessageBody')
  if (FORBIDDEN.test(body))
    throw new SqsError(
      'InvalidMessageContents',
      'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF',
    )
  const system = input.MessageSystemAttributes as MessageAttributes | undefined
  return {
    body,
    attributes: input.MessageAttributes as MessageAttributes | undefined,
    traceHeader: system?.AWSTraceHeader?.StringValue,
    delay: number(input, 'DelaySeconds', 0, 900),
    groupId: input.MessageGroupId as string | undefined,
    deduplicationId: input.MessageDeduplicationId as string | undefined,
  }
}

const changeVisibility = (input: Input, queue: Queue): void => {
  const seconds = number(input, 'VisibilityTimeout', 0, 43_200)
  if (seconds === undefined)
    throw new SqsError('MissingParameter', 'The request must contain the parameter VisibilityTimeout.')
  queue.changeVisibility(text(input, 'ReceiptHandle'), seconds)
}

/** Moves what is visible in a dead-letter queue to where it came from, or to another queue. */
const redrive = (sourceArn: string, destinationArn: unknown, queues: Queues): object => {
  const source = queues.byArn(sourceArn)
  if (!queues.all().some(({ plan }) => plan.deadLetter?.arn === sourceArn)) {
    throw new SqsError('InvalidParameterValue', 'Source queue must be configured as a Dead Letter Queue.')
  }
  for (const message of source.drain()) {
    const target = queues.byArn(String(destinationArn ?? message.deadLetterSource))
    target.add({ ...message, receiveCount: 0, firstReceivedAt: undefined, deadLetterSource: undefined })
  }
  return { TaskHandle: randomUUID() }
}

/** Runs a batch: what fails is told by its entry's id, the rest goes through. */
const batch = (input: Input, run: (entry: Input) => unknown): object => {
  const Successful: object[] = []
  const Failed: object[] = []
  for (const entry of entriesOf(input)) {
    try {
      Successful.push({ Id: entry.Id, ...(run(entry) as object | undefined) })
    } catch (error) {
      if (!(error instanceof SqsError)) throw error
      Failed.push({ Id: entry.Id, SenderFault: true, Code: error.code, Message: error.message })
    }
  }
  return { Successful, Failed }
}

const entriesOf = ({ Entries }: Input): readonly Input[] => {
  const entries = (Entries ?? []) as readonly Input[]
  if (entries.length === 0)
    throw new SqsError('EmptyBatchRequest', 'There should be at least one entry in the batch request.')
  if (entries.length > 10)
    throw new SqsError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are 10. You have sent ${entries.length}.`,
    )
  const ids = entries.map(({ Id }) => String(Id))
  const invalid = ids.find((id) => !/^[\w-]{1,80}$/.test(id))
  if (invalid !== undefined)
    throw new SqsError(
      'InvalidBatchEntryId',
      'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
    )
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice !== undefined) throw new SqsError('BatchEntryIdsNotDistinct', `Id ${twice} repeated.`)
  return entries
}

const attributesOf = ({ plan, counts }: Queue): Record<string, string> => ({
  QueueArn: plan.arn,
  ApproximateNumberOfMessages: String(counts.visible),
  ApproximateNumberOfMessagesNotVisible: String(counts.inFlight),
  ApproximateNumberOfMessagesDelayed: String(counts.delayed),
  VisibilityTimeout: String(plan.visibilityTimeout),
  MaximumMessageSize: String(plan.maximumMessageSize),
  MessageRetentionPeriod: String(plan.retention),
  DelaySeconds: String(plan.delay),
  ReceiveMessageWaitTimeSeconds: String(plan.receiveWait),
  ...(plan.fifo && { FifoQueue: 'true', ContentBasedDeduplication: String(plan.contentBasedDeduplication) }),
  ...(plan.deadLetter && {
    RedrivePolicy: JSON.stringify({
      deadLetterTargetArn: plan.deadLetter.arn,
      maxReceiveCount: plan.deadLetter.maxReceiveCount,
    }),
  }),
})

const chosen = (values: Record<string, string>, names: unknown): Record<string, string> => {
  const wanted = list(names)
  return wanted.includes('All')
    ? values
    : Object.fromEntries(Object.entries(values).filter(([name]) => wanted.includes(name)))
}

const queueOf = (input: Input, queues: Queues): Queue => queues.byUrl(text(input, 'QueueUrl'))

const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

const text = (input: Input, name: string): string => {
  const value = input[name]
  if (typeof value === 'string' && value !== '') return value
  throw new SqsError('MissingParameter', `The request must contain the parameter ${name}.`)
}

const number = (input: Input, name: string, least: number, most: number): number | undefined => {
  const value = input[name]
  if (value === undefined || value === null) return undefined
  const known = Number(value)
  if (Number.isInteger(known) && known >= least && known <= most) return known
  throw new SqsError(
    'InvalidParameterValue',
    `Value ${String(value)} for parameter ${name} is invalid. Reason: Must be between ${least} and ${most}, if provided.`,
  )
}

const readInput = async (request: IncomingMessage): Promise<Input> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= MAX_BODY) chunks.push(chunk)
  }
  if (size > MAX_BODY)
    throw new SqsError('BatchRequestTooLong', `A request may have ${MAX_BODY} bytes. You have sent ${size} bytes.`)
  return JSON.parse(Buffer.concat(chunks).toString() || '{}') as Input
}
