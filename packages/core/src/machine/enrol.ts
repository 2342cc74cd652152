import * as v from 'valibot'
import { type Caller, type Command, refuse, write } from '../command.ts'
import { consistent } from '../db/operation.ts'
import { Enrolment, type EnrolmentRecord, enrolmentBy, enrolmentHash, MOST_TRIES } from './enrolment.ts'
import { PublicKey } from './schemas.ts'
import { MachineState, type MachineStateRecord, stateOf } from './state.ts'

/** What a person types: small letters, blanks and dashes do not matter, and O, I and L are the digits that they look like. */
const Code = v.pipe(
  v.string(),
  v.maxLength(40),
  v.transform((text) => text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')),
  v.regex(/^[0-9A-HJKMNP-TV-Z]{12}$/, 'must be 12 letters and digits, as the owner was given them'),
)

const input = v.object({ code: Code, publicKey: PublicKey })

type Input = v.InferOutput<typeof input>
type Found = { enrolment: EnrolmentRecord | null; state?: MachineStateRecord | null }

/** The machine that a controller has become. */
export type EnrolledMachine = Pick<MachineStateRecord, 'machineId' | 'operatorId'>

/**
 * A controller enrols by its machine's code with the public half of its key pair, and whatever key the machine had before is
 * void. The code is used up by the condition of the one write. The same call again answers the same. 1 GetItem, 1 UpdateItem.
 */
export const enrolMachine: Command<Input, Found, EnrolledMachine, Caller> = {
  name: 'enrolMachine',
  input,
  read: ({ input }, before) => ({
    enrolment: consistent(enrolmentBy(input.code)),
    ...(before?.enrolment && { state: consistent(stateOf(before.enrolment.machineId)) }),
  }),
  decide(call, { enrolment, state }) {
    const { input, now, id, secretOf } = call
    const refused = refuse('ENROLMENT_REFUSED')
    if (!enrolment || enrolment.expiresAt * 1000 <= now) return refused
    if (Object.keys(enrolment.tries ?? {}).length >= MOST_TRIES) return refused
    if (enrolment.hash !== enrolmentHash(secretOf, input.code)) return { ...refused, record: wrongTry(enrolment, id) }
    const { machineId, operatorId, enrolmentId } = enrolment
    // Read only when the write was refused: then the code was used, by this very call or by another.
    if (state && state.enrolment !== enrolmentId) {
      return state.publicKey === input.publicKey ? { kind: 'done', value: { machineId, operatorId } } : refused
    }
    const operation = MachineState.patch({ machineId })
      .set({ publicKey: input.publicKey })
      .remove(['enrolment', 'previousKey'])
      .where((item, op) => op.eq(item.enrolment, enrolmentId))
    return write(operation, { machineId, operatorId })
  },
}

/** Counts a wrong try, once. Tries under way at the same moment may each see the count before the others. */
const wrongTry = ({ locator }: EnrolmentRecord, callId: string) =>
  Enrolment.patch({ locator }).data((item, op) => op.set(item.tries[`t${callId}`] as boolean, true))
