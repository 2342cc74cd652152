import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { afterEach, describe, expect, it } from 'vitest'
import type { ApiPlan, AuthorizerPlan } from '../config/plan.ts'
import { type Listener, listen } from '../listen.ts'
import { Gateway } from './gateway.ts'

const listeners: Listener[] = []

afterEach(async () => {
  for (const listener of listeners.splice(0)) await listener.close()
})

type Event = Record<string, unknown> & { requestContext: Record<string, unknown> }

const start = async (authorizer: AuthorizerPlan, authorize: (event: Event) => unknown, scopes?: string[]) => {
  const listener = await listen(0)
  listeners.push(listener)
  const api: ApiPlan = {
    name: 'Api',
    apiId: 'local',
    url: '',
    authorizers: [authorizer],
    routes: [{ routeKey: 'GET /{proxy+}', functionArn: 'arn:echo', authorizerId: authorizer.id, scopes }],
    accessLog: { retention: '1 week' },
  }
  const asked: Event[] = []
  const invoke = async (arn: string, payload: string) => {
    const event = JSON.parse(payload) as Event
    if (arn === 'arn:authorizer') asked.push(event)
    const failing =
      arn === 'arn:authorizer'
        ? authorize(event)
        : { statusCode: 200, body: JSON.stringify(event.requestContext.authorizer) }
    if (failing instanceof Error) {
      const failure = JSON.stringify({ errorMessage: failing.message })
      return { requestId: '', payload: failure, functionError: 'Unhandled' as const, logTail: '', duration: 0 }
    }
    return { requestId: '', payload: JSON.stringify(failing), logTail: '', duration: 0 }
  }
  listener.handle(new Gateway({ api, invoke, health: async () => [], accessLog: () => undefined }).serve)
  const get = async (headers: Record<string, string>, path = '/things/1?key=k') => {
    const response = await fetch(`http://127.0.0.1:${listener.port}${path}`, { headers })
    return { status: response.status, body: (await response.json()) as unknown }
  }
  return { get, asked }
}

const lambda = (given: Partial<Extract<AuthorizerPlan, { type: 'lambda' }>> = {}): AuthorizerPlan => ({
  type: 'lambda',
  id: 'a',
  name: 'a',
  functionArn: 'arn:authorizer',
  response: 'simple',
  ttl: 0,
  identitySources: ['$request.header.Authorization'],
  ...given,
})

describe('a Lambda authorizer', () => {
  it('lets a request through and puts its context into the event', async () => {
    const { get, asked } = await start(lambda(), () => ({ isAuthorized: true, context: { who: 'me' } }))
    expect(await get({ authorization: 'token' })).toEqual({ status: 200, body: { lambda: { who: 'me' } } })
    expect(asked[0]).toMatchObject({
      version: '2.0',
      type: 'REQUEST',
      identitySource: ['token'],
      routeArn: 'arn:aws:execute-api:us-east-1:000000000000:local/$default/GET/things/1',
    })
  })

  it('refuses with 403 when it says no', async () => {
    const { get } = await start(lambda(), () => ({ isAuthorized: false }))
    expect(await get({ authorization: 'token' })).toEqual({ status: 403, body: { message: 'Forbidden' } })
  })

  it('is not asked without an identity: 401', async () => {
    const { get, asked } = await start(lambda(), () => ({ isAuthorized: true }))
    expect(await get({})).toEqual({ status: 401, body: { message: 'Unauthorized' } })
    expect(asked).toEqual([])
  })

  it('refuses with 401 when it throws "Unauthorized", with 500 when it throws anything else or answers nonsense', async () => {
    for (const [answer, status] of [
      [new Error('Unauthorized'), 401],
      [new Error('broken'), 500],
      [{}, 500],
      [null, 500],
    ] as const) {
      const { get } = await start(lambda(), () => answer)
      expect((await get({ authorization: 'token' })).status).toBe(status)
    }
  })

  it('is asked once for the same identity within its time to live', async () => {
    const { get, asked } = await start(lambda({ ttl: 60 }), () => ({ isAuthorized: true }))
    await get({ authorization: 'one' })
    await get({ authorization: 'one' })
    await get({ authorization: 'two' })
    expect(asked).toHaveLength(2)
  })

  it('has its policy held against every route, also one that was kept', async () => {
    const Statement = [{ Effect: 'Allow', Resource: '*/GET/things/1' }]
    const { get, asked } = await start(lambda({ response: 'iam', ttl: 60 }), () => ({ policyDocument: { Statement } }))
    const statuses: number[] = []
    for (const path of ['/things/1', '/things/2', '/things/1']) {
      statuses.push((await get({ authorization: 'one' }, path)).status)
    }
    expect([statuses, asked.length]).toEqual([[200, 403, 200], 1])
  })

  it('is asked once for each route when the route is part of the identity', async () => {
    const identitySources = ['$request.header.Authorization', '$context.routeKey']
    const { get, asked } = await start(lambda({ ttl: 60, identitySources }), () => ({ isAuthorized: true }))
    for (const _time of [1, 2]) await get({ authorization: 'one' })
    expect(asked.map(({ identitySource }) => identitySource)).toEqual([['one', 'GET /{proxy+}']])
  })

  it('is asked every time without a time to live', async () => {
    const { get, asked } = await start(lambda(), () => ({ isAuthorized: true }))
    await get({ authorization: 'one' })
    await get({ authorization: 'one' })
    expect(asked).toHaveLength(2)
  })

  it('finds identities in headers and in the query', async () => {
    const identitySources = ['$request.header.X-Who', '$request.querystring.key']
    const { get, asked } = await start(lambda({ identitySources }), () => ({ isAuthorized: true }))
    await get({ 'x-who': 'me' })
    expect(asked[0]?.identitySource).toEqual(['me', 'k'])
  })

  it.each([
    ['allows the route', [{ Effect: 'Allow', Resource: 'arn:aws:execute-api:*/GET/things/*' }], 200],
    ['allows another route', [{ Effect: 'Allow', Resource: 'arn:aws:execute-api:*/POST/things/*' }], 403],
    [
      'denies what it allows',
      [
        { Effect: 'Allow', Resource: '*' },
        { Effect: 'Deny', Resource: ['*/things/1'] },
      ],
      403,
    ],
  ])('can answer an IAM policy that %s', async (_title, Statement, status) => {
    const { get } = await start(lambda({ response: 'iam' }), () => ({ policyDocument: { Statement } }))
    expect((await get({ authorization: 'token' })).status).toBe(status)
  })
})

const issuerOf = async () => {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k', alg: 'RS256', use: 'sig' }
  const curve = await generateKeyPair('ES256', { extractable: true })
  const curveJwk = { ...(await exportJWK(curve.publicKey)), kid: 'k', alg: 'ES256', use: 'sig' }
  const listener = await listen(0)
  listeners.push(listener)
  const issuer = `http://127.0.0.1:${listener.port}/pool`
  listener.handle((request, response) => {
    const isDiscovery = request.url === '/pool/.well-known/openid-configuration'
    response.end(JSON.stringify(isDiscovery ? { issuer, jwks_uri: `${issuer}/keys` } : { keys: [jwk, curveJwk] }))
  })
  const sign = (claims: JWTPayload, key: Parameters<SignJWT['sign']>[0] = privateKey, alg = 'RS256') =>
    new SignJWT({ iss: issuer, aud: 'web', sub: 'me', exp: Math.floor(Date.now() / 1000) + 60, ...claims })
      .setProtectedHeader({ alg, kid: 'k' })
      .sign(key)
  /** Without an audience, as Cognito's access tokens are. */
  const signFor = (claims: JWTPayload) =>
    new SignJWT({ iss: issuer, sub: 'me', exp: Math.floor(Date.now() / 1000) + 60, ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'k' })
      .sign(privateKey)
  const authorizer: AuthorizerPlan = {
    type: 'jwt',
    id: 'jwt',
    name: 'jwt',
    issuer,
    audiences: ['web'],
    identitySource: '$request.header.Authorization',
  }
  return { authorizer, sign, signFor, curveKey: curve.privateKey }
}

describe('a JWT authorizer', () => {
  it('lets a good token through and puts its claims, as text, into the event', async () => {
    const { authorizer, sign } = await issuerOf()
    const { get } = await start(authorizer, () => undefined)
    const token = await sign({ groups: ['a', 'b'] })
    const { status, body } = await get({ authorization: `Bearer ${token}` })
    expect(status).toBe(200)
    expect(body).toMatchObject({ jwt: { claims: { sub: 'me', aud: 'web', groups: '[a b]' }, scopes: null } })
  })

  it('refuses what it cannot trust', async () => {
    const { authorizer, sign, signFor, curveKey } = await issuerOf()
    const { get } = await start(authorizer, () => undefined)
    const other = await generateKeyPair('RS256')
    const tokens = {
      none: '',
      nonsense: 'x.y.z',
      expired: await sign({ exp: 1 }),
      'for another audience': await sign({ aud: 'other' }),
      'for another audience, though of a client that may': await sign({ aud: 'other', client_id: 'web' }),
      'of another client': await signFor({ client_id: 'other' }),
      'from the future': await sign({ iat: Math.floor(Date.now() / 1000) + 60 }),
      'from another issuer': await sign({ iss: 'https://evil.example' }),
      'signed with another key': await sign({}, other.privateKey),
      // API Gateway takes RSA signatures only, even by a key that the issuer publishes.
      'signed with an elliptic curve': await sign({}, curveKey, 'ES256'),
      'signed with a shared secret': await sign({}, Buffer.alloc(32, 1), 'HS256'),
    }
    for (const [name, token] of Object.entries(tokens)) {
      const { status } = await get(token === '' ? {} : { authorization: `Bearer ${token}` })
      expect([name, status]).toEqual([name, 401])
    }
  })

  it('takes the client for the audience where the token names none', async () => {
    const { authorizer, signFor } = await issuerOf()
    const { get } = await start(authorizer, () => undefined)
    expect((await get({ authorization: `Bearer ${await signFor({ client_id: 'web' })}` })).status).toBe(200)
  })

  it('finds scopes in scp, too', async () => {
    const { authorizer, sign } = await issuerOf()
    const { get } = await start(authorizer, () => undefined, ['read'])
    const withScopes = async (scp: string | string[]) => (await get({ authorization: await sign({ scp }) })).status
    expect([await withScopes(['write', 'read']), await withScopes('write')]).toEqual([200, 403])
  })

  it('wants one of the scopes of the route', async () => {
    const { authorizer, sign } = await issuerOf()
    const { get } = await start(authorizer, () => undefined, ['read', 'admin'])
    const withScope = async (scope: string) => (await get({ authorization: `Bearer ${await sign({ scope })}` })).status
    expect([await withScope('write'), await withScope('read write')]).toEqual([403, 200])
  })
})
