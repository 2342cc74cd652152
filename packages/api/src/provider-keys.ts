import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose'
import { getJson } from './get-json.ts'

/** How long keys are used, and for how long no others are asked for, in milliseconds. */
const [KEPT, COOLDOWN] = [600_000, 30_000]

/** Keys, and when they were read. */
interface Known {
  readonly find: JWTVerifyGetKey
  readonly at: number
}

/**
 * The keys of an OpenID provider, by discovery: read when they are first needed, when they are old, and for a key that is not among
 * them, then at most every 30 seconds, so that made-up key ids cannot flood the provider. It is jose's `createRemoteJWKSet` without
 * `fetch`: see `getJson`.
 */
export function providerKeys(issuer: string): JWTVerifyGetKey {
  let known: Known | undefined
  let reading: Promise<Known> | undefined
  const read = async (): Promise<Known> => {
    reading ??= readKeys(issuer).finally(() => {
      reading = undefined
    })
    known = await reading
    return known
  }
  return async (header, token) => {
    const { find, at } = known && Date.now() < known.at + KEPT ? known : await read()
    try {
      return await find(header, token)
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || Date.now() < at + COOLDOWN) throw error
      return await (await read()).find(header, token)
    }
  }
}

/** OpenID Connect Discovery 1.0, section 4. */
async function readKeys(issuer: string): Promise<Known> {
  const { jwks_uri } = (await getJson(`${issuer}/.well-known/openid-configuration`)) as { jwks_uri?: string }
  if (!jwks_uri) throw new Error(`The discovery of the OpenID provider ${issuer} names no jwks_uri`)
  const keys = (await getJson(jwks_uri)) as JSONWebKeySet
  return { find: createLocalJWKSet(keys), at: Date.now() }
}
