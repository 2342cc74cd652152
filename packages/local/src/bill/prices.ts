import { pricesOf } from '@dispense/bill'
import type { FunctionPlan } from '../config/plan.ts'
import type { Usage } from './meter.ts'

/** What an invocation costs, in USD: of each service the part that is not 0, Lambda's always, and their sum. */
export interface Cost {
  readonly lambda: number
  readonly dynamodb: number
  readonly s3: number
  readonly apiGateway: number
  readonly total: number
}

const prices = pricesOf()

/** What an invocation costs: the request, the memory for the time that is billed (milliseconds), and its calls. */
export const costOf = ({ architecture, memory }: FunctionPlan, billed: number, usage: Usage): Cost => {
  const lambda = prices.lambdaRequest + (memory / 1024) * (billed / 1000) * prices.lambdaGbSecond[architecture]
  const dynamodb = usage.readUnits * prices.readUnits + usage.writeUnits * prices.writeUnits
  const s3 = usage.s3Writes * prices.s3Writes + usage.s3Reads * prices.s3Reads
  const apiGateway = usage.socketMessages * prices.socketMessages
  return { lambda, dynamodb, s3, apiGateway, total: lambda + dynamodb + s3 + apiGateway }
}
