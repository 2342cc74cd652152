import * as v from 'valibot'
import { type Call, type Caller, type Command, refuse, write } from '../command.ts'
import { createWriteTransaction } from '../db/electro.ts'
import {
  findIdempotency,
  Idempotency,
  type IdempotencyRecord,
  idempotencyRecord,
  repetition,
} from '../db/idempotency.ts'
import { Id } from '../db/ids.ts'
import { consistent, transaction } from '../db/operation.ts'
import { type OperatorRecord, operatorById } from '../operator/operator.ts'
import {
  addressIdOf,
  addressOf,
  Person,
  PersonAddress,
  type PersonAddressRecord,
  type PersonRecord,
  personById,
  ROLES,
} from './person.ts'

const input = v.object({
  email: v.pipe(v.string(), v.trim(), v.toLowerCase(), v.maxLength(254), v.email('must be an e-mail address')),
  name: v.nullish(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100))),
  role: v.picklist(ROLES),
  idempotencyKey: Id,
})

type InviteCall = Call<v.InferOutput<typeof input>, Extract<Caller, { kind: 'STAFF' }>>

interface Found {
  operator: OperatorRecord | null
  done: IdempotencyRecord | null
  address: PersonAddressRecord | null
}

/**
 * An owner invites somebody by e-mail address: whoever signs in with it, proven, works for the operator from then on
 * (`admit`). 1 BatchGetItem of 3 items, 1 transaction of 3 items.
 */
export const invitePerson: Command<InviteCall['input'], Found, PersonRecord, InviteCall['caller']> = {
  name: 'invitePerson',
  input,
  read: (call) => ({
    operator: consistent(operatorById(call.caller.operatorId)),
    done: findIdempotency(invitePerson.name, call),
    address: addressOf(call.input.email),
  }),
  decide(call, { operator, done, address }) {
    const repeated = repetition(done, call.input)
    if (repeated) return repeated
    const { operatorId } = call.caller
    if (!operator) return refuse('NOT_FOUND', { operatorId })
    if (address && address.operatorId !== operatorId) return refuse('ADDRESS_TAKEN')
    if (address) return refuse('ALREADY_INVITED', { personId: address.personId })
    const person = personOf(call)
    return write(
      transaction((commit) =>
        createWriteTransaction({ Person, PersonAddress, Idempotency }, (table) => [
          table.Person.create(person).commit(commit),
          table.PersonAddress.create({
            addressId: addressIdOf(person.email),
            operatorId,
            personId: person.personId,
          }).commit(commit),
          table.Idempotency.create(idempotencyRecord(invitePerson.name, call, person.personId)).commit(commit),
        ]),
      ),
      person,
    )
  },
  load: ({ caller }, id) => personById(caller.operatorId, id),
}

function personOf({ caller, input, now, id }: InviteCall): PersonRecord {
  const at = new Date(now).toISOString()
  return {
    operatorId: caller.operatorId,
    personId: id,
    email: input.email,
    ...(input.name && { name: input.name }),
    role: input.role,
    state: 'INVITED',
    invitedBy: caller.id,
    createdAt: at,
    changedAt: at,
    changedBy: caller.id,
    revision: 1,
  }
}
