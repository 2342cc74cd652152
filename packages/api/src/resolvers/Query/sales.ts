import { all, type Page } from '@dispense/appsync'
import {
  daysBetween,
  daysOfMachine,
  daysOfShard,
  type MachineDayRecord,
  type OperatorRecord,
  operatorById,
  parseSales,
  SALES_SHARDS,
  salesReport,
} from '@dispense/core'
import { callerAs } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { toSalesReport } from '../../models-of-reports.ts'
import { present } from '../../present.ts'

type Found = { operator: OperatorRecord | null } & Record<string, unknown>

/** The operator is part of every key: another's machine has no days here. */
export const request = (ctx: Ctx<'Query', 'sales'>) => {
  const { operatorId } = callerAs(ctx, 'STAFF')
  const { from, to, machineId } = parseSales(ctx.args)
  const operator = operatorById(operatorId)
  if (machineId) return all({ operator, days: daysOfMachine(operatorId, machineId, daysBetween(from, to)) })
  const shards = Array.from({ length: SALES_SHARDS }, (_, shard) => daysOfShard(operatorId, shard, from, to))
  return all({ operator, ...Object.fromEntries(shards.entries()) })
}

export const response = ({ result }: Ctx<'Query', 'sales', Found>) => {
  const { operator, ...parts } = result
  const days = Object.values(parts as Record<string, MachineDayRecord[] | Page<MachineDayRecord>>)
  const records = days.flatMap((part) => (Array.isArray(part) ? part : part.items))
  return toSalesReport(salesReport(records, present(operator).currency))
}
