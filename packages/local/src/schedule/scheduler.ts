import { randomBytes } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { SchedulePlan } from '../config/plan.ts'
import { type Occurrences, parseSchedule } from './expression.ts'

/** What a scheduler needs. */
export interface SchedulerOptions {
  readonly schedules: readonly SchedulePlan[]
  readonly clock: Clock
  /** Invokes a function asynchronously: settles when Lambda has taken the event, fails when it refuses it. */
  accept(functionArn: string, payload: string): Promise<unknown>
  /** Takes an event that was given up. */
  discard(schedule: SchedulePlan, payload: string, failure: DeliveryFailure): void
}

/** Why an event was given up ("Configuring a schedule's dead-letter queue"). */
export interface DeliveryFailure {
  readonly error: Error
  readonly attempts: number
  readonly exhausted: 'MaximumRetryAttempts' | 'MaximumEventAgeInSeconds'
  readonly scheduledTime: Date
}

/** First pause before another attempt in milliseconds; doubles up to the longest. */
const PAUSE = 1000
const LONGEST_PAUSE = 60_000

/**
 * EventBridge Scheduler: hands the input of each schedule to its function at its times. Lambda takes it asynchronously, so
 * that a failure of the function itself is Lambda's to retry; only what Lambda refuses is tried again here.
 */
export class Scheduler {
  readonly #options: SchedulerOptions
  readonly #cancels = new Map<object, () => void>()
  #stopped = false

  constructor(options: SchedulerOptions) {
    this.#options = options
  }

  /** Begins to wait for the first time of each schedule that is enabled. */
  start(): void {
    const now = this.#options.clock.now()
    for (const schedule of this.#options.schedules.filter(({ enabled }) => enabled)) {
      const start = schedule.startDate ?? now
      // One millisecond before, because a rate begins with the start itself.
      this.#wait(schedule, parseSchedule(schedule.expression, schedule.timezone), start, Math.max(start, now) - 1)
    }
  }

  /** Waits for nothing any more; what was handed to Lambda goes on there. */
  stop(): void {
    this.#stopped = true
    for (const cancel of this.#cancels.values()) cancel()
    this.#cancels.clear()
  }

  #wait(schedule: SchedulePlan, occurrences: Occurrences, start: number, after: number): void {
    const at = occurrences.next(after, start)
    if (at === undefined || at > (schedule.endDate ?? Infinity)) return
    this.#after(at - this.#options.clock.now(), () => {
      void this.#deliver(schedule, new Date(at), 1)
      // What was missed while the computer slept is not made up for.
      this.#wait(schedule, occurrences, start, Math.max(at, this.#options.clock.now() - 1))
    })
  }

  async #deliver(schedule: SchedulePlan, scheduledTime: Date, attempt: number): Promise<void> {
    const payload = scheduledInput(schedule, scheduledTime, attempt)
    try {
      await this.#options.accept(schedule.functionArn, payload)
    } catch (cause) {
      const error = cause instanceof Error ? cause : new Error(String(cause))
      const pause = Math.min(LONGEST_PAUSE, PAUSE * 2 ** (attempt - 1))
      const age = (this.#options.clock.now() + pause - scheduledTime.getTime()) / 1000
      const failure = { error, attempts: attempt, scheduledTime }
      if (attempt > schedule.maximumRetryAttempts) {
        return this.#options.discard(schedule, payload, { ...failure, exhausted: 'MaximumRetryAttempts' })
      }
      if (age > schedule.maximumEventAgeInSeconds) {
        return this.#options.discard(schedule, payload, { ...failure, exhausted: 'MaximumEventAgeInSeconds' })
      }
      this.#after(pause, () => void this.#deliver(schedule, scheduledTime, attempt + 1))
    }
  }

  #after(delay: number, callback: () => void): void {
    if (this.#stopped) return
    const key = {}
    const cancel = this.#options.clock.after(delay, () => {
      this.#cancels.delete(key)
      callback()
    })
    this.#cancels.set(key, cancel)
  }
}

/** The input of a schedule with its keywords replaced ("Adding context attributes in EventBridge Scheduler"). */
export const scheduledInput = (schedule: SchedulePlan, scheduledTime: Date, attempt: number): string =>
  schedule.input
    .replaceAll('<aws.scheduler.schedule-arn>', schedule.arn)
    .replaceAll('<aws.scheduler.scheduled-time>', scheduledTime.toISOString().replace(/\.\d+Z$/, 'Z'))
    .replaceAll('<aws.scheduler.execution-id>', randomBytes(8).toString('hex'))
    .replaceAll('<aws.scheduler.attempt-number>', String(attempt))
