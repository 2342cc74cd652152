import type { MachineStateRecord } from '../machine/state.ts'
import type { MachineHealthRecord, Measured } from './telemetry.ts'

/** The rule for perishables that a machine has: tenths of a degree Celsius, and minutes. */
export type ColdRule = NonNullable<MachineStateRecord['cold']>

const MINUTE = 60_000

/** How long a door may be open before it is an alert, in milliseconds: a visit is shorter. */
export const DOOR_OPEN_MS = 15 * MINUTE

/** What was made of the values: moments are those of our clock, epoch milliseconds. */
export type Assessed = Pick<
  MachineHealthRecord,
  'doorSince' | 'warmSince' | 'recoverFrom' | 'coldBreachAt' | 'flags' | 'dueAt'
>

/**
 * What follows from the values of a machine now: how long its door has been open, how long it has been too warm, and whether
 * it may sell no more. `said` is what it has just reported; left out, only time has passed. By the health rule for
 * perishables (NAMA's standard for vending machines: 5 C / 41 F) a machine must not be too warm for more than 15 minutes with its door
 * shut, and after its door was shut it has 30 minutes to be cold. A breach stays until a person has seen to it.
 */
export function assess(
  before: Measured & Partial<Assessed>,
  said: Measured,
  rule: ColdRule | undefined,
  now: number,
): Assessed {
  const door = said.door ?? before.door
  const hasMoved = said.door !== undefined && said.door !== before.door
  const doorSince = hasMoved ? now : before.doorSince
  const cold = coldOf(before, { ...before, ...said }, hasMoved, rule, now)
  const doorAlertAt = door === 'OPEN' && doorSince !== undefined ? doorSince + DOOR_OPEN_MS : undefined
  const flags = [
    ...(doorAlertAt !== undefined && doorAlertAt <= now ? ['DOOR_OPEN'] : []),
    ...(cold.coldBreachAt === undefined ? [] : ['COLD_CHAIN']),
    ...deviceFlags({ ...before, ...said }),
  ]
  const waits = [doorAlertAt, cold.coldBreachAt === undefined ? breachAt(cold, rule) : undefined]
  const due = waits.filter((at) => at !== undefined && at > now) as number[]
  return {
    ...(doorSince !== undefined && { doorSince }),
    ...cold,
    flags,
    ...(due.length > 0 && { dueAt: Math.min(...due) }),
  }
}

type Cold = Pick<Assessed, 'warmSince' | 'recoverFrom' | 'coldBreachAt'>

function coldOf(
  before: Measured & Cold,
  { door, temperature }: Measured,
  hasMoved: boolean,
  rule: ColdRule | undefined,
  now: number,
): Cold {
  const broken = before.coldBreachAt === undefined ? {} : { coldBreachAt: before.coldBreachAt }
  if (!rule || temperature === undefined || temperature <= rule.max || door === 'OPEN') return broken
  const isShutNow = hasMoved && before.door === 'OPEN'
  const recoverFrom = isShutNow ? now : before.recoverFrom
  const timing: Cold = recoverFrom === undefined ? { warmSince: before.warmSince ?? now } : { recoverFrom }
  const at = breachAt(timing, rule)
  return { ...timing, ...(at !== undefined && at <= now && { coldBreachAt: now }), ...broken }
}

/** From when on the rule is broken, if nothing changes: more than so many minutes. */
function breachAt({ warmSince, recoverFrom }: Cold, rule: ColdRule | undefined): number | undefined {
  if (!rule) return undefined
  if (recoverFrom !== undefined) return recoverFrom + rule.recover * MINUTE + 1
  return warmSince === undefined ? undefined : warmSince + rule.warm * MINUTE + 1
}

function deviceFlags({ coinMech, cashless, errors = [] }: Measured): string[] {
  const devices = { coinMech, cashless }
  const broken = Object.entries(devices).filter(([, health]) => health === 'FAULT' || health === 'MISSING')
  return [...broken.map(([device]) => `PAYMENT_FAULT:${device}`), ...errors.map((code) => `MACHINE_ERROR:${code}`)]
}
