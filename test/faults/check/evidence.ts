import type { Purchase } from '../actors/buyer.ts'
import type { Controller } from '../actors/controller.ts'
import type { Cloud } from '../world/cloud.ts'
import type { Item } from '../world/database.ts'
import type { Shop } from '../world/shop.ts'
import type { History } from './history.ts'

/** What is known when a simulation is over. */
export interface Evidence {
  shop: Shop
  cloud: Cloud
  purchases: readonly Purchase[]
  controllers: readonly Controller[]
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

/** A vend, as far as the checks look at it. */
export interface VendItem {
  vendId: string
  operatorId: string
  customerId?: string
  machineId: string
  slot: string
  state: string
  payment: string
  price: { net: number; tax: number; deposit: number; total: number; currency: string }
}

/** A wallet. */
export interface WalletItem {
  operatorId: string
  customerId: string
  balance: number
  held: number
}

/** A machine's lock and stock. */
export interface StateItem {
  machineId: string
  operatorId: string
  activeVendId?: string
  stock: Record<string, number>
  jammed?: Record<string, string>
}

/** The items of one entity. */
export const entities = <T>(items: readonly Item[], entity: string): T[] =>
  items.filter(({ __edb_e__ }) => __edb_e__ === entity) as T[]

/** The sentence, unless it holds. */
export const complain = (holds: boolean, sentence: string): string[] => (holds ? [] : [sentence])

export const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0)

/** States in which the customer's money is held and the unit reserved. */
export const HOLDING: ReadonlySet<string> = new Set(['PENDING', 'AUTHORIZED', 'DISPENSING', 'OUTCOME_UNKNOWN'])

/** States in which the unit is the customer's. */
export const SOLD: ReadonlySet<string> = new Set(['COMPLETED', 'REFUNDED'])
