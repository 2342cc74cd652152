import * as dex from '@dispense/dex'
import type { AuditRead } from '../src/audit/audit.ts'
import type { Interval } from '../src/audit/compare.ts'
import { vendRecordOf } from './records.ts'

export { dex }

/** What a machine's counters stand at: units sold of A1 at 2.00 and of A2 at 1.50, and which of them for coins. */
export interface Counters {
  a1?: number
  a1Cash?: number
  a2?: number
  clock?: string
  serialNumber?: string
  currency?: string
  /** Whether it tells by which payment each column sold. */
  byPayment?: boolean
}

/** The lines of a set, as a machine with two columns writes them. */
export function linesOf(counters: Counters = {}): string[] {
  const { a1 = 0, a1Cash = 0, a2 = 0, clock = '260301*1200', serialNumber = 'DSP42' } = counters
  const { currency = 'EUR', byPayment = true } = counters
  const value = wrapped(a1 * 200 + a2 * 150)
  const cash = a1Cash * 200
  return [
    `ID1*${serialNumber}`,
    `ID4*2**${currency}`,
    `ID5*${clock}`,
    `VA1*${value}*${a1 + a2}*${value}*${a1 + a2}`,
    `CA2*${cash}*${a1Cash}`,
    `CA3*0*0*0*0*${cash}*${cash}*0*0*0*0`,
    `CA15*1250`,
    `DA2*${wrapped(a1 * 200 + a2 * 150 - cash)}*${a1 + a2 - a1Cash}`,
    'PA1*A1*200',
    `PA2*${a1}*${wrapped(a1 * 200)}`,
    ...(byPayment ? [`PA7*A1*CA*0*200*${a1Cash}*${cash}`, `PA7*A1*DA*1*200*${a1 - a1Cash}*0`] : []),
    'PA1*A2*150',
    `PA2*${a2}*${a2 * 150}`,
    ...(byPayment ? ['PA7*A2*CA*0*150*0*0', `PA7*A2*DA*1*150*${a2}*0`] : []),
  ]
}

/** A counter has eight digits. */
const wrapped = (value: number): number => value % 100_000_000

/** A file with one set. */
export const fileOf = (counters?: Counters): string => dex.writeAudit([linesOf(counters)])

/** What a machine counted on the first of March between 6 and 12 o'clock UTC. */
export const intervalOf = (more: Partial<AuditRead> = {}): Interval => ({
  kind: 'CHANGED',
  from: '2026-03-01T06:00:00.000Z',
  to: '2026-03-01T12:00:00.000Z',
  clockUncertain: false,
  sinceReset: false,
  columns: [],
  began: [],
  ...more,
})

/** A vend of A1 for 2.00 that was sold at nine. */
export function soldOf(vendId: string, more: Partial<Parameters<typeof vendRecordOf>[0]> = {}) {
  const at = '2026-03-01T09:00:00.000Z'
  const vend = vendRecordOf({ vendId, state: 'COMPLETED', createdAt: at, updatedAt: at, ...more })
  const total = vend.slot === 'A2' ? 150 : 200
  return { ...vend, price: { ...vend.price, total } }
}
