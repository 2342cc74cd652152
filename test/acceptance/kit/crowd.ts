import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type DemoUser, demoUsers } from '@dispense/simulator'

/** How many customers stand before the machines in the chapter on contention. */
export const CROWD = 100

/** The identity of one of the crowd, from 1 to `CROWD`. */
export const crowdIdentity = (number: number): string => `customer:crowd-${String(number).padStart(3, '0')}`

/** The crowd as users of the local user pool, beside those of the demo: all of age. */
export const crowdUsers: readonly DemoUser[] = Array.from({ length: CROWD }, (_, index) => {
  const username = crowdIdentity(index + 1)
  const sub = username.replace(':', '-')
  return {
    username,
    password: 'demo',
    groups: [],
    attributes: { sub, email: `${sub}@customers.example`, birthdate: '1990-01-01' },
  }
})

/** The identity of a customer of the demo whom one chapter has to itself: of no other does a vend expire, or money move. */
export const ownIdentity = (customer: string, chapter: string): string => `${customer}@${chapter}`

const chapters = readdirSync(join(import.meta.dirname, '..')).flatMap((file) =>
  file.endsWith('.test.ts') ? [basename(file, '.test.ts')] : [],
)

/** The customers of the demo, once more for each chapter. */
export const chapterUsers: readonly DemoUser[] = demoUsers
  .filter(({ username }) => username.startsWith('customer:'))
  .flatMap(({ username, attributes, ...user }) =>
    chapters.map((chapter) => ({
      ...user,
      username: ownIdentity(username, chapter),
      attributes: { ...attributes, sub: `${attributes.sub}-${chapter}`, email: `${chapter}.${attributes.email}` },
    })),
  )

/** Whom an administrator of the local pool made the owner of an operator that has nobody else. */
export const founder: DemoUser = {
  username: 'owner:initech',
  password: 'demo',
  groups: ['owner'],
  attributes: { sub: 'owner-initech', email: 'owner@initech.example', 'custom:operatorId': 'initech' },
}
