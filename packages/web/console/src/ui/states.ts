import type { AlertRule, AlertSeverity, MachineStatus, StockLevel, VendState } from '../generated/graphql.ts'

/** How something is shown: never by its colour alone. */
export interface Look {
  label: string
  /** A colour of Mantine's. */
  color: string
}

/** What a machine is, in one word; of several things that hold the one that keeps most from selling. */
export type MachineCondition = 'SELLING' | 'BUSY' | 'NEEDS_REFILL' | 'STOPPED' | 'OFFLINE' | 'OUT_OF_SERVICE'

/** How each condition of a machine is shown. */
export const CONDITIONS: Record<MachineCondition, Look> = {
  SELLING: { label: 'Selling', color: 'green' },
  BUSY: { label: 'Dispensing', color: 'blue' },
  NEEDS_REFILL: { label: 'Low stock', color: 'yellow' },
  STOPPED: { label: 'Sales stopped', color: 'red' },
  OFFLINE: { label: 'Offline', color: 'red' },
  OUT_OF_SERVICE: { label: 'Out of service', color: 'gray' },
}

/** What decides a machine's condition. */
export interface Conditioned {
  status: MachineStatus
  busy: boolean
  salesStoppedAt?: string | null
  slots: readonly { level: StockLevel }[]
}

/** The condition of a machine. */
export function conditionOf({ status, busy, salesStoppedAt, slots }: Conditioned): MachineCondition {
  if (status === 'OUT_OF_SERVICE') return 'OUT_OF_SERVICE'
  if (status === 'OFFLINE') return 'OFFLINE'
  if (salesStoppedAt) return 'STOPPED'
  if (busy) return 'BUSY'
  return slots.some(({ level }) => level !== 'OK') ? 'NEEDS_REFILL' : 'SELLING'
}

/** How each state of a vend is shown. */
export const VEND_STATES: Record<VendState, Look> = {
  PENDING: { label: 'Paying', color: 'blue' },
  AUTHORIZED: { label: 'Money held', color: 'blue' },
  DISPENSING: { label: 'Dispensing', color: 'blue' },
  COMPLETED: { label: 'Completed', color: 'green' },
  REFUNDED: { label: 'Refunded', color: 'grape' },
  DECLINED: { label: 'Declined', color: 'gray' },
  CANCELLED: { label: 'Cancelled', color: 'gray' },
  EXPIRED: { label: 'Expired', color: 'gray' },
  FAILED: { label: 'Failed', color: 'red' },
  OUTCOME_UNKNOWN: { label: 'Outcome unknown', color: 'orange' },
}

/** How each severity of an alert is shown, the most urgent first. */
export const SEVERITIES: Record<AlertSeverity, Look> = {
  CRITICAL: { label: 'Critical', color: 'red' },
  WARNING: { label: 'Warning', color: 'orange' },
  INFO: { label: 'Info', color: 'blue' },
}

/** What each rule says is wrong, in a sentence; the part it is about goes into it. */
export const RULES: Record<AlertRule, (part: string) => string> = {
  LOW_STOCK: (part) => `Slot ${part} is low`,
  SOLD_OUT: (part) => `Slot ${part} is empty`,
  OFFLINE: () => 'The machine is silent',
  DOOR_OPEN: () => 'The door has been open for 15 minutes',
  JAM: (part) => `Column ${part} is stuck`,
  PAYMENT_FAULT: (part) => `The payment device ${DEVICES[part] ?? part} does not work`,
  MACHINE_ERROR: (part) => `The machine reports the error ${part}`,
  FAILED_VENDS: (part) => `Column ${part} fails too often today`,
  COLD_CHAIN: () => 'Too warm for perishables: sales are stopped until it is serviced',
}

const DEVICES: Record<string, string> = { coinMech: '(coins)', cashless: '(cards and phones)' }
