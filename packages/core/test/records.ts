import type { Call, Caller } from '../src/command.ts'
import { hashOf } from '../src/db/ids.ts'
import type { VoucherRecord } from '../src/loyalty/voucher.ts'
import type { MachineRecord, PlanogramSlot } from '../src/machine/machine.ts'
import type { MachineStateRecord } from '../src/machine/state.ts'
import type { OperatorRecord } from '../src/operator/operator.ts'
import type { ProductRecord } from '../src/product/product.ts'
import type { PromotionRecord } from '../src/promotion/promotion.ts'
import type { VendRecord } from '../src/vend/vend.ts'
import type { WalletRecord } from '../src/wallet/wallet.ts'

/** When every decision of the tests is taken, in epoch milliseconds and as ISO 8601. */
export const NOW = Date.parse('2026-03-01T12:00:00.000Z')
export const AT = '2026-03-01T12:00:00.000Z'
const BEFORE = '2026-02-01T08:00:00.000Z'

type Only<Kind extends Caller['kind']> = Extract<Caller, { kind: Kind }>

export const customer: Only<'CUSTOMER'> = { kind: 'CUSTOMER', id: 'ada' }
export const otherCustomer: Only<'CUSTOMER'> = { kind: 'CUSTOMER', id: 'ben' }
export const owner: Only<'STAFF'> = { kind: 'STAFF', id: 'olga', operatorId: 'acme', groups: ['owner'] }
export const driver: Only<'STAFF'> = { kind: 'STAFF', id: 'dora', operatorId: 'acme', groups: ['route-driver'] }
export const viewer: Only<'STAFF'> = { kind: 'STAFF', id: 'vera', operatorId: 'acme', groups: ['viewer'] }
export const stranger: Only<'STAFF'> = { kind: 'STAFF', id: 'otto', operatorId: 'globex', groups: ['owner'] }
const KEY = 'A'.repeat(43)
export const controller: Only<'MACHINE'> = { kind: 'MACHINE', id: 'm1', operatorId: 'acme', publicKey: KEY }
export const otherController: Only<'MACHINE'> = { ...controller, id: 'm2' }

/** One call of a command, with whatever the test does not care about. */
export const callOf = <Input, C extends Caller>(caller: C, input: Input, more: Partial<Call<Input, C>> = {}) => ({
  caller,
  input,
  now: NOW,
  id: '01J00000000000000000NEWID0',
  secretOf: (...parts: string[]) => hashOf(['secret', ...parts]),
  paymentProvider: '',
  playMoney: true,
  ...more,
})

export const operatorOf = (more: Partial<OperatorRecord> = {}): OperatorRecord => ({
  operatorId: 'acme',
  name: 'Acme Vending',
  currency: 'EUR',
  createdAt: BEFORE,
  ...more,
})

export const productOf = (more: Partial<ProductRecord> = {}): ProductRecord => ({
  productId: 'cola',
  operatorId: 'acme',
  name: 'Cola',
  description: 'Brown and sweet',
  price: 200,
  deposit: 25,
  currency: 'EUR',
  allergens: [],
  revision: 3,
  createdAt: BEFORE,
  updatedAt: BEFORE,
  ...more,
})

export const slotOf = (more: Partial<PlanogramSlot> = {}): PlanogramSlot => ({
  code: 'A1',
  productId: 'cola',
  name: 'Cola',
  price: 200,
  ownPrice: false,
  deposit: 25,
  capacity: 10,
  parLevel: 8,
  enabled: true,
  ...more,
})

export const machineOf = (more: Partial<MachineRecord> = {}): MachineRecord => ({
  machineId: 'm1',
  operatorId: 'acme',
  code: 'ABCD-EFGH',
  name: 'Lobby',
  place: 'Lobby, left of the stairs',
  timeZone: 'Europe/Berlin',
  currency: 'EUR',
  tax: { ratePpm: 190_000, inclusive: true },
  planogram: [slotOf(), slotOf({ code: 'A2', productId: 'water', name: 'Water', price: 150 })],
  planogramVersion: 4,
  createdAt: BEFORE,
  updatedAt: BEFORE,
  ...more,
})

export const stateRecordOf = (more: Partial<MachineStateRecord> = {}): MachineStateRecord => ({
  machineId: 'm1',
  operatorId: 'acme',
  status: 'ONLINE',
  publicKey: KEY,
  seenAt: NOW,
  fence: 7,
  reportSequence: 40,
  planogramVersion: 4,
  restocks: 2,
  stock: { A1: 5, A2: 0 },
  jammed: {},
  ...more,
})

export const vendRecordOf = (more: Partial<VendRecord> = {}): VendRecord => ({
  vendId: 'v1',
  hash: 'a1b2c3d4e5f6a1b2c3d4e5f6',
  operatorId: 'acme',
  machineId: 'm1',
  customerId: 'ada',
  slot: 'A1',
  product: { productId: 'cola', name: 'Cola' },
  price: {
    net: 168,
    tax: 32,
    deposit: 25,
    total: 225,
    currency: 'EUR',
    ratePpm: 190_000,
    inclusive: true,
    planogramVersion: 4,
  },
  payment: 'WALLET',
  state: 'DISPENSING',
  fence: 7,
  sequence: 41,
  unconfirmed: false,
  createdAt: BEFORE,
  updatedAt: BEFORE,
  ...more,
})

export const promotionOf = (more: Partial<PromotionRecord> = {}): PromotionRecord => ({
  promotionId: 'happy',
  operatorId: 'acme',
  name: 'Happy hour',
  percent: 25,
  productIds: [],
  machineIds: [],
  days: [],
  from: 17 * 60,
  until: 19 * 60,
  enabled: true,
  currency: 'EUR',
  revision: 1,
  createdAt: BEFORE,
  updatedAt: BEFORE,
  ...more,
})

export const voucherOf = (more: Partial<VoucherRecord> = {}): VoucherRecord => ({
  operatorId: 'acme',
  customerId: 'ada',
  voucherId: 'x1',
  kind: 'DISCOUNT',
  amount: 100,
  currency: 'EUR',
  points: 100,
  createdAt: BEFORE,
  expiresAt: NOW / 1000 + 1,
  ...more,
})

export const walletRecordOf = (more: Partial<WalletRecord> = {}): WalletRecord => ({
  operatorId: 'acme',
  customerId: 'ada',
  currency: 'EUR',
  balance: 1000,
  unresolved: 0,
  updatedAt: BEFORE,
  ...more,
})
