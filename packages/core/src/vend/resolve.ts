import * as v from 'valibot'
import { type Call, type Caller, type Command, refuse, write } from '../command.ts'
import { Id } from '../db/ids.ts'
import { consistent } from '../db/operation.ts'
import { MachineException, type MachineExceptionRecord, unknownOutcomeId } from '../machine/exception.ts'
import { maySee } from './access.ts'
import { type Ending, ended, endVend } from './end.ts'
import { vendPayment } from './payment.ts'
import { type VendRecord, vendById } from './vend.ts'

const input = v.object({
  vendId: Id,
  outcome: v.picklist(['DISPENSED', 'NOT_DISPENSED']),
  reason: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
})

type Staff = Extract<Caller, { kind: 'STAFF' }>
type ResolveCall = Call<v.InferOutput<typeof input>, Staff>

interface Found {
  vend: VendRecord | null
  /** What the operator was told about it. It lies with the machine, so it is looked for when that is known. */
  exception?: MachineExceptionRecord | null
}

/**
 * The operator decides what became of a vend whose outcome is unknown: it was dispensed, and what was held is taken; or it was
 * not, and money, unit and voucher are given back. Who decided, when and why stays with the vend, and what the operator was
 * told about it is closed. The same decision twice answers the same; another one, or one that a machine's late report has
 * overtaken, is refused. 1 GetItem, 1 transaction of 4 or 5 items; by card the provider is asked then.
 */
export const resolveVend: Command<v.InferOutput<typeof input>, Found, VendRecord, Staff> = {
  name: 'resolveVend',
  input,
  read: ({ input }, before) => ({
    vend: vendById(input.vendId),
    ...(before?.vend && { exception: consistent(MachineException.get(keyOf(before.vend))) }),
  }),
  decide(call, { vend, exception }) {
    const { caller, input } = call
    if (!vend || !maySee(caller, vend)) return refuse('NOT_FOUND', { vendId: input.vendId })
    if (vend.resolution?.outcome === input.outcome) return { kind: 'done', value: vend }
    if (vend.state !== 'OUTCOME_UNKNOWN') return refuse('VEND_STATE', stateOf(vend))
    const isOpen = exception === undefined || (exception !== null && exception.closedAt === undefined)
    const ending = endingOf(call, vend, isOpen)
    return write(endVend(ending), ended(ending))
  },
  payment: vendPayment,
}

/** Where it stands; when somebody else was faster to decide, who and what. */
const stateOf = ({ state, resolution }: VendRecord) => ({
  state,
  ...(resolution && { decided: resolution.outcome, by: resolution.by }),
})

const keyOf = ({ machineId, vendId }: VendRecord) => ({ machineId, exceptionId: unknownOutcomeId(vendId) })

function endingOf({ caller, input, now }: ResolveCall, vend: VendRecord, isOpen: boolean): Ending {
  const { outcome, reason } = input
  const at = new Date(now).toISOString()
  return {
    vend,
    at,
    to: outcome === 'DISPENSED' ? 'COMPLETED' : 'FAILED',
    resolution: { outcome, reason, by: caller.id, at },
    ...(outcome === 'NOT_DISPENSED' && { failure: { code: 'OTHER' as const, message: reason } }),
    ...(isOpen && { closes: keyOf(vend) }),
  }
}
