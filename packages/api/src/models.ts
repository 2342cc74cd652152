import {
  actionsFor,
  clockOf,
  type EnrolledMachine,
  enrolmentCode,
  enrolmentEnd,
  isTopUpId,
  levelOf,
  lowAtOf,
  type MachineExceptionRecord,
  type MachineStateRecord,
  type MachineView,
  type Money,
  type OfflineResult,
  type OperatorRecord,
  offerOf,
  type PlanogramSlot,
  type Pricing,
  type ProductRecord,
  type PromotionRecord,
  slotKey,
  type TaxRule,
  type ToppedUp,
  type VendRecord,
  type WalletRecord,
} from '@dispense/core'
import type { Answered } from './command.ts'
import type {
  CallerKind,
  EnrolledMachine as EnrolledMachineType,
  Machine,
  MachineCommand,
  MachineException,
  Operator,
  Product,
  Promotion,
  Slot,
  Vend,
  Wallet,
  Weekday,
} from './generated/types.ts'
import { receiptToken } from './receipt.ts'
import { secretsOf } from './secret.ts'

/** The fields of a Machine that have resolvers of their own. */
type MachineField =
  | ('operator' | 'status' | 'busy' | 'enrolled' | 'lastSeenAt' | 'silenceSeconds' | 'slots' | 'activeVend')
  | (
      | 'exceptions'
      | 'restocks'
      | 'telemetry'
      | 'telemetryHistory'
      | 'commands'
      | 'perishable'
      | 'salesStoppedAt'
      | 'audits'
    )

/** What resolvers hand on for a Machine: the fields that need no more reading, and what the others read by. */
export type MachineModel = Omit<Machine, MachineField> &
  Pick<MachineView, 'operatorId' | 'planogram' | 'state'> & { pricing: Pricing }

/** What resolvers hand on for a MachineCommand. */
export type MachineCommandModel = Omit<MachineCommand, 'vend'> & {
  vend: VendModel | null
  machineId: string
  operatorId: string
}

/** What resolvers hand on for an EnrolledMachine. */
export type EnrolledMachineModel = Omit<EnrolledMachineType, 'machine'>

/** What resolvers hand on for a MachineException. */
export type MachineExceptionModel = MachineException

/** What resolvers hand on for a Product. */
export type ProductModel = Omit<Product, 'operator'> & { operatorId: string }

/** What resolvers hand on for a Vend. */
export type VendModel = Omit<Vend, 'machine'> & { operatorId: string; machineId: string }

/** What resolvers hand on for an OfflineResult. */
export interface OfflineResultModel {
  sequence: number
  vend: VendModel | null
  code: string | null
}

/** What resolvers hand on for a Wallet. */
export type WalletModel = Omit<Wallet, 'operator' | 'held'> & { operatorId: string; record: WalletRecord }

/** What resolvers hand on for Me. */
export interface MeModel {
  kind: CallerKind
  id: string | null
  groups: string[]
  operatorId: string | null
}

/** An operator as the API shows it. */
export const toOperator = ({ operatorId, name, currency, loyalty }: OperatorRecord): Operator => ({
  id: operatorId,
  name,
  currency,
  loyalty: loyalty
    ? {
        pointsPerUnit: loyalty.pointsPerUnit,
        pointValue: { amount: loyalty.pointValue, currency },
        freeDrinkPoints: loyalty.freeDrinkPoints ?? null,
      }
    : null,
})

/** A machine as the API shows it. */
export const toMachine = (machine: MachineView): MachineModel => ({
  id: machine.machineId,
  code: machine.code,
  name: machine.name,
  place: machine.place,
  location: machine.location ?? null,
  tags: machine.tags ?? [],
  timeZone: machine.timeZone,
  tax: toTaxRule(machine.tax),
  offlineLimit: { amount: machine.offlineLimit ?? 0, currency: machine.currency },
  planogramVersion: machine.planogramVersion,
  enrolment: null,
  operatorId: machine.operatorId,
  planogram: machine.planogram,
  pricing: machine,
  ...(machine.state && { state: machine.state }),
})

/** A machine as its owner is shown it who may give a code to its controller. A code that was used is not there any more. */
export function toEnrollingMachine(machine: MachineView, { env }: Answered): MachineModel {
  const { machineId, state } = machine
  if (state?.enrolment === undefined) return toMachine(machine)
  const code = enrolmentCode(secretsOf(env), machineId, state.enrolment)
  const expiresAt = new Date(enrolmentEnd(state.enrolment)).toISOString()
  return { ...toMachine(machine), enrolment: { code: code.replace(/(?<=^.{4}|^.{8})/g, '-'), expiresAt } }
}

/** The machine that a controller has become, as it is told. */
export const toEnrolledMachine = ({ machineId }: EnrolledMachine): EnrolledMachineModel => ({ machineId })

/** A tax rule as the API shows it. */
const toTaxRule = ({ jurisdiction, ratePpm, inclusive, depositTaxed }: TaxRule) => ({
  jurisdiction: jurisdiction ?? null,
  ratePpm,
  inclusive,
  depositTaxed: depositTaxed ?? false,
})

/** A slot as the API shows it at an instant (epoch milliseconds): its planogram, its price and its stock together. */
export function toSlot(slot: PlanogramSlot, pricing: Pricing, state: MachineStateRecord, now: number): Slot {
  const money = (amount: number): Money => ({ amount, currency: pricing.currency })
  const { price, shelf, rule } = offerOf(pricing, slot, now)
  const key = slotKey(slot.code)
  const stock = state.stock[key] ?? 0
  const jammed = Boolean(state.jammed?.[key])
  return {
    code: slot.code,
    product: {
      id: slot.productId,
      name: slot.name,
      imageUrl: slot.imageUrl ?? null,
      deposit: money(slot.deposit),
      minimumAge: slot.minimumAge ?? null,
    },
    price: money(slot.price),
    promotion: rule ? { id: rule.promotionId, name: rule.name, price: money(shelf), until: clockOf(rule.until) } : null,
    total: money(price.total),
    stock,
    soldOut: stock === 0,
    enabled: slot.enabled && !jammed,
    jammed,
    ownPrice: slot.ownPrice,
    switchedOff: !slot.enabled,
    capacity: slot.capacity,
    parLevel: slot.parLevel,
    lowAt: lowAtOf(slot),
    level: levelOf(state, key),
  }
}

/** A product as the API shows it. */
export const toProduct = ({ productId, price, deposit, currency, ...product }: ProductRecord): ProductModel => ({
  id: productId,
  operatorId: product.operatorId,
  name: product.name,
  description: product.description,
  imageUrl: product.imageUrl ?? null,
  price: { amount: price, currency },
  deposit: { amount: deposit, currency },
  allergens: product.allergens,
  nutrition: product.nutrition ?? null,
  minimumAge: product.minimumAge || null,
  updatedAt: product.updatedAt,
})

/** A promotion as the API shows it. */
export function toPromotion({
  promotionId,
  percent,
  amount,
  price,
  currency,
  ...promotion
}: PromotionRecord): Promotion {
  const money = (minor: number | undefined): Money | null => (minor === undefined ? null : { amount: minor, currency })
  return {
    id: promotionId,
    name: promotion.name,
    discount: { percent: percent ?? null, amount: money(amount), price: money(price) },
    productIds: promotion.productIds,
    machineIds: promotion.machineIds,
    days: promotion.days as Weekday[],
    from: clockOf(promotion.from),
    until: clockOf(promotion.until),
    startDate: promotion.startDate ?? null,
    endDate: promotion.endDate ?? null,
    enabled: promotion.enabled,
    updatedAt: promotion.updatedAt,
  }
}

/** A vend as the API shows it. */
export function toVend(vend: VendRecord): VendModel {
  const { product, price } = vend
  const money = (amount: number): Money => ({ amount, currency: price.currency })
  return {
    id: vend.vendId,
    state: vend.state,
    slot: vend.slot,
    product: {
      id: product.productId,
      name: product.name,
      imageUrl: product.imageUrl ?? null,
      deposit: money(price.deposit + (price.inclusive ? (price.depositTax ?? 0) : 0)),
      minimumAge: product.minimumAge ?? null,
    },
    price: {
      net: money(price.net),
      tax: money(price.tax),
      deposit: money(price.deposit),
      depositTax: money(price.depositTax ?? 0),
      total: money(price.total),
      discount: money(price.discount?.amount ?? 0),
      promotionId: price.discount?.promotionId ?? null,
      voucherId: price.discount?.voucherId ?? null,
      rule: toTaxRule(price),
      planogramVersion: price.planogramVersion,
    },
    payment: vend.payment,
    refunded: money(vend.refunded ?? 0),
    refundPending: vend.refunding ? money(vend.refunding.amount) : null,
    offline: vend.offline ?? null,
    card: vend.card ? toCard(vend.card) : null,
    clientSecret: null,
    receiptToken: null,
    customerId: vend.customerId ?? null,
    failure: vend.failure ?? null,
    resolution: vend.resolution ?? null,
    unconfirmed: vend.unconfirmed,
    fence: vend.fence,
    createdAt: vend.createdAt,
    updatedAt: vend.updatedAt,
    operatorId: vend.operatorId,
    machineId: vend.machineId,
  }
}

/** What became of a sale while the machine was offline, as the API shows it. */
export const toOfflineResult = (result: OfflineResult): OfflineResultModel =>
  'vend' in result
    ? { sequence: result.sequence, vend: toVend(result.vend), code: null }
    : { sequence: result.sequence, vend: null, code: result.code }

const toCard = ({ brand, last4, decline }: NonNullable<VendRecord['card']>) => ({
  brand: brand ?? null,
  last4: last4 ?? null,
  declineCode: decline ?? null,
})

/** A vend as whoever started it is shown it: with what the page needs to go on, and a guest's only proof of having bought. */
export const toStartedVend = (vend: VendRecord, { payment, env }: Answered): VendModel => ({
  ...toVend(vend),
  clientSecret: (vend.state === 'PENDING' && payment?.clientSecret) || null,
  receiptToken: vend.customerId === undefined ? receiptToken(env, vend.vendId) : null,
})

/** A wallet as whoever fills it is shown it. */
export const toToppedUp = ({ wallet, topUp }: ToppedUp, { payment }: Answered): WalletModel => ({
  ...toWallet(wallet),
  topUp: topUp
    ? {
        id: topUp.topUpId,
        state: topUp.state,
        amount: { amount: topUp.amount, currency: topUp.currency },
        card: toCard(topUp.card),
        clientSecret: (topUp.state === 'PENDING' && payment?.clientSecret) || null,
      }
    : null,
})

/** A wallet as the API shows it. */
export const toWallet = (record: WalletRecord): WalletModel => ({
  operatorId: record.operatorId,
  balance: { amount: record.balance, currency: record.currency },
  updatedAt: record.updatedAt,
  topUp: null,
  record,
})

/** An exception as the API shows it. */
export const toException = (exception: MachineExceptionRecord): MachineExceptionModel => ({
  id: exception.exceptionId,
  machineId: exception.machineId,
  createdAt: exception.createdAt,
  code: exception.code,
  message: exception.message,
  operation: exception.operation,
  vendId: exception.vendId,
  topUpId: isTopUpId(exception.vendId) && exception.machineId === exception.vendId ? exception.vendId : null,
  sequence: exception.sequence,
  closedAt: exception.closedAt ?? null,
  actions: [...actionsFor(exception.code)],
})
