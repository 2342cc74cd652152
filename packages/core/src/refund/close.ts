import * as v from 'valibot'
import { type Caller, type Command, refuse, write } from '../command.ts'
import { Id } from '../db/ids.ts'
import { consistent } from '../db/operation.ts'
import { expiryOf, MachineException, type MachineExceptionRecord } from '../machine/exception.ts'

const input = v.object({ machineId: Id, exceptionId: Id })

type Staff = Extract<Caller, { kind: 'STAFF' }>

/**
 * A person has seen to an exception: it leaves the operator's list and stays with its machine. Closing it twice answers
 * the same. 1 GetItem, 1 UpdateItem.
 */
export const closeException: Command<
  v.InferOutput<typeof input>,
  { exception: MachineExceptionRecord | null },
  MachineExceptionRecord,
  Staff
> = {
  name: 'closeException',
  input,
  read: ({ input }) => ({ exception: consistent(MachineException.get(input)) }),
  decide({ caller, input, now }, { exception }) {
    if (!exception || exception.operatorId !== caller.operatorId) return refuse('NOT_FOUND', input)
    if (exception.closedAt !== undefined) return { kind: 'done', value: exception }
    const closed = { closedAt: new Date(now).toISOString(), closedBy: caller.id, expiresAt: expiryOf(now) }
    const { openFor: _, ...rest } = exception
    const operation = MachineException.patch(input)
      .set(closed)
      .remove(['openFor'])
      .where((item, op) => op.notExists(item.closedAt))
    return write(operation, { ...rest, ...closed })
  },
}
