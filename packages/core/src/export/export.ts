import { CustomAttributeType, type EntityItem } from '../db/electro.ts'
import { Entity } from '../db/entity.ts'
import { key, model, TABLE_PLACEHOLDER } from '../db/model.ts'
import { consistent, type Operation, withOptions } from '../db/operation.ts'
import { dueAttributes, dueIndex } from '../payment/due.ts'
import type { PageRequest } from '../vend/vend.ts'

/** What an export holds a row of. */
export const EXPORT_KINDS = ['SALES', 'LEDGER', 'VENDS', 'REFUNDS'] as const

/** What an export holds a row of. */
export type ExportKind = (typeof EXPORT_KINDS)[number]

/** How its rows are written. */
export const EXPORT_FORMATS = ['CSV', 'JSON_LINES'] as const

/** How its rows are written. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** Why an export came to nothing, in words, and what to do about it. */
export const EXPORT_FAILURES = {
  TOO_LARGE: ['The file became larger than S3 takes in one piece.', 'Ask for a shorter period, in several exports.'],
  GAVE_UP: [
    'Making the file failed again and again.',
    'Ask for it once more, with a new idempotency key; if that fails too, tell us the id.',
  ],
} as const satisfies Record<string, readonly [message: string, fix: string]>

/** Why an export came to nothing. */
export type ExportFailure = keyof typeof EXPORT_FAILURES

/** How far the rows are written where they are safe: a worker that goes on from here loses none and writes none twice. */
export interface ExportProgress {
  /** Where the source of the rows goes on: its own words. `null`: all were read. */
  cursor: string | null
  /** The multipart upload of a file that is larger than one part, and the object it becomes. */
  upload?: { id: string; key: string }
  /** Its parts, in order; `fence` of whoever wrote it. */
  parts: { number: number; etag: string; fence: number }[]
  /** The object with the rows behind the last part, as long as they are too few for one. */
  rest?: string
}

const text = { type: 'string', required: true } as const

/**
 * A file with an operator's rows of a period, and the job that makes it. One worker at a time holds it (`leasedUntil`), and each
 * has a number of its own (`fence`) that is a condition of all it writes: one that was thought dead changes nothing any more.
 */
export const Export = new Entity(
  {
    model: model('export'),
    attributes: {
      operatorId: text,
      /** Sorts by the time at which it was asked for. */
      exportId: text,
      kind: { type: EXPORT_KINDS, required: true },
      format: { type: EXPORT_FORMATS, required: true },
      /** Whether somebody asked for it, or it is the statement that is made each night. */
      origin: { type: ['ON_DEMAND', 'NIGHTLY'] as const, required: true },
      /** The period: from an instant on, it included, up to another, it not included. */
      from: text,
      to: text,
      /** The end of what it holds: `to`, or earlier when that was not over. */
      until: text,
      /** The subject of the token of who asked for it. */
      by: { type: 'string' },
      state: { type: ['QUEUED', 'RUNNING', 'DONE', 'FAILED'] as const, required: true },
      failure: { type: Object.keys(EXPORT_FAILURES) as ExportFailure[] },
      rows: { type: 'number', required: true },
      bytes: { type: 'number', required: true },
      /** How much of the period is read, 0 to 1. */
      fraction: { type: 'number', required: true },
      fence: { type: 'number', required: true },
      /** Until when a worker holds it, epoch milliseconds. */
      leasedUntil: { type: 'number' },
      progress: { type: CustomAttributeType<ExportProgress>('any') },
      /** Of the finished file. */
      objectKey: { type: 'string' },
      createdAt: text,
      updatedAt: text,
      endedAt: { type: 'string' },
      /** Epoch seconds. */
      expiresAt: { type: 'number', required: true },
      ...dueAttributes,
    },
    indexes: {
      export: { pk: key('pk', ['operatorId']), sk: key('sk', ['exportId']) },
      byDue: dueIndex,
    },
  },
  { table: TABLE_PLACEHOLDER },
)

/** A file with an operator's rows of a period, and the job that makes it. */
export type ExportRecord = EntityItem<typeof Export>

/** Names an export. */
export type ExportKey = Pick<ExportRecord, 'operatorId' | 'exportId'>

/** Reads one as it is now: 1 GetItem, 1 read unit. */
export const exportById = ({ operatorId, exportId }: ExportKey) => consistent(Export.get({ operatorId, exportId }))

/** A page of an operator's exports, newest first: 1 Query. */
export const exportsOf = (operatorId: string, page: PageRequest) =>
  withOptions(consistent(Export.query.export({ operatorId })), { ...page, order: 'desc' })

/** The one key of the due index that exports lie under: they are few. */
export const EXPORTS_DUE = 0

/** Exports that nobody works at and somebody should (now in epoch milliseconds), oldest first: 1 Query on gsi4 and 1 BatchGetItem. */
export const exportsDue = (now: number, limit: number) =>
  withOptions(Export.query.byDue({ due: EXPORTS_DUE }).lte({ dueAt: now }), {
    limit,
    hydrate: true,
  }) as Operation<unknown> as Operation<{
    data: ExportRecord[]
  }>

const DAY_SECONDS = 24 * 60 * 60

/** How long files are kept, in days. The bucket's lifecycle rules delete them a day later: `infra/exports.ts`. */
export const FILE_DAYS = { ON_DEMAND: 7, NIGHTLY: 90 } as const

/** How long it is known that there was an export after its file is gone, in days. */
const REMEMBERED_DAYS = 30

/** From when on a finished export's file is not there any more, epoch milliseconds. */
export const fileEnd = ({ origin, endedAt, createdAt }: Pick<ExportRecord, 'origin' | 'endedAt' | 'createdAt'>) =>
  Date.parse(endedAt ?? createdAt) + FILE_DAYS[origin] * DAY_SECONDS * 1000

/** From when on an export is not known any more, epoch seconds. */
export const forgottenAt = (of: Pick<ExportRecord, 'origin' | 'endedAt' | 'createdAt'>): number =>
  Math.floor(fileEnd(of) / 1000) + REMEMBERED_DAYS * DAY_SECONDS

type Wanted = Pick<
  ExportRecord,
  'operatorId' | 'exportId' | 'origin' | 'kind' | 'format' | 'from' | 'to' | 'until' | 'by'
>

/** An export that waits for a worker, which the sweep starts when nobody else has; all times in epoch milliseconds. */
export function queuedExport(wanted: Wanted, now: number, dueAt: number): ExportRecord {
  const createdAt = new Date(now).toISOString()
  return {
    ...wanted,
    ...{ state: 'QUEUED', rows: 0, bytes: 0, fraction: 0, fence: 0 },
    ...{ createdAt, updatedAt: createdAt, due: EXPORTS_DUE, dueAt, attempts: 0 },
    expiresAt: forgottenAt({ origin: wanted.origin, createdAt }),
  }
}

/** Where an export stands (now in epoch milliseconds): when its file is gone it is `EXPIRED`, and nobody has to write that down. */
export const exportStateOf = (record: ExportRecord, now: number): ExportRecord['state'] | 'EXPIRED' =>
  record.state === 'DONE' && now >= fileEnd(record) ? 'EXPIRED' : record.state

/** What its file is called where it is saved: what it holds, and the period. */
export const fileNameOf = ({ kind, format, from, until }: ExportRecord): string => {
  const short = (instant: string) =>
    instant
      .replace(/T00:00:00.000Z$/, '')
      .replace(/:\d\d\.\d{3}Z$/, 'Z')
      .replaceAll(':', '')
  return `${kind.toLowerCase()}_${short(from)}_${short(until)}.${EXTENSIONS[format]}`
}

const EXTENSIONS = { CSV: 'csv', JSON_LINES: 'jsonl' } as const satisfies Record<ExportFormat, string>

/** Where a file of an export lies in the bucket: kept as long as its origin says, under its operator, and no other worker's. */
export const objectKeyFor = ({ origin, operatorId, exportId, fence, format }: ExportRecord): string =>
  `${FOLDERS[origin]}/${operatorId}/${exportId}/${fence}.${EXTENSIONS[format]}`

const FOLDERS = { ON_DEMAND: 'on-demand', NIGHTLY: 'nightly' } as const
