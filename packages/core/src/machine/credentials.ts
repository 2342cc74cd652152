import * as v from 'valibot'
import { type Caller, type Command, refuse, write } from '../command.ts'
import { Id } from '../db/ids.ts'
import { consistent } from '../db/operation.ts'
import { renewal } from './enrolment.ts'
import { type MachineRecord, machineById } from './machine.ts'
import { PublicKey } from './schemas.ts'
import { MachineState, type MachineStateRecord, type MachineView, stateOf } from './state.ts'

/** How long a machine's old key is good beside its new one, in milliseconds: tokens that are on the way still arrive. */
export const KEY_OVERLAP_MS = 10 * 60 * 1000

/** The keys that a machine's token may be signed with at this moment (epoch milliseconds), the present one first. */
export function acceptedKeys(
  { publicKey, previousKey }: Pick<MachineStateRecord, 'publicKey' | 'previousKey'>,
  now: number,
): string[] {
  if (publicKey === undefined) return []
  return previousKey && previousKey.until > now ? [publicKey, previousKey.publicKey] : [publicKey]
}

const newKey = v.object({ publicKey: PublicKey })
const which = v.object({ machineId: Id })

type Machine = Extract<Caller, { kind: 'MACHINE' }>
type Staff = Extract<Caller, { kind: 'STAFF' }>
type Found = { machine: MachineRecord | null; state: MachineStateRecord | null }

const readMachine = (machineId: string) => ({
  machine: consistent(machineById(machineId)),
  state: consistent(stateOf(machineId)),
})

/**
 * A machine gives itself a new key, by a call that its present one signed. The old key is good for some minutes more, but not
 * for another rotation: who has only that is refused. The same call again answers the same. 1 BatchGetItem of 2 items, 1
 * UpdateItem.
 */
export const rotateMachineKey: Command<v.InferOutput<typeof newKey>, Found, MachineView, Machine> = {
  name: 'rotateMachineKey',
  input: newKey,
  read: ({ caller }) => readMachine(caller.id),
  decide({ caller, input, now }, { machine, state }) {
    if (!machine || !state) return refuse('NOT_FOUND', { machineId: caller.id })
    if (!acceptedKeys(state, now).includes(caller.publicKey)) return refuse('KEY_REPLACED')
    if (state.publicKey === input.publicKey) return { kind: 'done', value: { ...machine, state } }
    if (state.publicKey !== caller.publicKey) return refuse('KEY_REPLACED')
    const keys = {
      publicKey: input.publicKey,
      previousKey: { publicKey: caller.publicKey, until: now + KEY_OVERLAP_MS },
    }
    const operation = MachineState.patch({ machineId: caller.id })
      .set(keys)
      .where((item, op) => op.eq(item.publicKey, caller.publicKey))
    return write(operation, { ...machine, state: { ...state, ...keys } })
  },
}

/** The state as it is outside of the index of those that are missed. */
const withoutDue = ({ due: _due, dueAt: _dueAt, ...state }: MachineStateRecord): MachineStateRecord => state

/**
 * An owner takes away all that a machine could sign in with: its keys, and a code that was not used yet. Nobody speaks for the
 * machine then, so nothing is sold from it. 1 BatchGetItem of 2
 * items, 1 UpdateItem.
 */
export const revokeMachineKey: Command<v.InferOutput<typeof which>, Found, MachineView, Staff> = {
  name: 'revokeMachineKey',
  input: which,
  read: ({ input }) => readMachine(input.machineId),
  decide({ caller, input: { machineId } }, { machine, state }) {
    if (!machine || !state || machine.operatorId !== caller.operatorId) return refuse('NOT_FOUND', { machineId })
    const { publicKey: _key, previousKey: _previous, enrolment: _enrolment, seenAt: _seen, ...rest } = withoutDue(state)
    const operation = MachineState.patch({ machineId })
      .remove(['publicKey', 'previousKey', 'enrolment', 'seenAt', 'due', 'dueAt'])
      .where((item, op) => op.eq(item.operatorId, caller.operatorId))
    return write(operation, { ...machine, state: rest })
  },
}

/**
 * An owner gets a new code for a machine, for a new controller; an earlier code is void. 1 BatchGetItem of 2 items, 1
 * transaction of 2 items.
 */
export const renewEnrolment: Command<v.InferOutput<typeof which>, Found, MachineView, Staff> = {
  name: 'renewEnrolment',
  input: which,
  read: ({ input }) => readMachine(input.machineId),
  decide({ caller, input: { machineId }, id, secretOf }, { machine, state }) {
    if (!machine || !state || machine.operatorId !== caller.operatorId) return refuse('NOT_FOUND', { machineId })
    return write(renewal(state, id, secretOf), { ...machine, state: { ...state, enrolment: id } })
  },
}
