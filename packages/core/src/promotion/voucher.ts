import { type Caller, refuse } from '../command.ts'
import type { Operation } from '../db/operation.ts'
import { VOUCHER_SECONDS, type VoucherRecord, voucherOf } from '../loyalty/voucher.ts'
import type { PlanogramSlot } from '../machine/machine.ts'
import { type Price, priceOf } from '../money/price.ts'
import type { VendRecord } from '../vend/vend.ts'
import { offerOf, type Pricing } from './offer.ts'

/** A call that may name a voucher. */
interface Call {
  caller: Caller
  input: { voucherId?: string | null }
  /** Epoch milliseconds. */
  now: number
}

/** Who buys where: the key of the buyer's vouchers. */
interface Place {
  machine: { operatorId: string } | null
}

/**
 * The read of the voucher that a call names. Its key holds the operator, which is known when the machine was read: so a
 * purchase with a voucher looks twice.
 */
export const voucherRead = ({ caller, input }: Call, before?: Place): { voucher?: Operation } =>
  input.voucherId && before?.machine && caller.kind === 'CUSTOMER'
    ? { voucher: voucherOf(before.machine.operatorId, caller.id, input.voucherId) }
    : {}

/** Whether the voucher that a call names cannot be used: it is not there (yet: see `voucherRead`), over, or used. */
export function voucherRefuses({ input, now }: Call, voucher: VoucherRecord | null | undefined) {
  const { voucherId } = input
  if (!voucherId) return undefined
  if (!voucher) return refuse('NOT_FOUND', { voucherId })
  const isOver = voucher.usedBy !== undefined || voucher.expiresAt * 1000 <= now
  return isOver ? refuse('VOUCHER_USED', { voucherId }) : undefined
}

/**
 * What a slot costs whoever has a voucher: it is taken off what a promotion leaves of the shelf price, before the tax. The
 * deposit stays: it is money that the bottle brings back.
 */
export function priceWith(
  voucher: VoucherRecord | null | undefined,
  pricing: Pricing,
  slot: PlanogramSlot,
  now: number,
): Price {
  const { price, shelf } = offerOf(pricing, slot, now)
  if (!voucher) return price
  const off = voucher.kind === 'FREE_DRINK' ? shelf : Math.min(voucher.amount ?? 0, shelf)
  const { currency, tax } = pricing
  const left = priceOf({ amount: shelf - off, currency }, slot.deposit, tax)
  const { amount = 0, net = 0, ...promotion } = price.discount ?? {}
  const paid = price.net - left.net
  const discount = {
    ...promotion,
    amount: amount + off,
    net: net + paid,
    voucherId: voucher.voucherId,
    voucherNet: paid,
  }
  return { ...left, discount }
}

/** The keys of the vouchers that a vend has used: one or none. */
export function vouchersOf({ operatorId, customerId, price }: VendRecord) {
  const voucherId = price.discount?.voucherId
  return voucherId !== undefined && customerId !== undefined ? [{ operatorId, customerId, voucherId }] : []
}

/** How long a used voucher is kept: until long after a person decided what became of its vend. */
const USED_SECONDS = 10 * 365 * 24 * 60 * 60

const secondsAfter = (at: string, seconds: number) => Math.floor(Date.parse(at) / 1000) + seconds

/** What a voucher is when a vend uses it. It is kept, so that it is there when it has to be given back. */
export const usedBy = ({ vendId, createdAt }: VendRecord) => ({
  usedBy: vendId,
  expiresAt: secondsAfter(createdAt, USED_SECONDS),
})

/** What a voucher is, besides unused, when its vend came to nothing at this moment (ISO 8601): good for as long as a new one. */
export const givenBack = (at: string) => ({ expiresAt: secondsAfter(at, VOUCHER_SECONDS) })
