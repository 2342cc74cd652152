import * as v from 'valibot'
import { type Caller, type Command, refuse, write } from '../command.ts'
import { derivedId, Id } from '../db/ids.ts'
import { consistent } from '../db/operation.ts'
import { exceptionRecord, MachineException, type MachineExceptionRecord } from '../machine/exception.ts'
import { maySee } from '../vend/access.ts'
import { type VendRecord, vendById } from '../vend/vend.ts'

const input = v.object({ vendId: Id, reason: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500)) })

type Customer = Extract<Caller, { kind: 'CUSTOMER' }>

interface Found {
  vend: VendRecord | null
  /** What the customer asked before. It lies with the machine, so it is looked for when that is known. */
  asked?: MachineExceptionRecord | null
}

/**
 * A customer asks for money back: a person decides, so nothing moves; the wish goes to the operator's exceptions. Once per
 * vend: asked again, while it is there, it changes nothing. 1 GetItem, 1 PutItem.
 */
export const requestRefund: Command<v.InferOutput<typeof input>, Found, VendRecord, Customer> = {
  name: 'requestRefund',
  input,
  read: ({ input }, before) => ({
    vend: vendById(input.vendId),
    ...(before?.vend && { asked: consistent(MachineException.get(keyOf(before.vend))) }),
  }),
  decide({ caller, input, now }, { vend, asked }) {
    if (!vend || !maySee(caller, vend)) return refuse('NOT_FOUND', { vendId: input.vendId })
    if (asked) return { kind: 'done', value: vend }
    const isPaid = vend.state === 'COMPLETED' || vend.state === 'OUTCOME_UNKNOWN'
    const isLeft = vend.state === 'REFUNDED' && (vend.refunded ?? 0) < vend.price.total
    if (!isPaid && !isLeft) return refuse('VEND_STATE', { state: vend.state })
    const { exceptionId } = keyOf(vend)
    const wish = { exceptionId, code: 'REFUND_REQUESTED', message: input.reason, operation: requestRefund.name }
    return write(MachineException.create(exceptionRecord(vend, wish, now)), vend)
  },
}

const keyOf = ({ machineId, vendId }: VendRecord) => ({ machineId, exceptionId: derivedId('refund', vendId) })
