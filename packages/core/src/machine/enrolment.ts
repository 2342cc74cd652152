import { decodeTime } from 'ulid'
import { CustomAttributeType, createWriteTransaction, type EntityItem } from '../db/electro.ts'
import { Entity } from '../db/entity.ts'
import { derivedId } from '../db/ids.ts'
import { key, model, TABLE_PLACEHOLDER } from '../db/model.ts'
import { transaction } from '../db/operation.ts'
import { MachineState, type MachineStateRecord } from './state.ts'

/** How long an enrolment code can be used, in milliseconds: a technician's day. */
const LIVES_MS = 24 * 60 * 60 * 1000

/** How often a wrong code may be tried before the right one is void, too. */
export const MOST_TRIES = 10

/** Characters of a code that find its item; the rest is the secret. */
const LOCATOR = 5

/** Makes a text that follows from these parts and that nobody can make without a secret of the API. */
export type SecretOf = (...parts: string[]) => string

/**
 * A code by which the controller of one machine can enrol, once. It lies under the code's first characters; of the rest only a
 * keyed hash is here. Whether it is still to be used the machine's state says: that names the one enrolment that counts.
 */
export const Enrolment = new Entity(
  {
    model: model('enrolment'),
    attributes: {
      locator: { type: 'string', required: true },
      enrolmentId: { type: 'string', required: true },
      machineId: { type: 'string', required: true },
      operatorId: { type: 'string', required: true },
      hash: { type: 'string', required: true },
      /** A mark for each wrong try. Not required: ElectroDB then would not set one. */
      tries: { type: CustomAttributeType<Record<string, boolean>>('any'), default: () => ({}) },
      expiresAt: { type: 'number', required: true },
    },
    indexes: {
      locator: { pk: key('pk', ['locator']), sk: key('sk', []) },
    },
  },
  { table: TABLE_PLACEHOLDER },
)

/** What is known of a code. */
export type EnrolmentRecord = EntityItem<typeof Enrolment>

/** Reads what a code would enrol: 1 GetItem. Strongly consistent, because a technician types what was made a moment ago. */
export const enrolmentBy = (code: string) => Enrolment.get({ locator: code.slice(0, LOCATOR) })

/** The code of an enrolment: 12 characters of Crockford's base32, 60 bits. */
export const enrolmentCode = (secretOf: SecretOf, machineId: string, enrolmentId: string): string =>
  derivedId('enrolment', secretOf('enrolment', machineId, enrolmentId)).slice(1, 13)

/** What is kept of a code. */
export const enrolmentHash = (secretOf: SecretOf, code: string): string => secretOf('enrolment hash', code)

/** Until when an enrolment can be used, epoch milliseconds. Its id is a ULID and so holds when it was made. */
export const enrolmentEnd = (enrolmentId: string): number => decodeTime(enrolmentId) + LIVES_MS

/** The item of a new enrolment. */
export function enrolmentOf(
  { machineId, operatorId }: Pick<MachineStateRecord, 'machineId' | 'operatorId'>,
  enrolmentId: string,
  secretOf: SecretOf,
): EnrolmentRecord {
  const code = enrolmentCode(secretOf, machineId, enrolmentId)
  return {
    locator: code.slice(0, LOCATOR),
    enrolmentId,
    machineId,
    operatorId,
    hash: enrolmentHash(secretOf, code),
    tries: {},
    expiresAt: Math.floor(enrolmentEnd(enrolmentId) / 1000),
  }
}

/**
 * A new code for a machine; an earlier one is void from then on, and the machine's key is good until the new code is used.
 * Not done when the machine has `unlessKey`, the key that whoever asks holds already. 1 transaction of 2 items.
 */
export const renewal = (
  machine: Pick<MachineStateRecord, 'machineId' | 'operatorId'>,
  enrolmentId: string,
  secretOf: SecretOf,
  unlessKey = '',
) =>
  transaction((commit) =>
    createWriteTransaction({ Enrolment, MachineState }, (table) => [
      table.Enrolment.create(enrolmentOf(machine, enrolmentId, secretOf)).commit(commit),
      table.MachineState.patch({ machineId: machine.machineId })
        .set({ enrolment: enrolmentId })
        .where((state, op) => `${op.notExists(state.publicKey)} OR ${op.ne(state.publicKey, unlessKey)}`)
        .commit(commit),
    ]),
  )
