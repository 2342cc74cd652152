import { timingSafeEqual } from 'node:crypto'
import { type Keys, macOf } from './secret.ts'

/** Bytes of the HMAC: half of SHA-256, as RFC 2104 (5) allows. */
const MAC_BYTES = 16

/** What opens one vend to whoever holds it, as a guest has no other proof of having bought: an HMAC over the vend's id. */
export const receiptToken = (env: Keys, vendId: string): string => receiptOf(env, vendId).toString('base64url')

/** Whether a token is the vend's. */
export function isReceipt(env: Keys, vendId: string, token: unknown): boolean {
  if (typeof token !== 'string') return false
  const given = Buffer.from(token, 'base64url')
  return given.length === MAC_BYTES && timingSafeEqual(given, receiptOf(env, vendId))
}

const receiptOf = (env: Keys, vendId: string): Buffer => macOf(env, 'receipt', vendId).subarray(0, MAC_BYTES)
