import type { Identity } from '@dispense/appsync'
import { GROUP_OF, isAtWork } from '@dispense/core'
import type { AuthOptions } from './authenticate.ts'

/** The claim of an ID token that says which person of the operator `custom:operatorId` somebody is. */
export const PERSON_CLAIM = 'personId'

/**
 * An identity with the rights that its person has now, whatever its token says; `null` when that person was removed. Only who
 * works for an operator has one: customers, guests and machines stay as they are, and cost no read. 1 GetItem, 1 read unit.
 */
export async function standing(
  identity: Identity | null,
  findPerson: AuthOptions['findPerson'],
): Promise<Identity | null> {
  if (!identity || !('claims' in identity)) return identity
  const { [PERSON_CLAIM]: personId, 'custom:operatorId': operatorId } = identity.claims
  if (typeof personId !== 'string' || typeof operatorId !== 'string') return identity
  const person = await findPerson(operatorId, personId)
  return person && isAtWork(person, identity.sub) ? { ...identity, groups: [GROUP_OF[person.role]] } : null
}
