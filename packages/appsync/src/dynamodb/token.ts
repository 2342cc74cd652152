import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { DataSourceError } from '../errors.ts'

/** Makes a page's end a `nextToken`, and back. `scope` is what is paged: a sealed token is good for that alone. */
export interface PageTokens {
  seal(position: unknown, scope: unknown): string
  /** @throws DataSourceError with AppSync's `DynamoDB:UserIllegalArgumentException` for a token that was not given out */
  open(token: string, scope: unknown): unknown
}

/**
 * Tokens of a data source. With secrets they are encrypted and authenticated (AES-256-GCM), as on AppSync, where clients
 * neither read the keys in them nor make their own: the first secret seals, every one opens, so that secrets can be
 * changed. Without, a token is the key in base64url, for tests and for who trusts its callers.
 */
export function pageTokens(secrets: readonly string[]): PageTokens {
  if (secrets.length === 0) return plainTokens
  let keys: Buffer[] | undefined
  const keysOf = () => {
    keys ??= secrets.map((secret) => Buffer.from(hkdfSync('sha256', secret, '', 'appsync nextToken', 32)))
    return keys
  }
  return {
    seal: (position, scope) => encrypt(toText(position), toText(scope), keysOf()[0] as Buffer),
    open(token, scope) {
      for (const key of keysOf()) {
        const text = decrypt(token, toText(scope), key)
        if (text !== undefined) return fromText(text)
      }
      throw invalidToken()
    },
  }
}

const plainTokens: PageTokens = {
  seal: (position) => Buffer.from(toText(position)).toString('base64url'),
  open(token) {
    try {
      return fromText(Buffer.from(token, 'base64url').toString())
    } catch {
      throw invalidToken()
    }
  },
}

function invalidToken(): DataSourceError {
  const message = 'Invalid pagination token given. Ask for the first page again, without a nextToken.'
  return new DataSourceError(message, 'DynamoDB:UserIllegalArgumentException', null, { isMeant: true })
}

/** Bytes of AES-GCM's nonce and tag. */
const nonceBytes = 12
const tagBytes = 16

function encrypt(text: string, scope: string, key: Buffer): string {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(scope))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

function decrypt(token: string, scope: string, key: Buffer): string | undefined {
  const bytes = Buffer.from(token, 'base64url')
  const nonce = bytes.subarray(0, nonceBytes)
  const tag = bytes.subarray(nonceBytes, nonceBytes + tagBytes)
  if (tag.length < tagBytes) return undefined
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(scope)).setAuthTag(tag)
    return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]).toString()
  } catch {
    return undefined
  }
}

/** JSON, with the bytes that a key may hold. */
function toText(value: unknown): string {
  return JSON.stringify(value, (_name, part) => {
    if (part instanceof Set) return [...part]
    // A Buffer has made itself this already.
    return part instanceof Uint8Array ? { type: 'Buffer', data: [...part] } : part
  })
}

function fromText(text: string): unknown {
  return JSON.parse(text, (_name, part) => (part?.type === 'Buffer' ? Uint8Array.from(part.data) : part))
}
