import * as v from 'valibot'
import { type Caller, type Command, refuse, write } from '../command.ts'
import { createWriteTransaction } from '../db/electro.ts'
import { Id } from '../db/ids.ts'
import { transaction } from '../db/operation.ts'
import { MachineState } from '../machine/state.ts'
import { MachineHealth } from '../telemetry/telemetry.ts'
import { Alert, type AlertRecord, alertBy } from './alert.ts'

const input = v.object({ machineId: Id, alertId: Id })

type Input = v.InferOutput<typeof input>
type Staff = Extract<Caller, { kind: 'STAFF' }>
type Found = { alert: AlertRecord | null }

/** Somebody has seen an alert and goes after it. Again, or when it has closed, changes nothing. 1 GetItem, 1 UpdateItem. */
export const acknowledgeAlert: Command<Input, Found, AlertRecord, Staff> = {
  name: 'acknowledgeAlert',
  input,
  read: ({ input }) => ({ alert: alertBy(input.machineId, input.alertId) }),
  decide({ caller, input, now }, { alert }) {
    if (!alert || alert.operatorId !== caller.operatorId) return refuse('NOT_FOUND', { alertId: input.alertId })
    if (alert.state === 'CLOSED' || alert.acknowledgedAt !== undefined) return { kind: 'done', value: alert }
    const acknowledgedAt = new Date(now).toISOString()
    const said = { acknowledgedAt, acknowledgedBy: caller.id }
    const operation = Alert.patch(input)
      .set(said)
      .where((item, op) => `${op.eq(item.seen, alert.seen)} AND ${op.eq(item.state, 'OPEN')}`)
    return write(operation, { ...alert, ...said })
  },
}

/**
 * A person has put right what was wrong: the alert is closed. That of the health rule for perishables is the service that the
 * rule asks for: the machine sells again. 1 GetItem, 1 transaction of 1 item, of 3 for the health rule.
 */
export const resolveAlert: Command<Input, Found, AlertRecord, Staff> = {
  name: 'resolveAlert',
  input,
  read: ({ input }) => ({ alert: alertBy(input.machineId, input.alertId) }),
  decide({ caller, input, now, id }, { alert }) {
    if (!alert || alert.operatorId !== caller.operatorId) return refuse('NOT_FOUND', { alertId: input.alertId })
    if (alert.state === 'CLOSED') return { kind: 'done', value: alert }
    const at = new Date(now).toISOString()
    const closed = { state: 'CLOSED', closedAt: at, changedAt: at, resolvedBy: caller.id } as const
    return write(resolve(alert, closed, id), { ...alert, ...closed })
  },
}

const resolve = (
  { machineId, alertId, operatorId, rule, seen }: AlertRecord,
  closed: { state: 'CLOSED'; closedAt: string; changedAt: string; resolvedBy: string },
  mark: string,
) =>
  transaction((commit) =>
    createWriteTransaction({ Alert, MachineState, MachineHealth }, (table) => [
      table.Alert.patch({ machineId, alertId })
        .set({ ...closed, operatorId })
        .where((item, op) => `${op.eq(item.seen, seen)} AND ${op.eq(item.state, 'OPEN')}`)
        .commit(commit),
      ...(rule === 'COLD_CHAIN'
        ? [
            table.MachineState.patch({ machineId }).remove(['stoppedAt']).commit(commit),
            table.MachineHealth.patch({ machineId })
              .set({ mark })
              .remove(['coldBreachAt', 'warmSince', 'recoverFrom'])
              .commit(commit),
          ]
        : []),
    ]),
  )
