import type { ErrorCode } from '../errors/catalogue.ts'
import type { MachineRecord, PlanogramSlot } from '../machine/machine.ts'
import type { Money } from '../money/money.ts'
import { taxRuleOf } from '../money/price.ts'
import { offerOf } from '../promotion/offer.ts'
import { inputHash } from '../vend/key.ts'
import type { VendRecord } from '../vend/vend.ts'
import type { WalletRecord } from '../wallet/wallet.ts'

/** What a machine says that it sold without the API. */
export interface Sale {
  /** The machine's own number. */
  sequence: number
  /** The slot's code. */
  slot: string
  payment: 'WALLET' | 'CASH'
  /** Whose wallet pays; for coins who bought, when that is known. */
  customerId?: string | null | undefined
  /** What the customer was told. */
  total: Money
  /** When, by the machine's clock, ISO 8601. */
  soldAt: string
  /** Whether the machine does not trust its clock. */
  clockUncertain: boolean
}

/** What became of one sale: a completed vend, or an exception with this code. */
export type OfflineResult = { sequence: number; vend: VendRecord } | { sequence: number; code: ErrorCode }

/** What sales are judged by. */
interface Circumstances {
  machine: MachineRecord
  /** The machine's fencing number: sales have no lock of their own. */
  fence: number
  /** By customer. */
  wallets: ReadonlyMap<string, WalletRecord | null>
  /** Epoch milliseconds. */
  now: number
  /** The vend's id of a machine's number. */
  idOf(sequence: number): string
}

/** A clock that is further ahead is wrong, in milliseconds. */
const AHEAD = 5 * 60 * 1000

/** A sale that is older was reported too late to trust its time, in milliseconds. */
const OLD = 7 * 24 * 60 * 60 * 1000

/** Which sales are charged or counted, in the order in which they are reported: each leaves less in its wallet for the next. */
export function judge(sales: readonly Sale[], by: Circumstances): OfflineResult[] {
  const left = new Map([...by.wallets].map(([customerId, wallet]) => [customerId, wallet?.balance ?? 0]))
  return sales.map((sale) => {
    const { sequence, total } = sale
    const wallet = walletOf(sale)
    const slot = by.machine.planogram.find(({ code }) => code === sale.slot)
    const code = slot ? refusal(sale, slot, by, left) : 'SLOT_NOT_FOUND'
    if (code || !slot) return { sequence, code: code ?? 'SLOT_NOT_FOUND' }
    if (wallet !== undefined) left.set(wallet, (left.get(wallet) ?? 0) - total.amount)
    return { sequence, vend: vendOf(sale, slot, by) }
  })
}

/** The customer whose wallet pays, when one does. */
export const walletOf = ({ payment, customerId }: Sale): string | undefined =>
  payment === 'WALLET' ? (customerId ?? undefined) : undefined

function refusal(
  sale: Sale,
  slot: PlanogramSlot,
  by: Circumstances,
  left: ReadonlyMap<string, number>,
): ErrorCode | undefined {
  const { currency, offlineLimit = 0 } = by.machine
  const { total, payment } = sale
  if (slot.minimumAge) return 'AGE_PROOF_NEEDED'
  if (total.currency !== currency) return 'WRONG_CURRENCY'
  // Coins are in the machine already: nobody has to trust anybody.
  if (payment !== 'CASH' && total.amount > offlineLimit) return 'OFFLINE_LIMIT'
  if (!priceOf(sale, slot, by)) return 'PRICE_CHANGED'
  const customerId = walletOf(sale)
  if (customerId === undefined) return undefined
  const wallet = by.wallets.get(customerId)
  if (wallet && wallet.currency !== currency) return 'WRONG_CURRENCY'
  return (left.get(customerId) ?? 0) < total.amount ? 'INSUFFICIENT_FUNDS' : undefined
}

/** The price that the customer was told: that of the time of the sale, or the one without promotions. */
function priceOf({ soldAt, total }: Sale, slot: PlanogramSlot, { machine }: Circumstances) {
  const { promotions: _, ...plain } = machine
  const at = Date.parse(soldAt)
  return [machine, plain]
    .map((pricing) => offerOf(pricing, slot, at).price)
    .find((price) => price.total === total.amount)
}

function vendOf(sale: Sale, slot: PlanogramSlot, by: Circumstances): VendRecord {
  const { machine, fence, now, idOf } = by
  const at = new Date(now).toISOString()
  const price = priceOf(sale, slot, by)
  if (!price) throw new Error('A sale is charged only at a price that was found')
  return {
    vendId: idOf(sale.sequence),
    hash: inputHash(sale),
    operatorId: machine.operatorId,
    machineId: machine.machineId,
    ...(sale.customerId != null && { customerId: sale.customerId }),
    slot: slot.code,
    product: {
      productId: slot.productId,
      name: slot.name,
      ...(slot.imageUrl !== undefined && { imageUrl: slot.imageUrl }),
    },
    price: { ...price, ...taxRuleOf(machine.tax), planogramVersion: machine.planogramVersion },
    payment: sale.payment,
    state: 'COMPLETED',
    fence,
    sequence: sale.sequence,
    unconfirmed: false,
    offline: { soldAt: new Date(sale.soldAt).toISOString(), clockUncertain: isUncertain(sale, now) },
    createdAt: at,
    updatedAt: at,
  }
}

function isUncertain({ soldAt, clockUncertain }: Sale, now: number): boolean {
  const at = Date.parse(soldAt)
  return clockUncertain || at > now + AHEAD || at < now - OLD
}
