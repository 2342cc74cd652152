import { runOptions } from '@dispense/api'
import { machineById, promoteMachine, promotionsOn } from '@dispense/core'
import { LoyaltyEntry, MachineState, Operator } from '@dispense/core/entities'
import {
  CreateProductDocument,
  CreatePromotionDocument,
  LookAtMachineDocument,
  RecordRestockDocument,
  RegisterMachineDocument,
  SetLoyaltyDocument,
  SetPlanogramDocument,
  TopUpWalletDocument,
  UpdateMachineDocument,
} from '../generated/operations.ts'
import { leanDoor } from '../layer/doors.ts'
import { faultLayer } from '../layer/dynamo.ts'
import { FaultPlan } from '../layer/plan.ts'
import { WriteLog } from '../layer/write-log.ts'
import { Simulation } from '../sim/simulation.ts'
import { type Caller, customer, guest, owner } from './callers.ts'
import { Cloud, type TypedDocument } from './cloud.ts'
import type { Tables } from './database.ts'
import { openStripe } from './payments.ts'
import type { StoredItem } from './table.ts'

/** A slot, as a customer sees it. */
export interface Offer {
  machineId: string
  operatorId: string
  slot: string
  productId: string
  /** From which age on it is sold; null when to everybody. */
  minimumAge: number | null
  total: { amount: number; currency: string }
}

/** What every simulation begins with: two operators with machines, stock and customers. */
export interface Shop {
  items: StoredItem[]
  machines: { machineId: string; operatorId: string; tax: Tax; offers: Offer[] }[]
  customers: string[]
}

/** How a machine's prices are taxed. */
export interface Tax {
  ratePpm: number
  inclusive: boolean
  depositTaxed: boolean
}

/** Units put into the slots of every machine when it opens. */
export const STOCK: Record<string, number> = { A1: 2, A2: 4, B1: 6 }

/** Operators, how they are taxed, and the most that a vend of a machine of theirs may cost offline. */
export const OPERATORS = [
  { operatorId: 'acme', currency: 'EUR', tax: { ratePpm: 190_000, inclusive: true, depositTaxed: true }, limit: 400 },
  {
    operatorId: 'globex',
    currency: 'USD',
    tax: { ratePpm: 82_500, inclusive: false, depositTaxed: false },
    limit: 230,
  },
]

/** Prices and deposits of what operators sell; the beer needs proof of age. */
const PRODUCTS = {
  tea: { amount: 150 },
  water: { amount: 199, deposit: 25 },
  juice: { amount: 238 },
  beer: { amount: 220, deposit: 8, minimumAge: 18 },
}

/** What a machine sells, by slot: the operator and the kinds. Only one machine has beer. */
const MACHINES = [
  { operatorId: 'acme', sells: ['tea', 'water', 'beer'] },
  { operatorId: 'acme', sells: ['tea', 'water', 'juice'] },
  { operatorId: 'globex', sells: ['tea', 'water', 'juice'] },
] as const

/** A customer and what the wallet with each operator holds at first, in minor units. */
const CUSTOMERS: Record<string, number> = { ada: 1000, ben: 2500, cem: 400, dan: 5000 }

/** What each customer has of points with each operator at first. */
const POINTS = 250

/** Points for each EUR or USD that is spent. */
export const POINTS_PER_UNIT = 10

/** What a free drink costs in points. */
const FREE_DRINK_POINTS = 120

/** Opens the shop through the API, once; each simulation gets a copy. */
export async function openShop(tables: Tables): Promise<Shop> {
  const borrowed = await tables.borrow()
  const { name: table, account } = borrowed
  const simulation = new Simulation(0)
  const plan = new FaultPlan(0)
  const door = leanDoor(account, faultLayer({ plan, log: new WriteLog(), salt: '' }))
  const { standIn, provider } = await openStripe(plan, () => simulation.now)
  const cloud = new Cloud({ simulation, plan, transport: door.transport, table, provider, stripe: standIn.url })
  const electro = runOptions(door.transport, table, Date.now() + 60_000)
  for (const { operatorId, currency } of OPERATORS) {
    await Operator.create({ operatorId, name: operatorId, currency, createdAt: '2026-03-01T12:00:00.000Z' }).go(electro)
  }
  for (const { operatorId } of OPERATORS) {
    for (const customerId of Object.keys(CUSTOMERS)) {
      const entry = { operatorId, customerId, entryId: 'before', kind: 'EARNED', points: POINTS } as const
      await LoyaltyEntry.create({ ...entry, createdAt: '2026-03-01T12:00:00.000Z' }).go(electro)
    }
  }
  let machines: Shop['machines'] = []
  const opening = new Opening(cloud)
  const opened = simulation.actor('opening', async () => {
    machines = await opening.all()
  })
  await simulation.run()
  await opened
  // Machines of the simulations sign nothing, so nobody would hear them.
  for (const { machineId } of machines) {
    await MachineState.patch({ machineId })
      .set({ seenAt: Date.parse('2999-01-01') })
      .go(electro)
  }
  for (const { machineId, operatorId } of machines) await promote(machineId, operatorId, electro)
  const offered = simulation.actor('offers', () => Promise.all(machines.map((machine) => opening.offers(machine))))
  await simulation.run()
  const offers = await offered
  machines = machines.map((machine, i) => ({ ...machine, offers: offers[i] ?? [] }))
  const items = await borrowed.stored()
  door.close()
  await standIn.stop()
  tables.giveBack(borrowed)
  return { items, machines, customers: Object.keys(CUSTOMERS) }
}

/** The operator's promotions come to its machines, as the subscriber of the catalogue's stream brings them. */
async function promote(machineId: string, operatorId: string, electro: ReturnType<typeof runOptions>): Promise<void> {
  const { data: machine } = await machineById(machineId).go({ ...electro, consistent: true })
  const { data: promotions } = await promotionsOn(operatorId).go(electro)
  if (machine) await promoteMachine(machine, promotions, Date.now())?.go(electro)
}

/** The calls that open the shop. None may fail. */
class Opening {
  readonly #cloud: Cloud
  #calls = 0

  constructor(cloud: Cloud) {
    this.#cloud = cloud
  }

  async all(): Promise<Shop['machines']> {
    const machines: Shop['machines'] = []
    for (const operator of OPERATORS) {
      const { operatorId, currency } = operator
      for (const [name, amount] of Object.entries(CUSTOMERS)) {
        const input = { operatorId, amount: { amount, currency }, idempotencyKey: `opening-${operatorId}` }
        await this.#ask(customer(name), TopUpWalletDocument, { input })
      }
      const rule = { pointsPerUnit: POINTS_PER_UNIT, pointValue: 1, freeDrinkPoints: FREE_DRINK_POINTS }
      await this.#ask(owner(operatorId), SetLoyaltyDocument, { input: { rule } })
      const products = await this.#products(operatorId, currency)
      const promotion = { name: 'Tea time', discount: { percent: 20 }, productIds: [products.get('tea') ?? ''] }
      const input = { ...promotion, idempotencyKey: 'tea-time' }
      if (operatorId === 'acme') await this.#ask(owner(operatorId), CreatePromotionDocument, { input })
      for (const [i, { sells }] of MACHINES.filter((one) => one.operatorId === operatorId).entries()) {
        const sold = sells.map((kind) => products.get(kind) ?? '')
        machines.push({ machineId: await this.#machine(operator, i, sold), operatorId, tax: operator.tax, offers: [] })
      }
    }
    return machines
  }

  async #products(operatorId: string, currency: string): Promise<Map<string, string>> {
    const ids = new Map<string, string>()
    for (const [name, kind] of Object.entries(PRODUCTS)) {
      const {
        amount,
        deposit = 0,
        minimumAge = null,
      }: { amount: number; deposit?: number; minimumAge?: number | null } = kind
      const sold = { name, price: { amount, currency }, deposit: { amount: deposit, currency }, minimumAge }
      const input = { ...sold, idempotencyKey: `drink-${name}` }
      ids.set(name, (await this.#ask(owner(operatorId), CreateProductDocument, { input })).createProduct.id)
    }
    return ids
  }

  async #machine(operator: (typeof OPERATORS)[number], number: number, products: string[]): Promise<string> {
    const { operatorId, currency, tax, limit } = operator
    const staff = owner(operatorId)
    const made = await this.#ask(staff, RegisterMachineDocument, {
      input: {
        name: `Machine ${number}`,
        place: 'Lobby',
        timeZone: 'Europe/Berlin',
        tax,
        publicKey: 'A'.repeat(43),
        idempotencyKey: `machine-${number}`,
      },
    })
    const machineId = made.registerMachine.id
    const offlineLimit = { amount: limit, currency }
    await this.#ask(staff, UpdateMachineDocument, { input: { machineId, offlineLimit } })
    const codes = Object.entries(STOCK)
    const slots = codes.map(([code], i) => ({ code, productId: products[i] ?? '', capacity: 10, parLevel: 8 }))
    await this.#ask(staff, SetPlanogramDocument, { input: { machineId, slots } })
    const filled = codes.map(([code, added]) => ({ code, added }))
    const input = { machineId, slots: filled, idempotencyKey: `opening-${machineId}` }
    await this.#ask(staff, RecordRestockDocument, { input })
    return machineId
  }

  /** What a machine offers to customers. */
  async offers({ machineId, operatorId }: { machineId: string; operatorId: string }): Promise<Offer[]> {
    const { machine } = await this.#ask(guest, LookAtMachineDocument, { machineId })
    return (machine?.slots ?? []).map(({ code, product, total }) => ({
      machineId,
      operatorId,
      slot: code,
      productId: product.id,
      minimumAge: product.minimumAge ?? null,
      total,
    }))
  }

  async #ask<Data, Variables extends Record<string, unknown>>(
    caller: Caller,
    document: TypedDocument<Data, Variables>,
    variables: Variables,
  ): Promise<Data> {
    this.#calls += 1
    const answer = await this.#cloud.ask(`opening.${this.#calls}`, caller, document, variables)
    if ('data' in answer) return answer.data
    throw new Error(`The shop could not be opened: ${JSON.stringify(answer)} to ${document}`)
  }
}
