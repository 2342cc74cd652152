import { readFileSync } from 'node:fs'
import type { FunctionPlan } from '../config/plan.ts'
import type { Usage } from './meter.ts'

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
  /** For one of each. */
  readonly calls: Usage
}

let prices: Prices | undefined

/** The price table, `prices.json`. */
export const priceTable = (): Prices => {
  prices ??= JSON.parse(readFileSync(new URL('./prices.json', import.meta.url), 'utf8')) as Prices
  return prices
}

/** What an invocation costs, in USD: of each service the part that is not 0, Lambda's always, and their sum. */
export interface Cost {
  readonly lambda: number
  readonly dynamodb: number
  readonly s3: number
  readonly apiGateway: number
  readonly total: number
}

/** What an invocation costs: the request, the memory for the time that is billed (milliseconds), and its calls. */
export const costOf = ({ architecture, memory }: FunctionPlan, billed: number, usage: Usage): Cost => {
  const { lambdaRequest, lambdaGbSecond, calls } = priceTable()
  const of = (...kinds: (keyof Usage)[]) => kinds.reduce((sum, kind) => sum + usage[kind] * calls[kind], 0)
  const lambda = lambdaRequest + (memory / 1024) * (billed / 1000) * lambdaGbSecond[architecture]
  const [dynamodb, s3, apiGateway] = [of('readUnits', 'writeUnits'), of('s3Writes', 's3Reads'), of('socketMessages')]
  return { lambda, dynamodb, s3, apiGateway, total: lambda + dynamodb + s3 + apiGateway }
}
