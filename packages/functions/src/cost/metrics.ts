import type { RequestCost } from './cost.ts'

/** What each request tells CloudWatch, and in which of its units. */
const METRICS = { duration: 'Milliseconds', readUnits: 'Count', writeUnits: 'Count', usd: 'None' } as const

/**
 * A line that CloudWatch Logs reads metrics from ("Specification: Embedded metric format"): of the namespace `Dispense`, by
 * operation. `at` in epoch milliseconds.
 */
export const metricsLine = (operation: string, { usd, lambda, dynamodb }: RequestCost, at: number): string => {
  const values: Record<keyof typeof METRICS, number> = {
    duration: lambda.ms,
    readUnits: dynamodb.readUnits,
    writeUnits: dynamodb.writeUnits,
    usd,
  }
  const Metrics = Object.entries(METRICS).map(([Name, Unit]) => ({ Name, Unit }))
  const CloudWatchMetrics = [{ Namespace: 'Dispense', Dimensions: [['operation']], Metrics }]
  return `${JSON.stringify({ _aws: { Timestamp: at, CloudWatchMetrics }, operation, ...values })}\n`
}
