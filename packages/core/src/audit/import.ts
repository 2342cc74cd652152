import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { type Call, type Caller, type Command, refuse, write } from '../command.ts'
import { createWriteTransaction } from '../db/electro.ts'
import { Id } from '../db/ids.ts'
import { consistent, transaction } from '../db/operation.ts'
import { type MachineRecord, machineById } from '../machine/machine.ts'
import {
  Audit,
  AuditFile,
  type AuditFileRecord,
  AuditHead,
  type AuditHeadRecord,
  type AuditRecord,
  auditReads,
} from './audit.ts'
import { type Dex, dexLibrary } from './dex.ts'
import { type FileResult, readFile } from './read-file.ts'

/** The longest file that a call carries, in characters; those of large machines are a tenth of it. */
const MOST_CHARACTERS = 100_000

const input = v.object({
  machineId: Id,
  content: v.pipe(v.string(), v.minLength(1), v.maxLength(MOST_CHARACTERS)),
  readAt: v.nullish(v.pipe(v.string(), v.isoTimestamp())),
  newController: v.boolean(),
})

type Importer = Extract<Caller, { kind: 'STAFF' | 'MACHINE' }>
type ImportCall = Call<v.InferOutput<typeof input>, Importer>

interface Found {
  machine: MachineRecord | null
  file: AuditFileRecord | null
  head: AuditHeadRecord | null
  dex: Dex
}

/**
 * Imports a machine's audit file (EVA-DTS), or writes down why it cannot be imported: all of it or nothing. The same bytes
 * twice answer the same and change nothing. It moves no money and no stock: what it tells is compared with the vends by
 * `reconcileMachine`. 1 BatchGetItem of 3 items, 1 transaction of 3 items, 2 when it is rejected.
 */
export const importAudit: Command<ImportCall['input'], Found, AuditRecord, Importer> = {
  name: 'importAudit',
  input,
  read: ({ input }) => ({
    machine: consistent(machineById(input.machineId)),
    ...auditReads(input.machineId, nameOf(input)),
    dex: dexLibrary(),
  }),
  decide(call, { machine, file, head, dex }) {
    const { caller, input, now } = call
    const { machineId, content, newController } = input
    const isOthers = caller.kind === 'MACHINE' && caller.id !== machineId
    if (!machine || isOthers || machine.operatorId !== caller.operatorId) return refuse('NOT_FOUND', { machineId })
    if (file) return { kind: 'replay', id: file.auditId }
    const readAt = input.readAt ? Date.parse(input.readAt) : undefined
    const result = readFile(content, dex, { machine, head, now, readAt, newController })
    const audit = recordOf(call, machine, result)
    return write(store(audit, nameOf(input), head, result.head), audit)
  },
  load: ({ input: { machineId } }, auditId) => consistent(Audit.get({ machineId, auditId })),
}

/** SHA-256 of the bytes of a file. */
const hashOfFile = (content: string): string => createHash('sha256').update(content).digest('hex')

/** What a file is remembered by: one that was rejected as another machine's may be sent again as that of a new controller. */
const nameOf = ({ content, newController }: ImportCall['input']): string =>
  newController ? `${hashOfFile(content)}-new` : hashOfFile(content)

const recordOf = (
  { caller, input, now, id }: ImportCall,
  { machineId, operatorId, currency }: MachineRecord,
  { reads, findings, serialNumber }: FileResult,
): AuditRecord => ({
  machineId,
  operatorId,
  auditId: id,
  state: reads.length > 0 ? 'IMPORTED' : 'REJECTED',
  hash: hashOfFile(input.content),
  by: caller.id,
  ...(serialNumber !== undefined && { serialNumber }),
  currency,
  reads,
  findings,
  createdAt: new Date(now).toISOString(),
})

/** The newest read must still be the one that this was compared with. */
const store = (audit: AuditRecord, name: string, before: AuditHeadRecord | null, head: FileResult['head']) =>
  transaction((commit) =>
    createWriteTransaction({ Audit, AuditFile, AuditHead }, (table) => {
      const { machineId, operatorId, auditId } = audit
      const next = head && { machineId, operatorId, auditId, at: head.at, reading: JSON.stringify(head.reading) }
      return [
        table.Audit.create(audit).commit(commit),
        table.AuditFile.create({ machineId, operatorId, hash: name, auditId }).commit(commit),
        ...(next && before === null ? [table.AuditHead.create(next).commit(commit)] : []),
        ...(next && before !== null
          ? [
              table.AuditHead.put(next)
                .where((item, op) => op.eq(item.auditId, before.auditId))
                .commit(commit),
            ]
          : []),
      ]
    }),
  )
