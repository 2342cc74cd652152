import * as v from 'valibot'
import { parseInput } from '../command.ts'
import { Id } from '../db/ids.ts'
import { addFigures, eventOfVend, type Figures, figuresOf, type SalesEvent } from './figures.ts'
import type { MachineDayRecord } from './machine-day.ts'

/** The longest period of one report, in days. */
export const MAX_DAYS = 31

const DAY = 24 * 60 * 60 * 1000

/** Input schema of a day: `2026-11-27`. */
export const Day = v.pipe(
  v.string(),
  v.isoDate('must be a date such as 2026-11-27'),
  v.check((text) => daysFrom(text, 0) === text, 'is no date of the calendar'),
)

/** Input schema of the period of a report, and of the machine it is about. */
export const salesInput = v.pipe(
  v.object({ from: Day, to: Day, machineId: v.nullish(Id) }),
  v.forward(
    v.check(
      ({ from, to }) => from <= to && to < daysFrom(from, MAX_DAYS),
      `must be on or after \`from\`, and the period at most ${MAX_DAYS} days`,
    ),
    ['to'],
  ),
)

/** Which report. */
export type SalesInput = v.InferOutput<typeof salesInput>

/** Parses what a caller wants to see. @throws Refusal BAD_INPUT */
export const parseSales = (input: unknown): SalesInput => parseInput(salesInput, input)

/** The days of a period, both ends included. */
export function daysBetween(from: string, to: string): string[] {
  const days = [from]
  for (let day = daysFrom(from, 1); day <= to; day = daysFrom(day, 1)) days.push(day)
  return days
}

/** `count` days after a day; not a date when the text is none. */
export const daysFrom = (day: string, count: number): string => {
  const time = Date.parse(`${day}T00:00:00Z`) + count * DAY
  return Number.isNaN(time) ? '' : new Date(time).toISOString().slice(0, 10)
}

/** Sums of some vends, money in minor units. */
export interface Sums {
  /** Completed vends. */
  vends: number
  /** Vends that the machine could not do. */
  failed: number
  /** What was sold, tax and deposit included. */
  total: number
  /** What was given back of it. */
  refunded: number
}

/** A sum and what it is of: a day, an hour (`07`), a machine, a product, a column or a payment kind. */
export interface Line extends Sums {
  key: string
}

/** A report: the same vends, grouped in several ways. */
export interface SalesReport {
  currency: string
  sum: Sums & { net: number; tax: number }
  byDay: Line[]
  byHour: Line[]
  byMachine: Line[]
  byProduct: Line[]
  byPayment: Line[]
  byColumn: Line[]
}

/** What the days of some machines add up to. `currency` is for a report of no day. */
export function salesReport(days: readonly MachineDayRecord[], currency: string): SalesReport {
  const all = days.map(({ figures }) => figures).reduce(addFigures, {})
  return {
    currency: days[0]?.currency ?? currency,
    sum: { ...sumsOf(all, ''), net: all.net ?? 0, tax: all.tax ?? 0 },
    byDay: grouped(days.map((day) => [day.day, sumsOf(day.figures, '')])),
    byHour: grouped(scoped(days, /^h(\d\d)_/)),
    byMachine: grouped(days.map((day) => [day.machineId, sumsOf(day.figures, '')])),
    byProduct: grouped(scoped(days, COLUMN, ({ products }, column) => products[column] ?? column)),
    byPayment: grouped(scoped(days, /^p([A-Z]+)_/)),
    byColumn: grouped(scoped(days, COLUMN, (_day, column) => column.split('_')[0] ?? column)),
  }
}

const COLUMN = /^c([0-9A-Za-z]+_[0-9A-Z]+)_/

const sumsOf = (figures: Figures, scope: string): Sums => ({
  vends: figures[`${scope}n`] ?? 0,
  failed: figures[`${scope}f`] ?? 0,
  total: figures[`${scope}t`] ?? 0,
  refunded: figures[`${scope}r`] ?? 0,
})

/** The sums of each scope that a pattern finds in the names of figures, under the key that `keyOf` makes of it. */
function scoped(
  days: readonly MachineDayRecord[],
  pattern: RegExp,
  keyOf: (day: MachineDayRecord, found: string) => string = (_day, found) => found,
): [string, Sums][] {
  return days.flatMap((day) => {
    const matches = Object.keys(day.figures).flatMap((name) => pattern.exec(name) ?? [])
    const scopes = new Map<string, string>()
    for (let at = 0; at < matches.length; at += 2) scopes.set(matches[at] ?? '', matches[at + 1] ?? '')
    return [...scopes].map(([scope, found]): [string, Sums] => [keyOf(day, found), sumsOf(day.figures, scope)])
  })
}

/** One line for each key, in the order of the keys. */
function grouped(sums: readonly [string, Sums][]): Line[] {
  const lines = new Map<string, Line>()
  for (const [key, more] of sums) {
    const line = lines.get(key) ?? { key, vends: 0, failed: 0, total: 0, refunded: 0 }
    lines.set(key, {
      key,
      vends: line.vends + more.vends,
      failed: line.failed + more.failed,
      total: line.total + more.total,
      refunded: line.refunded + more.refunded,
    })
  }
  return [...lines.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1))
}

/**
 * What the figures of a machine and day must be, computed anew from its vends and the refunds of them: to check the stream's
 * work, and to mend it.
 */
export function recomputeFigures(
  vends: readonly Parameters<typeof eventOfVend>[0][],
  refunds: readonly SalesEvent[] = [],
): Figures {
  const events = [...vends.flatMap((vend) => eventOfVend(vend) ?? []), ...refunds]
  return events.map(figuresOf).reduce(addFigures, {})
}
