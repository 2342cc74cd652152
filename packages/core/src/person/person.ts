import type { EntityItem } from 'electrodb'
import { Entity } from '../db/entity.ts'
import { derivedId } from '../db/ids.ts'
import { key, model, TABLE_PLACEHOLDER } from '../db/model.ts'
import { consistent, withOptions } from '../db/operation.ts'

/** What a person may be of an operator. */
export const ROLES = ['OWNER', 'ROUTE_DRIVER', 'VIEWER'] as const

/** What a person may be of an operator. */
export type Role = (typeof ROLES)[number]

/** The group of the user pool that stands for each role in a token. */
export const GROUP_OF: Readonly<Record<Role, string>> = {
  OWNER: 'owner',
  ROUTE_DRIVER: 'route-driver',
  VIEWER: 'viewer',
}

const text = { type: 'string', required: true } as const

/** Somebody who works for an operator, was invited to, or once did. */
export const Person = new Entity(
  {
    model: model('person'),
    attributes: {
      operatorId: text,
      personId: text,
      /** In lower case. */
      email: text,
      name: { type: 'string' },
      role: { type: ROLES, required: true },
      state: { type: ['INVITED', 'ACTIVE', 'REMOVED'] as const, required: true },
      /** The user of the pool that this person signed in as at first: nobody else is this person from then on. */
      userId: { type: 'string' },
      /** The user who invited; absent for the first owner, whom an administrator of the user pool sent. */
      invitedBy: { type: 'string' },
      createdAt: text,
      /** When the person signed in for the first time. */
      activeAt: { type: 'string' },
      /** When role or state last changed, and by which user. */
      changedAt: text,
      changedBy: { type: 'string' },
      /** Grows by one with every change: guards a change against one that was made in between. */
      revision: { type: 'number', required: true },
    },
    indexes: { person: { pk: key('pk', ['operatorId']), sk: key('sk', ['personId']) } },
  },
  { table: TABLE_PLACEHOLDER },
)

/** Somebody who works for an operator, was invited to, or once did. */
export type PersonRecord = EntityItem<typeof Person>

/** Whose an e-mail address is: of one person of one operator, as long as that one is invited or active. */
export const PersonAddress = new Entity(
  {
    model: model('personAddress'),
    attributes: {
      /** Follows from the address, which is no id: see `addressIdOf`. */
      addressId: text,
      operatorId: text,
      personId: text,
    },
    indexes: { address: { pk: key('pk', ['addressId']), sk: key('sk', []) } },
  },
  { table: TABLE_PLACEHOLDER },
)

/** Whose an e-mail address is. */
export type PersonAddressRecord = EntityItem<typeof PersonAddress>

/** How many active owners an operator has: changed in the transaction that makes or unmakes one, so that one is always left. */
export const Team = new Entity(
  {
    model: model('team'),
    attributes: { operatorId: text, owners: { type: 'number', required: true } },
    indexes: { team: { pk: key('pk', ['operatorId']), sk: key('sk', []) } },
  },
  { table: TABLE_PLACEHOLDER },
)

/** How many active owners an operator has. */
export type TeamRecord = EntityItem<typeof Team>

/** The id of an e-mail address, which is the same in upper and lower case. */
export const addressIdOf = (email: string): string => derivedId('address', email.toLowerCase())

/** Reads one person as it is now: 1 GetItem, 1 read unit. */
export const personById = (operatorId: string, personId: string) => consistent(Person.get({ operatorId, personId }))

/** Reads whose an address is, as it is now: 1 GetItem, 1 read unit. */
export const addressOf = (email: string) => consistent(PersonAddress.get({ addressId: addressIdOf(email) }))

/** Reads how many owners there are, as it is now: 1 GetItem, 1 read unit. */
export const teamOf = (operatorId: string) => consistent(Team.get({ operatorId }))

/** A page of an operator's people, in the order in which they were invited: 1 Query. */
export const peopleOf = (operatorId: string, page: { limit: number; cursor?: string | null }) =>
  withOptions(Person.query.person({ operatorId }), page)

/** Whether a user of the pool works for the operator now, as this person. */
export const isAtWork = ({ state, userId }: PersonRecord, who: string): boolean => state === 'ACTIVE' && userId === who
