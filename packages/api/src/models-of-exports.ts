import { EXPORT_FAILURES, type ExportRecord, exportStateOf, fileEnd, fileNameOf } from '@dispense/core'
import type { Export } from './generated/types.ts'

/** What resolvers hand on for an Export. */
export type ExportModel = Omit<Export, 'url'> & {
  /** Of the file, while it is there. */
  objectKey: string | null
}

/** An export as the API shows it at an instant (epoch milliseconds). */
export function toExport(record: ExportRecord, now: number = Date.now()): ExportModel {
  const { exportId, kind, format, origin, from, to, until, by, createdAt, endedAt, rows, bytes, fraction } = record
  const state = exportStateOf(record, now)
  return {
    ...{ id: exportId, kind, format, origin, state, from, to, until, createdAt, rows, bytes, fraction },
    by: by ?? null,
    endedAt: endedAt ?? null,
    fileExpiresAt: record.state === 'DONE' ? new Date(fileEnd(record)).toISOString() : null,
    failure: record.failure ? failureOf(record.failure) : null,
    fileName: fileNameOf(record),
    objectKey: state === 'DONE' ? (record.objectKey ?? null) : null,
  }
}

function failureOf(code: NonNullable<ExportRecord['failure']>) {
  const [message, fix] = EXPORT_FAILURES[code]
  return { code, message, fix }
}
