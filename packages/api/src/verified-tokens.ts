import type { JWTPayload } from 'jose'

/** For how long a token's signature is not looked at again, in milliseconds: half of what jose keeps the provider's keys for. */
const KEPT = 300_000

/** How many tokens are known at most. */
const MOST = 500

/**
 * Claims of tokens whose signature was good. Who looks at a page sends the same token with each of its calls, and to check an RSA
 * signature takes a tenth of one. A token ends here when it says so itself, and long before its provider's keys are fetched anew.
 */
export class VerifiedTokens {
  readonly #known = new Map<string, { claims: JWTPayload; until: number }>()

  /** The claims of a token that was good a short while ago. */
  find(token: string, now: number): JWTPayload | undefined {
    const known = this.#known.get(token)
    return known && now < known.until ? known.claims : undefined
  }

  /** Remembers a token that has just been checked. */
  add(token: string, claims: JWTPayload, now: number): void {
    this.#known.set(token, { claims: Object.freeze(claims), until: Math.min(now + KEPT, (claims.exp ?? 0) * 1000) })
    const [oldest] = this.#known.keys()
    if (oldest !== undefined && this.#known.size > MOST) this.#known.delete(oldest)
  }
}
