import { createWriteTransaction } from '../db/electro.ts'
import { derivedId, ID_PATTERN } from '../db/ids.ts'
import { type Operation, transaction, type Written } from '../db/operation.ts'
import {
  addressIdOf,
  GROUP_OF,
  isAtWork,
  Person,
  PersonAddress,
  type PersonAddressRecord,
  type PersonRecord,
  Team,
  type TeamRecord,
} from './person.ts'

/** Who signs in, as the user pool knows it. */
export interface SignIn {
  userId: string
  email: string | undefined
  /** Whether the user has shown to read what is sent to the address. */
  emailVerified: boolean
  /** What an administrator wrote to the user in the pool: nobody can do so by themselves. */
  operatorId: string | undefined
  groups: readonly string[]
}

/** What is known of who signs in. */
export interface KnownPeople {
  address: PersonAddressRecord | null
  /** Whose the address is. */
  invited: PersonRecord | null
  /** Whom an administrator of the pool sent (`sentAs`), and the team of that operator. */
  sent: PersonRecord | null
  team: TeamRecord | null
}

/** What a sign-in comes to: at work as this person, as soon as the write is done; `null`: nobody's staff. */
export interface Admission {
  person: PersonRecord | null
  write?: Operation<Written>
}

/** The owner that an administrator makes of a user by the attribute `custom:operatorId` and the group of owners. */
export function sentAs({ userId, operatorId, groups }: SignIn): { operatorId: string; personId: string } | undefined {
  if (!groups.includes(GROUP_OF.OWNER) || !operatorId || !ID_PATTERN.test(operatorId)) return undefined
  return { operatorId, personId: derivedId('person', operatorId, userId) }
}

/**
 * Whom a user works for. An invitation counts for who has proven the address, and from then on for this user only. What an
 * administrator of the pool says makes an operator's first owner, and nobody else: who was removed stays so.
 */
export function admit(signIn: SignIn, { address, invited, sent, team }: KnownPeople, now: number): Admission {
  const at = new Date(now).toISOString()
  if (signIn.emailVerified && invited) {
    if (isAtWork(invited, signIn.userId)) return { person: invited }
    if (invited.state === 'INVITED') {
      const person = { ...invited, ...activation(signIn, invited, at) }
      return { person, write: activate(invited, person) }
    }
  }
  const as = sentAs(signIn)
  if (!as) return { person: null }
  if (sent || team) return { person: sent && isAtWork(sent, signIn.userId) ? sent : null }
  const person: PersonRecord = {
    ...as,
    email: (signIn.email ?? '').toLowerCase(),
    role: 'OWNER',
    state: 'ACTIVE',
    userId: signIn.userId,
    createdAt: at,
    activeAt: at,
    changedAt: at,
    revision: 1,
  }
  return { person, write: begin(person, signIn.emailVerified && !address) }
}

const activation = ({ userId }: SignIn, { revision }: PersonRecord, at: string) =>
  ({ state: 'ACTIVE', userId, activeAt: at, changedAt: at, changedBy: userId, revision: revision + 1 }) as const

const activate = ({ operatorId, personId, role, revision }: PersonRecord, person: PersonRecord) =>
  transaction((commit) =>
    createWriteTransaction({ Person, Team }, (table) => [
      table.Person.patch({ operatorId, personId })
        .set({
          state: person.state,
          userId: person.userId,
          activeAt: person.activeAt,
          changedAt: person.changedAt,
          changedBy: person.changedBy,
          revision: person.revision,
        })
        .where((item, op) => op.eq(item.revision, revision))
        .commit(commit),
      ...(role === 'OWNER' ? [table.Team.update({ operatorId }).add({ owners: 1 }).commit(commit)] : []),
    ]),
  )

/** The first owner: the team begins with whoever is first. */
const begin = (person: PersonRecord, takesAddress: boolean) => {
  const { operatorId, personId, email } = person
  return transaction((commit) =>
    createWriteTransaction({ Person, PersonAddress, Team }, (table) => [
      table.Person.create(person).commit(commit),
      table.Team.create({ operatorId, owners: 1 }).commit(commit),
      ...(takesAddress
        ? [table.PersonAddress.create({ addressId: addressIdOf(email), operatorId, personId }).commit(commit)]
        : []),
    ]),
  )
}
