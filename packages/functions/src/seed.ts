import { runOptions, secretsOf } from '@dispense/api'
import {
  type Commit,
  enrolmentCode,
  type MachineRecord,
  newId,
  type ProductRecord,
  type RunOptions,
  transaction,
  type Written,
} from '@dispense/core'
import {
  addressIdOf,
  Machine,
  MachineCode,
  MachineState,
  newState,
  Operator,
  Person,
  PersonAddress,
  Product,
  renewal,
  Transfer,
  thresholdsOf,
  topUpTransfer,
  Wallet,
} from '@dispense/core/entities'
import type { Context } from 'aws-lambda'
import { createWriteTransaction } from 'electrodb'
import { Resource } from 'sst'
import * as v from 'valibot'
import { createTransport } from './dynamo.ts'
import { readEnvironment, Setting } from './env.ts'
import {
  DEMO_BALANCE,
  DEMO_CUSTOMERS,
  DEMO_OPERATORS,
  DEMO_PEOPLE,
  DEMO_SLOTS,
  type DemoOperator,
} from './seed/data.ts'

const env = readEnvironment(v.object({ TABLE: Setting, STAGE: Setting, NEXT_TOKEN_KEY: Setting }), {
  ...process.env,
  TABLE: Resource.TableForSeed.name,
  NEXT_TOKEN_KEY: Resource.NextTokenKey.value,
})
const client = createTransport()

const secretOf = secretsOf(env)

/** Until its controller is heard for the first time a demo machine can sell, so that the demo is alive without a fleet, too. */
const NEVER_SILENT = Date.parse('2999-01-01')

const Input = v.object({ publicKeys: v.record(v.string(), v.string()) })

/** What the demo consists of. */
interface Demo {
  operators: { id: string; name: string }[]
  /** With the code that its controller has to enrol with; `null` when it has. */
  machines: { id: string; code: string; operatorId: string; enrolmentCode: string | null }[]
  customers: string[]
}

/**
 * Puts the demo tenants into the table: operators with their people, products, machines and wallets. Everything is made only when it is not
 * there, so it may run again. A machine that does not have the public key which the event gives by its id gets a code to enrol
 * with.
 */
export async function handler(event: unknown, context: Context): Promise<Demo> {
  if (env.STAGE === 'production') throw new Error('The demo is never put into production')
  const { publicKeys } = v.parse(Input, event)
  const electro = runOptions(client, env.TABLE, Date.now() + context.getRemainingTimeInMillis())
  const write: Write = (make) => transaction(make).go(electro)
  const at = new Date().toISOString()
  const machines = DEMO_OPERATORS.flatMap((operator) => machinesOf(operator, at))
  await Promise.all(
    DEMO_OPERATORS.flatMap((operator) => [
      addOperator(operator, at, write),
      addPeople(operator, at, write),
      addWallets(operator, at, write),
    ]),
  )
  const shown = await Promise.all(machines.map((machine) => addMachine(machine, publicKeys, write, electro)))
  return {
    operators: DEMO_OPERATORS.map(({ operatorId, name }) => ({ id: operatorId, name })),
    machines: shown,
    customers: DEMO_CUSTOMERS,
  }
}

/** Runs a transaction. */
type Write = (make: (commit: Commit) => unknown) => Promise<Written>

function addOperator(
  { operatorId, name, currency, loyalty, products }: DemoOperator,
  at: string,
  write: Write,
): Promise<Written> {
  return write((commit) =>
    createWriteTransaction({ Operator, Product }, (table) => [
      table.Operator.create({ operatorId, name, currency, loyalty, createdAt: at }).commit(commit),
      ...products.map((_, i) =>
        table.Product.create(productOf({ operatorId, currency, products }, i, at)).commit(commit),
      ),
    ]),
  )
}

/** Its people are invited, and begin to work when they sign in for the first time. */
async function addPeople({ operatorId }: DemoOperator, at: string, write: Write): Promise<void> {
  await Promise.all(
    DEMO_PEOPLE.map(({ name, role }) => {
      const personId = `${operatorId}-${name}`
      const email = `${name}@${operatorId}.example`
      const person = { operatorId, personId, email, role, state: 'INVITED', createdAt: at, changedAt: at } as const
      return write((commit) =>
        createWriteTransaction({ Person, PersonAddress }, (table) => [
          table.Person.create({ ...person, revision: 1 }).commit(commit),
          table.PersonAddress.create({ addressId: addressIdOf(email), operatorId, personId }).commit(commit),
        ]),
      )
    }),
  )
}

function productOf(
  { operatorId, currency, products }: Pick<DemoOperator, 'operatorId' | 'currency' | 'products'>,
  i: number,
  at: string,
): ProductRecord {
  const product = products[i]
  if (!product) throw new RangeError(`There is no demo product ${i}`)
  return {
    ...product,
    allergens: [...product.allergens],
    nutrition: { ...product.nutrition },
    productId: `${operatorId}-product-${String(i + 1).padStart(2, '0')}`,
    operatorId,
    currency,
    revision: 1,
    createdAt: at,
    updatedAt: at,
  }
}

function machinesOf(operator: DemoOperator, at: string): MachineRecord[] {
  return operator.places.map((place, i) => {
    const machineId = `${operator.operatorId}-${String(i + 1).padStart(4, '0')}`
    return {
      machineId,
      operatorId: operator.operatorId,
      code: machineId.toUpperCase(),
      name: `${operator.name} ${i + 1}`,
      place: place.name,
      location: { lat: place.lat, lng: place.lng },
      tags: [...place.tags],
      timeZone: operator.timeZone,
      currency: operator.currency,
      tax: operator.tax,
      planogram: DEMO_SLOTS.map((code, slot) => slotOf(operator, code, slot, at)),
      planogramVersion: 1,
      createdAt: at,
      updatedAt: at,
    }
  })
}

function slotOf(operator: DemoOperator, code: string, slot: number, at: string): MachineRecord['planogram'][number] {
  const { productId, name, price, deposit } = productOf(operator, slot % operator.products.length, at)
  return { code, productId, name, price, ownPrice: false, deposit, capacity: 10, parLevel: 8, enabled: true }
}

/** The last slot of each machine is empty, so that "sold out" can be seen. */
async function addMachine(
  machine: MachineRecord,
  publicKeys: Record<string, string>,
  write: Write,
  electro: RunOptions,
): Promise<Demo['machines'][number]> {
  const { machineId, operatorId, code } = machine
  const stock = Object.fromEntries(machine.planogram.map((slot) => [slot.code, slot.code === 'C4' ? 0 : slot.parLevel]))
  await write((commit) =>
    createWriteTransaction({ Machine, MachineState, MachineCode }, (table) => [
      table.Machine.create(machine).commit(commit),
      table.MachineState.create({
        ...newState(machine),
        stock,
        lowAt: thresholdsOf(machine.planogram),
        seenAt: NEVER_SILENT,
      }).commit(commit),
      table.MachineCode.create({ code, machineId, operatorId }).commit(commit),
    ]),
  )
  const enrolmentId = newId(Date.now())
  const { canceled } = await renewal(machine, enrolmentId, secretOf, publicKeys[machineId]).go(electro)
  return {
    id: machineId,
    code,
    operatorId,
    enrolmentCode: canceled ? null : enrolmentCode(secretOf, machineId, enrolmentId),
  }
}

async function addWallets({ operatorId, currency }: DemoOperator, at: string, write: Write): Promise<void> {
  await Promise.all(
    DEMO_CUSTOMERS.map((customerId) =>
      write((commit) =>
        createWriteTransaction({ Wallet, Transfer }, (table) => [
          table.Wallet.create({
            operatorId,
            customerId,
            currency,
            balance: DEMO_BALANCE,
            unresolved: 0,
            updatedAt: at,
          }).commit(commit),
          table.Transfer.create(
            topUpTransfer(
              { operatorId, customerId, transferId: `demo-${operatorId}-${customerId}`, createdAt: at },
              DEMO_BALANCE,
              currency,
            ),
          ).commit(commit),
        ]),
      ),
    ),
  )
}
