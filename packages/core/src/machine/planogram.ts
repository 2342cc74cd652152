import * as v from 'valibot'
import { type Call, type Caller, type Command, refuse, write } from '../command.ts'
import { createWriteTransaction } from '../db/electro.ts'
import { Id } from '../db/ids.ts'
import { consistent, type Operation, transaction, type Written } from '../db/operation.ts'
import { MoneyInput } from '../money/money.ts'
import { type ProductRecord, productById } from '../product/product.ts'
import { thresholdsOf } from './low-stock.ts'
import { Machine, type MachineRecord, machineById, type PlanogramSlot, SlotCode } from './machine.ts'
import { MachineState, type MachineStateRecord, type MachineView, slotKey, stateOf } from './state.ts'

/** A large combined machine has 80 selections; with the machine and its state they are one BatchGetItem. */
export const MAX_SLOTS = 80

const Units = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000))
const UnitsOrNone = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000))

const slotInput = v.object({
  code: SlotCode,
  productId: Id,
  price: v.nullish(MoneyInput),
  capacity: Units,
  parLevel: v.nullish(UnitsOrNone),
  lowAt: v.nullish(UnitsOrNone),
  enabled: v.boolean(),
})

const input = v.object({
  machineId: Id,
  slots: v.pipe(v.array(slotInput), v.maxLength(MAX_SLOTS)),
  planogramVersion: v.nullish(v.pipe(v.number(), v.integer(), v.minValue(0))),
})

type Staff = Extract<Caller, { kind: 'STAFF' }>
type SetCall = Call<v.InferOutput<typeof input>, Staff>

/** The machine, its state, and each product under the key `product:<id>`. */
interface Found {
  machine: MachineRecord | null
  state: MachineStateRecord | null
  [product: `product:${string}`]: ProductRecord | null
}

/**
 * Says what every slot of a machine sells. Not while the machine dispenses: a unit that is reserved must have a slot to
 * go back to. 1 BatchGetItem of 2 items and the products, 1 transaction of 2 items.
 */
export const setPlanogram: Command<SetCall['input'], Found, MachineView, Staff> = {
  name: 'setPlanogram',
  input,
  read: ({ input }) => ({
    machine: consistent(machineById(input.machineId)),
    state: consistent(stateOf(input.machineId)),
    ...Object.fromEntries(
      input.slots.map(({ productId }): [string, Operation] => [
        `product:${productId}`,
        consistent(productById(productId)),
      ]),
    ),
  }),
  decide(call, found) {
    const { machine, state } = found
    if (!machine || !state || machine.operatorId !== call.caller.operatorId) {
      return refuse('NOT_FOUND', { machineId: call.input.machineId })
    }
    const refused = planogramRefused(call, found, machine) ?? (state.activeVendId ? refuse('MACHINE_BUSY') : undefined)
    if (refused) return refused
    const planogram = call.input.slots.map((slot) => slotOf(slot, found[`product:${slot.productId}`] as ProductRecord))
    planogram.sort((a, b) => (a.code < b.code ? -1 : 1))
    const planogramVersion = machine.planogramVersion + 1
    const next = { ...machine, planogram, planogramVersion, updatedAt: new Date(call.now).toISOString() }
    const nextState = { ...state, planogramVersion, ...keptStock(machine, state, planogram) }
    return write(replace(next, nextState, machine), { ...next, state: nextState })
  },
}

function planogramRefused({ input, caller }: SetCall, found: Found, machine: MachineRecord) {
  const { slots, planogramVersion: replaces } = input
  if (typeof replaces === 'number' && replaces !== machine.planogramVersion) {
    return refuse('PLANOGRAM_CHANGED', { planogramVersion: machine.planogramVersion })
  }
  const codes = slots.map(({ code }) => code)
  const twice = codes.find((code, i) => codes.indexOf(code) !== i)
  if (twice) return refuse('DUPLICATE_SLOT', { slot: twice })
  const foreign = slots.find((slot) => found[`product:${slot.productId}`]?.operatorId !== caller.operatorId)
  if (foreign) return refuse('PRODUCT_NOT_FOUND', { slot: foreign.code, productId: foreign.productId })
  const wrong = slots.find(({ price }) => price && price.currency !== machine.currency)
  return wrong ? refuse('WRONG_CURRENCY', { slot: wrong.code, currency: machine.currency }) : undefined
}

function slotOf(slot: SetCall['input']['slots'][number], product: ProductRecord): PlanogramSlot {
  return {
    code: slot.code,
    capacity: slot.capacity,
    parLevel: Math.min(slot.parLevel ?? slot.capacity, slot.capacity),
    ...(typeof slot.lowAt === 'number' && { lowAt: slot.lowAt }),
    enabled: slot.enabled,
    ownPrice: Boolean(slot.price),
    ...shownOf(product),
    price: slot.price?.amount ?? product.price,
  }
}

/** What a slot copies of its product. */
const shownOf = (product: ProductRecord) => ({
  productId: product.productId,
  name: product.name,
  price: product.price,
  deposit: product.deposit,
  ...(product.imageUrl !== undefined && { imageUrl: product.imageUrl }),
  ...(product.minimumAge && { minimumAge: product.minimumAge }),
})

/** A slot that keeps its product keeps its stock and its jam; any other starts empty. Thresholds are those of the slots. */
function keptStock(machine: MachineRecord, state: MachineStateRecord, planogram: PlanogramSlot[]) {
  const before = new Map(machine.planogram.map((slot) => [slot.code, slot.productId]))
  const keys = planogram.map(({ code }) => slotKey(code))
  const kept = new Set(
    planogram.filter((slot) => before.get(slot.code) === slot.productId).map(({ code }) => slotKey(code)),
  )
  return {
    stock: Object.fromEntries(keys.map((key) => [key, kept.has(key) ? (state.stock[key] ?? 0) : 0])),
    jammed: Object.fromEntries(Object.entries(state.jammed ?? {}).filter(([key]) => kept.has(key))),
    lowAt: thresholdsOf(planogram),
  }
}

/** Neither a vend nor a restock may have come in between: the whole stock is written. */
const replace = (next: MachineRecord, nextState: MachineStateRecord, before: MachineRecord) =>
  transaction((commit) =>
    createWriteTransaction({ Machine, MachineState }, (table) => [
      table.Machine.patch({ machineId: next.machineId })
        .set({ planogram: next.planogram, planogramVersion: next.planogramVersion, updatedAt: next.updatedAt })
        .where((item, op) => op.eq(item.planogramVersion, before.planogramVersion))
        .commit(commit),
      table.MachineState.patch({ machineId: next.machineId })
        .set({
          stock: nextState.stock,
          jammed: nextState.jammed,
          lowAt: nextState.lowAt,
          planogramVersion: nextState.planogramVersion,
        })
        .where(
          (item, op) =>
            `${op.notExists(item.activeVendId)} AND ${op.eq(item.fence, nextState.fence)}
             AND ${op.eq(item.restocks, nextState.restocks)} AND ${op.eq(item.planogramVersion, before.planogramVersion)}`,
        )
        .commit(commit),
    ]),
  )

/**
 * A machine after one of its products changed: its slots follow, and so does its planogram's version, because a
 * customer who saw the old price must be told. `null` when no slot has to change. 1 transaction of 2 items.
 */
export function repriceMachine(machine: MachineRecord, product: ProductRecord, now: number): Operation<Written> | null {
  const planogram = machine.planogram.map((slot): PlanogramSlot => {
    if (slot.productId !== product.productId) return slot
    const { imageUrl: _image, minimumAge: _age, ...kept } = slot
    return { ...kept, ...shownOf(product), price: slot.ownPrice ? slot.price : product.price }
  })
  if (JSON.stringify(planogram.map(sorted)) === JSON.stringify(machine.planogram.map(sorted))) return null
  const planogramVersion = machine.planogramVersion + 1
  return transaction((commit) =>
    createWriteTransaction({ Machine, MachineState }, (table) => [
      table.Machine.patch({ machineId: machine.machineId })
        .set({ planogram, planogramVersion, updatedAt: new Date(now).toISOString() })
        .where((item, op) => op.eq(item.planogramVersion, machine.planogramVersion))
        .commit(commit),
      table.MachineState.patch({ machineId: machine.machineId })
        .set({ planogramVersion })
        .where((item, op) => op.eq(item.planogramVersion, machine.planogramVersion))
        .commit(commit),
    ]),
  )
}

const sorted = (slot: PlanogramSlot) => Object.entries(slot).sort(([a], [b]) => (a < b ? -1 : 1))
