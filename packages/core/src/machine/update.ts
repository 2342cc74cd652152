import * as v from 'valibot'
import { type Caller, type Command, refuse, write } from '../command.ts'
import { createWriteTransaction } from '../db/electro.ts'
import { given } from '../db/given.ts'
import { Id } from '../db/ids.ts'
import { consistent, transaction } from '../db/operation.ts'
import { MoneyInput } from '../money/money.ts'
import { TaxRuleInput } from '../money/price.ts'
import { Machine, type MachineRecord, machineById } from './machine.ts'
import { SILENCE_RANGE } from './presence.ts'
import { Location, Name, Place, Tags, TimeZone } from './schemas.ts'
import { MachineState, type MachineStateRecord, type MachineView, stateOf } from './state.ts'

const Minutes = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(24 * 60))

/** Input schema of the health rule for perishables, as the law of the place has it. */
const PerishableRule = v.object({
  maxTemperature: v.pipe(v.number(), v.integer(), v.minValue(-500), v.maxValue(1200)),
  warmMinutes: Minutes,
  recoverMinutes: Minutes,
})

const input = v.object({
  machineId: Id,
  name: v.nullish(Name),
  place: v.nullish(Place),
  location: v.nullish(Location),
  tags: v.nullish(Tags),
  timeZone: v.nullish(TimeZone),
  tax: v.nullish(TaxRuleInput),
  status: v.nullish(v.picklist(['ONLINE', 'OFFLINE', 'OUT_OF_SERVICE'])),
  offlineLimit: v.nullish(MoneyInput),
  perishable: v.nullish(PerishableRule),
  silenceSeconds: v.nullish(
    v.pipe(v.number(), v.integer(), v.minValue(SILENCE_RANGE[0]), v.maxValue(SILENCE_RANGE[1])),
  ),
})

/** How the rule is kept. */
const coldOf = ({ maxTemperature, warmMinutes, recoverMinutes }: v.InferOutput<typeof PerishableRule>) => ({
  max: maxTemperature,
  warm: warmMinutes,
  recover: recoverMinutes,
})

type Staff = Extract<Caller, { kind: 'STAFF' }>
type Found = { machine: MachineRecord | null; state: MachineStateRecord | null }

/**
 * Changes what is given of a machine. A new tax rule or time zone changes prices, so it counts as a new planogram: a
 * customer who saw the old total is told. Only an owner may change the tax rule, the offline limit and the
 * rule for perishables. 1 BatchGetItem of 2
 * items, 1 transaction of 2 items.
 */
export const updateMachine: Command<v.InferOutput<typeof input>, Found, MachineView, Staff> = {
  name: 'updateMachine',
  input,
  read: ({ input }) => ({
    machine: consistent(machineById(input.machineId)),
    state: consistent(stateOf(input.machineId)),
  }),
  decide({ caller, input, now }, { machine, state }) {
    if (!machine || !state || machine.operatorId !== caller.operatorId) {
      return refuse('NOT_FOUND', { machineId: input.machineId })
    }
    const isOwners = input.tax || input.offlineLimit || input.perishable !== undefined
    if (isOwners && !caller.groups.includes('owner')) return refuse('FORBIDDEN', { needs: 'owner' })
    const { machineId, status, silenceSeconds, perishable, offlineLimit, ...rest } = input
    if (offlineLimit && offlineLimit.currency !== machine.currency) {
      return refuse('WRONG_CURRENCY', { currency: machine.currency })
    }
    const planogramVersion = machine.planogramVersion + (input.tax || input.timeZone ? 1 : 0)
    const changes = {
      ...given({ ...rest, offlineLimit: offlineLimit?.amount }),
      planogramVersion,
      updatedAt: new Date(now).toISOString(),
    }
    const isRuleless = perishable === null
    const stateChanges = {
      planogramVersion,
      ...given({ status, silenceSeconds, cold: perishable && coldOf(perishable) }),
    }
    const { cold: _cold, ...ruleless } = state
    return write(change(machine, changes, stateChanges, isRuleless), {
      ...machine,
      ...changes,
      state: { ...(isRuleless ? ruleless : state), ...stateChanges },
    })
  },
}

const change = (
  machine: MachineRecord,
  changes: Partial<MachineRecord> & Pick<MachineRecord, 'updatedAt'>,
  stateChanges: Pick<MachineStateRecord, 'planogramVersion'> &
    Partial<Pick<MachineStateRecord, 'status' | 'silenceSeconds' | 'cold'>>,
  isRuleless: boolean,
) =>
  transaction((commit) =>
    createWriteTransaction({ Machine, MachineState }, (table) => [
      table.Machine.patch({ machineId: machine.machineId })
        .set(changes)
        .where((item, op) => op.eq(item.planogramVersion, machine.planogramVersion))
        .commit(commit),
      table.MachineState.patch({ machineId: machine.machineId })
        .set(stateChanges)
        .remove(isRuleless ? ['cold'] : [])
        .commit(commit),
    ]),
  )
