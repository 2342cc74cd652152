import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { MachineStateRecord, PersonRecord } from '@dispense/core'
import { GraphQLError } from 'graphql'
import {
  exportJWK,
  exportSPKI,
  type GenerateKeyPairResult,
  generateKeyPair,
  type JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Authenticate, createAuthenticate } from './authenticate.ts'

const CLIENT_ID = 'web-client'

/** What the provider answers to the two requests that are made of it. */
let answers: { discovery: () => [status: number, body: string]; keys: () => [status: number, body: string] }
let provider: Server
let issuer: string
let poolKey: GenerateKeyPairResult
let machineKey: GenerateKeyPairResult
let machines: Map<string, MachineStateRecord>
let lookups: string[]
let authenticate: Authenticate

beforeAll(async () => {
  provider = createServer((request, response) => {
    const [status, body] = request.url?.startsWith('/.well-known/') ? answers.discovery() : answers.keys()
    response.writeHead(status, { 'content-type': 'application/json' }).end(body)
  }).listen(0, '127.0.0.1')
  await once(provider, 'listening')
  const address = provider.address()
  issuer = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  poolKey = await generateKeyPair('RS256', { extractable: true })
  machineKey = await generateKeyPair('EdDSA', { extractable: true })
})

afterAll(async () => {
  provider.close()
  await once(provider, 'close')
})

beforeEach(async () => {
  await publish({ first: poolKey })
  machines = new Map([['m1', await machineOf('m1', 'acme', machineKey)]])
  lookups = []
  people = new Map()
  authenticate = createAuthenticate({
    issuer,
    audience: CLIENT_ID,
    findMachine: async (machineId) => {
      lookups.push(machineId)
      return machines.get(machineId) ?? null
    },
    findPerson,
  })
  return () => vi.useRealTimers()
})

/** The people of the operator acme. */
let people: Map<string, PersonRecord>

const findPerson = async (operatorId: string, personId: string) =>
  (operatorId === 'acme' && people.get(personId)) || null

const now = () => Math.floor(Date.now() / 1000)

const bearer = (token: string) => authenticate(`Bearer ${token}`)

const publicPart = async ({ publicKey }: GenerateKeyPairResult) => (await exportJWK(publicKey)).x ?? ''

async function machineOf(machineId: string, operatorId: string, key: GenerateKeyPairResult) {
  return { machineId, operatorId, publicKey: await publicPart(key) } as MachineStateRecord
}

/** Makes the provider publish these keys, by their ids. */
async function publish(pairs: Record<string, GenerateKeyPairResult>) {
  const keys = await Promise.all(
    Object.entries(pairs).map(async ([kid, { publicKey }]) => ({ ...(await exportJWK(publicKey)), kid, alg: 'RS256' })),
  )
  answers = {
    discovery: () => [200, JSON.stringify({ issuer, jwks_uri: `${issuer}/keys` })],
    keys: () => [200, JSON.stringify({ keys })],
  }
}

const personClaims = (): JWTPayload => ({
  iss: issuer,
  aud: CLIENT_ID,
  sub: 'olga',
  iat: now(),
  exp: now() + 3600,
  token_use: 'id',
  'cognito:username': 'olga@acme.example',
  'cognito:groups': ['owner'],
  'custom:operatorId': 'acme',
})

const machineClaims = (): JWTPayload => ({ iss: 'm1', sub: 'm1', aud: 'dispense', iat: now(), exp: now() + 60 })

const signPerson = (changed: JWTPayload = {}, kid = 'first', { privateKey } = poolKey) =>
  new SignJWT({ ...personClaims(), ...changed }).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey)

const signMachine = (changed: JWTPayload = {}, { privateKey } = machineKey) =>
  new SignJWT({ ...machineClaims(), ...changed }).setProtectedHeader({ alg: 'EdDSA' }).sign(privateKey)

/** Expects 401 UNAUTHENTICATED. */
async function expectRefused(authorization: string) {
  const error = await authenticate(authorization).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(GraphQLError)
  expect(error).toMatchObject({ originalError: { code: 'UNAUTHENTICATED' }, extensions: { http: { status: 401 } } })
}

describe('who calls', () => {
  it.each([undefined, ''])('is a guest without a token (%j)', async (authorization) => {
    expect(await authenticate(authorization)).toEqual({ authMode: 'API_KEY', identity: null })
  })

  it('is a person with an ID token of the pool', async () => {
    expect(await bearer(await signPerson())).toMatchObject({
      authMode: 'AMAZON_COGNITO_USER_POOLS',
      identity: {
        sub: 'olga',
        issuer,
        username: 'olga@acme.example',
        groups: ['owner'],
        claims: { 'custom:operatorId': 'acme' },
      },
    })
  })

  it.each([
    ['VIEWER', ['viewer']],
    ['ROUTE_DRIVER', ['route-driver']],
  ] as const)('is a person with the role of now, whatever the token says: %s', async (role, groups) => {
    people.set('p1', { state: 'ACTIVE', userId: 'olga', role } as PersonRecord)
    expect(await bearer(await signPerson({ personId: 'p1' }))).toMatchObject({ identity: { sub: 'olga', groups } })
  })

  it.each([
    ['was removed', { state: 'REMOVED', userId: 'olga' }],
    ['is another user', { state: 'ACTIVE', userId: 'otto' }],
    ['has only been invited', { state: 'INVITED' }],
    ['is of another operator', undefined],
  ] as const)('is nobody when the person of the token %s', async (_title, person) => {
    if (person) people.set('p1', { ...person, role: 'OWNER' } as PersonRecord)
    await expectRefused(`Bearer ${await signPerson({ personId: 'p1' })}`)
  })

  it('is a person without groups when the token names none', async () => {
    const token = await signPerson({ 'cognito:groups': undefined, 'custom:operatorId': undefined })
    expect(await bearer(token)).toMatchObject({ identity: { sub: 'olga', groups: [] } })
  })

  it('is a machine with a token that it signed itself', async () => {
    expect(await bearer(await signMachine())).toEqual({
      authMode: 'AWS_LAMBDA',
      identity: { resolverContext: { machineId: 'm1', operatorId: 'acme', publicKey: await publicPart(machineKey) } },
    })
  })

  it('may write "Bearer" as it likes (RFC 7235, 2.1)', async () => {
    expect(await authenticate(`bearer ${await signMachine()}`)).toMatchObject({ authMode: 'AWS_LAMBDA' })
  })
})

describe('a header that is no bearer token', () => {
  it.each([
    'Bearer',
    'Bearer ',
    'Basic YTpi',
    'Bearer a.b',
    'Bearer a.b.c.d',
    'Bearer a.b.c',
    'Bearer ..',
    'Bearer e30.e30.e30',
  ])('is refused: "%s"', async (authorization) => {
    await expectRefused(authorization)
  })
})

describe("a person's token", () => {
  it.each<[string, JWTPayload]>([
    ['has no expiry', { exp: undefined }],
    ['has no subject', { sub: undefined }],
    ['has no audience', { aud: undefined }],
    ['is for another client', { aud: 'another-client' }],
    ['has no issuer', { iss: undefined }],
    ['comes from another issuer', { iss: 'https://elsewhere.example' }],
    ['has expired', { exp: 1_700_000_000 }],
    ['is not valid yet', { nbf: 4_102_444_800 }],
    ['is an access token', { token_use: 'access' }],
    ['does not say what it is for', { token_use: undefined }],
    ['has a subject that is no id', { sub: 'a#b' }],
    ['has a subject that is too long', { sub: 'x'.repeat(65) }],
    ['has an operator that is no id', { 'custom:operatorId': 'acme#globex' }],
    ['has an empty operator', { 'custom:operatorId': '' }],
    ['has an operator that is no text', { 'custom:operatorId': ['acme'] }],
  ])('is refused when it %s', async (_why, changed) => {
    await expectRefused(`Bearer ${await signPerson(changed)}`)
  })

  it('is refused without a signature (alg none)', async () => {
    await expectRefused(`Bearer ${new UnsecuredJWT(personClaims()).encode()}`)
    await expectRefused(`Bearer ${new UnsecuredJWT(personClaims()).encode()}AAAA`)
  })

  it("is refused when HS256 signs it with the pool's public key as the secret", async () => {
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const text = `${encode({ alg: 'HS256', kid: 'first' })}.${encode(personClaims())}`
    const mac = createHmac('sha256', await exportSPKI(poolKey.publicKey))
      .update(text)
      .digest('base64url')
    await expectRefused(`Bearer ${text}.${mac}`)
  })

  it('is refused when another key signs it under the id of the published one', async () => {
    await expectRefused(`Bearer ${await signPerson({}, 'first', await generateKeyPair('RS256'))}`)
  })

  it('is refused under the id of a key that is not published', async () => {
    await expectRefused(`Bearer ${await signPerson({}, 'second')}`)
  })

  it('is refused when it was changed after it was signed', async () => {
    const [header, , signature] = (await signPerson()).split('.')
    const changed = Buffer.from(JSON.stringify({ ...personClaims(), 'custom:operatorId': 'globex' })).toString(
      'base64url',
    )
    await expectRefused(`Bearer ${header}.${changed}.${signature}`)
  })

  it('that was good is checked no less: not one that was changed, nor when it has expired', async () => {
    const token = await signPerson()
    await bearer(token)
    expect(await bearer(token)).toMatchObject({ identity: { sub: 'olga', groups: ['owner'] } })
    const [head, , signature] = token.split('.')
    const other = Buffer.from(JSON.stringify({ ...personClaims(), sub: 'ben' })).toString('base64url')
    await expect(bearer(`${head}.${other}.${signature}`)).rejects.toThrow(GraphQLError)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_700_000 })
    await expect(bearer(token)).rejects.toThrow(GraphQLError)
  })

  it('that was good ends with its person, at once', async () => {
    const token = await signPerson({ personId: 'p1' })
    people.set('p1', { personId: 'p1', userId: 'olga', role: 'OWNER', state: 'ACTIVE' } as PersonRecord)
    expect(await bearer(token)).toMatchObject({ identity: { groups: ['owner'] } })
    people.clear()
    await expect(bearer(token)).rejects.toThrow(GraphQLError)
  })

  it('follows the pool when it changes its keys, without a restart', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    await bearer(await signPerson())
    const second = await generateKeyPair('RS256', { extractable: true })
    await publish({ second })
    // Keys are fetched at most every 30 seconds, so that made-up key ids cannot flood the provider.
    vi.advanceTimersByTime(31_000)
    expect(await bearer(await signPerson({}, 'second', second))).toMatchObject({ identity: { sub: 'olga' } })
    await expectRefused(`Bearer ${await signPerson({}, 'first')}`)
  })

  it('asks the pool once for all who come at once, and not again for keys that nobody has', async () => {
    const asked = vi.fn()
    const { keys } = answers
    answers.keys = () => {
      asked()
      return keys()
    }
    await Promise.all(['olga', 'ben', 'eva'].map(async (sub) => bearer(await signPerson({ sub }))))
    for (const kid of ['made-up', 'another']) await expectRefused(`Bearer ${await signPerson({}, kid)}`)
    expect(asked).toHaveBeenCalledTimes(1)
  })
})

describe('a provider at fault', () => {
  const notAnswering = () => [503, '{}'] as [number, string]

  /** Expects an error that is not the caller's fault. */
  async function expectFault() {
    const error = await bearer(await signPerson()).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(Error)
    expect(error).not.toBeInstanceOf(GraphQLError)
  }

  it.each([
    ['its discovery fails', () => ({ discovery: notAnswering })],
    ['its discovery is no JSON', () => ({ discovery: (): [number, string] => [200, '<html>'] })],
    ['its discovery names no keys', () => ({ discovery: (): [number, string] => [200, '{}'] })],
    ['its keys fail', () => ({ keys: notAnswering })],
    ['its keys are none', () => ({ keys: (): [number, string] => [200, '{}'] })],
  ])('does not make tokens invalid when %s', async (_when, fault) => {
    answers = { ...answers, ...fault() }
    await expectFault()
    await publish({ first: poolKey })
    expect(await bearer(await signPerson())).toMatchObject({ identity: { sub: 'olga' } })
  })

  it('does not make tokens invalid when nobody listens there', async () => {
    const gone = 'http://127.0.0.1:9'
    authenticate = createAuthenticate({ issuer: gone, audience: CLIENT_ID, findMachine: async () => null, findPerson })
    await expectFault()
  })

  it('leaves machines alone: their keys are ours', async () => {
    answers = { discovery: notAnswering, keys: notAnswering }
    expect(await bearer(await signMachine())).toMatchObject({ authMode: 'AWS_LAMBDA' })
  })
})

describe("a machine's token", () => {
  it.each<[string, () => JWTPayload]>([
    ['has no expiry', () => ({ exp: undefined })],
    ['has no time of issue', () => ({ iat: undefined })],
    ['has no subject', () => ({ sub: undefined })],
    ['has a subject that is no id', () => ({ sub: 'a#b', iss: 'a#b' })],
    ['has no audience', () => ({ aud: undefined })],
    ['is for another audience', () => ({ aud: CLIENT_ID })],
    ['was issued by another machine', () => ({ iss: 'm2' })],
    ['has expired', () => ({ iat: now() - 100, exp: now() - 10 })],
    ['is good for more than five minutes', () => ({ exp: now() + 301 })],
    ['is older than five minutes', () => ({ iat: now() - 310, exp: now() - 4 })],
    ['was issued in the future', () => ({ iat: now() + 60, exp: now() + 120 })],
    ['names a machine that nobody registered', () => ({ sub: 'm9', iss: 'm9' })],
  ])('is refused when it %s', async (_why, changed) => {
    await expectRefused(`Bearer ${await signMachine(changed())}`)
  })

  it('is taken when the clocks are a few seconds apart', async () => {
    for (const changed of [
      { iat: now() + 4, exp: now() + 300 },
      { iat: now() - 100, exp: now() - 3 },
    ]) {
      expect(await bearer(await signMachine(changed))).toMatchObject({ authMode: 'AWS_LAMBDA' })
    }
  })

  it('is refused when another machine signs it', async () => {
    const other = await generateKeyPair('EdDSA', { extractable: true })
    machines.set('m2', await machineOf('m2', 'acme', other))
    await expectRefused(`Bearer ${await signMachine({}, other)}`)
    expect(await bearer(await signMachine({ iss: 'm2', sub: 'm2' }, other))).toMatchObject({ authMode: 'AWS_LAMBDA' })
  })

  it('does not make a person, whatever it claims', async () => {
    expect(await bearer(await signMachine({ token_use: 'id', 'cognito:groups': ['owner'] }))).toEqual({
      authMode: 'AWS_LAMBDA',
      identity: { resolverContext: { machineId: 'm1', operatorId: 'acme', publicKey: await publicPart(machineKey) } },
    })
  })

  it('is refused at once when its key was revoked, however often the key was good before', async () => {
    const token = await signMachine()
    await bearer(token)
    machines.set('m1', { machineId: 'm1', operatorId: 'acme' } as MachineStateRecord)
    await expectRefused(`Bearer ${token}`)
  })

  it('is taken with the old key and the new one until the old one ends, and says which one signed it', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const renewed = await generateKeyPair('EdDSA', { extractable: true })
    const previousKey = { publicKey: await publicPart(machineKey), until: Date.now() + 60_000 }
    machines.set('m1', { ...(await machineOf('m1', 'acme', renewed)), previousKey })
    const signedBy = async (token: string) => (await bearer(token)).identity
    expect(await signedBy(await signMachine({}, renewed))).toMatchObject({
      resolverContext: { publicKey: await publicPart(renewed) },
    })
    expect(await signedBy(await signMachine())).toMatchObject({ resolverContext: { publicKey: previousKey.publicKey } })
    vi.advanceTimersByTime(60_000)
    await expectRefused(`Bearer ${await signMachine()}`)
    expect(await bearer(await signMachine({}, renewed))).toMatchObject({ authMode: 'AWS_LAMBDA' })
  })

  it('is not made good by an old key without a present one', async () => {
    const previousKey = { publicKey: await publicPart(machineKey), until: Date.now() + 60_000 }
    machines.set('m1', { machineId: 'm1', operatorId: 'acme', previousKey } as MachineStateRecord)
    await expectRefused(`Bearer ${await signMachine()}`)
  })

  it('is checked with what the table says now, for each call', async () => {
    for (const _ of ['once', 'twice']) await bearer(await signMachine())
    expect(lookups).toEqual(['m1', 'm1'])
  })

  it('is not called invalid when the table does not answer', async () => {
    const fault = new TypeError('fetch failed')
    authenticate = createAuthenticate({
      issuer,
      audience: CLIENT_ID,
      findMachine: () => Promise.reject(fault),
      findPerson,
    })
    await expect(bearer(await signMachine())).rejects.toBe(fault)
  })
})
