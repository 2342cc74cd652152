import type { StartVendInput } from '../generated/graphql.ts'

/** A tap of the customer, kept before it is sent: whatever happens then, it is sent again with the same key, never anew. */
export interface Purchase {
  readonly key: string
  /** The code of the machine, for the way back. */
  readonly code: string
  readonly input: StartVendInput
  /** What the customer chose, for the screen. */
  readonly name: string
  readonly imageUrl?: string | null | undefined
  /** When it was tapped, epoch milliseconds. */
  readonly tappedAt: number
  /** Known once the API has answered. */
  readonly vendId?: string | undefined
  /** What opens the vend to a guest. */
  readonly receiptToken?: string | undefined
  /** For the question of the customer's bank (3-D Secure). */
  readonly clientSecret?: string | undefined
  /** Whether the vend has ended, and this is only a receipt. */
  readonly ended?: boolean | undefined
}

const PREFIX = 'dispense.purchase.'

/** How long a receipt is kept on the phone, in milliseconds. */
const KEPT = 30 * 24 * 60 * 60 * 1000

/** After so long nobody waits at the machine any more: the page asks before it sends again, in milliseconds. */
export const FRESH = 60_000

/** Keeps a purchase, also what is learned of it later. */
export function keep(purchase: Purchase): Purchase {
  localStorage.setItem(PREFIX + purchase.key, JSON.stringify(purchase))
  return purchase
}

/** The purchase of a key; undefined when it is not of this phone. */
export function purchaseOf(key: string): Purchase | undefined {
  const text = localStorage.getItem(PREFIX + key)
  return text === null ? undefined : (JSON.parse(text) as Purchase)
}

/** Forgets a purchase that came to nothing. */
export const forget = (key: string): void => localStorage.removeItem(PREFIX + key)

/** The purchase at a machine that has not ended, as far as this phone knows; forgets those that are too old to matter. */
export function openPurchase(code: string, now: number): Purchase | undefined {
  const all = Object.keys(localStorage).flatMap((name) =>
    name.startsWith(PREFIX) ? (purchaseOf(name.slice(PREFIX.length)) ?? []) : [],
  )
  for (const { key, tappedAt } of all) if (now - tappedAt > KEPT) forget(key)
  return all.find((it) => it.code === code && !it.ended && now - it.tappedAt < 10 * FRESH)
}
