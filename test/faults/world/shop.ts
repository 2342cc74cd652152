import { runOptions } from '@dispense/api'
import { LoyaltyEntry, Operator } from '@dispense/core/entities'
import {
  CreateProductDocument,
  LookAtMachineDocument,
  RecordRestockDocument,
  RegisterMachineDocument,
  SetLoyaltyDocument,
  SetPlanogramDocument,
  TopUpWalletDocument,
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
  total: { amount: number; currency: string }
}

/** What every simulation begins with: two operators with machines, stock and customers. */
export interface Shop {
  items: StoredItem[]
  machines: { machineId: string; operatorId: string; offers: Offer[] }[]
  customers: string[]
}

/** Units put into the slots of every machine when it opens. */
export const STOCK: Record<string, number> = { A1: 2, A2: 4, B1: 6 }

const OPERATORS = [
  { operatorId: 'acme', currency: 'EUR', machines: 2, tax: { ratePpm: 190_000, inclusive: true } },
  { operatorId: 'globex', currency: 'USD', machines: 1, tax: { ratePpm: 82_500, inclusive: false } },
]

/** A customer and what the wallet with each operator holds at first, in minor units. */
const CUSTOMERS: Record<string, number> = { ada: 1000, ben: 2500, cem: 400, dan: 5000 }

/** What each customer has of points with each operator at first. */
const POINTS = 250

/** Points for each EUR or USD that is spent. */
export const POINTS_PER_UNIT = 10

const PRICES = [150, 199, 238]

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
  const opened = simulation.actor('opening', async () => {
    machines = await new Opening(cloud).all()
  })
  await simulation.run()
  await opened
  const items = await borrowed.stored()
  door.close()
  await standIn.stop()
  tables.giveBack(borrowed)
  return { items, machines, customers: Object.keys(CUSTOMERS) }
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
      const rule = { pointsPerUnit: POINTS_PER_UNIT, pointValue: 1 }
      await this.#ask(owner(operatorId), SetLoyaltyDocument, { input: { rule } })
      const products = await this.#products(operatorId, currency)
      for (let i = 0; i < operator.machines; i++) {
        const machineId = await this.#machine(operator, i, products)
        machines.push({ machineId, operatorId, offers: await this.#offers(machineId, operatorId) })
      }
    }
    return machines
  }

  async #products(operatorId: string, currency: string): Promise<string[]> {
    const ids: string[] = []
    for (const amount of PRICES) {
      const input = { name: `Drink ${amount}`, price: { amount, currency }, idempotencyKey: `drink-${amount}` }
      ids.push((await this.#ask(owner(operatorId), CreateProductDocument, { input })).createProduct.id)
    }
    return ids
  }

  async #machine({ operatorId, tax }: (typeof OPERATORS)[number], number: number, products: string[]): Promise<string> {
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
    const codes = Object.entries(STOCK)
    const slots = codes.map(([code], i) => ({ code, productId: products[i] ?? '', capacity: 10, parLevel: 8 }))
    await this.#ask(staff, SetPlanogramDocument, { input: { machineId, slots } })
    const filled = codes.map(([code, added]) => ({ code, added }))
    const input = { machineId, slots: filled, idempotencyKey: `opening-${machineId}` }
    await this.#ask(staff, RecordRestockDocument, { input })
    return machineId
  }

  async #offers(machineId: string, operatorId: string): Promise<Offer[]> {
    const { machine } = await this.#ask(guest, LookAtMachineDocument, { machineId })
    return (machine?.slots ?? []).map(({ code, product, total }) => ({
      machineId,
      operatorId,
      slot: code,
      productId: product.id,
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
