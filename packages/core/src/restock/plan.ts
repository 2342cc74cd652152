import * as v from 'valibot'
import { parseInput } from '../command.ts'
import { Id } from '../db/ids.ts'
import type { Operation } from '../db/operation.ts'
import { Refusal } from '../errors/catalogue.ts'
import { type MachineRecord, machineById, type PlanogramSlot } from '../machine/machine.ts'
import { type MachineStateRecord, type MachineView, slotKey, stateOf } from '../machine/state.ts'
import { columnKey } from '../report/figures.ts'
import { daysOfMachine, type MachineDayRecord } from '../report/machine-day.ts'
import { daysFrom } from '../report/sales.ts'

/** The most machines of one tour. */
export const MAX_TOUR = 25

/** How far ahead a tour may be, in days: no day before it may lie in the weeks that its forecast is made from. */
const MAX_AHEAD = 7

/** How many weeks a forecast is made from. */
const WEEKS = 2

/** Input schema of a tour. */
export const planInput = v.object({
  machineIds: v.pipe(
    v.array(Id),
    v.minLength(1, 'must name a machine'),
    v.maxLength(MAX_TOUR, `must be at most ${MAX_TOUR} machines`),
    v.check((ids) => new Set(ids).size === ids.length, 'names a machine twice'),
  ),
  inDays: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_AHEAD, `must be at most ${MAX_AHEAD} days`)),
})

/** Which machines are visited, and in how many days. */
export type PlanInput = v.InferOutput<typeof planInput>

/** Parses what a caller wants to plan. @throws Refusal BAD_INPUT */
export const parsePlan = (input: unknown): PlanInput => parseInput(planInput, input)

/** What was read for one machine of a tour. */
export interface TourStop {
  machine: MachineRecord | null
  state: MachineStateRecord | null
  /** Its days of `daysToRead`, those on which it sold something. */
  days: readonly MachineDayRecord[]
}

/**
 * What a plan is made from: the planogram and the state of each machine, and 2 MachineDays for each day until the tour. Reads by
 * key, of one tick.
 */
export function readStop(
  operatorId: string,
  machineId: string,
  today: string,
  inDays: number,
): Partial<Record<keyof TourStop, Operation<unknown>>> {
  const days = daysToRead(today, inDays)
  return {
    machine: machineById(machineId),
    state: stateOf(machineId),
    ...(days.length > 0 && { days: daysOfMachine(operatorId, machineId, days) }),
  }
}

/** What to bring for one slot. */
export interface PlanLine {
  slot: PlanogramSlot
  /** Units that are likely to sell until the tour. */
  forecast: number
  /** Units that fill it up to its par level then. */
  units: number
}

/** What to bring to one machine. */
export interface MachinePlan {
  machine: MachineView & { state: MachineStateRecord }
  /** The slots that need something, in the planogram's order. */
  lines: PlanLine[]
}

/**
 * What to bring to one machine. A slot that is switched off needs nothing.
 * @throws Refusal NOT_FOUND when it is not there, or another operator's
 */
export function planStop(
  { machine, state, days }: TourStop,
  { operatorId, machineId, today, inDays }: { operatorId: string; machineId: string; today: string; inDays: number },
): MachinePlan {
  if (!machine || !state || machine.operatorId !== operatorId) throw new Refusal('NOT_FOUND', { machineId })
  const lines = machine.planogram.map((slot): PlanLine => {
    const forecast = forecastOf(slot, machine, days, today, inDays)
    const left = Math.max(0, (state.stock[slotKey(slot.code)] ?? 0) - forecast)
    return { slot, forecast, units: slot.enabled ? Math.max(0, slot.parLevel - left) : 0 }
  })
  return { machine: { ...machine, state }, lines: lines.filter(({ units }) => units > 0) }
}

/**
 * What a slot is likely to sell until the tour: each day as the same weekdays of the two weeks before on average (a seasonal
 * naive forecast), of the product that is in it now. Weeks in which the machine was not there yet do not count. Rounded up.
 */
function forecastOf(
  slot: PlanogramSlot,
  { createdAt }: MachineRecord,
  days: readonly MachineDayRecord[],
  today: string,
  inDays: number,
): number {
  const figure = `c${columnKey({ slot: slot.code, product: slot })}_n`
  const sold = new Map(days.map(({ day, figures }) => [day, figures[figure] ?? 0]))
  const expected = ahead(today, inDays).map((day) => {
    const known = sameWeekdays(day).filter((before) => before >= createdAt.slice(0, 10))
    const sum = known.reduce((units, before) => units + (sold.get(before) ?? 0), 0)
    return known.length > 0 ? sum / known.length : 0
  })
  return Math.ceil(expected.reduce((sum, units) => sum + units, 0))
}

/** The days that a forecast is made from. */
const daysToRead = (today: string, inDays: number): string[] => ahead(today, inDays).flatMap(sameWeekdays)

/** The days until a tour, today first. */
const ahead = (today: string, inDays: number): string[] =>
  Array.from({ length: inDays }, (_, index) => daysFrom(today, index))

const sameWeekdays = (day: string): string[] =>
  Array.from({ length: WEEKS }, (_, week) => daysFrom(day, -7 * (week + 1)))
