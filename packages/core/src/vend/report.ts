import * as v from 'valibot'
import { type Call, type Caller, type Command, type Decision, refuse, write } from '../command.ts'
import { createWriteTransaction } from '../db/electro.ts'
import { Id } from '../db/ids.ts'
import { transaction } from '../db/operation.ts'
import type { ErrorCode } from '../errors/catalogue.ts'
import { exceptionRecord, MachineException, recordException, unknownOutcomeId } from '../machine/exception.ts'
import { Sequence } from '../machine/schemas.ts'
import { maySee } from './access.ts'
import { type Ending, ended, endVend } from './end.ts'
import { vendPayment } from './payment.ts'
import { canMove } from './states.ts'
import { VEND_FAILURES, Vend, type VendRecord, vendById } from './vend.ts'

type Machine = Extract<Caller, { kind: 'MACHINE' }>
type Found = { vend: VendRecord | null }

const taking = v.object({ vendId: Id, sequence: Sequence })

type Taking = v.InferOutput<typeof taking>

/**
 * A machine takes a vend and starts to dispense. The same report twice answers the same. 1 GetItem, 1 UpdateItem: a
 * write of its own is enough, because it moves neither money nor stock and its repetition is recognised by its content.
 */
export const acknowledgeVend: Command<Taking, Found, VendRecord, Machine> = {
  name: 'acknowledgeVend',
  input: taking,
  read: readVend,
  decide(call, { vend }) {
    const { caller, input, now } = call
    if (!vend || !maySee(caller, vend)) return refuseReport(acknowledgeVend.name, call, 'NOT_FOUND')
    if (vend.state === 'DISPENSING' && vend.sequence === input.sequence) return { kind: 'done', value: vend }
    if (!canMove(vend.state, 'DISPENSING')) return refuseReport(acknowledgeVend.name, call, 'VEND_STATE', vend)
    if (input.sequence <= vend.sequence) return refuseReport(acknowledgeVend.name, call, 'STALE_SEQUENCE', vend)
    const taken = {
      state: 'DISPENSING',
      sequence: input.sequence,
      updatedAt: new Date(now).toISOString(),
    } as const
    const operation = Vend.patch({ vendId: vend.vendId })
      .set(taken)
      .where((item, op) => `${op.eq(item.state, vend.state)} AND ${op.eq(item.sequence, vend.sequence)}`)
    return write(operation, { ...vend, ...taken })
  },
}

const result = v.pipe(
  v.object({
    vendId: Id,
    sequence: Sequence,
    outcome: v.picklist(['SUCCESS', 'FAILURE', 'RESET']),
    failure: v.nullish(
      v.object({ code: v.picklist(VEND_FAILURES), message: v.nullish(v.pipe(v.string(), v.maxLength(200))) }),
    ),
  }),
  v.forward(
    v.check(
      ({ outcome, failure }) => (outcome === 'FAILURE') === Boolean(failure),
      'is needed when the outcome is FAILURE, and not allowed otherwise',
    ),
    ['failure'],
  ),
)

type Result = v.InferOutput<typeof result>

/**
 * A machine says how a vend ended: a success, or a reset after approval (MDB/ICP 4.2, 7.4.7), captures the money; a
 * failure releases it. The same outcome twice answers the same. 1 GetItem, 1 transaction of 3 items.
 */
export const reportVendResult: Command<Result, Found, VendRecord, Machine> = {
  name: 'reportVendResult',
  input: result,
  read: readVend,
  decide(call, { vend }) {
    const { caller, input } = call
    if (!vend || !maySee(caller, vend)) return refuseReport(reportVendResult.name, call, 'NOT_FOUND')
    const to = input.outcome === 'FAILURE' ? 'FAILED' : 'COMPLETED'
    // Money may have been given back since the success was reported first.
    if (vend.state === to || (to === 'COMPLETED' && vend.state === 'REFUNDED')) return { kind: 'done', value: vend }
    if (!canMove(vend.state, to)) return refuseReport(reportVendResult.name, call, 'VEND_STATE', vend)
    if (to === 'FAILED' && isRepeated(vend, input)) return { kind: 'done', value: vend }
    if (input.sequence <= vend.sequence) return refuseReport(reportVendResult.name, call, 'STALE_SEQUENCE', vend)
    if (to === 'FAILED' && vend.product.minimumAge !== undefined) return leaveToPerson(call, vend)
    const ending = endingOf(call, vend, to)
    return write(endVend(ending), ended(ending))
  },
  payment: vendPayment,
}

function readVend({ input }: Call<{ vendId: string }, Machine>) {
  return { vend: vendById(input.vendId) }
}

function endingOf(call: Call<Result, Machine>, vend: VendRecord, to: 'COMPLETED' | 'FAILED'): Ending {
  const { input, now } = call
  const { failure, sequence, outcome } = input
  return {
    vend,
    to,
    at: new Date(now).toISOString(),
    sequence,
    unconfirmed: outcome === 'RESET',
    ...(failure && { failure: { code: failure.code, message: failure.message ?? '' } }),
    ...(vend.state === 'OUTCOME_UNKNOWN' && { exception: lateReport(call, vend) }),
  }
}

/** Whether a machine has said before, by the same report, that a vend failed of which a person has to decide. */
const isRepeated = (vend: VendRecord, { sequence }: Result): boolean =>
  vend.state === 'OUTCOME_UNKNOWN' && vend.failure !== undefined && vend.sequence === sequence

/**
 * The machine says that an age-restricted product did not fall. Nothing is given back by itself: whoever could make a machine
 * say so would drink for nothing. The money stays held until a person has decided.
 */
function leaveToPerson(call: Call<Result, Machine>, vend: VendRecord): Decision<VendRecord> {
  const { input, now } = call
  const ending = endingOf(call, vend, 'FAILED')
  const message = 'The machine said that an age-restricted product did not fall: somebody has to decide on the money.'
  const exceptionId = unknownOutcomeId(vend.vendId)
  const told = { exceptionId, code: 'AGE_RESTRICTED_FAILURE', message, operation: reportVendResult.name }
  const exception = exceptionRecord({ ...vend, sequence: input.sequence }, told, now)
  if (vend.state === 'DISPENSING') {
    const held: Ending = { ...ending, to: 'OUTCOME_UNKNOWN', exception }
    return write(endVend(held), ended(held))
  }
  const { failure, sequence } = { ...vend, ...ending }
  const operation = transaction((commit) =>
    createWriteTransaction({ Vend, MachineException }, (table) => [
      table.Vend.patch({ vendId: vend.vendId })
        .set({ failure, sequence })
        .where((item, op) => `${op.eq(item.state, vend.state)} AND ${op.eq(item.sequence, vend.sequence)}`)
        .commit(commit),
      table.MachineException.put(exception).commit(commit),
    ]),
  )
  return write<VendRecord>(operation, { ...vend, failure, sequence })
}

/** What the operator is told of a report that came when the sweep had given up waiting for it. */
function lateReport({ input, now, id }: Call<Result, Machine>, vend: VendRecord) {
  const message = `The machine said late that the vend ended with ${input.outcome}: it was settled so.`
  const late = { exceptionId: id, code: 'LATE_REPORT', message, operation: reportVendResult.name }
  return exceptionRecord({ ...vend, sequence: input.sequence }, late, now)
}

/** Refuses a machine's report and writes down that it came: nothing that a machine says is lost. */
function refuseReport(
  operation: string,
  { caller, input, now, id }: Call<Taking, Machine>,
  code: ErrorCode,
  vend?: VendRecord,
): Decision<never> {
  const { refusal } = refuse(code, vend && { state: vend.state, sequence: vend.sequence })
  const record = recordException(
    {
      machineId: caller.id,
      operatorId: caller.operatorId,
      exceptionId: id,
      code,
      message: refusal.message,
      operation,
      vendId: input.vendId,
      sequence: input.sequence,
    },
    now,
  )
  return { kind: 'refuse', refusal, record }
}
