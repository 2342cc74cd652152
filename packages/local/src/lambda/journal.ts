import type { Usage } from '../bill/meter.ts'
import { costOf } from '../bill/prices.ts'
import type { FunctionPlan } from '../config/plan.ts'
import type { EnvironmentResult } from './environment.ts'
import { billedDuration, costLine, type FunctionLogLine, initReportLine, reportLines, startLine } from './log.ts'
import type { FunctionFailure } from './protocol.ts'

/** Longest end of a log that the Invoke API answers, in bytes ("Invoke", LogResult: the last 4 KB). */
const TAIL = 4096

/** The log of one function: what it prints and what the platform says, by invocation. */
export class Journal {
  readonly #fn: FunctionPlan
  readonly #write: (line: FunctionLogLine) => void
  readonly #open = new Map<string, string[]>()

  constructor(fn: FunctionPlan, write: (line: FunctionLogLine) => void) {
    this.#fn = fn
    this.#write = write
  }

  /** Begins the log of an invocation, once: one that goes to a second environment has begun already. */
  start(environmentId: string, requestId: string): void {
    if (this.#open.has(requestId)) return
    this.#open.set(requestId, [])
    this.#platform(environmentId, requestId, startLine(this.#format, requestId))
  }

  /** Adds a line that the function printed. */
  line(environmentId: string, requestId: string | undefined, line: string): void {
    this.#add({ functionName: this.#fn.name, environmentId, requestId, source: 'function', line })
  }

  /** Tells how an init phase failed. `duration` in milliseconds. */
  initFailed(environmentId: string, requestId: string, failure: FunctionFailure, duration: number): void {
    const timedOut = failure.errorType === 'Sandbox.Timedout'
    this.#platform(environmentId, requestId, initReportLine(this.#format, duration, timedOut ? 'timeout' : 'error'))
    if (!timedOut) this.#platform(environmentId, requestId, `${failure.errorType}: ${failure.errorMessage}`)
  }

  /** Ends the log of an invocation with its report; answers all of its lines. */
  finish(
    environmentId: string,
    request: { readonly requestId: string; readonly traceId: string },
    result: EnvironmentResult,
    initDuration: number | undefined,
    usage: Usage,
  ): readonly string[] {
    const { requestId, traceId } = request
    if (result.timedOut) {
      const limit = this.#fn.timeout.toFixed(2)
      const time = new Date().toISOString()
      this.#platform(environmentId, requestId, `${time} ${requestId} Task timed out after ${limit} seconds`)
    }
    const report = {
      requestId,
      duration: result.duration,
      initDuration,
      maxMemoryUsed: result.maxMemory,
      memorySize: this.#fn.memory,
      status: result.timedOut ? ('timeout' as const) : result.failed ? ('error' as const) : undefined,
      traceId,
    }
    const cost = costOf(this.#fn, billedDuration(report), usage)
    const reported = reportLines(this.#format, report)
    for (const [index, line] of reported.entries()) {
      const last = index === reported.length - 1
      this.#platform(environmentId, requestId, line, last ? { failed: result.failed, cost: cost.total } : undefined)
    }
    const lines = this.#open.get(requestId) ?? []
    this.#open.delete(requestId)
    this.#platform(environmentId, requestId, costLine(this.#format, requestId, cost, usage))
    return lines
  }

  get #format(): 'text' | 'json' {
    return this.#fn.logging.format
  }

  #platform(environmentId: string, requestId: string, line: string, report?: FunctionLogLine['report']): void {
    this.#add({ functionName: this.#fn.name, environmentId, requestId, source: 'platform', line, report })
  }

  #add(line: FunctionLogLine): void {
    if (line.requestId !== undefined) this.#open.get(line.requestId)?.push(line.line)
    this.#write(line)
  }
}

/** The end of a log, as the Invoke API answers it. */
export const tailOf = (lines: readonly string[]): string => {
  const text = Buffer.from(`${lines.join('\n')}\n`)
  return text.subarray(Math.max(0, text.length - TAIL)).toString()
}
