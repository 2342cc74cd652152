import type { LedgerEntry } from '@dispense/local'
import type { Purchase } from '../actors/buyer.ts'
import type { Controller } from '../actors/controller.ts'
import type { Supply } from '../actors/supplier.ts'
import type { Cloud } from '../world/cloud.ts'
import type { Shop } from '../world/shop.ts'
import type { Item } from '../world/table.ts'
import type { History } from './history.ts'

/** What is known when a simulation is over. */
export interface Evidence {
  shop: Shop
  cloud: Cloud
  purchases: readonly Purchase[]
  controllers: readonly Controller[]
  supplies: readonly Supply[]
  /** Whether it is known who wrote what: not when other processes did. */
  attributed: boolean
  /** All payments, as the provider's books have them. */
  payments: readonly LedgerEntry[]
  /** How many records of the stream were given up. */
  lost: number
  /** The table after all deadlines and one run of the sweep. */
  afterOne: readonly Item[]
  /** The table at the end. */
  items: readonly Item[]
  /** The table all the way. */
  history: History
}

/** An invariant: its number in the plan, and every sentence in which the evidence contradicts it. */
export interface Invariant {
  number: number
  title: string
  check(evidence: Evidence): string[]
}

/** An invariant of the table alone: it can be held against any table, without a simulation. */
export interface TableInvariant extends Omit<Invariant, 'check'> {
  check(evidence: Pick<Evidence, 'items'>): string[]
}

/** A vend, as far as the checks look at it. */
export interface VendItem {
  vendId: string
  operatorId: string
  customerId?: string
  machineId: string
  slot: string
  createdAt: string
  /** Present when the machine sold it while it was offline. */
  offline?: object
  product: { minimumAge?: number }
  state: string
  payment: string
  card?: { token: string; status: string; paymentId?: string }
  /** Present as long as the sweep has something to do about it. */
  due?: number
  /** What a person decided when its outcome was unknown. */
  resolution?: { outcome: string }
  /** What was given back. */
  refunded?: number
  price: {
    net: number
    tax: number
    deposit: number
    total: number
    currency: string
    depositTax?: number
    discount?: { voucherId?: string; voucherNet?: number }
  }
}

/** A wallet. */
export interface WalletItem {
  operatorId: string
  customerId: string
  balance: number
  unresolved: number
}

/** A machine's lock and stock. */
export interface StateItem {
  machineId: string
  operatorId: string
  activeVendId?: string
  stock: Record<string, number>
  jammed?: Record<string, string>
}

/** A movement of money between an operator's accounts: the sum of its entries is zero. */
export interface TransferItem {
  transferId: string
  operatorId: string
  customerId?: string
  vendId?: string
  kind: string
  /** Positive is a debit, negative a credit. */
  entries: readonly { account: string; amount: number }[]
}

/** The items of one entity. */
export const entities = <T>(items: readonly Item[], entity: string): T[] =>
  items.filter(({ __edb_e__ }) => __edb_e__ === entity) as T[]

/** The sentence, unless it holds. */
export const complain = (holds: boolean, sentence: string): string[] => (holds ? [] : [sentence])

/** What some transfers did to an account, in debits less credits. */
export const movedOn = (account: string, transfers: readonly TransferItem[]): number =>
  sum(
    transfers.flatMap(({ entries }) =>
      entries.filter((entry) => entry.account === account).map((entry) => entry.amount),
    ),
  )

export const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0)

/** States in which a vend has a machine to itself; its money has left the wallet, and no transfer says where to yet. */
export const UNDER_WAY: ReadonlySet<string> = new Set(['PENDING', 'AUTHORIZED', 'DISPENSING'])

/** States in which the unit is not for sale. */
export const HOLDING: ReadonlySet<string> = new Set([...UNDER_WAY, 'OUTCOME_UNKNOWN'])

/** States in which the unit is the customer's. */
export const SOLD: ReadonlySet<string> = new Set(['COMPLETED', 'REFUNDED'])
