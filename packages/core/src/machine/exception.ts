import type { EntityItem } from 'electrodb'
import { Entity } from '../db/entity.ts'
import { derivedId } from '../db/ids.ts'
import { key, model, TABLE_PLACEHOLDER } from '../db/model.ts'
import { withOptions } from '../db/operation.ts'

/** How long an exception is kept, and one that money waits for from when it is closed: 90 days. */
const KEPT_SECONDS = 90 * 24 * 60 * 60

/** Until when an exception is kept, epoch seconds (now in epoch milliseconds). */
export const expiryOf = (now: number): number => Math.floor(now / 1000) + KEPT_SECONDS

/**
 * Something that an operator's people have to look at: a report of a machine that was refused (nothing was changed by it),
 * or a vend that a person must decide on. It lies with the machine that sent it, never with the vend it spoke of: a
 * machine cannot write into another tenant.
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
      /** The operator, as long as nobody has closed it: it is then in the operator's list. */
      openFor: {
        type: 'string',
        watch: ['operatorId'],
        set: (_value: unknown, { operatorId }: { operatorId: string }) => operatorId,
      },
      closedAt: { type: 'string' },
      closedBy: { type: 'string' },
      /** Epoch seconds. Absent as long as money waits for what a person decides about it. */
      expiresAt: { type: 'number' },
    },
    indexes: {
      exception: { pk: key('pk', ['machineId']), sk: key('sk', ['exceptionId']) },
      // Sparse: only what is open.
      byOperator: { index: 'gsi1', pk: key('gsi1pk', ['openFor']), sk: key('gsi1sk', ['createdAt', 'exceptionId']) },
    },
  },
  { table: TABLE_PLACEHOLDER },
)

/** The id of what the operator is told of a vend whose outcome is unknown: whoever decides on the vend closes it, too. */
export const unknownOutcomeId = (vendId: string): string => derivedId('unknown', vendId)

/** What a person can do about an exception. */
export const EXCEPTION_ACTIONS = [
  'RESOLVE_VEND',
  'REFUND_VEND',
  'LOOK_AT_PROVIDER',
  'LOOK_AT_MACHINE',
  'CLOSE',
] as const

/** What a person can do about an exception. */
export type ExceptionAction = (typeof EXCEPTION_ACTIONS)[number]

/** By the code of the exception; whatever else a machine was refused for is a matter of the machine. */
const ACTIONS: Record<string, readonly ExceptionAction[]> = {
  OUTCOME_UNKNOWN: ['RESOLVE_VEND', 'LOOK_AT_MACHINE'],
  AGE_RESTRICTED_FAILURE: ['RESOLVE_VEND', 'LOOK_AT_MACHINE'],
  REFUND_REQUESTED: ['REFUND_VEND', 'CLOSE'],
  LATE_REPORT: ['REFUND_VEND', 'LOOK_AT_MACHINE', 'CLOSE'],
  HOLD_GIVEN_UP: ['LOOK_AT_MACHINE', 'CLOSE'],
  PAYMENT_LOST: ['LOOK_AT_PROVIDER', 'CLOSE'],
  PAYMENT_STUCK: ['LOOK_AT_PROVIDER', 'CLOSE'],
  PAYMENT_MISMATCH: ['LOOK_AT_PROVIDER', 'CLOSE'],
  PAYMENT_DISPUTED: ['LOOK_AT_PROVIDER', 'CLOSE'],
  REFUND_REFUSED: ['LOOK_AT_PROVIDER', 'CLOSE'],
}

/** What a person can do about an exception of this code. */
export const actionsFor = (code: string): readonly ExceptionAction[] => ACTIONS[code] ?? ['LOOK_AT_MACHINE', 'CLOSE']

/** Whether money stays held until a person has decided: such an exception is not forgotten. */
const holdsMoney = (code: string): boolean => actionsFor(code).includes('RESOLVE_VEND')

/** One of them. */
export type MachineExceptionRecord = EntityItem<typeof MachineException>

/** A page of a machine's refused reports, newest first: 1 Query. */
export const exceptionsOf = (machineId: string, page: { limit: number; cursor?: string | null }) =>
  withOptions(MachineException.query.exception({ machineId }), { ...page, order: 'desc' })

/** A page of what is open for an operator, newest first: 1 Query on gsi1. */
export const openExceptionsOf = (operatorId: string, page: { limit: number; cursor?: string | null }) =>
  withOptions(MachineException.query.byOperator({ openFor: operatorId }), { ...page, order: 'desc' })

/** The record of a refused report, or of something about a vend that its operator has to know (now in epoch milliseconds). */
export const exceptionRecord = (
  of: Pick<MachineExceptionRecord, 'machineId' | 'operatorId' | 'vendId' | 'sequence'>,
  what: Pick<MachineExceptionRecord, 'exceptionId' | 'code' | 'message' | 'operation'>,
  now: number,
): MachineExceptionRecord => ({
  machineId: of.machineId,
  operatorId: of.operatorId,
  vendId: of.vendId,
  sequence: of.sequence,
  ...what,
  createdAt: new Date(now).toISOString(),
  ...(!holdsMoney(what.code) && { expiresAt: expiryOf(now) }),
})

/** Writes down a refused report (now in epoch milliseconds): 1 PutItem, 1 write unit. */
export const recordException = (record: Omit<MachineExceptionRecord, 'createdAt' | 'expiresAt'>, now: number) =>
  MachineException.put(exceptionRecord(record, record, now))
