import type { AuthMode, Identity } from '@dispense/appsync'

/** Who calls, as the API's authentication says it. */
export interface Caller {
  authMode: AuthMode
  identity: Identity | null
}

/** Nobody signed in. */
export const guest: Caller = { authMode: 'API_KEY', identity: null }

/** A customer. */
export const customer = (sub: string): Caller => person(sub, {}, null)

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
