import { CustomAttributeType, type EntityItem } from '../db/electro.ts'
import { Entity } from '../db/entity.ts'
import { key, model, TABLE_PLACEHOLDER } from '../db/model.ts'
import { consistent, withOptions } from '../db/operation.ts'
import { COLD_RULE } from '../machine/state.ts'

/** How long what a machine measured is kept: 30 days. */
export const TELEMETRY_SECONDS = 30 * 24 * 60 * 60

/** How a payment device does. */
export const DEVICE_HEALTHS = ['OK', 'FAULT', 'MISSING'] as const

/** What a machine can measure. All of it is optional: a machine says what it knows, or what has changed. */
const measured = {
  /** Tenths of a degree Celsius. */
  temperature: { type: 'number' },
  door: { type: ['OPEN', 'CLOSED'] as const },
  /** Codes of the slots whose sensors see nothing. */
  soldOut: { type: CustomAttributeType<string[]>('any') },
  coinMech: { type: DEVICE_HEALTHS },
  cashless: { type: DEVICE_HEALTHS },
  /** dBm. */
  signal: { type: 'number' },
  firmware: { type: 'string' },
  /** The event identifiers of EVA-DTS that are active. */
  errors: { type: CustomAttributeType<string[]>('any') },
} as const

/** The newest value of each thing that a machine ever measured. An item of its own: a vend neither reads nor writes it. */
export const MachineHealth = new Entity(
  {
    model: model('health'),
    attributes: {
      machineId: { type: 'string', required: true },
      operatorId: { type: 'string', required: true },
      ...measured,
      /** The machine's own number on its newest report. */
      sequence: { type: 'number', required: true },
      reportedAt: { type: 'string', required: true },
      // What `assess` made of the values; moments are of our clock, epoch milliseconds.
      doorSince: { type: 'number' },
      warmSince: { type: 'number' },
      recoverFrom: { type: 'number' },
      coldBreachAt: { type: 'number' },
      /** The machine's rule for perishables, as it was when it last reported. */
      cold: { type: 'map', properties: COLD_RULE },
      /** Another with each write: who writes says which it has read. */
      mark: { type: 'string', required: true },
      /** What is wrong: `RULE` or `RULE:part`. */
      flags: { type: CustomAttributeType<string[]>('any') },
      /** As long as something becomes wrong by time alone: under which key, and when, the sweep looks at it. */
      due: { type: 'number' },
      dueAt: { type: 'number' },
    },
    indexes: {
      health: { pk: key('pk', ['machineId']), sk: key('sk', []) },
      // Sparse.
      byDue: {
        index: 'gsi4',
        projection: 'keys_only',
        pk: key('gsi4pk', ['due']),
        sk: key('gsi4sk', ['dueAt']),
      },
    },
  },
  { table: TABLE_PLACEHOLDER },
)

/** One report, as it came. */
export const Telemetry = new Entity(
  {
    model: model('telemetry'),
    attributes: {
      machineId: { type: 'string', required: true },
      operatorId: { type: 'string', required: true },
      ...measured,
      /** Its own number, with leading zeros: reports lie in the order in which the machine made them. */
      number: { type: 'string', required: true },
      sequence: { type: 'number', required: true },
      reportedAt: { type: 'string', required: true },
      expiresAt: { type: 'number', required: true },
    },
    indexes: {
      report: { pk: key('pk', ['machineId']), sk: key('sk', ['number']) },
    },
  },
  { table: TABLE_PLACEHOLDER },
)

/** What is known of a machine's health. */
export type MachineHealthRecord = EntityItem<typeof MachineHealth>

/** One report. */
export type TelemetryRecord = EntityItem<typeof Telemetry>

/** What a report may say. */
export type Measured = Pick<MachineHealthRecord, keyof typeof measured>

/** The values alone. */
export const measuredOf = (health: Measured): Measured =>
  Object.fromEntries(Object.entries(health).filter(([name]) => name in measured)) as Measured

/** Reads what is known of a machine's health: 1 GetItem. */
export const healthOf = (machineId: string) => MachineHealth.get({ machineId })

/** The same, as it is now. */
export const healthNow = (machineId: string) => consistent(healthOf(machineId))

/** A page of a machine's reports, newest first: 1 Query. */
export const telemetryOf = (machineId: string, page: { limit: number; cursor?: string | null }) =>
  withOptions(Telemetry.query.report({ machineId }), { ...page, order: 'desc' })
