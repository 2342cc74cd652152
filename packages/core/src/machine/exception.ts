import { Entity, type EntityItem } from 'electrodb'
import { key, model, TABLE_PLACEHOLDER } from '../db/model.ts'
import { withOptions } from '../db/operation.ts'

/** How long a refused report is kept: 90 days. */
const KEPT_SECONDS = 90 * 24 * 60 * 60

/**
 * A report of a machine that was refused: kept for the operator, nothing was changed by it. It lies with the machine
 * that sent it, never with the vend it spoke of: a machine cannot write into another tenant.
 */
export const MachineException = new Entity(
  {
    // The name must not begin with `page`: the sort key of a collection is read by its prefix.
    model: model('exception'),
    attributes: {
      machineId: { type: 'string', required: true },
      operatorId: { type: 'string', required: true },
      exceptionId: { type: 'string', required: true },
      code: { type: 'string', required: true },
      message: { type: 'string', required: true },
      operation: { type: 'string', required: true },
      vendId: { type: 'string', required: true },
      sequence: { type: 'number', required: true },
      createdAt: { type: 'string', required: true },
      expiresAt: { type: 'number', required: true },
    },
    indexes: {
      exception: { pk: key('pk', ['machineId']), sk: key('sk', ['exceptionId']) },
    },
  },
  { table: TABLE_PLACEHOLDER },
)

/** A refused report. */
export type MachineExceptionRecord = EntityItem<typeof MachineException>

/** A page of a machine's refused reports, newest first: 1 Query. */
export const exceptionsOf = (machineId: string, page: { limit: number; cursor?: string | null }) =>
  withOptions(MachineException.query.exception({ machineId }), { ...page, order: 'desc' })

/** Writes down a refused report (now in epoch milliseconds): 1 PutItem, 1 write unit. */
export const recordException = (record: Omit<MachineExceptionRecord, 'createdAt' | 'expiresAt'>, now: number) =>
  MachineException.put({
    ...record,
    createdAt: new Date(now).toISOString(),
    expiresAt: Math.floor(now / 1000) + KEPT_SECONDS,
  })
