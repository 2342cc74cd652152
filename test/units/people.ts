import { randomUUID } from 'node:crypto'
import { personById } from '@dispense/core'
import { claimRights } from '@dispense/functions/people'
import { queries } from './documents.ts'
import type { Fleet } from './fleet.ts'
import { type Act, ask, command, type Operation } from './operation.ts'

/** Who works for an operator, and what a sign-in and a call of theirs cost. */
export const people = (): Operation[] => [...managing(), ...signingIn()]

function managing(): Operation[] {
  return [
    {
      name: 'Query.people',
      what: 'staff lists the people: 3',
      keys: 'Query `operatorId`, `$person`',
      prepare: async (fleet) => {
        const staff = await fleet.other('people')
        for (let i = 0; i < 3; i++) await invite(fleet, staff)
        return ask(staff, queries.people)
      },
    },
    {
      name: 'Mutation.invitePerson',
      what: 'an owner invites somebody',
      keys: 'reads Operator, Idempotency, PersonAddress; writes Person, PersonAddress, Idempotency',
      prepare: (fleet) => command('invitePerson', fleet.staff, invitation()),
    },
    {
      name: 'Mutation.changeRole',
      what: 'an owner makes a viewer a driver',
      keys: 'reads Person, Team; writes Person',
      prepare: async (fleet) =>
        command('changeRole', fleet.staff, { personId: (await invite(fleet)).id, role: 'ROUTE_DRIVER' }),
    },
    {
      name: 'Mutation.removePerson',
      what: 'an owner ends an invitation',
      keys: 'reads Person, Team; writes Person, deletes PersonAddress',
      prepare: async (fleet) => command('removePerson', fleet.staff, { personId: (await invite(fleet)).id }),
    },
  ]
}

function signingIn(): Operation[] {
  return [
    {
      name: 'sign-in',
      what: 'a customer',
      keys: '`addressId`: PersonAddress',
      prepare: () => signIn('nobody@customers.example'),
    },
    {
      name: 'sign-in',
      what: 'somebody who works for an operator',
      keys: '`addressId`: PersonAddress; then `operatorId`, `personId`: Person',
      prepare: async (fleet) => {
        const { email } = await invite(fleet)
        await signInBy(email, fleet)
        return signIn(email)
      },
    },
    {
      name: 'sign-in',
      what: 'somebody who was invited, for the first time',
      keys: 'the same; writes Person',
      prepare: async (fleet) => signIn((await invite(fleet)).email),
    },
    {
      name: 'sign-in',
      what: 'the first owner of an operator, whom an administrator of the pool made',
      keys: '`addressId`: PersonAddress; `operatorId`: Person, Team; writes all of them',
      prepare: () => (shop) => signInBy(`${randomUUID()}@vending.example`, shop, randomUUID()),
    },
    {
      name: 'authenticate',
      what: "the token of an operator's staff: its rights as they are now",
      keys: '`operatorId`, `personId`: Person',
      prepare: async (fleet) => {
        const { id } = await invite(fleet)
        return (shop) => personById(fleet.operatorId, id).go(shop.electro())
      },
    },
  ]
}

const invitation = () => ({
  email: `${randomUUID()}@vending.example`,
  name: 'Ann Example',
  role: 'VIEWER',
  idempotencyKey: randomUUID(),
})

const invite = async (fleet: Fleet, owner = fleet.staff) => {
  type Made = { invitePerson: { id: string; email: string } }
  return (await fleet.send<Made>('invitePerson', owner, invitation())).invitePerson
}

/** As Cognito asks before it signs an ID token of this user. */
const signIn =
  (email: string): Act =>
  (shop) =>
    signInBy(email, shop)

const signInBy = (email: string, shop: Pick<Fleet, 'parts'>, operatorId?: string) => {
  const request = {
    userAttributes: { sub: email, email, email_verified: 'true', 'custom:operatorId': operatorId },
    groupConfiguration: { groupsToOverride: operatorId ? ['owner'] : [] },
  }
  return claimRights({ request } as unknown as Parameters<typeof claimRights>[0], shop.parts())
}
