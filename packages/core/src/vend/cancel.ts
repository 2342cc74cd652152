import * as v from 'valibot'
import { type Caller, type Command, refuse, write } from '../command.ts'
import { Id } from '../db/ids.ts'
import { mayCancel } from './access.ts'
import { ended, endVend } from './end.ts'
import { vendPayment } from './payment.ts'
import { canMove } from './states.ts'
import { type VendRecord, vendById } from './vend.ts'

const input = v.object({ vendId: Id, receiptToken: v.nullish(v.pipe(v.string(), v.maxLength(64))) })

type Person = Extract<Caller, { kind: 'CUSTOMER' | 'GUEST' | 'STAFF' }>

/**
 * A customer, a guest who holds the receipt, or the operator's owner gives up a vend that the machine has not taken: money
 * and unit are released. Cancelling twice answers the same. 1 GetItem, 1 transaction of 3 items.
 */
export const cancelVend: Command<v.InferOutput<typeof input>, { vend: VendRecord | null }, VendRecord, Person> = {
  name: 'cancelVend',
  input,
  read: ({ input }) => ({ vend: vendById(input.vendId) }),
  decide({ caller, input, now, receiptFor }, { vend }) {
    if (!vend || !(receiptFor === vend.vendId || mayCancel(caller, vend)))
      return refuse('NOT_FOUND', { vendId: input.vendId })
    if (vend.state === 'CANCELLED') return { kind: 'done', value: vend }
    if (!canMove(vend.state, 'CANCELLED')) return refuse('VEND_STATE', { state: vend.state })
    const ending = { vend, to: 'CANCELLED', at: new Date(now).toISOString() } as const
    return write(endVend(ending), ended(ending))
  },
  payment: vendPayment,
}
