import type { Client } from '../client.ts'
import {
  CreateProductDocument,
  EnrolMachineDocument,
  RecordRestockDocument,
  RegisterMachineDocument,
  SetPlanogramDocument,
  UpdateMachineDocument,
} from '../generated/operations.ts'
import { type MachineKey, makeMachineKey } from '../keys.ts'
import { OFFLINE_LIMIT } from './offline.ts'

/** A column of a simulated machine, with what lies in it. Money is in minor units. */
export interface Column {
  code: string
  productId: string
  total: { amount: number; currency: string }
  stock: number
}

/** A machine that a simulation has made for itself. */
export interface SimulatedMachine {
  id: string
  key: MachineKey
  columns: Column[]
}

/** Products of the machines, the most popular first: name and price in minor units of the operator's currency. */
const RANGE: readonly [name: string, price: number][] = [
  ['Cola 0.5 l', 220],
  ['Still water 0.5 l', 150],
  ['Cola zero 0.5 l', 220],
  ['Orange soda 0.5 l', 210],
  ['Iced tea 0.5 l', 240],
  ['Energy drink 0.25 l', 290],
  ['Sparkling water 0.5 l', 150],
  ['Apple juice 0.33 l', 260],
]

/** How many units a column holds. */
export const CAPACITY = 20

const TAX = { ratePpm: 190_000, inclusive: true }

/** How many machines are made at once. */
const AT_ONCE = 4

/**
 * Makes machines with full columns through the API, as an operator's owner does: registered, enrolled with keys of their own,
 * planned, filled and switched on. `made` is told how many there are.
 */
export async function makeMachines(
  { owner, guest, currency, count }: { owner: Client; guest: Client; currency: string; count: number },
  made: (machines: number) => void,
): Promise<SimulatedMachine[]> {
  const columns = await Promise.all(
    RANGE.map(async ([name, amount], index): Promise<Column> => {
      const input = { name, price: { amount, currency }, idempotencyKey: crypto.randomUUID() }
      const { createProduct } = await owner.request(CreateProductDocument, { input })
      return { code: `A${index + 1}`, productId: createProduct.id, total: input.price, stock: CAPACITY }
    }),
  )
  const machines: SimulatedMachine[] = []
  const rest = Array.from({ length: count }, (_, index) => `Simulated machine ${index + 1}`).values()
  const makeInTurn = async () => {
    for (const name of rest) {
      machines.push(await makeMachine(name, columns, owner, guest))
      made(machines.length)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, makeInTurn))
  return machines
}

async function makeMachine(name: string, columns: readonly Column[], owner: Client, guest: Client) {
  const { registerMachine } = await owner.request(RegisterMachineDocument, {
    input: { name, place: 'A simulation', tax: TAX, idempotencyKey: crypto.randomUUID() },
  })
  const { id: machineId, enrolment } = registerMachine
  const key = await makeMachineKey(machineId)
  await guest.request(EnrolMachineDocument, {
    input: { code: enrolment?.code ?? '', publicKey: key.privateKey.x },
  })
  const slots = columns.map(({ code, productId }) => ({ code, productId, capacity: CAPACITY }))
  await owner.request(SetPlanogramDocument, { input: { machineId, slots } })
  const machine = { id: machineId, key, columns: columns.map((column) => ({ ...column, stock: 0 })) }
  await refill(machine, owner)
  const offlineLimit = { amount: OFFLINE_LIMIT, currency: columns[0]?.total.currency ?? '' }
  await owner.request(UpdateMachineDocument, { input: { machineId, status: 'ONLINE', offlineLimit } })
  return machine
}

/** Fills every column up, as a route driver does: what is missing is what has fallen since. */
export async function refill({ id, columns }: SimulatedMachine, owner: Client): Promise<void> {
  const missing = columns.filter(({ stock }) => stock < CAPACITY)
  if (missing.length === 0) return
  const slots = missing.map(({ code, stock }) => ({ code, added: CAPACITY - stock }))
  for (const column of missing) column.stock = CAPACITY
  const input = { machineId: id, slots, idempotencyKey: crypto.randomUUID() }
  await owner.request(RecordRestockDocument, { input })
}
