import type { MachineHealthRecord, TelemetryRecord } from '@dispense/core'
import type { Telemetry } from './generated/types.ts'

/** What a machine measured, as the API shows it: one report, or the newest value of each thing. */
export const toTelemetry = (report: MachineHealthRecord | TelemetryRecord): Telemetry => ({
  sequence: report.sequence,
  reportedAt: report.reportedAt,
  temperature: report.temperature ?? null,
  door: report.door ?? null,
  soldOut: report.soldOut ?? null,
  coinMech: report.coinMech ?? null,
  cashless: report.cashless ?? null,
  signal: report.signal ?? null,
  firmware: report.firmware ?? null,
  errors: report.errors ?? null,
})
