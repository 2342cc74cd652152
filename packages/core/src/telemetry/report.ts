import * as v from 'valibot'
import { type Call, type Caller, type Command, refuse, write } from '../command.ts'
import { createWriteTransaction } from '../db/electro.ts'
import { given } from '../db/given.ts'
import { shardOf } from '../db/ids.ts'
import { transaction } from '../db/operation.ts'
import { SlotCode } from '../machine/machine.ts'
import { Sequence } from '../machine/schemas.ts'
import { MachineState, type MachineStateRecord, stateNow } from '../machine/state.ts'
import { assess, type ColdRule } from './assess.ts'
import {
  DEVICE_HEALTHS,
  healthNow,
  MachineHealth,
  type MachineHealthRecord,
  type Measured,
  measuredOf,
  TELEMETRY_SECONDS,
  Telemetry,
} from './telemetry.ts'

/** The event identifiers of EVA-DTS 6.1.2 that a machine may report: those of the machine (EA), its column motors (EJ) and cabinet (EK). */
const ErrorCode = v.pipe(
  v.string(),
  v.regex(/^E[AJK][0-9A-Z_]{0,6}$/, 'must be an event identifier of EVA-DTS of the families EA, EJ or EK'),
)

const distinct = <T>(values: readonly T[]) => new Set(values).size === values.length

const input = v.pipe(
  v.object({
    sequence: Sequence,
    temperature: v.nullish(v.pipe(v.number(), v.integer(), v.minValue(-500), v.maxValue(1200))),
    door: v.nullish(v.picklist(['OPEN', 'CLOSED'])),
    soldOut: v.nullish(v.pipe(v.array(SlotCode), v.maxLength(80), v.check(distinct, 'names a slot twice'))),
    coinMech: v.nullish(v.picklist(DEVICE_HEALTHS)),
    cashless: v.nullish(v.picklist(DEVICE_HEALTHS)),
    signal: v.nullish(v.pipe(v.number(), v.integer(), v.minValue(-150), v.maxValue(0))),
    firmware: v.nullish(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40))),
    errors: v.nullish(v.pipe(v.array(ErrorCode), v.maxLength(20), v.check(distinct, 'names an error twice'))),
  }),
  v.forward(
    v.check(({ sequence: _, ...rest }) => Object.keys(given(rest)).length > 0, 'comes with nothing that was measured'),
    ['sequence'],
  ),
)

type Input = v.InferOutput<typeof input>
type Machine = Extract<Caller, { kind: 'MACHINE' }>
type Found = { health: MachineHealthRecord | null; state: MachineStateRecord | null }
type ReportCall = Call<Input, Machine>

/**
 * A machine says how it does: whatever of it the machine knows. What it leaves out stays as it was said before. A report whose
 * number is not greater than the last one is old, or comes twice: it changes nothing and is answered with what is known. What
 * follows from the values (`assess`) is written with them; a machine that breaks the rule for perishables stops selling in the
 * same transaction. 1 BatchGetItem of 2 items, 1 transaction of 2 items, or 3.
 */
export const reportTelemetry: Command<Input, Found, MachineHealthRecord, Machine> = {
  name: 'reportTelemetry',
  input,
  read: ({ caller }) => ({ health: healthNow(caller.id), state: stateNow(caller.id) }),
  decide(call, { health, state }) {
    const { caller, input, now } = call
    if (!state || state.operatorId !== caller.operatorId) return refuse('NOT_FOUND', { machineId: caller.id })
    if (health && input.sequence <= health.sequence) return { kind: 'done', value: health }
    const after = healthAfter(call, health, state.cold)
    const isBroken = after.coldBreachAt !== undefined && state.stoppedAt === undefined
    const operation = transaction((commit) =>
      createWriteTransaction({ MachineHealth, Telemetry, MachineState }, (table) => [
        table.MachineHealth.put(after)
          .where((item, op) => (health ? op.eq(item.mark, health.mark) : op.notExists(item.mark)))
          .commit(commit),
        table.Telemetry.put(reportOf(call)).commit(commit),
        ...(isBroken
          ? [
              table.MachineState.patch({ machineId: caller.id })
                .set({ stoppedAt: new Date(now).toISOString() })
                .commit(commit),
            ]
          : []),
      ]),
    )
    return write(operation, after)
  },
}

function saidBy({ sequence: _, ...rest }: Input): Measured {
  return given(rest)
}

const aboutOf = ({ caller, input, now }: ReportCall) => ({
  machineId: caller.id,
  operatorId: caller.operatorId,
  sequence: input.sequence,
  reportedAt: new Date(now).toISOString(),
})

const reportOf = (call: ReportCall) => ({
  ...saidBy(call.input),
  ...aboutOf(call),
  number: String(call.input.sequence).padStart(10, '0'),
  expiresAt: Math.floor(call.now / 1000) + TELEMETRY_SECONDS,
})

/** What is known when the report has come. */
function healthAfter(
  call: ReportCall,
  health: MachineHealthRecord | null,
  cold: ColdRule | undefined,
): MachineHealthRecord {
  const said = saidBy(call.input)
  const assessed = assess(health ?? {}, said, cold, call.now)
  return {
    ...(health && measuredOf(health)),
    ...said,
    ...aboutOf(call),
    ...assessed,
    ...(assessed.dueAt !== undefined && { due: shardOf(call.caller.id) }),
    ...(cold && { cold }),
    mark: call.id,
  }
}
