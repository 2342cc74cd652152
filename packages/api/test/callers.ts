import type { AuthMode, Identity } from '@dispense/appsync'

/** Who calls, as `authenticate` says it. */
export interface TestCaller {
  authMode: AuthMode
  identity: Identity | null
}

/** Nobody signed in. */
export const guest: TestCaller = { authMode: 'API_KEY', identity: null }

/** A person of the user pool. Without an operator, and without groups, a customer. */
export const person = (sub: string, operatorId?: string, groups: string[] | null = null): TestCaller => ({
  authMode: 'AMAZON_COGNITO_USER_POOLS',
  identity: {
    sub,
    issuer: 'https://pool.example',
    username: sub,
    claims: { sub, ...(operatorId !== undefined && { 'custom:operatorId': operatorId }) },
    groups,
  },
})

/** A machine that signed with its own key. */
export const machine = (machineId: string, operatorId: string): TestCaller => ({
  authMode: 'AWS_LAMBDA',
  identity: { resolverContext: { machineId, operatorId, publicKey: 'A'.repeat(43) } },
})

export const ada = person('ada')
export const ben = person('ben')
export const owner = person('olga', 'acme', ['owner'])
export const driver = person('dora', 'acme', ['route-driver'])
export const viewer = person('vera', 'acme', ['viewer'])
export const stranger = person('otto', 'globex', ['owner'])
export const controller = machine('m1', 'acme')
