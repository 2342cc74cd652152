import type { AuthMode, Identity } from '@dispense/appsync'
import { acceptedKeys, ID_PATTERN, type MachineStateRecord, type PersonRecord, Refusal } from '@dispense/core'
import { decodeJwt, decodeProtectedHeader, errors, importJWK, type JWTPayload, jwtVerify } from 'jose'
import * as v from 'valibot'
import { unauthenticated } from './format-error.ts'
import { providerKeys } from './provider-keys.ts'
import { standing } from './standing.ts'
import { VerifiedTokens } from './verified-tokens.ts'

/** Who calls, in AppSync's words. */
export interface Authenticated {
  /** How the caller proved who it is. */
  authMode: AuthMode
  /** Who it is; `null` for a guest. */
  identity: Identity | null
}

/** What tokens are checked against. */
export interface AuthOptions {
  /** The OpenID provider of people. */
  issuer: string
  /** The client id that their ID tokens are made for. */
  audience: string
  /** Reads a machine's state as it is now: its tokens are checked with the keys in it. */
  findMachine(machineId: string): Promise<MachineStateRecord | null>
  /** Reads a person of an operator as it is now: what a token says of its rights was true when it was made. */
  findPerson(operatorId: string, personId: string): Promise<PersonRecord | null>
  /** Told of each machine that has proved who it is. */
  sawMachine?(machine: MachineStateRecord): Promise<void>
}

/** Checks the `Authorization` header. Throws UNAUTHENTICATED with HTTP 401; no header is a guest. */
export type Authenticate = (authorization: string | undefined) => Promise<Authenticated>

/** The audience of the tokens that machines sign. */
export const MACHINE_AUDIENCE = 'dispense'

/** How long a machine's token may be good for, in seconds. A stolen one is of little use. */
const MACHINE_TOKEN_SECONDS = 300

/** How far clocks may be apart, in seconds. */
const CLOCK_TOLERANCE = 5

const GUEST: Authenticated = { authMode: 'API_KEY', identity: null }

/** Makes the check of tokens. People's keys are fetched when first needed and kept, as are their tokens for a while; a machine's are read for each call. */
export function createAuthenticate(options: AuthOptions): Authenticate {
  const person = personVerifier(options)
  const machine = machineVerifier(options)
  return async (authorization) => {
    if (!authorization) return GUEST
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1]
    try {
      if (!token) throw noToken('the Authorization header is not "Bearer <token>"')
      return isMachineToken(token) ? await machine(token) : await person(token)
    } catch (error) {
      if (error instanceof Refusal) throw unauthenticated(error)
      throw isTokenError(error) ? unauthenticated(noToken(error.message)) : error
    }
  }
}

const noToken = (reason: string) => new Refusal('UNAUTHENTICATED', { reason })

/** Only people's tokens are signed with RSA, only machines' with Ed25519; the algorithm is checked again when verified. */
function isMachineToken(token: string): boolean {
  try {
    return decodeProtectedHeader(token).alg === 'EdDSA'
  } catch {
    throw noToken('it is not a JWT')
  }
}

/** What jose throws when the provider, not the token, is at fault: it has no set of keys. */
const PROVIDER_FAULTS = new Set(['ERR_JWKS_INVALID', 'ERR_JWK_INVALID'])

/** Errors of the token itself; anything else (the provider is down, the table does not answer) is not the caller's fault. */
const isTokenError = (error: unknown): error is Error =>
  error instanceof errors.JOSEError && !PROVIDER_FAULTS.has(error.code)

const Groups = v.fallback(v.array(v.string()), [])
const PersonClaims = v.looseObject({
  sub: v.pipe(v.string(), v.regex(ID_PATTERN)),
  'custom:operatorId': v.optional(v.pipe(v.string(), v.regex(ID_PATTERN))),
})

/** ID tokens of the user pool: RS256, as Cognito signs them; issuer, audience, `exp` and `sub` are required. */
function personVerifier({ issuer, audience, findPerson }: AuthOptions) {
  const keys = providerKeys(issuer)
  const verified = new VerifiedTokens()
  const verify = async (token: string): Promise<JWTPayload> => {
    const { payload } = await jwtVerify(token, keys, {
      algorithms: ['RS256'],
      issuer,
      audience,
      requiredClaims: ['exp', 'sub'],
      clockTolerance: CLOCK_TOLERANCE,
    })
    verified.add(token, payload, Date.now())
    return payload
  }
  return async (token: string): Promise<Authenticated> => {
    const payload = verified.find(token, Date.now()) ?? (await verify(token))
    if (payload.token_use !== 'id') throw noToken('it is not an ID token')
    const identity = await standing(personOf(payload, issuer), findPerson)
    if (!identity) throw noToken('its person does not work for the operator any more')
    return { authMode: 'AMAZON_COGNITO_USER_POOLS', identity }
  }
}

function personOf(payload: JWTPayload, issuer: string): Identity {
  const claims = v.safeParse(PersonClaims, payload)
  if (!claims.success) throw noToken('its sub or custom:operatorId is not an id')
  const { sub } = claims.output
  const groups = v.parse(Groups, payload['cognito:groups'])
  return { sub, issuer, username: String(payload['cognito:username'] ?? sub), claims: payload, groups }
}

/**
 * Tokens that a machine signs with its own Ed25519 key (RFC 8037): `iss` = `sub` = its id, at most 5 minutes long. No key is
 * kept from one call to the next: one that was revoked is good for nothing at once.
 */
function machineVerifier({ findMachine, sawMachine }: AuthOptions) {
  return async (token: string): Promise<Authenticated> => {
    const { sub } = decodeJwt(token)
    if (typeof sub !== 'string' || !ID_PATTERN.test(sub)) throw noToken('its sub is not a machine id')
    const machine = await findMachine(sub)
    if (!machine) throw noToken('no such machine is registered')
    const { machineId, operatorId } = machine
    const publicKey = await verifyWithAny(token, machineId, acceptedKeys(machine, Date.now()))
    await sawMachine?.(machine)
    return { authMode: 'AWS_LAMBDA', identity: { resolverContext: { machineId, operatorId, publicKey } } }
  }
}

/** Checks a token with each of a machine's keys in turn; answers the one that signed it. */
async function verifyWithAny(token: string, machineId: string, keys: readonly string[]): Promise<string> {
  let fault: unknown = noToken('the machine has no key: enrol its controller (enrolMachine)')
  for (const key of keys) {
    try {
      await verifyMachine(token, machineId, key)
      return key
    } catch (error) {
      if (!(error instanceof errors.JWSSignatureVerificationFailed)) throw error
      fault = error
    }
  }
  throw fault
}

async function verifyMachine(token: string, machineId: string, x: string): Promise<void> {
  const key = await importJWK({ kty: 'OKP', crv: 'Ed25519', x }, 'EdDSA')
  const { payload } = await jwtVerify(token, key, {
    algorithms: ['EdDSA'],
    issuer: machineId,
    subject: machineId,
    audience: MACHINE_AUDIENCE,
    requiredClaims: ['exp', 'iat', 'sub'],
    maxTokenAge: MACHINE_TOKEN_SECONDS,
    clockTolerance: CLOCK_TOLERANCE,
  })
  const { exp = Number.POSITIVE_INFINITY, iat = 0 } = payload
  if (exp - iat > MACHINE_TOKEN_SECONDS) throw noToken(`it is good for more than ${MACHINE_TOKEN_SECONDS} s`)
}
