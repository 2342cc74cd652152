import * as v from 'valibot'
import { type Call, type Caller, type Command, refuse, write } from '../command.ts'
import { createWriteTransaction } from '../db/electro.ts'
import { given } from '../db/given.ts'
import {
  findIdempotency,
  Idempotency,
  type IdempotencyRecord,
  idempotencyRecord,
  repetition,
} from '../db/idempotency.ts'
import { Id } from '../db/ids.ts'
import { consistent, transaction } from '../db/operation.ts'
import { TaxRuleInput } from '../money/price.ts'
import { type OperatorRecord, operatorById } from '../operator/operator.ts'
import { codeOf, MachineCode } from './code.ts'
import { Enrolment, enrolmentOf } from './enrolment.ts'
import { Machine, type MachineRecord } from './machine.ts'
import { Location, Name, Place, PublicKey, Tags, TimeZone } from './schemas.ts'
import { MachineState, type MachineStateRecord, type MachineView, machineNow } from './state.ts'

const input = v.object({
  name: Name,
  place: Place,
  location: v.nullish(Location),
  tags: v.nullish(Tags),
  timeZone: TimeZone,
  tax: TaxRuleInput,
  publicKey: v.nullish(PublicKey),
  idempotencyKey: Id,
})

type Staff = Extract<Caller, { kind: 'STAFF' }>
type RegisterCall = Call<v.InferOutput<typeof input>, Staff>

/**
 * Adds a machine to an operator's fleet, without slots: there is nothing to buy until its planogram is set. Its controller
 * enrols by a code, unless its public key is known already. 1 BatchGetItem of 2 items, 1 transaction of 5 items.
 */
export const registerMachine: Command<
  RegisterCall['input'],
  { operator: OperatorRecord | null; done: IdempotencyRecord | null },
  MachineView,
  Staff
> = {
  name: 'registerMachine',
  input,
  read: (call) => ({
    operator: consistent(operatorById(call.caller.operatorId)),
    done: findIdempotency(registerMachine.name, call),
  }),
  decide(call, { operator, done }) {
    const repeated = repetition(done, call.input)
    if (repeated) return repeated
    if (!operator) return refuse('NOT_FOUND', { operatorId: call.caller.operatorId })
    const machine = machineOf(call, operator)
    const { publicKey } = call.input
    const state = { ...newState(machine), ...(publicKey ? { publicKey } : { enrolment: call.id }) }
    return write(add(call, machine, state), { ...machine, state })
  },
  load: (_call, id) => machineNow(id),
}

function machineOf({ input, id, now }: RegisterCall, { operatorId, currency }: OperatorRecord): MachineRecord {
  const { name, place, location, tags, timeZone, tax } = input
  const at = new Date(now).toISOString()
  return {
    machineId: id,
    operatorId,
    code: codeOf(id),
    name,
    place,
    ...given({ location, tags }),
    timeZone,
    currency,
    tax,
    planogram: [],
    planogramVersion: 0,
    createdAt: at,
    updatedAt: at,
  }
}

/** The state of a machine that has not sold anything yet. */
export const newState = ({ machineId, operatorId, planogramVersion }: MachineRecord): MachineStateRecord => ({
  machineId,
  operatorId,
  status: 'ONLINE',
  fence: 0,
  reportSequence: 0,
  planogramVersion,
  restocks: 0,
  stock: {},
  jammed: {},
})

const add = (call: RegisterCall, machine: MachineRecord, state: MachineStateRecord) =>
  transaction((commit) =>
    createWriteTransaction({ Machine, MachineState, MachineCode, Enrolment, Idempotency }, (table) => [
      table.Machine.create(machine).commit(commit),
      table.MachineState.create(state).commit(commit),
      table.MachineCode.create({
        code: machine.code,
        machineId: machine.machineId,
        operatorId: machine.operatorId,
      }).commit(commit),
      ...(state.enrolment === undefined
        ? []
        : [table.Enrolment.create(enrolmentOf(state, state.enrolment, call.secretOf)).commit(commit)]),
      table.Idempotency.create(idempotencyRecord(registerMachine.name, call, machine.machineId)).commit(commit),
    ]),
  )
