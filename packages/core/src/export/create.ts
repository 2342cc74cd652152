import * as v from 'valibot'
import { type Call, type Caller, type Command, refuse, write } from '../command.ts'
import { createWriteTransaction } from '../db/electro.ts'
import {
  findIdempotency,
  Idempotency,
  type IdempotencyRecord,
  idempotencyRecord,
  repetition,
} from '../db/idempotency.ts'
import { Id } from '../db/ids.ts'
import { transaction } from '../db/operation.ts'
import { EXPORT_FORMATS, EXPORT_KINDS, Export, type ExportRecord, exportById, queuedExport } from './export.ts'

/** The longest period of one export. */
const MAX_MS = 366 * 24 * 60 * 60 * 1000

/**
 * What is younger than this is left out, in milliseconds: whoever writes a row dates it before, and may take as long as a
 * function lives (20 s). So a row that is dated within the export's period is there when its worker reads.
 */
export const SETTLED_MS = 30_000

const Instant = v.pipe(
  v.string(),
  v.isoTimestamp('must be an instant such as 2026-11-01T00:00:00Z'),
  v.transform((text) => new Date(text)),
  v.check((date) => !Number.isNaN(date.getTime()), 'is no instant of the calendar'),
  v.transform((date) => date.toISOString()),
)

const input = v.pipe(
  v.object({
    kind: v.picklist(EXPORT_KINDS),
    format: v.picklist(EXPORT_FORMATS),
    from: Instant,
    to: Instant,
    idempotencyKey: Id,
  }),
  v.forward(
    v.check(
      ({ from, to }) => from < to && Date.parse(to) - Date.parse(from) <= MAX_MS,
      'must be after `from`, and at most 366 days later',
    ),
    ['to'],
  ),
)

type Input = v.InferOutput<typeof input>
type Staff = Extract<Caller, { kind: 'STAFF' }>

/**
 * Has a file made of an operator's rows of a period. A worker makes it (`packages/functions/src/exports`).
 * 1 GetItem, 1 TransactWriteItems of 2 items.
 */
export const createExport: Command<Input, { done: IdempotencyRecord | null }, ExportRecord, Staff> = {
  name: 'createExport',
  input,
  read: (call) => ({ done: findIdempotency(createExport.name, call) }),
  decide(call, { done }) {
    const repeated = repetition(done, call.input)
    if (repeated) return repeated
    const settled = new Date(call.now - SETTLED_MS).toISOString()
    if (call.input.from >= settled) {
      return refuse('BAD_INPUT', { issues: [{ path: 'from', message: 'must be half a minute ago, or earlier' }] })
    }
    const record = recordOf(call, settled)
    return write(
      transaction((commit) =>
        createWriteTransaction({ Export, Idempotency }, (table) => [
          table.Export.create(record).commit(commit),
          table.Idempotency.create(idempotencyRecord(createExport.name, call, record.exportId)).commit(commit),
        ]),
      ),
      record,
    )
  },
  load: ({ caller }, exportId) => exportById({ operatorId: caller.operatorId, exportId }),
}

const recordOf = ({ caller, input, now, id }: Call<Input, Staff>, settled: string): ExportRecord => {
  const { idempotencyKey: _key, ...wanted } = input
  const until = input.to < settled ? input.to : settled
  const of = { operatorId: caller.operatorId, exportId: id, origin: 'ON_DEMAND', by: caller.id } as const
  return queuedExport({ ...wanted, ...of, until }, now, now + START_MS)
}

/** How long its own request has to start a worker, in milliseconds: then the sweep does. */
const START_MS = 30_000
