import { levelOf } from '../machine/low-stock.ts'
import type { MachineStateRecord } from '../machine/state.ts'
import type { MachineHealthRecord } from '../telemetry/telemetry.ts'

/** How urgent each alert is. */
export const SEVERITY = {
  LOW_STOCK: 'INFO',
  SOLD_OUT: 'WARNING',
  OFFLINE: 'CRITICAL',
  DOOR_OPEN: 'CRITICAL',
  JAM: 'WARNING',
  PAYMENT_FAULT: 'WARNING',
  MACHINE_ERROR: 'WARNING',
  FAILED_VENDS: 'WARNING',
  COLD_CHAIN: 'CRITICAL',
} as const

/** What an alert is about. */
export type AlertRule = keyof typeof SEVERITY

/** All of them. */
export const ALERT_RULES = Object.keys(SEVERITY) as AlertRule[]

/** Something that is wrong, and at which column, device or error of the machine. */
export interface Wrong {
  rule: AlertRule
  part: string
}

const wrong = (rule: AlertRule, part = ''): Wrong => ({ rule, part })

/** What is wrong by the state of a machine: it is silent, columns are stuck, low or empty. */
export function wrongsOfState({ silentSince, jammed = {}, stock, lowAt }: StateImage): Wrong[] {
  const levels = Object.keys(stock).map((slot) => [slot, levelOf({ stock, lowAt }, slot)] as const)
  return [
    ...(silentSince === undefined ? [] : [wrong('OFFLINE')]),
    ...Object.keys(jammed).map((slot) => wrong('JAM', codeOf(slot))),
    ...levels.flatMap(([slot, level]) =>
      level === 'OK' ? [] : [wrong(level === 'EMPTY' ? 'SOLD_OUT' : 'LOW_STOCK', codeOf(slot))],
    ),
  ]
}

/** What of a machine's state counts here. */
export type StateImage = Pick<MachineStateRecord, 'stock' | 'lowAt' | 'jammed' | 'silentSince'>

/** `slotKey` backwards. */
const codeOf = (slot: string) => slot.replace(/^_/, '')

/** What is wrong by what a machine measured: see `assess`. */
export const wrongsOfHealth = ({ flags = [] }: Pick<MachineHealthRecord, 'flags'>): Wrong[] =>
  flags.map((flag) => {
    const [rule = '', part = ''] = flag.split(':')
    return wrong(rule as AlertRule, part)
  })

/** So many vends of a column on a day say something about it. */
const FAILED_AT_LEAST = 3
/** From this share of failures on, in percent, the column is the reason. */
const FAILED_PERCENT = 25

/** What is wrong by the vends of a machine's day: a column that fails too often. */
export const wrongsOfDay = (columns: Record<string, { sold: number; failed: number }>): Wrong[] =>
  Object.entries(columns).flatMap(([column, { sold, failed }]) =>
    failed >= FAILED_AT_LEAST && failed * 100 >= (sold + failed) * FAILED_PERCENT
      ? [wrong('FAILED_VENDS', column)]
      : [],
  )

/** What became wrong, and what is wrong no more. */
export function changesOf(before: readonly Wrong[], after: readonly Wrong[]): { opened: Wrong[]; closed: Wrong[] } {
  const has = (list: readonly Wrong[]) => (one: Wrong) =>
    list.some(({ rule, part }) => rule === one.rule && part === one.part)
  return {
    opened: after.filter((one) => !has(before)(one)),
    closed: before.filter((one) => !has(after)(one)),
  }
}
