import { createWriteTransaction } from 'electrodb'
import * as v from 'valibot'
import { type Call, type Caller, type Command, refuse, write } from '../command.ts'
import { Id } from '../db/ids.ts'
import { consistent, transaction } from '../db/operation.ts'
import { type MachineRecord, machineById, type PlanogramSlot, SlotCode } from '../machine/machine.ts'
import { MachineState, type MachineStateRecord, slotKey, stateOf } from '../machine/state.ts'
import { MoneyInput } from '../money/money.ts'
import type { Price } from '../money/price.ts'
import { offerOf } from '../promotion/offer.ts'
import { Wallet, type WalletRecord, walletOf } from '../wallet/wallet.ts'
import { ageRefuses } from './age.ts'
import { inputHash, repeated, vendIdOf } from './key.ts'
import { Vend, type VendRecord, vendById } from './vend.ts'

const input = v.object({
  machineId: Id,
  slot: SlotCode,
  productId: Id,
  total: MoneyInput,
  payment: v.picklist(['WALLET', 'CARD']),
  idempotencyKey: Id,
})

type Input = v.InferOutput<typeof input>
type Customer = Extract<Caller, { kind: 'CUSTOMER' }>
type StartCall = Call<Input, Customer>

interface Found {
  machine: MachineRecord | null
  state: MachineStateRecord | null
  /** What this key was used for before. */
  done: VendRecord | null
  /** Not read at first: the write's own condition protects it, and most wallets hold enough. */
  wallet?: WalletRecord | null
}

/**
 * A customer buys one unit: the money is held, the unit reserved, the machine locked, the price frozen; all in one
 * transaction. The vend's id follows from the idempotency key. 1 BatchGetItem of 3 items, 1 transaction of 3 items.
 */
export const startVend: Command<Input, Found, VendRecord, Customer> = {
  name: 'startVend',
  input,
  read: (call, before) => ({
    machine: consistent(machineById(call.input.machineId)),
    state: consistent(stateOf(call.input.machineId)),
    done: vendById(vendIdOf(call)),
    ...(before?.machine && { wallet: walletOf(before.machine.operatorId, call.caller.id) }),
  }),
  decide(call, found) {
    const before = repeated(found.done, call.input)
    if (before) return before
    if (!found.machine || !found.state) return refuse('NOT_FOUND', { machineId: call.input.machineId })
    const slot = found.machine.planogram.find(({ code }) => code === call.input.slot)
    if (!slot) return refuse('SLOT_NOT_FOUND', { slot: call.input.slot })
    const { price } = offerOf(found.machine, slot, call.now)
    const refused =
      machineRefuses(found.state) ??
      slotRefuses(slot, found.state) ??
      offerRefuses(call.input, slot, price) ??
      ageRefuses(call, slot, found.machine) ??
      walletRefuses(found.wallet, price)
    if (refused) return refused
    const vend = vendOf(call, found.machine, found.state, slot, price)
    return write(hold(call, vend, found.state), vend)
  },
}

function machineRefuses(state: MachineStateRecord) {
  if (state.status === 'OFFLINE') return refuse('MACHINE_OFFLINE')
  if (state.status === 'OUT_OF_SERVICE') return refuse('MACHINE_OUT_OF_SERVICE')
  return state.activeVendId ? refuse('MACHINE_BUSY') : undefined
}

function slotRefuses(slot: PlanogramSlot, state: MachineStateRecord) {
  const key = slotKey(slot.code)
  if (!slot.enabled || state.jammed?.[key]) return refuse('SLOT_DISABLED', { slot: slot.code })
  return (state.stock[key] ?? 0) > 0 ? undefined : refuse('SOLD_OUT', { slot: slot.code })
}

/** Whether the customer decided on what is really there: this product, at this price. */
function offerRefuses({ productId, total, payment }: Input, slot: PlanogramSlot, price: Price) {
  if (productId !== slot.productId) return refuse('PRODUCT_CHANGED', { productId: slot.productId })
  if (total.currency !== price.currency) return refuse('WRONG_CURRENCY', { currency: price.currency })
  if (total.amount !== price.total) {
    return refuse('PRICE_CHANGED', { total: { amount: price.total, currency: price.currency } })
  }
  return payment === 'WALLET' ? undefined : refuse('PAYMENT_UNAVAILABLE', { payment })
}

function walletRefuses(wallet: Found['wallet'], price: Price) {
  if (wallet === undefined) return undefined
  const short = refuse('INSUFFICIENT_FUNDS', { balance: wallet?.balance ?? 0, total: price.total })
  if (!wallet) return short
  if (wallet.currency !== price.currency) return refuse('WRONG_CURRENCY', { currency: wallet.currency })
  return wallet.balance < price.total ? short : undefined
}

function vendOf(
  call: StartCall,
  machine: MachineRecord,
  state: MachineStateRecord,
  slot: PlanogramSlot,
  price: Price,
): VendRecord {
  const at = new Date(call.now).toISOString()
  return {
    vendId: vendIdOf(call),
    hash: inputHash(call.input),
    operatorId: machine.operatorId,
    machineId: machine.machineId,
    customerId: call.caller.id,
    slot: slot.code,
    product: {
      productId: slot.productId,
      name: slot.name,
      ...(slot.imageUrl !== undefined && { imageUrl: slot.imageUrl }),
      ...(slot.minimumAge !== undefined && { minimumAge: slot.minimumAge }),
    },
    price: { ...price, ...machine.tax, planogramVersion: machine.planogramVersion },
    payment: call.input.payment,
    state: 'AUTHORIZED',
    fence: state.fence + 1,
    sequence: state.reportSequence,
    unconfirmed: false,
    createdAt: at,
    updatedAt: at,
  }
}

/** Each condition says that what the decision relied on still holds; stock and balance can never fall below zero. */
const hold = (call: StartCall, vend: VendRecord, seen: MachineStateRecord) =>
  transaction((commit) =>
    createWriteTransaction({ Vend, MachineState, Wallet }, (table) => [
      table.Vend.create(vend).commit(commit),
      table.MachineState.patch({ machineId: vend.machineId })
        .data((state, op) => {
          op.set(state.activeVendId, vend.vendId)
          op.set(state.fence, vend.fence)
          op.subtract(state.stock[slotKey(vend.slot)] as number, 1)
        })
        .where(
          (state, op) =>
            `${op.notExists(state.activeVendId)} AND ${op.eq(state.fence, seen.fence)} AND ${op.eq(state.status, 'ONLINE')}
             AND ${op.eq(state.planogramVersion, vend.price.planogramVersion)}
             AND ${op.gt(state.stock[slotKey(vend.slot)] as number, 0)} AND ${op.notExists(state.jammed[slotKey(vend.slot)] as string)}`,
        )
        .commit(commit),
      table.Wallet.patch({ operatorId: vend.operatorId, customerId: call.caller.id })
        .subtract({ balance: vend.price.total })
        .set({ updatedAt: vend.updatedAt })
        .where(
          (wallet, op) =>
            `${op.gte(wallet.balance, vend.price.total)} AND ${op.eq(wallet.currency, vend.price.currency)}`,
        )
        .commit(commit),
    ]),
  )
