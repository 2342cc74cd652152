import { createHash, randomUUID } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { QueuePlan } from '../config/plan.ts'
import { SqsError } from './errors.ts'
import { type Message, type Outgoing, sizeOf } from './message.ts'

/** What a queue needs. */
export interface QueueOptions {
  readonly plan: QueuePlan
  readonly clock: Clock
  /** Puts a message into the dead-letter queue. */
  bury(deadLetterArn: string, message: Message): void
  /** Called after every change. */
  onChange?: (() => void) | undefined
}

/** How to receive. Times in seconds. */
export interface ReceiveOptions {
  readonly max: number
  readonly visibilityTimeout?: number | undefined
  readonly wait?: number | undefined
  readonly signal?: AbortSignal | undefined
}

/** Within this time the same deduplication id is the same message, in milliseconds. */
const DEDUPLICATION = 5 * 60_000

/** A queue of SQS: standard or FIFO, in memory, on a clock of its own choosing. */
export class Queue {
  readonly plan: QueuePlan
  readonly #options: QueueOptions
  #messages: Message[]
  readonly #sent = new Map<string, { readonly at: number; readonly message: Message }>()
  readonly #waiters = new Set<() => void>()
  #sequence = 0

  /** @param messages what was in it before a restart */
  constructor(options: QueueOptions, messages: readonly Message[] = []) {
    this.plan = options.plan
    this.#options = options
    this.#messages = [...messages]
    this.#sequence = Math.max(0, ...messages.map(({ sequenceNumber }) => Number(sequenceNumber ?? 0)))
  }

  /** Every message, in flight and delayed ones too. */
  get messages(): readonly Message[] {
    return this.#messages
  }

  /** Visible, in flight and delayed messages: the `ApproximateNumberOfMessages...` attributes. */
  get counts(): { readonly visible: number; readonly inFlight: number; readonly delayed: number } {
    const now = this.#now()
    const hidden = this.#messages.filter(({ visibleAt }) => visibleAt > now)
    const inFlight = hidden.filter(({ receiptHandle }) => receiptHandle !== undefined).length
    return { visible: this.#messages.length - hidden.length, inFlight, delayed: hidden.length - inFlight }
  }

  /**
   * Adds a message; on a FIFO queue one that was sent within 5 minutes is not added again.
   * @throws SqsError
   */
  send(outgoing: Outgoing): Message {
    const { fifo, delay, maximumMessageSize } = this.plan
    if (sizeOf(outgoing) > maximumMessageSize) {
      throw new SqsError(
        'InvalidParameterValue',
        `One or more parameters are invalid. Reason: Message must be shorter than ${maximumMessageSize} bytes.`,
      )
    }
    const now = this.#now()
    const deduplicationId = fifo ? this.#deduplicationId(outgoing) : undefined
    const earlier = deduplicationId === undefined ? undefined : this.#sent.get(deduplicationId)
    if (earlier && now - earlier.at < DEDUPLICATION) return earlier.message
    const message: Message = {
      ...outgoing,
      deduplicationId,
      id: randomUUID(),
      sentAt: now,
      visibleAt: now + (outgoing.delay ?? delay) * 1000,
      receiveCount: 0,
      ...(fifo && { sequenceNumber: String(++this.#sequence).padStart(20, '0') }),
    }
    if (deduplicationId !== undefined) this.#sent.set(deduplicationId, { at: now, message })
    this.add(message)
    return message
  }

  /** Adds a message as it is: one that another queue gave up. */
  add(message: Message): void {
    this.#messages.push(message)
    this.#changed()
  }

  /** Takes messages in flight, waiting for one if so asked; those received too often go to the dead-letter queue. */
  async receive({ max, visibilityTimeout, wait = 0, signal }: ReceiveOptions): Promise<Message[]> {
    const deadline = this.#now() + wait * 1000
    for (;;) {
      const taken = signal?.aborted ? [] : this.#take(max, visibilityTimeout ?? this.plan.visibilityTimeout)
      if (taken.length > 0 || signal?.aborted || this.#now() >= deadline) return taken
      await this.#untilChange(deadline, signal)
    }
  }

  /** Deletes a message by the receipt handle of its newest receive; an older handle deletes nothing. */
  delete(receiptHandle: string): void {
    this.#checkHandle(receiptHandle)
    const index = this.#messages.findIndex((message) => message.receiptHandle === receiptHandle)
    if (index < 0) return
    this.#messages.splice(index, 1)
    this.#changed()
  }

  /**
   * Sets for how long, in seconds from now, a message in flight stays hidden; 0 shows it again.
   * @throws SqsError
   */
  changeVisibility(receiptHandle: string, seconds: number): void {
    this.#checkHandle(receiptHandle)
    const now = this.#now()
    const message = this.#messages.find((candidate) => candidate.receiptHandle === receiptHandle)
    if (!message || message.visibleAt <= now) {
      throw new SqsError(
        'MessageNotInflight',
        `Value ${receiptHandle} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.`,
      )
    }
    message.visibleAt = now + seconds * 1000
    this.#changed()
  }

  /** Deletes every message. */
  purge(): void {
    this.#messages = []
    this.#changed()
  }

  /** Takes every visible message out, for a redrive. */
  drain(): Message[] {
    const now = this.#now()
    const visible = this.#messages.filter(({ visibleAt }) => visibleAt <= now)
    this.#messages = this.#messages.filter(({ visibleAt }) => visibleAt > now)
    this.#changed()
    return visible
  }

  #take(max: number, visibilityTimeout: number): Message[] {
    const now = this.#now()
    this.#forgetExpired(now)
    const { deadLetter, fifo } = this.plan
    // In a FIFO queue a message in flight holds back the rest of its group.
    const held = new Set(
      fifo ? this.#messages.filter((message) => isHeld(message, now)).map(({ groupId }) => groupId) : [],
    )
    const taken: Message[] = []
    for (const message of [...this.#messages]) {
      if (taken.length === max) break
      if (message.visibleAt > now || (fifo && held.has(message.groupId))) continue
      if (deadLetter && message.receiveCount >= deadLetter.maxReceiveCount) {
        this.#messages.splice(this.#messages.indexOf(message), 1)
        this.#options.bury(deadLetter.arn, { ...message, receiptHandle: undefined, deadLetterSource: this.plan.arn })
        continue
      }
      message.receiveCount += 1
      message.firstReceivedAt ??= now
      message.visibleAt = now + visibilityTimeout * 1000
      message.receiptHandle = Buffer.from(`${this.plan.queueName} ${message.id} ${randomUUID()}`).toString('base64')
      taken.push(message)
    }
    if (taken.length > 0) this.#options.onChange?.()
    return taken.map((message) => ({ ...message }))
  }

  #forgetExpired(now: number): void {
    const oldest = now - this.plan.retention * 1000
    if (this.#messages.some(({ sentAt }) => sentAt < oldest)) {
      this.#messages = this.#messages.filter(({ sentAt }) => sentAt >= oldest)
    }
    for (const [id, { at }] of this.#sent) if (now - at >= DEDUPLICATION) this.#sent.delete(id)
  }

  /** Waits until something was sent or shown again, or a hidden message becomes visible, or the deadline. */
  async #untilChange(deadline: number, signal: AbortSignal | undefined): Promise<void> {
    const now = this.#now()
    const times = this.#messages.map(({ visibleAt }) => visibleAt).filter((time) => time > now)
    const next = times.reduce((least, time) => Math.min(least, time), deadline)
    let cancel = (): void => undefined
    await new Promise<void>((resolve) => {
      this.#waiters.add(resolve)
      signal?.addEventListener('abort', () => resolve(), { once: true })
      const unset = this.#options.clock.after(next - now, resolve)
      cancel = () => {
        unset()
        this.#waiters.delete(resolve)
      }
    })
    cancel()
  }

  #deduplicationId({ groupId, deduplicationId, body }: Outgoing): string {
    if (!groupId) throw new SqsError('MissingParameter', 'The request must contain the parameter MessageGroupId.')
    if (deduplicationId) return deduplicationId
    if (this.plan.contentBasedDeduplication) return createHash('sha256').update(body).digest('hex')
    throw new SqsError(
      'InvalidParameterValue',
      'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    )
  }

  #checkHandle(receiptHandle: string): void {
    const text = Buffer.from(receiptHandle, 'base64').toString()
    if (text.startsWith(`${this.plan.queueName} `)) return
    throw new SqsError(
      'ReceiptHandleIsInvalid',
      `The input receipt handle "${receiptHandle}" is not a valid receipt handle.`,
    )
  }

  #changed(): void {
    for (const wake of [...this.#waiters]) wake()
    this.#options.onChange?.()
  }

  #now(): number {
    return this.#options.clock.now()
  }
}

const isHeld = ({ visibleAt, receiptHandle }: Message, now: number): boolean =>
  visibleAt > now && receiptHandle !== undefined
