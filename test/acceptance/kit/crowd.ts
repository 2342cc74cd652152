import type { DemoUser } from '@dispense/simulator'

/** How many customers stand before the machines in the chapter on contention. */
export const CROWD = 100

/** The identity of one of the crowd, from 1 to `CROWD`. */
export const crowdIdentity = (number: number): string => `customer:crowd-${String(number).padStart(3, '0')}`

/** Whose wallets no other chapter moves, and no vend of another chapter that expires: those on audits, refusals and statements count in them. */
export const ALONE = {
  audits: crowdIdentity(CROWD + 1),
  refusals: crowdIdentity(CROWD + 2),
  statement: crowdIdentity(CROWD + 3),
} as const

/** The crowd as users of the local user pool, beside those of the demo: all of age. */
export const crowdUsers: readonly DemoUser[] = Array.from({ length: CROWD + 3 }, (_, index) => {
  const username = crowdIdentity(index + 1)
  const sub = username.replace(':', '-')
  return {
    username,
    password: 'demo',
    groups: [],
    attributes: { sub, email: `${sub}@customers.example`, birthdate: '1990-01-01' },
  }
})

/** Whom an administrator of the local pool made the owner of an operator that has nobody else. */
export const founder: DemoUser = {
  username: 'owner:initech',
  password: 'demo',
  groups: ['owner'],
  attributes: { sub: 'owner-initech', email: 'owner@initech.example', 'custom:operatorId': 'initech' },
}
