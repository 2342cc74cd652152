import * as v from 'valibot'
import { type Call, type Caller, type Command, refuse, write } from '../command.ts'
import { createWriteTransaction } from '../db/electro.ts'
import {
  findIdempotency,
  Idempotency,
  type IdempotencyRecord,
  idempotencyRecord,
  repetition,
} from '../db/idempotency.ts'
import { Id } from '../db/ids.ts'
import { consistent, transaction } from '../db/operation.ts'
import { thresholdsOf } from '../machine/low-stock.ts'
import { Machine, type MachineRecord, machineById, type PlanogramSlot, SlotCode } from '../machine/machine.ts'
import { MachineState, type MachineStateRecord, stateOf } from '../machine/state.ts'
import { MoneyInput } from '../money/money.ts'
import {
  commandBy,
  commandSequence,
  KEPT_SECONDS,
  numberOf,
  OutboxCommand,
  type OutboxRecord,
  REMOTE_COMMANDS,
  validFor,
} from './outbox.ts'

const input = v.pipe(
  v.object({
    machineId: Id,
    kind: v.picklist(REMOTE_COMMANDS),
    slot: v.nullish(SlotCode),
    price: v.nullish(MoneyInput),
    idempotencyKey: Id,
  }),
  v.forward(
    v.check(
      ({ kind, slot }) => (kind !== 'REBOOT') === Boolean(slot),
      'is needed for what is about a slot, and only then',
    ),
    ['slot'],
  ),
  v.forward(
    v.check(({ kind, price }) => (kind === 'SET_PRICE') === Boolean(price), 'is needed for SET_PRICE, and only then'),
    ['price'],
  ),
)

type Input = v.InferOutput<typeof input>
type Staff = Extract<Caller, { kind: 'STAFF' }>
type SendCall = Call<Input, Staff>
type Found = { machine: MachineRecord | null; state: MachineStateRecord | null; done: IdempotencyRecord | null }

/**
 * An owner has a machine do something. What is about a slot acts in the planogram in the same moment, so nothing is sold on
 * other terms while the machine does not know yet. 1 BatchGetItem of 3 items, 1 transaction of 3 items or 4.
 */
export const sendMachineCommand: Command<Input, Found, OutboxRecord, Staff> = {
  name: 'sendMachineCommand',
  input,
  read: (call) => ({
    machine: consistent(machineById(call.input.machineId)),
    state: consistent(stateOf(call.input.machineId)),
    done: findIdempotency(sendMachineCommand.name, call),
  }),
  decide(call, { machine, state, done }) {
    const { caller, input } = call
    const repeated = repetition(done, input)
    if (repeated) return repeated
    if (!machine || !state || machine.operatorId !== caller.operatorId) {
      return refuse('NOT_FOUND', { machineId: input.machineId })
    }
    if (input.slot && !machine.planogram.some(({ code }) => code === input.slot)) {
      return refuse('SLOT_NOT_FOUND', { slot: input.slot })
    }
    if (input.price && input.price.currency !== machine.currency) {
      return refuse('WRONG_CURRENCY', { currency: machine.currency })
    }
    const command = commandOf(call, state)
    return write(send(call, command, machine, state), command)
  },
  load: ({ input }, fence) => commandBy(input.machineId, commandSequence(Number(fence))),
}

function commandOf(
  { caller, input, now }: SendCall,
  { machineId, operatorId, fence }: MachineStateRecord,
): OutboxRecord {
  const { kind, slot, price } = input
  return {
    machineId,
    operatorId,
    number: numberOf(fence + 1),
    fence: fence + 1,
    kind,
    ...(slot && { slot }),
    ...(price && { price: price.amount, currency: price.currency }),
    state: 'SENT',
    sentBy: caller.id,
    createdAt: new Date(now).toISOString(),
    validUntil: now + validFor(kind),
    expiresAt: Math.floor(now / 1000) + KEPT_SECONDS,
  }
}

/** The slot as the command leaves it. */
function changed(slot: PlanogramSlot, { kind, price }: OutboxRecord): PlanogramSlot {
  if (kind === 'SET_PRICE' && price !== undefined) return { ...slot, price, ownPrice: true }
  return { ...slot, enabled: kind === 'ENABLE_SLOT' }
}

const send = (call: SendCall, command: OutboxRecord, machine: MachineRecord, state: MachineStateRecord) =>
  transaction((commit) =>
    createWriteTransaction({ Machine, MachineState, OutboxCommand, Idempotency }, (table) => {
      const { machineId } = machine
      const planogramVersion = machine.planogramVersion + (command.slot ? 1 : 0)
      const planogram = machine.planogram.map((slot) => (slot.code === command.slot ? changed(slot, command) : slot))
      return [
        ...(command.slot
          ? [
              table.Machine.patch({ machineId })
                .set({ planogram, planogramVersion, updatedAt: command.createdAt })
                .where((item, op) => op.eq(item.planogramVersion, machine.planogramVersion))
                .commit(commit),
            ]
          : []),
        table.MachineState.patch({ machineId })
          .set({
            fence: command.fence,
            planogramVersion,
            ...(command.slot && { lowAt: thresholdsOf(planogram) }),
          })
          .where(
            (item, op) =>
              `${op.eq(item.fence, state.fence)} AND ${op.eq(item.planogramVersion, machine.planogramVersion)}`,
          )
          .commit(commit),
        table.OutboxCommand.create(command).commit(commit),
        table.Idempotency.create(idempotencyRecord(sendMachineCommand.name, call, String(command.fence))).commit(
          commit,
        ),
      ]
    }),
  )
