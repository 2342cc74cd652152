import * as v from 'valibot'
import { type Caller, type Command, refuse, write } from '../command.ts'
import { commandBy, OutboxCommand, type OutboxRecord } from './outbox.ts'

const input = v.object({
  sequence: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(2 ** 31 - 1)),
  outcome: v.picklist(['DONE', 'FAILED']),
  message: v.nullish(v.pipe(v.string(), v.maxLength(200))),
})

type Input = v.InferOutput<typeof input>
type Found = { command: OutboxRecord | null }

/**
 * A machine says what became of a command. What it said first stays; the same again answers the same. It may say so late: what
 * was done was done. 1 GetItem, 1 UpdateItem.
 */
export const acknowledgeCommand: Command<Input, Found, OutboxRecord, Extract<Caller, { kind: 'MACHINE' }>> = {
  name: 'acknowledgeCommand',
  input,
  read: ({ caller, input }) => ({ command: commandBy(caller.id, input.sequence) }),
  decide({ caller, input, now }, { command }) {
    // An odd number is the end of a vend.
    if (!command || input.sequence % 2 === 1 || command.operatorId !== caller.operatorId) return refuse('NOT_FOUND')
    const { machineId, number, state } = command
    if (state === input.outcome) return { kind: 'done', value: command }
    if (state !== 'SENT') return refuse('COMMAND_OVER', { state })
    const said = {
      state: input.outcome,
      acknowledgedAt: new Date(now).toISOString(),
      ...(input.message && { message: input.message }),
    }
    const operation = OutboxCommand.patch({ machineId, number })
      .set(said)
      .where((item, op) => op.eq(item.state, 'SENT'))
    return write(operation, { ...command, ...said })
  },
}
