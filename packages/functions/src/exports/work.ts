import { isRefused, runOptions } from '@dispense/api'
import type { DynamoTransport } from '@dispense/appsync'
import {
  type ExportKey,
  type ExportRecord,
  type ExportStep,
  exportById,
  failExport,
  finishExport,
  headOf,
  isFree,
  isHopeless,
  keepExport,
  letGoOfExport,
  linesOf,
  type RunOptions,
  restartExport,
  takeExport,
} from '@dispense/core'
import { Draft, PART_BYTES, TooLarge } from './draft.ts'
import { type Batch, sourceOf } from './sources.ts'
import { type ExportStore, UploadGone } from './store.ts'

/** What a worker works with. Nothing of it is read from the environment. */
export interface WorkParts {
  client: DynamoTransport
  table: string
  store: ExportStore
  /** Epoch milliseconds: the worker has let go of the export by then. */
  deadline: number
  /** Starts another worker, which goes on. */
  again(key: ExportKey): Promise<void>
  /** Left out: `PART_BYTES`. */
  partBytes?: number
  /** How many items of one key are read at a time; left out: 200. */
  page?: number
}

/** What became of it: the file is there; there will be none; another worker goes on; it is another worker's; nothing was to be done. */
export type Worked = 'DONE' | 'FAILED' | 'CONTINUED' | 'LOST' | 'NOTHING'

/** How much time a worker needs at the end to save what it has, in milliseconds. */
const LAST_MS = 45_000

/** How long rows are in memory only at the most, in milliseconds. */
const SAVE_MS = 20_000

/** How long an export waits after a worker has failed, for each time in a row, in milliseconds. */
const PAUSE_MS = 30_000

/** How many items of one key are read at a time. */
const PAGE = 200

/** A worker's look at the export that it holds. */
interface Run extends WorkParts {
  electro: RunOptions
  record: ExportRecord
}

/** Another worker has taken the export. */
class Lost extends Error {}

/**
 * Makes the file of an export, or goes on with it where an earlier worker has come: parts of it in S3, and after each the place
 * in the table, under the number that this worker has. It may be killed between any two steps. It takes an export that somebody
 * else holds for nothing to do.
 */
export async function work(key: ExportKey, parts: WorkParts): Promise<Worked> {
  const electro = runOptions(parts.client, parts.table, parts.deadline)
  const { data: found } = (await exportById(key).go(electro)) as { data: ExportRecord | null }
  const now = Date.now()
  if (!found || !isFree(found, now)) return 'NOTHING'
  const run: Run = { ...parts, electro, record: found }
  try {
    await step(run, takeExport(found, now))
    if (isHopeless(found)) return await fail(run, 'GAVE_UP')
    return await make(run)
  } catch (error) {
    if (error instanceof Lost) return 'LOST'
    if (error instanceof TooLarge) return await fail(run, 'TOO_LARGE')
    const next = error instanceof UploadGone ? restartExport(run.record, Date.now()) : pausing(run.record)
    await step(run, next).catch(() => undefined)
    throw error
  }
}

const pausing = (record: ExportRecord) => letGoOfExport(record, Date.now(), PAUSE_MS * (record.attempts ?? 1))

async function make(run: Run): Promise<Worked> {
  const { kind, format, progress } = run.record
  const draft = await Draft.open(run.record, { store: run.store, partBytes: run.partBytes ?? PART_BYTES })
  if (!progress) draft.add(headOf(kind, format))
  if (progress?.cursor !== null) {
    let savedAt = Date.now()
    const { client, table, deadline, page = PAGE } = run
    // Anew for each page: what is read is remembered as long as that lives.
    const reading = { electro: () => runOptions(client, table, deadline), page }
    for await (const batch of sourceOf(run.record, progress?.cursor ?? null, reading)) {
      const { text, rows } = linesOf(kind, format, batch.read)
      draft.add(text, rows)
      if (batch.cursor === null) break
      const isEnding = Date.now() >= run.deadline - LAST_MS
      if (isEnding || draft.isFull || Date.now() - savedAt >= SAVE_MS) {
        await save(run, draft, batch)
        savedAt = Date.now()
      }
      if (isEnding) return await handOn(run)
    }
    // Too small for parts: one object, and nothing to be written down before it.
    if (draft.hasParts || draft.isFull) await save(run, draft, { cursor: null, fraction: 1 }, true)
  }
  const objectKey = await draft.finish()
  await step(run, finishExport(run.record, { objectKey, rows: draft.rows, bytes: draft.bytes }, Date.now()))
  return 'DONE'
}

async function save(run: Run, draft: Draft, { cursor, fraction }: Omit<Batch, 'read'>, isLast = false): Promise<void> {
  const progress = { cursor, ...(await draft.save(isLast)) }
  const { rows, bytes } = draft
  await step(run, keepExport(run.record, { progress, rows, bytes, fraction }, Date.now()))
}

async function handOn(run: Run): Promise<Worked> {
  await step(run, letGoOfExport(run.record, Date.now()))
  const { operatorId, exportId } = run.record
  await run.again({ operatorId, exportId })
  return 'CONTINUED'
}

async function fail(run: Run, failure: NonNullable<ExportRecord['failure']>): Promise<Worked> {
  await step(run, failExport(run.record, failure, Date.now()))
  return 'FAILED'
}

/** Writes a step, unless another worker has taken the export. */
async function step(run: Run, { operation, record }: ExportStep): Promise<void> {
  try {
    await operation.go(run.electro)
    run.record = record
  } catch (error) {
    throw isRefused(error) ? new Lost() : error
  }
}
