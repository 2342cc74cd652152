import { describe, expect, it, vi } from 'vitest'
import { createApi } from '../test/api.ts'
import { type AuthorizerResponse, createLambdaAuthorizer } from './lambda-authorizer.ts'

function authorizer(response: AuthorizerResponse) {
  const authorize = vi.fn(async () => response)
  return { authorize, ask: createLambdaAuthorizer({ authorize, ttl: 60, maxEntries: 2 }) }
}

describe('a Lambda authorizer', () => {
  it('is asked once for a token while its answer holds', async () => {
    const { ask, authorize } = authorizer({
      isAuthorized: true,
      resolverContext: { id: 'm' },
      deniedFields: ['Query.a'],
    })
    const caller = { authMode: 'AWS_LAMBDA', identity: { resolverContext: { id: 'm' } }, deniedFields: ['Query.a'] }
    expect(await ask('token', {})).toEqual(caller)
    expect(await ask('token', {})).toEqual(caller)
    expect(authorize).toHaveBeenCalledTimes(1)
  })

  it('is asked again when its answer says so, or when others pushed it out', async () => {
    const never = authorizer({ isAuthorized: true, ttlOverride: 0 })
    await never.ask('token', {})
    await never.ask('token', {})
    expect(never.authorize).toHaveBeenCalledTimes(2)
    const few = authorizer({ isAuthorized: true })
    for (const token of ['a', 'b', 'c', 'a']) await few.ask(token, {})
    expect(few.authorize).toHaveBeenCalledTimes(4)
  })

  it('refuses, from memory too', async () => {
    const { ask, authorize } = authorizer({ isAuthorized: false })
    await expect(ask('token', {})).rejects.toMatchObject({ errorType: 'UnauthorizedException' })
    await expect(ask('token', {})).rejects.toMatchObject({ errorType: 'UnauthorizedException' })
    expect(authorize).toHaveBeenCalledTimes(1)
  })

  it('denies single fields, by name or ARN', async () => {
    const api = createApi({ typeDefs: 'type Query { a: Int b: Int c: Int }', defaultAuthMode: 'AWS_LAMBDA' })
    const deniedFields = ['Query.a', 'arn:aws:appsync:eu-central-1:1:apis/x/types/Query/fields/b']
    const { errors } = await api.ask('{ a b c }', { authMode: 'AWS_LAMBDA', deniedFields })
    expect(errors?.map(({ path }) => path?.[0])).toEqual(['a', 'b'])
  })
})
