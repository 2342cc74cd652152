import type { Operation } from '../db/operation.ts'
import {
  EXPORTS_DUE,
  Export,
  type ExportFailure,
  type ExportProgress,
  type ExportRecord,
  forgottenAt,
} from './export.ts'

/** How long a worker holds an export without writing that it goes on, in milliseconds. */
export const LEASE_MS = 120_000

/** How often workers may take up an export at one and the same place before it is given up. */
const MOST_ATTEMPTS = 6

/** What a worker writes (1 UpdateItem), and what the export is then. It is refused when another worker has taken the export. */
export interface ExportStep {
  operation: Operation
  record: ExportRecord
}

/** Whether there is something to do about an export that nobody does (now in epoch milliseconds). */
export const isFree = ({ state, leasedUntil = 0 }: ExportRecord, now: number): boolean =>
  (state === 'QUEUED' || state === 'RUNNING') && leasedUntil <= now

/** Whether it was taken up at the same place too often. */
export const isHopeless = ({ attempts = 0 }: ExportRecord): boolean => attempts >= MOST_ATTEMPTS

/** A worker takes a free export: nobody who held it before can write any more. */
export function takeExport(record: ExportRecord, now: number): ExportStep {
  const { fence, leasedUntil, attempts = 0 } = record
  const changes = { state: 'RUNNING', fence: fence + 1, attempts: attempts + 1, ...leaseAt(now), ...at(now) } as const
  const operation = patchOf(record)
    .set(changes)
    .where((item, op) => {
      const sameLease =
        leasedUntil === undefined ? op.notExists(item.leasedUntil) : op.eq(item.leasedUntil, leasedUntil)
      return `${op.eq(item.fence, fence)} AND ${op.eq(item.state, record.state)} AND ${sameLease}`
    })
  return { operation, record: { ...record, ...changes } }
}

/** How far the worker has come; every row up to there is safe. It holds the export for another while. */
export function keepExport(
  record: ExportRecord,
  reached: Required<Pick<ExportRecord, 'rows' | 'bytes' | 'fraction'>> & { progress: ExportProgress },
  now: number,
): ExportStep {
  return byHolder(record, { ...reached, attempts: 0, ...leaseAt(now), ...at(now) })
}

/** The worker lets go of it, and leaves it to the next: at once, or after a pause (milliseconds). */
export const letGoOfExport = (record: ExportRecord, now: number, pause = 0): ExportStep =>
  byHolder(record, { leasedUntil: now, due: EXPORTS_DUE, dueAt: now + pause, ...at(now) })

/** What was written is not there any more: the next worker begins anew. */
export function restartExport(record: ExportRecord, now: number): ExportStep {
  const { progress: _progress, ...rest } = record
  const changes = { rows: 0, bytes: 0, fraction: 0, leasedUntil: now, due: EXPORTS_DUE, dueAt: now, ...at(now) }
  const operation = patchOf(record)
    .set(changes)
    .remove(['progress'])
    .where((item, op) => `${op.eq(item.fence, record.fence)} AND ${op.eq(item.state, 'RUNNING')}`)
  return { operation, record: { ...rest, ...changes } }
}

/** The file is there. */
export const finishExport = (
  record: ExportRecord,
  file: Pick<ExportRecord, 'rows' | 'bytes'> & { objectKey: string },
  now: number,
): ExportStep => ended(record, { ...file, state: 'DONE', fraction: 1 }, now)

/** There will be no file. */
export const failExport = (record: ExportRecord, failure: ExportFailure, now: number): ExportStep =>
  ended(record, { state: 'FAILED', failure }, now)

function ended(record: ExportRecord, changes: Partial<ExportRecord>, now: number): ExportStep {
  const endedAt = new Date(now).toISOString()
  const all = { ...changes, endedAt, expiresAt: forgottenAt({ ...record, endedAt }), ...at(now) }
  const { progress: _progress, leasedUntil: _until, due: _due, dueAt: _dueAt, attempts: _attempts, ...rest } = record
  const operation = patchOf(record)
    .set(all)
    .remove(['progress', 'leasedUntil', 'due', 'dueAt', 'attempts'])
    .where((item, op) => `${op.eq(item.fence, record.fence)} AND ${op.eq(item.state, record.state)}`)
  return { operation, record: { ...rest, ...all } }
}

const byHolder = (record: ExportRecord, changes: Partial<ExportRecord>): ExportStep => ({
  operation: patchOf(record)
    .set(changes)
    .where((item, op) => `${op.eq(item.fence, record.fence)} AND ${op.eq(item.state, 'RUNNING')}`),
  record: { ...record, ...changes },
})

const patchOf = ({ operatorId, exportId }: ExportRecord) => Export.patch({ operatorId, exportId })

const leaseAt = (now: number) => ({ leasedUntil: now + LEASE_MS, due: EXPORTS_DUE, dueAt: now + LEASE_MS })

const at = (now: number) => ({ updatedAt: new Date(now).toISOString() })
