import { createHmac, generateKeyPairSync } from 'node:crypto'
import { demoUsers, makeMachineKey, signMachineToken } from '@dispense/simulator'
import {
  exportSPKI,
  generateKeyPair,
  importJWK,
  type JSONWebKeySet,
  type JWK,
  type JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from 'jose'
import { expect, test } from 'vitest'
import { WhoAmIDocument } from './generated/operations.ts'
import { bearer, guest, machine, person, tokenOf } from './kit/callers.ts'
import { post } from './kit/raw.ts'
import { openShop } from './kit/shop.ts'
import { target } from './kit/target.ts'

test.for(demoUsers)('$username is who the API says', async ({ username, groups, attributes }) => {
  const { me } = await person(username).request(WhoAmIDocument, {})
  const operatorId = attributes['custom:operatorId']
  expect(me).toMatchObject({ kind: operatorId ? 'STAFF' : 'CUSTOMER', id: attributes.sub, groups })
  expect(me.operator?.id).toBe(operatorId)
})

test('a machine is itself and belongs to its operator', async () => {
  const shop = await openShop()
  const { me } = await shop.controller.client.request(WhoAmIDocument, {})
  expect(me).toMatchObject({ kind: 'MACHINE', id: shop.machineId, groups: [], operator: { id: 'acme' } })
})

test('without a token one is a guest', async () => {
  expect((await guest.request(WhoAmIDocument, {})).me).toEqual({ kind: 'GUEST', id: null, groups: [], operator: null })
})

/** Expects that a token is no token: HTTP 401 and no data, not even of what a guest may see. */
const expectUnauthenticated = async (token: string) => {
  const { status, text } = await post({ query: '{ me { kind } }' }, { authorization: `Bearer ${token}` })
  expect({ status, body: JSON.parse(text) }).toMatchObject({
    status: 401,
    body: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] },
  })
  expect(JSON.parse(text).data ?? null).toBeNull()
}

const now = () => Math.floor(Date.now() / 1000)

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A JWS made by hand: for algorithms that a library would not let one use. */
const handmade = (header: object, claims: object, sign: (text: string) => string) => {
  const text = `${base64url(header)}.${base64url(claims)}`
  return `${text}.${sign(text)}`
}

/** A machine of its own, its token's true claims, and a signer with its true key. */
const machineIdentity = async () => {
  const { controller } = await openShop()
  const claims = {
    iss: controller.key.machineId,
    sub: controller.key.machineId,
    aud: 'dispense',
    iat: now(),
    exp: now() + 60,
  }
  const sign = async (changed: JWTPayload, key: JWK = controller.key.privateKey) =>
    new SignJWT({ ...claims, ...changed })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT' })
      .sign(await importJWK(key, 'EdDSA'))
  return { key: controller.key, claims, sign }
}

test('a machine token with the right claims and key is taken', async () => {
  const { sign } = await machineIdentity()
  expect((await bearer(await sign({})).request(WhoAmIDocument, {})).me.kind).toBe('MACHINE')
})

test.for([
  ['that has expired', () => ({ iat: now() - 200, exp: now() - 100 })],
  ['for another audience', () => ({ aud: 'somebody-else' })],
  ['without an audience', () => ({ aud: undefined })],
  ['without an expiry', () => ({ exp: undefined })],
  ['without a subject', () => ({ sub: undefined })],
  ['that lives an hour', () => ({ exp: now() + 3600 })],
  ['issued in the future', () => ({ iat: now() + 3000, exp: now() + 3060 })],
  ['that is not valid yet', () => ({ nbf: now() + 3000 })],
  ['whose issuer is not its subject', () => ({ iss: 'acme-0001' })],
  ['of a machine that nobody registered', () => ({ iss: 'none-0000', sub: 'none-0000' })],
  ['whose subject is no id', () => ({ iss: 'a#b', sub: 'a#b' })],
] as const)('a machine token %s is refused', async ([, change]) => {
  const { sign } = await machineIdentity()
  await expectUnauthenticated(await sign({ ...change() }))
})

test('a machine token signed with the key of another machine is refused', async () => {
  const { sign } = await machineIdentity()
  await expectUnauthenticated(await sign({}, (await makeMachineKey('other')).privateKey))
})

test('a machine token without a signature (alg none) is refused', async () => {
  const { claims } = await machineIdentity()
  await expectUnauthenticated(new UnsecuredJWT(claims).encode())
})

test('a machine token signed by HMAC with the public key as the secret is refused', async () => {
  const { claims, key } = await machineIdentity()
  const publicKey = Buffer.from(key.privateKey.x, 'base64url')
  for (const secret of [publicKey, Buffer.from(key.privateKey.x)]) {
    const token = handmade({ alg: 'HS256', typ: 'JWT' }, claims, (text) =>
      createHmac('sha256', secret).update(text).digest('base64url'),
    )
    await expectUnauthenticated(token)
  }
})

test('a machine token whose claims were changed after signing is refused', async () => {
  const { key, claims } = await machineIdentity()
  const [header, , signature] = (await signMachineToken(key)).split('.')
  await expectUnauthenticated(`${header}.${base64url({ ...claims, exp: now() + 120 })}.${signature}`)
})

/** A true ID token, taken apart. */
const idToken = async () => {
  const [header = '', payload = '', signature = ''] = (await tokenOf('customer:ada')).split('.')
  const decode = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString())
  return { header: decode(header), claims: decode(payload), signature }
}

test.for([
  ['the subject', { sub: 'customer-ben' }],
  ['the operator', { 'custom:operatorId': 'acme', 'cognito:groups': ['owner'] }],
  ['the expiry', { exp: 4_102_444_800 }],
] as const)("a person's token with %s changed after signing is refused", async ([, change]) => {
  const { header, claims, signature } = await idToken()
  await expectUnauthenticated(`${base64url(header)}.${base64url({ ...claims, ...change })}.${signature}`)
})

test("a person's token without a signature (alg none) is refused", async () => {
  const { claims } = await idToken()
  await expectUnauthenticated(new UnsecuredJWT(claims).encode())
})

/** The keys that the issuer publishes, found through its discovery document. */
const issuerKeys = async (): Promise<JSONWebKeySet> => {
  const discovery = await fetch(`${target.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)
  const metadata = (await discovery.json()) as { jwks_uri: string }
  return (await (await fetch(metadata.jwks_uri)).json()) as JSONWebKeySet
}

test("a person's token signed by HMAC with the issuer's public key as the secret is refused", async () => {
  const { header, claims } = await idToken()
  const { keys } = await issuerKeys()
  const key = await importJWK({ ...keys[0], ext: true }, header.alg)
  if (key instanceof Uint8Array) throw new Error('the issuer published a secret')
  const pem = await exportSPKI(key)
  const token = handmade({ ...header, alg: 'HS256' }, claims, (text) =>
    createHmac('sha256', pem).update(text).digest('base64url'),
  )
  await expectUnauthenticated(token)
})

test("a person's token signed by somebody else with the issuer's key id is refused", async () => {
  const { header, claims } = await idToken()
  const { privateKey } = await generateKeyPair(header.alg)
  await expectUnauthenticated(await new SignJWT(claims).setProtectedHeader(header).sign(privateKey))
})

test("a machine's key cannot sign a person's token", async () => {
  const { claims } = await idToken()
  const { key } = await machineIdentity()
  const token = new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA' })
  await expectUnauthenticated(await token.sign(await importJWK(key.privateKey, 'EdDSA')))
})

test.for([
  ['nothing', ''],
  ['a word', 'garbage'],
  ['three letters', 'a.b.c'],
  ['dots', '..'],
  ['six thousand letters', `${'A'.repeat(6000)}.${'B'.repeat(1000)}.C`],
] as const)('a token that is no JWT but %s is refused', async ([, token]) => {
  await expectUnauthenticated(token)
})

test('a key pair of another kind (RSA) does not make a machine token', async () => {
  const { claims } = await machineIdentity()
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  await expectUnauthenticated(await new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign(privateKey))
})

test('two identities in one header are none', async () => {
  const token = await tokenOf('customer:ada')
  const { key } = await machineIdentity()
  await expectUnauthenticated(`${token}, Bearer ${await signMachineToken(key)}`)
  expect((await machine(key).request(WhoAmIDocument, {})).me.kind).toBe('MACHINE')
})
