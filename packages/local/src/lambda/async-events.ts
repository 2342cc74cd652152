import type { Clock } from '../clock.ts'
import type { FunctionPlan } from '../config/plan.ts'
import type { SendTo } from '../destinations.ts'
import type { EventFile, KeptEvent } from './event-file.ts'
import type { Invocation, InvokeOptions } from './pool.ts'

/** What asynchronous invocation needs. */
export interface AsyncEventsOptions {
  readonly clock: Clock
  invoke(fn: FunctionPlan, payload: string, options: InvokeOptions): Promise<Invocation>
  readonly sendTo: SendTo
  /** Keeps the events over a restart; without it in memory only. */
  readonly file?: EventFile | undefined
  readonly log: (message: string) => void
}

/** An event on its way to a function. */
interface QueuedEvent extends Omit<KeptEvent, 'arn' | 'runs' | 'throttles' | 'dueAt'> {
  readonly fn: FunctionPlan
  runs: number
  throttles: number
}

const SECOND = 1000
/** Pauses before the retries of a function that failed, in milliseconds. */
const RETRY_PAUSES = [60 * SECOND, 120 * SECOND]
/** Pauses after a throttle: from the first, doubling, up to the longest. */
const THROTTLE_PAUSE = SECOND
const LONGEST_THROTTLE_PAUSE = 300 * SECOND

/**
 * Asynchronous invocation ("How Lambda handles errors and retries with asynchronous invocation"): an event is accepted at
 * once and then delivered. A function that fails runs again after one and after two minutes, with the same request id; one
 * that is throttled is tried again after pauses that grow from a second to five minutes. An event that is out of retries or
 * too old goes to the dead-letter queue and to the on-failure destination, an answered one to the on-success destination.
 */
export class AsyncEvents {
  readonly #options: AsyncEventsOptions
  readonly #cancels = new Set<() => void>()
  #stopped = false

  constructor(options: AsyncEventsOptions) {
    this.#options = options
  }

  /** Takes an event; its delivery is not waited for. Answers the request id. */
  accept(fn: FunctionPlan, payload: string, { requestId = crypto.randomUUID(), traceId }: InvokeOptions = {}): string {
    const acceptedAt = this.#options.clock.now()
    const event = { requestId, traceId, payload, acceptedAt, runs: 0, throttles: 0 }
    this.#options.file?.add({ ...event, arn: fn.arn, dueAt: acceptedAt })
    void this.#deliver({ ...event, fn })
    return requestId
  }

  /** Delivers what an earlier start has accepted and not delivered. What it was delivering when it ended comes again. */
  resume(find: (arn: string) => FunctionPlan | undefined): void {
    const { file, clock, log } = this.#options
    for (const { arn, dueAt, ...event } of file?.events ?? []) {
      const fn = find(arn)
      if (fn && clock.now() - event.acceptedAt > fn.async.maxAge * SECOND) {
        this.#giveUp({ ...event, fn }, 'EventAgeExceeded', undefined)
      } else if (fn) this.#after(dueAt - clock.now(), { ...event, fn })
      else {
        log(`The event ${event.requestId} is dropped: its function ${arn} is not there any more`)
        file?.done(event.requestId)
      }
    }
  }

  /** Delivers nothing more; what is accepted from here on is kept for the next start. */
  stop(): void {
    this.#stopped = true
    for (const cancel of this.#cancels) cancel()
    this.#cancels.clear()
  }

  /** Takes nothing more. */
  close(): void {
    this.#options.file?.close()
  }

  async #deliver(event: QueuedEvent): Promise<void> {
    if (this.#stopped) return
    const { fn, payload, requestId, traceId } = event
    let invocation: Invocation
    try {
      invocation = await this.#options.invoke(fn, payload, { requestId, traceId })
    } catch {
      if (this.#stopped) return
      // Lambda itself refused it: too many at once.
      event.throttles += 1
      const pause = Math.min(THROTTLE_PAUSE * 2 ** (event.throttles - 1), LONGEST_THROTTLE_PAUSE)
      return void this.#again(event, pause, undefined)
    }
    event.runs += 1
    if (this.#stopped) return
    if (!invocation.functionError) return void this.#end(event, 'Success', invocation, fn.async.onSuccess)
    if (event.runs > fn.async.retries) return void this.#giveUp(event, 'RetriesExhausted', invocation)
    this.#again(event, RETRY_PAUSES[event.runs - 1] ?? 0, invocation)
  }

  #again(event: QueuedEvent, pause: number, invocation: Invocation | undefined): void {
    const { clock, file } = this.#options
    const { requestId, runs, throttles } = event
    if (clock.now() + pause - event.acceptedAt > event.fn.async.maxAge * SECOND) {
      return void this.#giveUp(event, 'EventAgeExceeded', invocation)
    }
    file?.update({ requestId, runs, throttles, dueAt: clock.now() + pause })
    this.#after(pause, event)
  }

  #after(pause: number, event: QueuedEvent): void {
    const cancel = this.#options.clock.after(pause, () => {
      this.#cancels.delete(cancel)
      void this.#deliver(event)
    })
    this.#cancels.add(cancel)
  }

  #giveUp(event: QueuedEvent, condition: Condition, invocation: Invocation | undefined): void {
    const { fn, payload, requestId, runs } = event
    const { onFailure, deadLetter } = fn.async
    this.#options.log(`${fn.name} gave up the event ${requestId} after ${runs} attempts (${condition})`)
    if (deadLetter) {
      const [code, message] = invocation ? ['200', errorMessageOf(invocation)] : ['429', 'Rate Exceeded.']
      const texts = { RequestID: requestId, ErrorCode: code, ErrorMessage: message.slice(0, 1024) }
      const attributes = Object.fromEntries(
        Object.entries(texts).map(([name, StringValue]) => [
          name,
          { DataType: name === 'ErrorCode' ? 'Number' : 'String', StringValue },
        ]),
      )
      this.#send(fn, deadLetter, payload, attributes)
    }
    this.#end(event, condition, invocation, onFailure)
  }

  /** The event is done; the invocation record is sent ("Capturing records of Lambda asynchronous invocations"). */
  #end(
    { fn, payload, requestId, runs }: QueuedEvent,
    condition: Condition,
    invocation: Invocation | undefined,
    destination: string | undefined,
  ): void {
    this.#options.file?.done(requestId)
    if (destination === undefined) return
    const record = {
      version: '1.0',
      timestamp: new Date(this.#options.clock.now()).toISOString(),
      requestContext: { requestId, functionArn: `${fn.arn}:$LATEST`, condition, approximateInvokeCount: runs },
      requestPayload: JSON.parse(payload) as unknown,
      ...(invocation && {
        responseContext: {
          statusCode: 200,
          executedVersion: '$LATEST',
          ...(invocation.functionError && { functionError: invocation.functionError }),
        },
        responsePayload: JSON.parse(invocation.payload) as unknown,
      }),
    }
    this.#send(fn, destination, JSON.stringify(record))
  }

  #send(fn: FunctionPlan, destination: string, body: string, attributes?: Parameters<SendTo>[1]['attributes']): void {
    this.#options
      .sendTo(destination, { body, attributes })
      .catch((error: unknown) => this.#options.log(`${fn.name}: ${String(error)}`))
  }
}

type Condition = 'Success' | 'RetriesExhausted' | 'EventAgeExceeded'

const errorMessageOf = ({ payload }: Invocation): string => {
  const { errorMessage } = JSON.parse(payload) as { errorMessage?: unknown }
  return typeof errorMessage === 'string' ? errorMessage : payload
}
