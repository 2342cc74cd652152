import * as v from 'valibot'
import { type Call, type Caller, type Command, refuse, write } from '../command.ts'
import { createWriteTransaction } from '../db/electro.ts'
import { Id, shardOf } from '../db/ids.ts'
import { consistent, transaction } from '../db/operation.ts'
import { Voucher, type VoucherRecord } from '../loyalty/voucher.ts'
import { type MachineRecord, machineById, type PlanogramSlot, SlotCode } from '../machine/machine.ts'
import { statusOf } from '../machine/presence.ts'
import { MachineState, type MachineStateRecord, slotKey, stateOf } from '../machine/state.ts'
import { MoneyInput } from '../money/money.ts'
import type { Price } from '../money/price.ts'
import { CardInput } from '../payment/card.ts'
import { offerOf } from '../promotion/offer.ts'
import { priceWith, usedBy, voucherRead, voucherRefuses, vouchersOf } from '../promotion/voucher.ts'
import { Wallet, type WalletRecord, walletOf } from '../wallet/wallet.ts'
import { ageRefuses } from './age.ts'
import { deadlineOf } from './deadlines.ts'
import { inputHash, repeated, vendIdOf } from './key.ts'
import { vendPayment } from './payment.ts'
import { Vend, type VendRecord, vendById } from './vend.ts'

const input = v.pipe(
  v.object({
    machineId: Id,
    slot: SlotCode,
    productId: Id,
    total: MoneyInput,
    payment: v.picklist(['WALLET', 'CARD']),
    card: v.nullish(CardInput),
    voucherId: v.nullish(Id),
    idempotencyKey: Id,
  }),
  v.forward(
    v.check(
      ({ payment, card }) => (payment === 'CARD') === Boolean(card),
      'is needed when it is paid by card, and not allowed otherwise',
    ),
    ['card'],
  ),
)

type Input = v.InferOutput<typeof input>
type Buyer = Extract<Caller, { kind: 'CUSTOMER' | 'GUEST' }>
type StartCall = Call<Input, Buyer>

interface Found {
  machine: MachineRecord | null
  state: MachineStateRecord | null
  /** What this key was used for before. */
  done: VendRecord | null
  /** Not read at first: the write's own condition protects it, and most wallets hold enough. */
  wallet?: WalletRecord | null
  /** Not read at first either: see `voucherRead`. */
  voucher?: VoucherRecord | null
}

/**
 * A customer, or by card a guest, buys one unit: the money is held, the unit reserved, the machine locked, the price frozen;
 * all in one transaction. The vend's id follows from the idempotency key. A vend by card is PENDING until the provider, who
 * is asked when it is stored, has answered. 1 BatchGetItem of 3 items, 1 transaction of 3 items; by card 2, and then the
 * answer.
 */
export const startVend: Command<Input, Found, VendRecord, Buyer> = {
  name: 'startVend',
  input,
  read: (call, before) => ({
    machine: consistent(machineById(call.input.machineId)),
    state: consistent(stateOf(call.input.machineId)),
    done: vendById(vendIdOf(call)),
    ...voucherRead(call, before),
    ...(before?.machine &&
      call.input.payment === 'WALLET' &&
      call.caller.kind === 'CUSTOMER' && { wallet: walletOf(before.machine.operatorId, call.caller.id) }),
  }),
  decide(call, found) {
    const before = repeated(found.done, call.input)
    if (before) return before
    const unpayable = paymentRefuses(call)
    if (unpayable) return unpayable
    if (!found.machine || !found.state) return refuse('NOT_FOUND', { machineId: call.input.machineId })
    const slot = found.machine.planogram.find(({ code }) => code === call.input.slot)
    if (!slot) return refuse('SLOT_NOT_FOUND', { slot: call.input.slot })
    const offer = offerOf(found.machine, slot, call.now).price
    const price = priceWith(found.voucher, found.machine, slot, call.now)
    const refused =
      machineRefuses(found.state, call.now) ??
      slotRefuses(slot, found.state) ??
      offerRefuses(call.input, slot, offer) ??
      voucherRefuses(call, found.voucher) ??
      ageRefuses(call, slot, found.machine) ??
      walletRefuses(found.wallet, price)
    if (refused) return refused
    const vend = vendOf(call, found.machine, found.state, slot, price)
    return write(hold(vend, found.state), vend)
  },
  payment: vendPayment,
}

/** What cannot be right whatever the machine says. */
function paymentRefuses({ caller, input, paymentProvider }: StartCall) {
  if (input.payment === 'CARD') {
    return paymentProvider === 'stripe' ? undefined : refuse('PAYMENT_UNAVAILABLE', { payment: input.payment })
  }
  return caller.kind === 'GUEST' ? refuse('FORBIDDEN', { needs: 'CUSTOMER, or payment by CARD' }) : undefined
}

function machineRefuses(state: MachineStateRecord, now: number) {
  const status = statusOf(state, now)
  if (status === 'OFFLINE') return refuse('MACHINE_OFFLINE')
  if (status === 'OUT_OF_SERVICE') return refuse('MACHINE_OUT_OF_SERVICE')
  if (state.stoppedAt !== undefined) return refuse('SALES_STOPPED', { since: state.stoppedAt })
  return state.activeVendId ? refuse('MACHINE_BUSY') : undefined
}

function slotRefuses(slot: PlanogramSlot, state: MachineStateRecord) {
  const key = slotKey(slot.code)
  if (!slot.enabled || state.jammed?.[key]) return refuse('SLOT_DISABLED', { slot: slot.code })
  return (state.stock[key] ?? 0) > 0 ? undefined : refuse('SOLD_OUT', { slot: slot.code })
}

/** Whether the customer decided on what is really there: this product, at this price. */
function offerRefuses({ productId, total }: Input, slot: PlanogramSlot, price: Price) {
  if (productId !== slot.productId) return refuse('PRODUCT_CHANGED', { productId: slot.productId })
  if (total.currency !== price.currency) return refuse('WRONG_CURRENCY', { currency: price.currency })
  if (total.amount !== price.total) {
    return refuse('PRICE_CHANGED', { total: { amount: price.total, currency: price.currency } })
  }
  return undefined
}

function walletRefuses(wallet: Found['wallet'], price: Price) {
  if (wallet === undefined || price.total === 0) return undefined
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
  const { caller, input, now } = call
  const at = new Date(now).toISOString()
  const vendId = vendIdOf(call)
  // What costs nothing has nothing to ask a provider, who would refuse an amount of zero.
  const card = price.total > 0 ? input.card : undefined
  const vend: VendRecord = {
    vendId,
    hash: inputHash(input),
    operatorId: machine.operatorId,
    machineId: machine.machineId,
    ...(caller.kind === 'CUSTOMER' && { customerId: caller.id }),
    slot: slot.code,
    product: {
      productId: slot.productId,
      name: slot.name,
      ...(slot.imageUrl !== undefined && { imageUrl: slot.imageUrl }),
      ...(slot.minimumAge !== undefined && { minimumAge: slot.minimumAge }),
    },
    price: { ...price, ...machine.tax, planogramVersion: machine.planogramVersion },
    payment: input.payment,
    ...(card && { card: { token: card.token, status: 'ASKED' } }),
    state: card ? 'PENDING' : 'AUTHORIZED',
    fence: state.fence + 1,
    sequence: state.reportSequence,
    unconfirmed: false,
    createdAt: at,
    updatedAt: at,
  }
  return { ...vend, due: shardOf(vendId), dueAt: deadlineOf(vend) }
}

/** Each condition says that what the decision relied on still holds; stock and balance can never fall below zero. */
const hold = (vend: VendRecord, seen: MachineStateRecord) =>
  transaction((commit) =>
    createWriteTransaction({ Vend, MachineState, Wallet, Voucher }, (table) => {
      const { operatorId, customerId, price } = vend
      const held = [
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
             AND ${op.notExists(state.stoppedAt)}
             AND ${op.eq(state.planogramVersion, vend.price.planogramVersion)}
             AND ${op.gt(state.stock[slotKey(vend.slot)] as number, 0)} AND ${op.notExists(state.jammed[slotKey(vend.slot)] as string)}`,
          )
          .commit(commit),
        ...vouchersOf(vend).map((voucher) =>
          table.Voucher.patch(voucher)
            .set(usedBy(vend))
            .where((item, op) => op.notExists(item.usedBy))
            .commit(commit),
        ),
      ]
      if (vend.payment === 'CARD' || customerId === undefined || price.total === 0) return held
      const wallet = table.Wallet.patch({ operatorId, customerId })
        .subtract({ balance: price.total })
        .set({ updatedAt: vend.updatedAt })
        .where((item, op) => `${op.gte(item.balance, price.total)} AND ${op.eq(item.currency, price.currency)}`)
      return [...held, wallet.commit(commit)]
    }),
  )
