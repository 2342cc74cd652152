import type { Usage } from '../bill/meter.ts'
import type { Cost } from '../bill/prices.ts'

/** A line that a function or its platform wrote. */
export interface FunctionLogLine {
  readonly functionName: string
  readonly environmentId: string
  readonly requestId: string | undefined
  /** `platform`: START, END, REPORT and the failures Lambda itself reports. */
  readonly source: 'function' | 'platform'
  readonly line: string
  /** On the REPORT line: what the invocation costs in USD, and whether it failed. */
  readonly report?: { readonly failed: boolean; readonly cost: number } | undefined
}

/** How an invocation went. Times in milliseconds, memory in MB. */
export interface Report {
  readonly requestId: string
  readonly duration: number
  readonly memorySize: number
  readonly maxMemoryUsed: number
  /** Only of the first invocation of an environment. */
  readonly initDuration?: number | undefined
  readonly status?: 'timeout' | 'error' | undefined
  readonly traceId: string
}

/**
 * The lines of an invocation as Lambda writes them to CloudWatch, as text or as JSON.
 * Billed are whole milliseconds of duration and init together (since August 2025 for every kind of function).
 */
export const startLine = (format: 'text' | 'json', requestId: string): string =>
  format === 'text'
    ? `START RequestId: ${requestId} Version: $LATEST`
    : platformLine('platform.start', { requestId, version: '$LATEST' })

/** See startLine. */
export const reportLines = (format: 'text' | 'json', report: Report): string[] => {
  const { requestId, duration, memorySize, maxMemoryUsed, initDuration, status } = report
  const billed = billedDuration(report)
  if (format === 'json') {
    const metrics = {
      durationMs: round(duration),
      billedDurationMs: billed,
      memorySizeMB: memorySize,
      maxMemoryUsedMB: maxMemoryUsed,
      ...(initDuration !== undefined && { initDurationMs: round(initDuration) }),
    }
    return [platformLine('platform.report', { requestId, metrics, status: status ?? 'success' })]
  }
  const parts = [
    `REPORT RequestId: ${requestId}`,
    `Duration: ${duration.toFixed(2)} ms`,
    `Billed Duration: ${billed} ms`,
    `Memory Size: ${memorySize} MB`,
    `Max Memory Used: ${maxMemoryUsed} MB`,
    ...(initDuration === undefined ? [] : [`Init Duration: ${initDuration.toFixed(2)} ms`]),
    ...(status ? [`Status: ${status}`] : []),
  ]
  return [`END RequestId: ${requestId}`, parts.join('\t')]
}

/** What AWS would charge for an invocation, in USD: a line of the local cloud's own, which is not in Lambda's log. */
export const costLine = (format: 'text' | 'json', requestId: string, cost: Cost, usage: Usage): string => {
  if (format === 'json') return platformLine('local.cost', { requestId, usd: cost, usage })
  const { readUnits, writeUnits, s3Reads, s3Writes, socketMessages } = usage
  const lambda = `COST RequestId: ${requestId}\tLambda: ${cost.lambda.toFixed(9)} USD`
  if (cost.total === cost.lambda) return lambda
  const parts = [
    ['DynamoDB', cost.dynamodb, ` (${readUnits} read, ${writeUnits} write units)`],
    ['S3', cost.s3, ` (${s3Reads} reads, ${s3Writes} writes)`],
    ['API Gateway', cost.apiGateway, ` (${socketMessages} messages)`],
    ['Total', cost.total, ''],
  ] as const
  const shown = parts.filter(([, usd]) => usd > 0).map(([name, usd, what]) => `${name}: ${usd.toFixed(9)} USD${what}`)
  return [lambda, ...shown].join('\t')
}

/** Whole milliseconds that are billed: the duration and the init phase together. */
export const billedDuration = ({ duration, initDuration }: Pick<Report, 'duration' | 'initDuration'>): number =>
  Math.ceil(duration + (initDuration ?? 0))

/** The line about an init phase that failed. `duration` in milliseconds. */
export const initReportLine = (format: 'text' | 'json', duration: number, status: 'timeout' | 'error'): string =>
  format === 'text'
    ? `INIT_REPORT Init Duration: ${duration.toFixed(2)} ms\tPhase: init\tStatus: ${status}`
    : platformLine('platform.initReport', {
        initializationType: 'on-demand',
        phase: 'init',
        status,
        metrics: { durationMs: round(duration) },
      })

const platformLine = (type: string, record: object): string =>
  JSON.stringify({ time: new Date().toISOString(), type, record })

const round = (ms: number): number => Math.round(ms * 1000) / 1000
