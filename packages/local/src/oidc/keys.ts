import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { exportJWK, generateKeyPair, type JWK } from 'jose'

/** What the provider signs with; kept, so that a token lives on over a restart. */
export interface ProviderKeys {
  readonly jwks: { readonly keys: JWK[] }
  readonly cookieKeys: string[]
}

/** The keys in the file, made on the first start. RS256, as Cognito signs. */
export const providerKeys = async (file: string): Promise<ProviderKeys> => {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as ProviderKeys
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const key = { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: randomBytes(8).toString('hex') }
  const keys = { jwks: { keys: [key] }, cookieKeys: [randomBytes(32).toString('base64url')] }
  await writeFile(file, JSON.stringify(keys), { mode: 0o600 })
  return keys
}
