import { PERSON_CLAIM, runOptions } from '@dispense/api'
import type { DynamoTransport } from '@dispense/appsync'
import {
  addressOf,
  admit,
  GROUP_OF,
  type KnownPeople,
  type PersonRecord,
  personById,
  type RunOptions,
  type SignIn,
  sentAs,
  teamOf,
} from '@dispense/core'
import type { PreTokenGenerationTriggerEvent } from 'aws-lambda'

/** What finding rights works with. Nothing of it is read from the environment. */
export interface RightsParts {
  client: DynamoTransport
  table: string
  /** Epoch milliseconds. */
  deadline: number
}

/**
 * Puts what a user may do into its ID token: operator, group and person of who is at work, and none of them for anybody else,
 * whatever the pool has. A customer costs 1 GetItem, 1 read unit.
 */
export async function claimRights(
  event: PreTokenGenerationTriggerEvent,
  parts: RightsParts,
): Promise<PreTokenGenerationTriggerEvent> {
  const person = await personOf(signInOf(event), parts)
  event.response = {
    claimsOverrideDetails: person
      ? {
          claimsToAddOrOverride: { 'custom:operatorId': person.operatorId, [PERSON_CLAIM]: person.personId },
          groupOverrideDetails: { groupsToOverride: [GROUP_OF[person.role]] },
        }
      : {
          claimsToSuppress: ['custom:operatorId', PERSON_CLAIM],
          groupOverrideDetails: { groupsToOverride: [] },
        },
  }
  return event
}

const signInOf = ({ request }: PreTokenGenerationTriggerEvent): SignIn => {
  const { sub = '', email, email_verified, 'custom:operatorId': operatorId } = request.userAttributes
  const groups = request.groupConfiguration.groupsToOverride ?? []
  return { userId: sub, email, emailVerified: email_verified === 'true', operatorId, groups }
}

/** How often it is looked again when somebody else was faster to write: the same user may sign in twice at this moment. */
const TRIES = 3

async function personOf(signIn: SignIn, { client, table, deadline }: RightsParts): Promise<PersonRecord | null> {
  for (let tries = 0; tries < TRIES; tries++) {
    // Anew each time: point reads are remembered.
    const electro = runOptions(client, table, deadline)
    const { person, write } = admit(signIn, await known(signIn, electro), Date.now())
    if (!write || !(await write.go(electro)).canceled) return person
  }
  throw new Error(`${signIn.userId} could not be admitted: the person was changed ${TRIES} times meanwhile`)
}

async function known(signIn: SignIn, electro: RunOptions): Promise<KnownPeople> {
  const as = sentAs(signIn)
  const [address, sent, team] = await Promise.all([
    signIn.email ? addressOf(signIn.email).go(electro) : null,
    as ? personById(as.operatorId, as.personId).go(electro) : null,
    as ? teamOf(as.operatorId).go(electro) : null,
  ])
  const whose = address?.data ?? null
  const invited = whose && (await personById(whose.operatorId, whose.personId).go(electro))
  return { address: whose, invited: invited?.data ?? null, sent: sent?.data ?? null, team: team?.data ?? null }
}
