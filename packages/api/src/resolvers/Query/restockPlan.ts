import { all } from '@dispense/appsync'
import { parsePlan, planStop, readStop, type TourStop } from '@dispense/core'
import { callerAs } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { toRestockPlan } from '../../models-of-stock.ts'

const today = (): string => new Date().toISOString().slice(0, 10)

/** All reads of a tour are of one tick, each under its machine's place in the tour and what it is. */
export const request = (ctx: Ctx<'Query', 'restockPlan'>) => {
  const { operatorId } = callerAs(ctx, 'STAFF')
  const { machineIds, inDays } = parsePlan(ctx.args)
  const stops = machineIds.map((machineId) => readStop(operatorId, machineId, today(), inDays))
  const reads = stops.flatMap((stop, at) =>
    Object.entries(stop).map(([what, read]): [string, typeof read] => [`${at} ${what}`, read]),
  )
  return all(Object.fromEntries(reads))
}

export const response = (ctx: Ctx<'Query', 'restockPlan', Record<string, unknown>>) => {
  const { operatorId } = callerAs(ctx, 'STAFF')
  const { machineIds, inDays } = parsePlan(ctx.args)
  const found = <What extends keyof TourStop>(at: number, what: What) => ctx.result[`${at} ${what}`] as TourStop[What]
  const plans = machineIds.map((machineId, at) =>
    planStop(
      { machine: found(at, 'machine'), state: found(at, 'state'), days: found(at, 'days') ?? [] },
      { operatorId, machineId, today: today(), inDays },
    ),
  )
  return toRestockPlan(plans, Date.now())
}
