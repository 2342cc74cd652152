import { createHash } from 'node:crypto'

/** A value of a message attribute, as SQS's JSON protocol writes it; binary values are base64. */
export interface MessageAttribute {
  readonly DataType: string
  readonly StringValue?: string | undefined
  readonly BinaryValue?: string | undefined
}

/** Message attributes by name. */
export type MessageAttributes = Readonly<Record<string, MessageAttribute>>

/** What a sender gives. `delay` in seconds; without it the queue's own. */
export interface Outgoing {
  readonly body: string
  readonly attributes?: MessageAttributes | undefined
  /** X-Ray's tracing header (`AWSTraceHeader`). */
  readonly traceHeader?: string | undefined
  readonly delay?: number | undefined
  readonly groupId?: string | undefined
  readonly deduplicationId?: string | undefined
}

/** A message in a queue. Times are milliseconds since 1970. */
export interface Message extends Outgoing {
  readonly id: string
  readonly sentAt: number
  /** Of a FIFO queue: 20 digits, increasing. */
  readonly sequenceNumber?: string | undefined
  /** Receivers see it from then on. */
  visibleAt: number
  receiveCount: number
  firstReceivedAt?: number | undefined
  /** Of the newest receive, while it is in flight. */
  receiptHandle?: string | undefined
  /** ARN of the queue that gave it up. */
  deadLetterSource?: string | undefined
}

/** MD5 of a text, as SQS answers it for the client to check. */
export const md5 = (text: string): string => createHash('md5').update(text).digest('hex')

/** MD5 of message attributes ("Calculating the MD5 message digest for message attributes"); undefined without any. */
export const md5OfAttributes = (attributes: MessageAttributes = {}): string | undefined => {
  const names = Object.keys(attributes).sort()
  if (names.length === 0) return undefined
  const hash = createHash('md5')
  const add = (bytes: Buffer): void => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes.length)
    hash.update(length).update(bytes)
  }
  for (const name of names) {
    const { DataType = '', StringValue = '', BinaryValue } = attributes[name] ?? {}
    add(Buffer.from(name))
    add(Buffer.from(DataType))
    const binary = DataType.startsWith('Binary')
    hash.update(Buffer.from([binary ? 2 : 1]))
    add(binary ? Buffer.from(BinaryValue ?? '', 'base64') : Buffer.from(StringValue))
  }
  return hash.digest('hex')
}

/** Bytes that count against the limit of a message: the body and the names, types and values of its attributes. */
export const sizeOf = ({ body, attributes = {} }: Outgoing): number =>
  Object.entries(attributes).reduce(
    (sum, [name, { DataType, StringValue = '', BinaryValue = '' }]) =>
      sum + Buffer.byteLength(name + DataType + StringValue) + Buffer.from(BinaryValue, 'base64').length,
    Buffer.byteLength(body),
  )

/** The system attributes of a received message, by SQS's names. */
export const systemAttributesOf = (message: Message): Record<string, string> => {
  const all: Record<string, string | undefined> = {
    ApproximateReceiveCount: String(message.receiveCount),
    AWSTraceHeader: message.traceHeader,
    SentTimestamp: String(message.sentAt),
    SequenceNumber: message.sequenceNumber,
    MessageGroupId: message.groupId,
    MessageDeduplicationId: message.deduplicationId,
    SenderId: '000000000000',
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt ?? message.sentAt),
    DeadLetterQueueSourceArn: message.deadLetterSource,
  }
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
