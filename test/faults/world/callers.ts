import type { AuthMode, Identity } from '@dispense/appsync'

/** Who calls, as the API's authentication says it. */
export interface Caller {
  authMode: AuthMode
  identity: Identity | null
}

/** Nobody signed in. */
export const guest: Caller = { authMode: 'API_KEY', identity: null }

/** When customers were born, as far as somebody has seen a document: one is too young for what is sold from 18 on. */
const BIRTH_DATES: Record<string, string> = { ada: '1990-05-17', ben: '1985', cem: '2012-02-29' }

/** Whether a customer has proven to be old enough for what is sold from 18 on. */
export const isProvenAdult = (sub: string | undefined): boolean => sub === 'ada' || sub === 'ben'

/** A customer. */
export const customer = (sub: string): Caller =>
  person(sub, { ...(BIRTH_DATES[sub] && { birthdate: BIRTH_DATES[sub] }) }, null)

/** An operator's owner. */
export const owner = (operatorId: string): Caller =>
  person(`owner-of-${operatorId}`, { 'custom:operatorId': operatorId }, ['owner'])

/** A machine that signed with its own key. */
export const machine = (machineId: string, operatorId: string): Caller => ({
  authMode: 'AWS_LAMBDA',
  identity: { resolverContext: { machineId, operatorId, publicKey: 'A'.repeat(43) } },
})

const person = (sub: string, claims: Record<string, string>, groups: string[] | null): Caller => ({
  authMode: 'AMAZON_COGNITO_USER_POOLS',
  identity: { sub, issuer: 'https://pool.example', username: sub, claims: { sub, ...claims }, groups },
})
