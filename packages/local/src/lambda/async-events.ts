import type { Clock } from '../clock.ts'
import type { FunctionPlan } from '../config/plan.ts'
import type { SendTo } from '../destinations.ts'
import type { Invocation, InvokeOptions } from './pool.ts'

/** What asynchronous invocation needs. */
export interface AsyncEventsOptions {
  readonly clock: Clock
  invoke(fn: FunctionPlan, payload: string, options: InvokeOptions): Promise<Invocation>
  readonly sendTo: SendTo
  readonly log: (message: string) => void
}

/** An event on its way to a function. */
interface QueuedEvent {
  readonly fn: FunctionPlan
  readonly payload: string
  readonly requestId: string
  readonly traceId: string | undefined
  readonly acceptedAt: number
  /** How often the function has run, and how often it was throttled. */
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
    void this.#deliver({ fn, payload, requestId, traceId, acceptedAt, runs: 0, throttles: 0 })
    return requestId
  }

  /** Delivers nothing more. */
  stop(): void {
    this.#stopped = true
    for (const cancel of this.#cancels) cancel()
    this.#cancels.clear()
  }

  async #deliver(event: QueuedEvent): Promise<void> {
    if (this.#stopped) return
    const { fn, payload, requestId, traceId } = event
    let invocation: Invocation
    try {
      invocation = await this.#options.invoke(fn, payload, { requestId, traceId })
    } catch {
      // Lambda itself refused it: too many at once.
      event.throttles += 1
      const pause = Math.min(THROTTLE_PAUSE * 2 ** (event.throttles - 1), LONGEST_THROTTLE_PAUSE)
      return void this.#again(event, pause, undefined)
    }
    event.runs += 1
    if (this.#stopped) return
    if (!invocation.functionError) return void this.#report(event, 'Success', invocation, fn.async.onSuccess)
    if (event.runs > fn.async.retries) return void this.#giveUp(event, 'RetriesExhausted', invocation)
    this.#again(event, RETRY_PAUSES[event.runs - 1] ?? 0, invocation)
  }

  #again(event: QueuedEvent, pause: number, invocation: Invocation | undefined): void {
    const { clock } = this.#options
    if (clock.now() + pause - event.acceptedAt > event.fn.async.maxAge * SECOND) {
      return void this.#giveUp(event, 'EventAgeExceeded', invocation)
    }
    const cancel = clock.after(pause, () => {
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
    this.#report(event, condition, invocation, onFailure)
  }

  /** Sends the invocation record ("Capturing records of Lambda asynchronous invocations"). */
  #report(
    { fn, payload, requestId, runs }: QueuedEvent,
    condition: Condition,
    invocation: Invocation | undefined,
    destination: string | undefined,
  ): void {
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
