import { all } from '@dispense/appsync'
import { type PlanInput, parsePlan, planStop, readStop, type TourStop } from '@dispense/core'
import { callerAs } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { toRestockPlan } from '../../models-of-stock.ts'

/** Both halves plan for the same day, also over midnight. */
interface Stash extends Record<string, unknown> {
  tour: PlanInput & { operatorId: string; today: string }
}

/** All reads of a tour are of one tick, each under its machine's place in the tour and what it is. */
export const request = (ctx: Ctx<'Query', 'restockPlan', unknown, Stash>) => {
  const { operatorId } = callerAs(ctx, 'STAFF')
  const tour = { ...parsePlan(ctx.args), operatorId, today: new Date().toISOString().slice(0, 10) }
  ctx.stash.tour = tour
  const stops = tour.machineIds.map((machineId) => readStop(operatorId, machineId, tour.today, tour.inDays))
  const reads = stops.flatMap((stop, at) =>
    Object.entries(stop).map(([what, read]): [string, typeof read] => [`${at} ${what}`, read]),
  )
  return all(Object.fromEntries(reads))
}

export const response = ({ result, stash: { tour } }: Ctx<'Query', 'restockPlan', Record<string, unknown>, Stash>) => {
  const found = <What extends keyof TourStop>(at: number, what: What) => result[`${at} ${what}`] as TourStop[What]
  const plans = tour.machineIds.map((machineId, at) =>
    planStop(
      { machine: found(at, 'machine'), state: found(at, 'state'), days: found(at, 'days') ?? [] },
      { ...tour, machineId },
    ),
  )
  return toRestockPlan(plans, Date.now())
}
