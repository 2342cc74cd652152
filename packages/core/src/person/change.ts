import * as v from 'valibot'
import { type Call, type Caller, type Command, refuse, write } from '../command.ts'
import { createWriteTransaction } from '../db/electro.ts'
import { Id } from '../db/ids.ts'
import { transaction } from '../db/operation.ts'
import {
  addressIdOf,
  Person,
  PersonAddress,
  type PersonRecord,
  personById,
  ROLES,
  Team,
  type TeamRecord,
  teamOf,
} from './person.ts'

type Staff = Extract<Caller, { kind: 'STAFF' }>
type Found = { person: PersonRecord | null; team: TeamRecord | null }
type PersonCall = Call<{ personId: string }, Staff>

const read = ({ caller, input }: PersonCall) => ({
  person: personById(caller.operatorId, input.personId),
  team: teamOf(caller.operatorId),
})

const changing = v.object({ personId: Id, role: v.picklist(ROLES) })

/**
 * An owner gives somebody another role; it counts from the person's next call on. 1 BatchGetItem of 2 items, 1 transaction of 1
 * item, of 2 when it makes or unmakes an active owner.
 */
export const changeRole: Command<v.InferOutput<typeof changing>, Found, PersonRecord, Staff> = {
  name: 'changeRole',
  input: changing,
  read,
  decide(call, { person, team }) {
    const { personId, role } = call.input
    if (!person) return refuse('NOT_FOUND', { personId })
    if (person.state === 'REMOVED') return refuse('PERSON_REMOVED', { personId })
    if (person.role === role) return { kind: 'done', value: person }
    const next = { ...person, ...changed(call, person), role }
    return isOwn(call, person) ?? isLastOwner(next, person, team) ?? write(replace(person, next), next)
  },
}

const removing = v.object({ personId: Id })

/**
 * An owner ends somebody's work, or an invitation; it counts from the person's next call on. The address may be invited again,
 * by anybody. 1 BatchGetItem of 2 items, 1 transaction of 2 items, of 3 when an active owner goes.
 */
export const removePerson: Command<v.InferOutput<typeof removing>, Found, PersonRecord, Staff> = {
  name: 'removePerson',
  input: removing,
  read,
  decide(call, { person, team }) {
    if (!person) return refuse('NOT_FOUND', { personId: call.input.personId })
    if (person.state === 'REMOVED') return { kind: 'done', value: person }
    const next = { ...person, ...changed(call, person), state: 'REMOVED' as const }
    return isOwn(call, person) ?? isLastOwner(next, person, team) ?? write(replace(person, next), next)
  },
}

const changed = ({ caller, now }: PersonCall, { revision }: PersonRecord) => ({
  changedAt: new Date(now).toISOString(),
  changedBy: caller.id,
  revision: revision + 1,
})

/** Who could take their own rights by a slip could leave nobody to give them back. */
const isOwn = ({ caller }: PersonCall, { userId, personId }: PersonRecord) =>
  userId === caller.id ? refuse('OWN_RIGHTS', { personId }) : undefined

const isLastOwner = (next: PersonRecord, person: PersonRecord, team: TeamRecord | null) =>
  ownersBy(person, next) < 0 && (team?.owners ?? 0) <= 1
    ? refuse('LAST_OWNER', { personId: person.personId })
    : undefined

/** How many more active owners there are when one person becomes the next. */
const ownersBy = (person: PersonRecord, next: PersonRecord) => countOf(next) - countOf(person)

const countOf = ({ state, role }: PersonRecord) => (state === 'ACTIVE' && role === 'OWNER' ? 1 : 0)

/** Somebody as changed; that owners are left is held by the condition on their number, whoever else removes one at this moment. */
const replace = (person: PersonRecord, next: PersonRecord) => {
  const { operatorId, personId, email, revision } = person
  const more = ownersBy(person, next)
  return transaction((commit) =>
    createWriteTransaction({ Person, PersonAddress, Team }, (table) => [
      table.Person.patch({ operatorId, personId })
        .set({
          role: next.role,
          state: next.state,
          changedAt: next.changedAt,
          changedBy: next.changedBy,
          revision: next.revision,
        })
        .where((item, op) => op.eq(item.revision, revision))
        .commit(commit),
      ...(next.state === 'REMOVED'
        ? [
            table.PersonAddress.delete({ addressId: addressIdOf(email) })
              .where((item, op) => `${op.notExists(item.personId)} OR ${op.eq(item.personId, personId)}`)
              .commit(commit),
          ]
        : []),
      ...(more > 0 ? [table.Team.update({ operatorId }).add({ owners: more }).commit(commit)] : []),
      ...(more < 0
        ? [
            table.Team.patch({ operatorId })
              .subtract({ owners: -more })
              .where((item, op) => op.gt(item.owners, 1))
              .commit(commit),
          ]
        : []),
    ]),
  )
}
