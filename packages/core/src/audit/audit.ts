import type { EntityItem } from 'electrodb'
import { Entity } from '../db/entity.ts'
import { firstId } from '../db/ids.ts'
import { key, model, TABLE_PLACEHOLDER } from '../db/model.ts'
import { consistent, withOptions } from '../db/operation.ts'

/** What one read says of the time since the read before. */
export const AUDIT_KINDS = ['BASELINE', 'SAME', 'CHANGED', 'EPOCH', 'OLDER'] as const

const optional = { type: 'number' } as const
const text = { type: 'string', required: true } as const

/** What a column counted: money in minor units. */
const column = {
  type: 'map',
  properties: {
    /** What the customer types: the slot's code, where the machine is set up so. */
    selection: text,
    units: { type: 'number', required: true },
    amount: { type: 'number', required: true },
    /** Of `units`, those paid with coins and notes; absent when the machine does not tell them apart. */
    cashUnits: optional,
  },
} as const

/** What a machine counted between two reads. Absent: its counters do not tell. Money in minor units. */
const read = {
  type: 'map',
  properties: {
    kind: { type: AUDIT_KINDS, required: true },
    /** The instants of the read before and of this one. No `from`: there is nothing to compare with. */
    from: { type: 'string' },
    to: text,
    /** What the machine's own clock said (ID5), local time. */
    clock: { type: 'string' },
    /** Whether `to` is when the file came, since the clock cannot be right or told nothing. */
    clockUncertain: { type: 'boolean', required: true },
    /** Whether counters since the last reset had to serve: what was sold just before a reset may be missing. */
    sinceReset: { type: 'boolean', required: true },
    units: optional,
    amount: optional,
    cashUnits: optional,
    cashAmount: optional,
    cashlessUnits: optional,
    cashlessAmount: optional,
    /** Coins and notes that went into the box and the stacker; and coins into the tubes, and out of them. */
    toBox: optional,
    toTubes: optional,
    paidOut: optional,
    /** What the tubes held when it was read. */
    tubes: optional,
    columns: { type: 'list', required: true, items: column },
    /** Which counters began again, and why. */
    began: { type: 'list', required: true, items: { type: 'string' } },
  },
} as const

/** Something about a file that an operator should know; an ERROR is why nothing of it was imported. */
const finding = {
  type: 'map',
  properties: {
    code: text,
    severity: { type: ['ERROR', 'WARNING', 'INFO'] as const, required: true },
    message: text,
    fix: text,
    line: optional,
  },
} as const

/** One audit file of a machine, imported as a whole or not at all. Written once. */
export const Audit = new Entity(
  {
    model: model('audit'),
    attributes: {
      machineId: text,
      operatorId: text,
      auditId: text,
      state: { type: ['IMPORTED', 'REJECTED'] as const, required: true },
      /** SHA-256 of the file. */
      hash: text,
      by: text,
      /** ID101, as far as the file tells. */
      serialNumber: { type: 'string' },
      currency: text,
      /** One for each transaction set, in the order of the file; none when it was rejected. */
      reads: { type: 'list', required: true, items: read },
      findings: { type: 'list', required: true, items: finding },
      createdAt: text,
    },
    indexes: { audit: { pk: key('pk', ['machineId']), sk: key('sk', ['auditId']) } },
  },
  { table: TABLE_PLACEHOLDER },
)

/** One audit file. */
export type AuditRecord = EntityItem<typeof Audit>

/** What a machine counted between two reads. */
export type AuditRead = AuditRecord['reads'][number]

/** Something about a file. */
export type AuditFinding = AuditRecord['findings'][number]

/** That a machine's file was seen: the same bytes are never imported twice. */
export const AuditFile = new Entity(
  {
    model: model('auditFile'),
    attributes: { machineId: text, operatorId: text, hash: text, auditId: text },
    indexes: { file: { pk: key('pk', ['machineId']), sk: key('sk', ['hash']) } },
  },
  { table: TABLE_PLACEHOLDER },
)

/** That a file was seen. */
export type AuditFileRecord = EntityItem<typeof AuditFile>

/** A machine's newest read: what the next one is compared with. */
export const AuditHead = new Entity(
  {
    model: model('auditHead'),
    attributes: {
      machineId: text,
      operatorId: text,
      /** Of the file that it was in. */
      auditId: text,
      /** The instant of the read. */
      at: text,
      /** Its `Reading`, as JSON: the counters of a large machine are many kilobytes, and nothing looks into them here. */
      reading: text,
    },
    indexes: { head: { pk: key('pk', ['machineId']), sk: key('sk', []) } },
  },
  { table: TABLE_PLACEHOLDER },
)

/** A machine's newest read. */
export type AuditHeadRecord = EntityItem<typeof AuditHead>

/** A page of a machine's files, the newest import first: 1 Query. */
export const auditsOf = (machineId: string, page: { limit: number; cursor?: string | null }) =>
  withOptions(Audit.query.audit({ machineId }), { ...page, order: 'desc' })

/** A machine's files that were imported between two instants (epoch milliseconds), oldest first: 1 Query for each MB. */
export const auditsBetween = (machineId: string, from: number, to: number) =>
  withOptions(Audit.query.audit({ machineId }).between({ auditId: firstId(from) }, { auditId: firstId(to + 1) }), {
    pages: 'all',
  })

/** What an import needs to know of a machine's files. */
export const auditReads = (machineId: string, hash: string) => ({
  file: consistent(AuditFile.get({ machineId, hash })),
  head: consistent(AuditHead.get({ machineId })),
})
