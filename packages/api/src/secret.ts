import { createHmac } from 'node:crypto'

/** The secret key of the API, which signs lists' tokens, receipts and enrolment codes. */
export interface Keys {
  NEXT_TOKEN_KEY?: string
}

/**
 * An HMAC-SHA-256 over some parts with the API's own key; the first says what it is for, so that none serves as another.
 * @throws Error when there is no key
 */
export function macOf({ NEXT_TOKEN_KEY: key }: Keys, ...parts: readonly string[]): Buffer {
  if (!key) throw new Error('NEXT_TOKEN_KEY is empty: it signs what the API gives out')
  return createHmac('sha256', key).update(JSON.stringify(parts)).digest()
}

/** Core's `secretOf`. */
export const secretsOf =
  (keys: Keys) =>
  (...parts: string[]): string =>
    macOf(keys, ...parts).toString('base64url')
