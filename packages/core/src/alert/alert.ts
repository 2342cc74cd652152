import type { EntityItem } from 'electrodb'
import { Entity } from '../db/entity.ts'
import { key, model, TABLE_PLACEHOLDER } from '../db/model.ts'
import { consistent, type Operation, withOptions } from '../db/operation.ts'
import type { Attempt } from '../report/machine-day.ts'
import { ALERT_RULES, type AlertRule, changesOf, SEVERITY, type Wrong } from './rules.ts'

/** How long a closed alert is kept, in seconds: 90 days. */
const KEPT_SECONDS = 90 * 24 * 60 * 60

/**
 * Something that is or was wrong with a machine: one item for each machine, rule and part of the machine. It is made from the
 * table's stream; `seen` is the number of the record that opened or closed it last, and what is older changes nothing, so it
 * opens once whatever the stream repeats.
 */
export const Alert = new Entity(
  {
    model: model('alert'),
    attributes: {
      machineId: { type: 'string', required: true },
      alertId: { type: 'string', required: true },
      operatorId: { type: 'string', required: true },
      rule: { type: ALERT_RULES, required: true },
      /** A column, a payment device or an error of EVA-DTS; empty: the whole machine. */
      part: { type: 'string', required: true },
      severity: { type: ['INFO', 'WARNING', 'CRITICAL'] as const, required: true },
      state: { type: ['OPEN', 'CLOSED'] as const, required: true },
      openedAt: { type: 'string' },
      closedAt: { type: 'string' },
      acknowledgedAt: { type: 'string' },
      acknowledgedBy: { type: 'string' },
      resolvedBy: { type: 'string' },
      changedAt: { type: 'string', required: true },
      seen: { type: 'string', required: true },
      expiresAt: { type: 'number' },
    },
    indexes: {
      alert: { pk: key('pk', ['machineId']), sk: key('sk', ['alertId']) },
      byOperator: {
        index: 'gsi1',
        pk: key('gsi1pk', ['operatorId', 'state']),
        sk: key('gsi1sk', ['changedAt', 'machineId', 'alertId']),
      },
    },
  },
  { table: TABLE_PLACEHOLDER },
)

/** One alert. */
export type AlertRecord = EntityItem<typeof Alert>

/** The id of an alert within its machine. */
export const alertIdOf = ({ rule, part }: Wrong): string => (part ? `${rule}-${part}` : rule)

/** Reads one alert as it is now: 1 GetItem. */
export const alertBy = (machineId: string, alertId: string) => consistent(Alert.get({ machineId, alertId }))

interface PageRequest {
  limit: number
  cursor?: string | null
}

/** A page of an operator's alerts in one state, the last changed first: 1 Query on gsi1. */
export const alertsOf = (operatorId: string, state: AlertRecord['state'], page: PageRequest) =>
  withOptions(Alert.query.byOperator({ operatorId, state }), { ...page, order: 'desc' })

/** A page of a machine's alerts in one state, by their ids: 1 Query. */
export const alertsOfMachine = (
  operatorId: string,
  machineId: string,
  state: AlertRecord['state'],
  { limit, cursor }: PageRequest,
) =>
  withOptions(
    Alert.query
      .alert({ machineId })
      .where((item, op) => `${op.eq(item.state, state)} AND ${op.eq(item.operatorId, operatorId)}`),
    { count: limit, cursor: cursor ?? null },
  )

/** How many of an operator's open alerts one call looks at: less than the 1 MB at which a Query ends. */
const LOOKED_AT = 1000

/** The open alerts by which machines are looked for, the last changed first: 1 Query on gsi1. */
export const openAlertsToLookAt = (operatorId: string) => alertsOf(operatorId, 'OPEN', { limit: LOOKED_AT })

/** A change of something that alerts follow from, as the table's stream tells it. */
export interface WrongChange {
  machineId: string
  operatorId: string
  before: readonly Wrong[]
  after: readonly Wrong[]
  /** The number of the stream's record: up to 40 digits. */
  sequence: string
  /** Epoch milliseconds. */
  at: number
}

/** The longest number of a record ("StreamRecord", Amazon DynamoDB Streams API Reference). */
const DIGITS = 40

/**
 * Opens and closes what a change made wrong or right: nothing for most changes, else one write for each alert, rejected when a
 * later change was seen before.
 */
export function followAlerts({ before, after, sequence, at, ...machine }: WrongChange): Operation<Attempt>[] {
  const { opened, closed } = changesOf(before, after)
  const seen = sequence.padStart(DIGITS, '0')
  const changedAt = new Date(at).toISOString()
  const about = ({ rule, part }: Wrong) => ({
    ...machine,
    alertId: alertIdOf({ rule, part }),
    rule: rule as AlertRule,
    part,
    severity: SEVERITY[rule],
    changedAt,
    seen,
  })
  const opening = opened.map((one) =>
    Alert.put({ ...about(one), state: 'OPEN', openedAt: changedAt }).where(
      (item, op) => `${op.notExists(item.seen)} OR ${op.lt(item.seen, seen)}`,
    ),
  )
  const expiresAt = Math.floor(at / 1000) + KEPT_SECONDS
  const closing = closed.map((one) =>
    Alert.upsert({ ...about(one), state: 'CLOSED', closedAt: changedAt, expiresAt }).where(
      (item, op) => `${op.notExists(item.seen)} OR ${op.lt(item.seen, seen)}`,
    ),
  )
  const operations = [...opening, ...closing] as unknown as Operation<Attempt>[]
  return operations.map((operation) => withOptions(operation, { returnOnConditionCheckFailure: 'all_old' }))
}
