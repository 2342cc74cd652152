import { createHmac, timingSafeEqual } from 'node:crypto'

/** Bytes of the HMAC: half of SHA-256, as RFC 2104 (5) allows. */
const MAC_BYTES = 16

/** The secret key that tokens of the API are signed with. */
interface Keys {
  NEXT_TOKEN_KEY?: string
}

/** What opens one vend to whoever holds it, as a guest has no other proof of having bought: an HMAC over the vend's id. */
export const receiptToken = (env: Keys, vendId: string): string => macOf(env, vendId).toString('base64url')

/** Whether a token is the vend's. */
export function isReceipt(env: Keys, vendId: string, token: unknown): boolean {
  if (typeof token !== 'string') return false
  const given = Buffer.from(token, 'base64url')
  return given.length === MAC_BYTES && timingSafeEqual(given, macOf(env, vendId))
}

function macOf({ NEXT_TOKEN_KEY: key }: Keys, vendId: string): Buffer {
  if (!key) throw new Error('NEXT_TOKEN_KEY is empty: it signs receipt tokens')
  return createHmac('sha256', key)
    .update(JSON.stringify(['receipt', vendId]))
    .digest()
    .subarray(0, MAC_BYTES)
}
