import { shards } from '../db/ids.ts'
import type { Operation } from '../db/operation.ts'
import { transfersOf } from '../ledger/closing.ts'
import { nextDay, type Part, startOf } from '../ledger/period.ts'
import type { TransferRecord } from '../ledger/transfer.ts'
import { type RestockRecord, restocksBetween } from '../restock/restock.ts'
import { type VendRecord, vendsOfMachineBetween } from '../vend/vend.ts'
import type { AuditRecord } from './audit.ts'
import {
  CLOCK_MARGIN_MS,
  countedIn,
  type Difference,
  differencesOf,
  type Interval,
  type IntervalVends,
  type Sums,
  sumsOf,
  vendsOf,
} from './compare.ts'

const DAY = 24 * 60 * 60 * 1000

/** A file is imported at most so long after the machine was read, in milliseconds; its clock is not believed otherwise. */
export const IMPORTED_WITHIN_MS = 31 * DAY

/** What a machine sold offline, and what a visit counted, is told at most so much later, in milliseconds. */
const TOLD_WITHIN_MS = 7 * DAY

/** What is compared: what is read of a machine and its operator. */
export interface Evidence {
  vends: readonly VendRecord[]
  restocks: readonly RestockRecord[]
  /** Of each of the operator's keys. */
  transfers: readonly Part<TransferRecord>[]
}

/** Counted cash against what went into the box and the stacker, in minor units. */
export interface CashCheck {
  /** What was sold for coins and notes; absent when the machine does not tell. */
  sold?: number | undefined
  toBox?: number | undefined
  toTubes?: number | undefined
  paidOut?: number | undefined
  /** What was taken out and counted; absent when nobody did. */
  counted?: number | undefined
  /** `counted` less `toBox`. */
  difference?: number | undefined
}

/** One interval between two reads: counters, cloud, ledger and cash. */
export interface Reconciled {
  read: Interval
  counted: Sums
  cloud: Sums
  /** What the ledger has of those vends; absent when more has happened than can be looked through. */
  ledger?: number | undefined
  /** Vends that are sold and not, or not with their price, in the ledger. */
  notInLedger: string[]
  /** Vends whose outcome nobody knows. */
  unknown: number
  /** They add up to `counted` less `cloud`. */
  differences: Difference[]
  cash: CashCheck
  /** What would put the stock right, by slot: a suggestion. */
  adjustments: { slot: string; units: number }[]
}

/** The intervals that end on these days (UTC, both included), oldest first. */
export function intervalsOf(audits: readonly AuditRecord[], { from, to }: { from: string; to: string }): Interval[] {
  const [first, last] = [startOf(from), startOf(nextDay(to))]
  return audits
    .flatMap(({ reads }) => reads)
    .filter((read): read is Interval => read.from !== undefined && read.from < read.to)
    .filter((read) => read.to >= first && read.to < last)
}

/** What intervals are compared with: 1 Query on gsi2 with its BatchGetItems, 1 Query of visits, 16 Queries of transfers. */
export function evidenceReads(operatorId: string, machineId: string, intervals: readonly Interval[]) {
  const first = Math.min(...intervals.map(({ from }) => Date.parse(from))) - CLOCK_MARGIN_MS
  const last = Math.max(...intervals.map(({ to }) => Date.parse(to))) + TOLD_WITHIN_MS
  const reads: Record<string, Operation> = {
    vends: vendsOfMachineBetween(operatorId, machineId, isoOf(first), isoOf(last)),
    restocks: restocksBetween(machineId, first - TOLD_WITHIN_MS, last),
  }
  for (const shard of shards()) reads[shard] = transfersOf(operatorId, shard, dayOf(first), dayOf(last))
  return reads
}

const isoOf = (instant: number): string => new Date(instant).toISOString()
const dayOf = (instant: number): string => isoOf(instant).slice(0, 10)

/** Holds counters, cloud, ledger and counted cash against each other, interval by interval. */
export function reconcile(intervals: readonly Interval[], evidence: Evidence): Reconciled[] {
  const posted = postedBy(evidence.transfers)
  return intervals.map((read) => {
    const vends = vendsOf(read, evidence.vends)
    const differences = differencesOf(read, vends)
    return {
      read,
      counted: countedIn(read),
      cloud: sumsOf(vends.sold),
      ...inLedger(vends, posted),
      unknown: vends.unknown.length,
      differences,
      cash: cashOf(read, intervals, evidence.restocks),
      adjustments: adjustmentsOf(differences),
    }
  })
}

/** What the ledger has of each vend; `undefined` when not all of it was read. */
function postedBy(parts: readonly Part<TransferRecord>[]): Map<string, number> | undefined {
  if (parts.some(({ cursor }) => cursor !== null)) return undefined
  const sales = parts.flatMap(({ items }) => items.filter(({ kind }) => kind === 'VEND'))
  return new Map(sales.map(({ vendId = '', entries }) => [vendId, paidIn(entries)]))
}

/** What a customer paid: a voucher was not. */
const paidIn = (entries: TransferRecord['entries']) =>
  entries.reduce((sum, { account, amount }) => (amount > 0 && account !== 'PROMOTIONS' ? sum + amount : sum), 0)

function inLedger({ sold }: IntervalVends, posted: Map<string, number> | undefined) {
  if (!posted) return { notInLedger: [] }
  const ledger = sold.reduce((sum, { vendId }) => sum + (posted.get(vendId) ?? 0), 0)
  const missing = sold.filter(({ vendId, price }) => posted.get(vendId) !== price.total)
  return { ledger, notInLedger: missing.map(({ vendId }) => vendId) }
}

function cashOf(read: Interval, intervals: readonly Interval[], restocks: readonly RestockRecord[]): CashCheck {
  const counts = restocks.flatMap(({ cashCounted, createdAt }) =>
    cashCounted !== undefined && nearestRead(createdAt, intervals) === read.to ? [cashCounted.amount] : [],
  )
  const counted = counts.length > 0 ? counts.reduce((sum, amount) => sum + amount, 0) : undefined
  const { cashAmount, toBox, toTubes, paidOut } = read
  const difference = counted !== undefined && toBox !== undefined ? counted - toBox : undefined
  return { sold: cashAmount, toBox, toTubes, paidOut, counted, difference }
}

/** Who empties a machine reads it at the same visit, in either order: a count belongs to the read that is nearest. */
function nearestRead(at: string, intervals: readonly Interval[]): string | undefined {
  const distance = (read: string) => Math.abs(Date.parse(read) - Date.parse(at))
  const reads = intervals.flatMap(({ from, to }) => [from, to])
  return reads.toSorted((a, b) => distance(a) - distance(b))[0]
}

/** What the machine has fewer of than was counted, or more. What a clock explains lies in the interval beside. */
function adjustmentsOf(differences: readonly Difference[]): Reconciled['adjustments'] {
  const units = new Map<string, number>()
  for (const { kind, selection, units: more } of differences) {
    if (selection === undefined || kind === 'CLOCK' || kind === 'OUTCOME_UNKNOWN') continue
    units.set(selection, (units.get(selection) ?? 0) - more)
  }
  return [...units].filter(([, more]) => more !== 0).map(([slot, more]) => ({ slot, units: more }))
}
