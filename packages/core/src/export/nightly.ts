import { derivedId, firstId } from '../db/ids.ts'
import { withOptions } from '../db/operation.ts'
import { LedgerClosing } from '../ledger/closing.ts'
import { nextDay, startOf } from '../ledger/period.ts'
import type { Attempt } from '../report/machine-day.ts'
import { Export, type ExportKind, type ExportRecord, queuedExport } from './export.ts'

/** What is made of each day that is closed: the ledger's entries, and the sales. */
const STATEMENTS: readonly ExportKind[] = ['LEDGER', 'SALES']

/** The closings of an operator's days from one to another, both included: the days on which money moved. 1 Query. */
export const closingsBetween = (operatorId: string, from: string, to: string) =>
  withOptions(LedgerClosing.query.closing({ operatorId }).between({ day: from }, { day: to }), { pages: 'all' })

/**
 * The statements of an operator's day (UTC), for the sweep to start (now in epoch milliseconds). Their ids follow from operator,
 * day and kind, and sort as those that are made when the day ends.
 */
export const statementsOf = (operatorId: string, day: string, now: number): ExportRecord[] =>
  STATEMENTS.map((kind) => {
    const until = startOf(nextDay(day))
    const own = derivedId('statement', operatorId, day, kind).slice(10)
    const exportId = `${firstId(Date.parse(until)).slice(0, 10)}${own}`
    const period = { from: startOf(day), to: until, until }
    return queuedExport({ operatorId, exportId, kind, format: 'CSV', origin: 'NIGHTLY', ...period }, now, now)
  })

/** Puts one of them, unless it is there: 1 PutItem. */
export const putStatement = (statement: ExportRecord) =>
  withOptions<Attempt>(Export.create(statement) as never, { returnOnConditionCheckFailure: 'all_old' })
