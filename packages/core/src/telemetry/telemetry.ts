import { CustomAttributeType, Entity, type EntityItem } from 'electrodb'
import { key, model, TABLE_PLACEHOLDER } from '../db/model.ts'
import { consistent, withOptions } from '../db/operation.ts'

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
    },
    indexes: {
      health: { pk: key('pk', ['machineId']), sk: key('sk', []) },
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

/** Reads what is known of a machine's health: 1 GetItem. */
export const healthOf = (machineId: string) => MachineHealth.get({ machineId })

/** The same, as it is now. */
export const healthNow = (machineId: string) => consistent(healthOf(machineId))

/** A page of a machine's reports, newest first: 1 Query. */
export const telemetryOf = (machineId: string, page: { limit: number; cursor?: string | null }) =>
  withOptions(Telemetry.query.report({ machineId }), { ...page, order: 'desc' })
