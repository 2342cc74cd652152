import { type Client, createSequence, type MachineKey, makeMachineKey } from '@dispense/simulator'
import {
  AcknowledgeVendDocument,
  CreateProductDocument,
  GetWalletDocument,
  MachineDocument,
  type MachineQuery,
  RecordRestockDocument,
  RegisterMachineDocument,
  ReportVendResultDocument,
  type ReportVendResultInput,
  SetPlanogramDocument,
  StartVendDocument,
  type StartVendInput,
  type TaxRuleInput,
  TopUpWalletDocument,
  type VendPartsFragment,
  WhoAmIDocument,
} from '../generated/operations.ts'
import { guest, machine, person } from './callers.ts'

/** What one slot of a shop sells. Money is in minor units. */
export interface SlotSpec {
  price?: number
  deposit?: number
  stock?: number
  capacity?: number
  enabled?: boolean
  minimumAge?: number
  lowAt?: number
}

/** A machine that a test has for itself, with products of its own, made through the API by its operator's owner. */
export interface Shop {
  operatorId: string
  currency: string
  owner: Client
  machineId: string
  code: string
  /** The machine's side: its key, its client, and its reports. */
  controller: Controller
  /** The machine as a guest sees it now. */
  look(): Promise<MachineView>
  /** What a customer sent who saw a slot when the shop opened, without key and payment. */
  offer(slot?: string): Pick<StartVendInput, 'machineId' | 'slot' | 'productId' | 'total'>
}

/** A machine as anybody sees it. */
export type MachineView = NonNullable<MachineQuery['machine']>

/** A machine's side of a vend. The sequence number grows by itself unless one is given. */
export interface Controller {
  key: MachineKey
  client: Client
  acknowledge(vendId: string, sequence?: number): Promise<VendPartsFragment>
  report(vendId: string, outcome: Outcome, sequence?: number): Promise<VendPartsFragment>
}

/** How the hardware did it. */
export type Outcome = Pick<ReportVendResultInput, 'outcome' | 'failure'>

/** 19 % inside the price: 238 is 200 net and 38 tax. */
const TAX = { ratePpm: 190_000, inclusive: true }

const CURRENCY: Record<string, string> = { acme: 'EUR', globex: 'USD' }

/**
 * Opens a machine with these slots, filled and online. A slot sells for 2.38, holds 10 and has 5, if not said otherwise.
 * `label` goes to the end of every name.
 */
export const openShop = async (
  slots: Record<string, SlotSpec> = { A1: {} },
  { operatorId = 'acme', tax = TAX, label = '' }: { operatorId?: string; tax?: TaxRuleInput; label?: string } = {},
): Promise<Shop> => {
  const owner = person(`owner:${operatorId}`)
  const currency = CURRENCY[operatorId] ?? 'EUR'
  const key = await makeMachineKey('new')
  const input = { name: `A machine${label}`, place: `Hall 1${label}`, tax, publicKey: key.privateKey.x }
  const [{ registerMachine }, products] = await Promise.all([
    owner.request(RegisterMachineDocument, { input: { ...input, idempotencyKey: newKey() } }),
    stockRange(owner, currency, slots, label),
  ])
  const machineId = registerMachine.id
  const controller = createController({ ...key, machineId })
  const set = { machineId, slots: planogram(slots, products) }
  const { setPlanogram: opened } = await owner.request(SetPlanogramDocument, { input: set })
  // A machine that nobody has heard of sells nothing.
  await Promise.all([fill(owner, machineId, slots), controller.client.request(WhoAmIDocument, {})])
  return {
    operatorId,
    currency,
    owner,
    machineId,
    code: registerMachine.code,
    controller,
    look: () => lookAt(machineId),
    offer: (slot = 'A1') => ({ machineId, slot, ...seenIn(opened, slot) }),
  }
}

/** One product per slot. */
const stockRange = async (owner: Client, currency: string, slots: Record<string, SlotSpec>, label: string) => {
  const made = await Promise.all(
    Object.entries(slots).map(async ([code, { price = 238, deposit = 0, minimumAge }]) => {
      const input = {
        name: `Drink ${code}${label}`,
        price: { amount: price, currency },
        deposit: { amount: deposit, currency },
        ...(minimumAge !== undefined && { minimumAge }),
        idempotencyKey: newKey(),
      }
      return [code, (await owner.request(CreateProductDocument, { input })).createProduct.id] as const
    }),
  )
  return new Map(made)
}

const planogram = (slots: Record<string, SlotSpec>, products: ReadonlyMap<string, string>) =>
  Object.entries(slots).map(([code, { capacity = 10, enabled = true, lowAt }]) => ({
    code,
    productId: products.get(code) ?? '',
    capacity,
    enabled,
    ...(lowAt !== undefined && { lowAt }),
  }))

const fill = async (owner: Client, machineId: string, slots: Record<string, SlotSpec>) => {
  const filled = Object.entries(slots)
    .map(([code, { stock = 5 }]) => ({ code, added: stock }))
    .filter(({ added }) => added > 0)
  if (filled.length === 0) return
  await owner.request(RecordRestockDocument, { input: { machineId, slots: filled, idempotencyKey: newKey() } })
}

const lookAt = async (machineId: string): Promise<MachineView> => {
  const { machine } = await guest.request(MachineDocument, { machineId })
  if (!machine) throw new Error(`the API has no machine ${machineId}`)
  return machine
}

const seenIn = (view: MachineView, code: string) => {
  const { product, total } = slotOf(view, code)
  return { productId: product.id, total }
}

/** One slot of a machine. */
export const slotOf = (view: MachineView, code = 'A1'): MachineView['slots'][number] => {
  const slot = view.slots.find((one) => one.code === code)
  if (!slot) throw new Error(`machine ${view.id} has no slot ${code}`)
  return slot
}

const createController = (key: MachineKey): Controller => {
  const client = machine(key)
  const next = createSequence()
  return {
    key,
    client,
    async acknowledge(vendId, sequence = next()) {
      return (await client.request(AcknowledgeVendDocument, { input: { vendId, sequence } })).acknowledgeVend
    },
    async report(vendId, outcome, sequence = next()) {
      const input = { vendId, sequence, ...outcome }
      return (await client.request(ReportVendResultDocument, { input })).reportVendResult
    },
  }
}

/** A key that nobody used. */
export const newKey = (): string => crypto.randomUUID()

/** Buys one unit as the customer saw it; `change` replaces what is sent. */
export const buy = async (
  customer: Client,
  shop: Shop,
  slot = 'A1',
  change: Partial<StartVendInput> = {},
): Promise<VendPartsFragment> => {
  const input = { ...shop.offer(slot), idempotencyKey: newKey(), ...change }
  return (await customer.request(StartVendDocument, { input })).startVend
}

/** Puts money, in minor units, into a customer's wallet with the shop's operator. */
export const fund = async (customer: Client, { operatorId, currency }: Shop, amount: number): Promise<void> => {
  const input = { operatorId, amount: { amount, currency }, idempotencyKey: newKey() }
  await customer.request(TopUpWalletDocument, { input })
}

/** What can move when something is sold: the customer's money and the machine's units. */
export const accounts = async (
  customer: Client,
  shop: Shop,
): Promise<{ balance: number; held: number; stock: Record<string, number>; busy: boolean }> => {
  const { wallet } = await customer.request(GetWalletDocument, { operatorId: shop.operatorId })
  const view = await shop.look()
  return {
    balance: wallet?.balance.amount ?? 0,
    held: wallet?.held.amount ?? 0,
    stock: Object.fromEntries(view.slots.map(({ code, stock }) => [code, stock])),
    busy: view.busy,
  }
}
