import { type Finishing, write } from '../command.ts'
import { createWriteTransaction } from '../db/electro.ts'
import { shardOf } from '../db/ids.ts'
import { type Operation, transaction, withOptions } from '../db/operation.ts'
import { MachineState } from '../machine/state.ts'
import { assess } from './assess.ts'
import { healthNow, MachineHealth, type MachineHealthRecord } from './telemetry.ts'

/** Machines of one of the 16 keys about which something becomes wrong by now (epoch milliseconds): 1 Query on gsi4 and 1 BatchGetItem. */
export const healthsDue = (due: number, now: number, limit: number, cursor: string | null = null) =>
  withOptions(MachineHealth.query.byDue({ due }).lte({ dueAt: now }), { limit, cursor, hydrate: true }) as Operation<{
    data: MachineHealthRecord[]
    cursor: string | null
  }>

/**
 * How the sweep judges a machine that has measured nothing since: a door that is still open for all that is known, a machine that
 * is still too warm. When the health rule is broken the machine stops selling in the same transaction.
 */
export const finishHealth: Finishing<MachineHealthRecord> = {
  ask: () => undefined,
  settle: (health) => ({ kind: 'done', value: health }),
  reload: ({ machineId }) => healthNow(machineId),
  conclude(health, { now, id }) {
    if (health.dueAt === undefined || health.dueAt > now) return { kind: 'done', value: health }
    const { machineId, mark, due: _due, dueAt: _dueAt, ...rest } = health
    const { dueAt, coldBreachAt, flags = [] } = assess(health, {}, health.cold, now)
    const isBroken = coldBreachAt !== undefined && health.coldBreachAt === undefined
    const changes = { flags, mark: id, ...(isBroken && { coldBreachAt }) }
    const waiting = dueAt === undefined ? undefined : { due: shardOf(machineId), dueAt }
    const operation = transaction((commit) =>
      createWriteTransaction({ MachineHealth, MachineState }, (table) => {
        const set = table.MachineHealth.patch({ machineId }).set({ ...changes, ...waiting })
        const patch = waiting ? set : set.remove(['due', 'dueAt'])
        return [
          patch.where((item, op) => op.eq(item.mark, mark)).commit(commit),
          ...(isBroken
            ? [
                table.MachineState.patch({ machineId })
                  .set({ stoppedAt: new Date(now).toISOString() })
                  .commit(commit),
              ]
            : []),
        ]
      }),
    )
    return write(operation, { ...rest, machineId, ...changes, ...waiting })
  },
}
