import { type Finishing, write } from '../command.ts'
import { shardOf } from '../db/ids.ts'
import { type Operation, withOptions } from '../db/operation.ts'
import { MachineState, type MachineStateRecord, stateNow } from './state.ts'

/** How often at most it is written that a machine was heard, in milliseconds. */
export const SEEN_EVERY_MS = 2 * 60 * 1000

/** How long a machine may be silent when its operator did not say otherwise, in seconds. */
export const SILENCE_SECONDS = 5 * 60

/** The least and the most that an operator may say: less than twice `SEEN_EVERY_MS` would call machines silent that are not. */
export const SILENCE_RANGE: readonly [number, number] = [4 * 60, 24 * 60 * 60]

/** Under how many keys machines wait to be missed: every machine moves its own entry on, each time that it is written. */
export const MACHINE_SHARDS = 32

type Presence = Pick<MachineStateRecord, 'seenAt' | 'silenceSeconds'>

/** From when on a machine is silent, epoch milliseconds: long ago when it was never heard. */
const silentFrom = ({ seenAt = 0, silenceSeconds = SILENCE_SECONDS }: Presence): number =>
  seenAt + silenceSeconds * 1000

/** Whether nobody has heard of a machine for so long that nothing may be sold from it (now in epoch milliseconds). */
export const isSilent = (state: Presence, now: number): boolean => silentFrom(state) <= now

/** Whether a machine can sell: what its operator's people say, and that it speaks. */
export const statusOf = (
  state: Presence & Pick<MachineStateRecord, 'status'>,
  now: number,
): MachineStateRecord['status'] => (state.status === 'ONLINE' && isSilent(state, now) ? 'OFFLINE' : state.status)

/**
 * Writes that a machine was heard now (epoch milliseconds), and moves it on in the index of those that are missed when they fall
 * silent; `undefined` when that was written a moment ago. 1 UpdateItem.
 */
export function sighting(state: MachineStateRecord, now: number): Operation<unknown> | undefined {
  const { machineId, seenAt } = state
  if (seenAt !== undefined && Math.abs(now - seenAt) < SEEN_EVERY_MS) return undefined
  return MachineState.patch({ machineId })
    .set({ seenAt: now, due: shardOf(machineId, MACHINE_SHARDS), dueAt: silentFrom({ ...state, seenAt: now }) })
    .remove(['silentSince'])
}

/** Machines of one of the 32 keys that were not heard in time (now in epoch milliseconds): 1 Query on gsi4 and 1 BatchGetItem. */
export const machinesDue = (due: number, now: number, limit: number, cursor: string | null = null) =>
  withOptions(MachineState.query.byDue({ due }).lte({ dueAt: now }), { limit, cursor, hydrate: true }) as Operation<{
    data: MachineStateRecord[]
    cursor: string | null
  }>

/** How the sweep misses a machine: it leaves the index until it is heard again, and its state says since when it is silent. */
export const missMachine: Finishing<MachineStateRecord> = {
  ask: () => undefined,
  settle: (state) => ({ kind: 'done', value: state }),
  reload: ({ machineId }) => stateNow(machineId),
  conclude(state, { now }) {
    if (state.dueAt === undefined || state.dueAt > now) return { kind: 'done', value: state }
    const { machineId, dueAt, due: _due, ...rest } = state
    const asRead = MachineState.patch({ machineId })
    if (!isSilent(state, now)) {
      const later = { due: shardOf(machineId, MACHINE_SHARDS), dueAt: silentFrom(state) }
      return write(
        asRead.set(later).where((item, op) => op.eq(item.dueAt, dueAt)),
        { ...state, ...later },
      )
    }
    const silentSince = new Date(now).toISOString()
    const operation = asRead
      .set({ silentSince })
      .remove(['due', 'dueAt'])
      .where((item, op) => op.eq(item.dueAt, dueAt))
    return write(operation, { ...rest, machineId, silentSince })
  },
}
