import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { UserPoolPlan } from '../config/plan.ts'
import { type Listener, listen } from '../listen.ts'
import { attachUserPools } from './user-pool.ts'
import { UsersError } from './users.ts'

let folder: string
let listener: Listener

beforeEach(async () => {
  asked = []
  folder = await mkdtemp(join(tmpdir(), 'user-pool-'))
  listener = await listen(0)
})

afterEach(async () => {
  await listener.close()
  await rm(folder, { recursive: true, force: true })
})

const USERS = [
  {
    username: 'owner:acme',
    password: 'demo',
    groups: ['owner'],
    attributes: { sub: 'owner-acme', email: 'owner@acme.example', 'custom:operatorId': 'acme' },
  },
  { username: 'customer:ada', password: 'secret', attributes: { sub: 'customer-ada', email: 'ada@example.com' } },
]

type TriggerEvent = { readonly triggerSource: string }

/** What functions are asked, and what they answer. */
let asked: { arn: string; event: TriggerEvent }[]
let answer: (event: TriggerEvent) => unknown

const start = async (users: unknown = USERS, groups = ['owner'], trigger?: string): Promise<UserPoolPlan> => {
  const issuer = `http://localhost:${listener.port}/us-east-1_Users`
  const clients = [{ name: 'Web', clientId: 'web', callbackUrls: ['https://app.example/back'] }]
  const ids = { name: 'Users', poolId: 'us-east-1_Users', issuer }
  const pool: UserPoolPlan = { ...ids, preTokenGeneration: trigger, groups, clients }
  const usersFile = join(folder, 'users.json')
  await writeFile(usersFile, typeof users === 'string' ? users : JSON.stringify(users))
  const invoke = async (arn: string, payload: string) => {
    const event = JSON.parse(payload) as TriggerEvent
    asked.push({ arn, event })
    return { payload: JSON.stringify(answer(event)) }
  }
  await attachUserPools(listener.handle, { pools: [pool], usersFile, keysFile: join(folder, 'keys.json'), invoke })
  return pool
}

const VERIFIER = 'a'.repeat(43)

const authorizeUrl = (issuer: string, change: Record<string, string | undefined> = {}): string => {
  const parameters = {
    client_id: 'web',
    response_type: 'code',
    redirect_uri: 'http://localhost:5173/back',
    scope: 'openid email',
    state: 's',
    nonce: 'n',
    code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    code_challenge_method: 'S256',
    ...change,
  }
  const known = Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return `${issuer}/oauth2/authorize?${new URLSearchParams(known)}`
}

/** A browser's part: keeps cookies (each under its path's name), never follows a redirect by itself. */
const browser = () => {
  const cookies = new Map<string, string>()
  return async (url: string, form?: Record<string, string>) => {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    const location = response.headers.get('location')
    return { status: response.status, location: location && new URL(location, url).href, text: await response.text() }
  }
}

const signIn = async ({ issuer }: UserPoolPlan, username: string, password: string, change = {}) => {
  const visit = browser()
  const login = (await visit(authorizeUrl(issuer, change))).location ?? ''
  const submitted = await visit(login, { username, password })
  return submitted.location ? visit(submitted.location) : submitted
}

const tokens = async ({ issuer }: UserPoolPlan, landed: string | null, change: Record<string, string> = {}) => {
  const code = new URL(landed ?? '').searchParams.get('code') ?? ''
  const redirect_uri = 'http://localhost:5173/back'
  const body = {
    grant_type: 'authorization_code',
    client_id: 'web',
    code,
    redirect_uri,
    code_verifier: VERIFIER,
    ...change,
  }
  const response = await fetch(`${issuer}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams(body),
    headers: { origin: 'http://localhost:5173' },
  })
  return { response, body: (await response.json()) as Record<string, string> }
}

describe('the local user pool', () => {
  it("gives an ID token with Cognito's claims for code and PKCE, which verifies against its JWKS", async () => {
    const pool = await start()
    const { location } = await signIn(pool, 'owner:acme', 'demo')
    expect(location).toMatch(/^http:\/\/localhost:5173\/back\?code=.*state=s/)
    const { body } = await tokens(pool, location)
    const keys = createRemoteJWKSet(new URL(`${pool.issuer}/.well-known/jwks.json`))
    const { payload } = await jwtVerify(body.id_token ?? '', keys, {
      issuer: pool.issuer,
      audience: 'web',
      algorithms: ['RS256'],
    })
    expect(payload).toMatchObject({
      sub: 'owner-acme',
      email: 'owner@acme.example',
      'cognito:groups': ['owner'],
      'cognito:username': 'owner:acme',
      'custom:operatorId': 'acme',
      token_use: 'id',
      nonce: 'n',
    })
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3600)
  })

  it('leaves groups and attributes out of the token of who has none', async () => {
    const pool = await start()
    const { body } = await tokens(pool, (await signIn(pool, 'customer:ada', 'secret')).location)
    const claims = JSON.parse(Buffer.from(body.id_token?.split('.')[1] ?? '', 'base64url').toString())
    expect(claims.sub).toBe('customer-ada')
    expect(Object.keys(claims).filter((name) => name === 'cognito:groups' || name.startsWith('custom:'))).toEqual([])
  })

  it('shows its users on the sign-in page', async () => {
    const { issuer } = await start()
    const visit = browser()
    const { text } = await visit((await visit(authorizeUrl(issuer))).location ?? '')
    expect(text).toContain('name="password"')
    expect(text).toContain('>customer:ada</button>')
  })

  it('lets nobody in with a wrong password or an unknown name, and shows the page again', async () => {
    const pool = await start()
    for (const [username, password] of [
      ['owner:acme', 'wrong'],
      ['nobody', 'demo'],
    ] as const) {
      const { status, text } = await signIn(pool, username, password)
      expect(status).toBe(401)
      expect(text).toContain('Wrong user name or password')
    }
  })

  it('gives no tokens for a code with another verifier', async () => {
    const pool = await start()
    const { location } = await signIn(pool, 'owner:acme', 'demo')
    const { response, body } = await tokens(pool, location, { code_verifier: 'b'.repeat(43) })
    expect([response.status, body.error]).toEqual([400, 'invalid_grant'])
  })

  it('wants PKCE', async () => {
    const { issuer } = await start()
    const { location } = await browser()(
      authorizeUrl(issuer, { code_challenge: undefined, code_challenge_method: undefined }),
    )
    expect(new URL(location ?? '').searchParams.get('error')).toBe('invalid_request')
  })

  it.each([
    ['http://127.0.0.1:9/any', 303],
    ['https://app.example/back', 303],
    ['https://evil.example/', 400],
    ['http://localhost.evil.example/', 400],
  ])('redirects to loopback addresses and to what the client names: %s is %i', async (redirect_uri, status) => {
    const { issuer } = await start()
    expect((await browser()(authorizeUrl(issuer, { redirect_uri }))).status).toBe(status)
  })

  it('has a discovery document, and answers web pages of any origin', async () => {
    const pool = await start()
    const discovery = (await (await fetch(`${pool.issuer}/.well-known/openid-configuration`)).json()) as Record<
      string,
      string
    >
    expect(discovery).toMatchObject({ issuer: pool.issuer, jwks_uri: `${pool.issuer}/.well-known/jwks.json` })
    const { response } = await tokens(pool, (await signIn(pool, 'owner:acme', 'demo')).location)
    expect(response.headers.get('access-control-allow-origin')).toBe('http://localhost:5173')
  })

  it('signs with the same key after a restart', async () => {
    const keysOf = async ({ issuer }: UserPoolPlan) => (await fetch(`${issuer}/.well-known/jwks.json`)).text()
    const before = await keysOf(await start())
    await listener.close()
    listener = await listen(0)
    expect(await keysOf(await start())).toBe(before)
  })

  it('is 404 for another pool', async () => {
    await start()
    expect((await fetch(`http://localhost:${listener.port}/us-east-1_Other/x`)).status).toBe(404)
  })
})

const claimsOf = (token = ''): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())

describe('the function that a pool asks before it signs an ID token', () => {
  const claim = (claimsOverrideDetails: unknown) => (event: object) => ({
    ...event,
    response: { claimsOverrideDetails },
  })

  it('is told who signs in as Cognito tells it, at the sign-in and at each renewal', async () => {
    answer = claim({})
    const pool = await start(USERS, ['owner'], 'arn:aws:lambda:us-east-1:0:function:ask')
    const { body } = await tokens(pool, (await signIn(pool, 'owner:acme', 'demo')).location)
    await tokens(pool, 'http://no.code/', { grant_type: 'refresh_token', refresh_token: body.refresh_token ?? '' })
    expect(asked.map(({ event }) => event.triggerSource)).toEqual([
      'TokenGeneration_HostedAuth',
      'TokenGeneration_RefreshTokens',
    ])
    expect(asked[0]).toMatchObject({
      arn: 'arn:aws:lambda:us-east-1:0:function:ask',
      event: {
        version: '1',
        userPoolId: 'us-east-1_Users',
        userName: 'owner:acme',
        callerContext: { clientId: 'web' },
        request: {
          userAttributes: { sub: 'owner-acme', email: 'owner@acme.example', email_verified: 'true' },
          groupConfiguration: { groupsToOverride: ['owner'] },
        },
      },
    })
  })

  it('adds, overrides and suppresses claims and groups, and cannot touch those that say whose the token is', async () => {
    answer = claim({
      claimsToAddOrOverride: {
        'custom:operatorId': 'globex',
        colour: 'red',
        email: 'no',
        sub: 'x',
        token_use: 'access',
      },
      claimsToSuppress: ['email', 'aud'],
      groupOverrideDetails: { groupsToOverride: ['viewer'] },
    })
    const pool = await start(USERS, ['owner'], 'arn:ask')
    const { body } = await tokens(pool, (await signIn(pool, 'owner:acme', 'demo')).location)
    const claims = claimsOf(body.id_token)
    expect(claims).toMatchObject({
      ...{ 'custom:operatorId': 'globex', colour: 'red', 'cognito:groups': ['viewer'] },
      ...{ sub: 'owner-acme', token_use: 'id', aud: 'web' },
    })
    expect(claims).not.toHaveProperty('email')
  })

  it('takes all groups away with an empty list', async () => {
    answer = claim({ groupOverrideDetails: { groupsToOverride: [] } })
    const pool = await start(USERS, ['owner'], 'arn:ask')
    const { body } = await tokens(pool, (await signIn(pool, 'owner:acme', 'demo')).location)
    expect(claimsOf(body.id_token)).not.toHaveProperty('cognito:groups')
  })

  it('signs nobody in when it fails', async () => {
    answer = () => {
      throw new Error('broken')
    }
    const pool = await start(USERS, ['owner'], 'arn:ask')
    const { response, body } = await tokens(pool, (await signIn(pool, 'owner:acme', 'demo')).location)
    expect([response.status, body.id_token]).toEqual([500, undefined])
  })
})

describe('who is new', () => {
  const signUp = async ({ issuer }: UserPoolPlan, email: string) => {
    const visit = browser()
    const page = (await visit(authorizeUrl(issuer))).location ?? ''
    const submitted = await visit(page, { email, password: 'mine' })
    return submitted.location ? visit(submitted.location) : submitted
  }

  it('makes an account by an address of its own, and is known by it after a restart', async () => {
    const pool = await start()
    const { body } = await tokens(pool, (await signUp(pool, 'ann@example.com')).location)
    const { sub, ...claims } = claimsOf(body.id_token)
    expect(claims).toMatchObject({ email: 'ann@example.com', email_verified: true })
    await listener.close()
    listener = await listen(0)
    const again = await start()
    const { body: later } = await tokens(again, (await signIn(again, 'Ann@example.com', 'mine')).location)
    expect(claimsOf(later.id_token).sub).toBe(sub)
  })

  it.each(['owner@acme.example', 'no address'])('cannot take %s', async (email) => {
    const { status, text } = await signUp(await start(), email)
    expect([status, text.includes('No account was made')]).toEqual([400, true])
  })
})

describe('the users of a pool', () => {
  it('can only be in groups that the configuration makes', async () => {
    const failure = await start(USERS, ['viewer']).catch((error: unknown) => error as Error)
    expect(failure).toBeInstanceOf(UsersError)
    expect((failure as Error).message).toContain('owner:acme is in the group "owner"')
    expect((failure as Error).message).toContain('Its groups are: viewer. Make it with aws.cognito.UserGroup')
  })

  it.each([
    ['no JSON', '{', /cannot be read/],
    ['no list', '{}', /the file/],
    ['a user without an email', [{ ...USERS[0], attributes: { sub: 'x' } }], /0\.attributes\.email/],
    ['an unknown property', [{ ...USERS[0], role: 'owner' }], /0\.role/],
  ])('are an error that says where when the file has %s', async (_title, users, message) => {
    await expect(start(users)).rejects.toThrow(message)
  })
})
