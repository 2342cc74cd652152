import { type Caller, refuse } from '../command.ts'
import { derivedId, hashOf } from '../db/ids.ts'
import type { VendRecord } from './vend.ts'

/** A call that starts a vend under the caller's own key. */
interface KeyedCall {
  caller: Extract<Caller, { kind: 'CUSTOMER' | 'GUEST' }>
  input: { idempotencyKey: string }
}

/**
 * The id of the vend that a caller starts under a key. It follows from both, so whoever sends the call again finds the vend
 * under its own key: no second item has to say that the key was used, and the vend is kept for ever. All guests share their
 * keys: of two who use the same one the second is told so, unless it names the same card too, which then is the same guest.
 */
export const vendIdOf = ({ caller, input }: KeyedCall): string =>
  caller.kind === 'GUEST'
    ? derivedId('guest', input.idempotencyKey)
    : derivedId('customer', caller.id, input.idempotencyKey)

/** What a vend keeps of the input it was started with: 96 bits of its SHA-256, in hex. */
export const inputHash = (input: unknown): string => hashOf(input).slice(0, 24)

/**
 * What a vend found under the call's key means: the same call was carried out, and this is what it made; or the key was
 * used for another input. `undefined` when nothing was done under it.
 */
export function repeated(vend: VendRecord | null, input: unknown) {
  if (!vend) return undefined
  return vend.hash === inputHash(input) ? ({ kind: 'done', value: vend } as const) : refuse('IDEMPOTENCY_KEY_REUSED')
}
