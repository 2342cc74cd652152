import { sha256 } from '@noble/hashes/sha2.js'

/**
 * Gives the page the hash that the sign-in needs (PKCE): browsers keep `crypto.subtle` from pages without https, and a phone opens a
 * developer's machine by its address in the network. A deployment is on https and never loads this.
 */
export function provideDigest(): void {
  const digest = async (algorithm: string, data: Uint8Array): Promise<ArrayBufferLike> => {
    if (algorithm !== 'SHA-256') throw new Error(`Without https there is no ${algorithm}`)
    return sha256(data).buffer
  }
  Object.defineProperty(crypto, 'subtle', { value: { digest }, configurable: true })
}
