import { createWriteTransaction } from 'electrodb'
import * as v from 'valibot'
import { type Caller, type Command, write } from '../command.ts'
import { given } from '../db/given.ts'
import { transaction } from '../db/operation.ts'
import { SlotCode } from '../machine/machine.ts'
import { Sequence } from '../machine/schemas.ts'
import {
  DEVICE_HEALTHS,
  healthNow,
  MachineHealth,
  type MachineHealthRecord,
  type Measured,
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
type Found = { health: MachineHealthRecord | null }

/**
 * A machine says how it does: whatever of it the machine knows. What it leaves out stays as it was said before. A report whose
 * number is not greater than the last one is old, or comes twice: it changes nothing and is answered with what is known. 1
 * GetItem, 1 transaction of 2 items.
 */
export const reportTelemetry: Command<Input, Found, MachineHealthRecord, Machine> = {
  name: 'reportTelemetry',
  input,
  read: ({ caller }) => ({ health: healthNow(caller.id) }),
  decide({ caller, input, now }, { health }) {
    if (health && input.sequence <= health.sequence) return { kind: 'done', value: health }
    const { sequence, ...rest } = input
    const said: Measured = given(rest)
    const about = {
      machineId: caller.id,
      operatorId: caller.operatorId,
      sequence,
      reportedAt: new Date(now).toISOString(),
    }
    const after: MachineHealthRecord = { ...health, ...said, ...about }
    const report = {
      ...said,
      ...about,
      number: String(sequence).padStart(10, '0'),
      expiresAt: Math.floor(now / 1000) + TELEMETRY_SECONDS,
    }
    const operation = transaction((commit) =>
      createWriteTransaction({ MachineHealth, Telemetry }, (table) => [
        table.MachineHealth.put(after)
          .where((item, op) => (health ? op.eq(item.sequence, health.sequence) : op.notExists(item.sequence)))
          .commit(commit),
        table.Telemetry.put(report).commit(commit),
      ]),
    )
    return write(operation, after)
  },
}
