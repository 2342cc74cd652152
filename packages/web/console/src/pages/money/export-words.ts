import type { ExportKind, ExportState } from '../../generated/graphql.ts'
import type { Look } from '../../ui/states.ts'

/** What a file holds a row of. */
export const EXPORT_KINDS: Record<ExportKind, string> = {
  SALES: 'Sales',
  LEDGER: 'Ledger entries',
  VENDS: 'Vends',
  REFUNDS: 'Refunds',
}

/** Where a file stands. */
export const EXPORT_LOOKS: Record<ExportState, Look> = {
  QUEUED: { label: 'Waiting', color: 'gray' },
  RUNNING: { label: 'Being made', color: 'blue' },
  DONE: { label: 'Ready', color: 'green' },
  FAILED: { label: 'Failed', color: 'red' },
  EXPIRED: { label: 'Expired', color: 'gray' },
}

/** A size as people say it: 1.5 MB. */
export function bytesText(bytes: number): string {
  const unit = bytes < 1e3 ? 0 : bytes < 1e6 ? 1 : bytes < 1e9 ? 2 : 3
  const size = bytes / 1e3 ** unit
  return `${unit === 0 || size >= 100 ? Math.round(size) : size.toFixed(1)} ${['B', 'kB', 'MB', 'GB'][unit]}`
}

/** The period of whole days (UTC), the last one included, as the API takes it: up to the beginning of the day after. */
export const periodOf = (first: string, last: string): { from: string; to: string } => ({
  from: `${first}T00:00:00.000Z`,
  to: new Date(Date.parse(`${last}T00:00:00.000Z`) + 24 * 60 * 60 * 1000).toISOString(),
})
