import { readFileSync } from 'node:fs'
import type { FunctionPlan } from './config/plan.ts'

/** What AWS charges, in USD, and where and when that was read. */
interface Prices {
  readonly date: string
  readonly region: string
  readonly currency: string
  readonly source: string
  readonly lambdaRequest: number
  /** For a second with a GB of memory. */
  readonly lambdaGbSecond: Record<FunctionPlan['architecture'], number>
  readonly httpApiRequest: number
}

let prices: Prices | undefined

/** The price table, `prices.json`. */
export const priceTable = (): Prices => {
  prices ??= JSON.parse(readFileSync(new URL('./prices.json', import.meta.url), 'utf8')) as Prices
  return prices
}

/** What an invocation costs in USD: the request, and the memory for the time that is billed (milliseconds). */
export const invocationCost = ({ architecture, memory }: FunctionPlan, billed: number): number => {
  const { lambdaRequest, lambdaGbSecond } = priceTable()
  return lambdaRequest + (memory / 1024) * (billed / 1000) * lambdaGbSecond[architecture]
}
