import { setTimeout as sleep } from 'node:timers/promises'
import { type Client, type RefusedError, runMachine } from '@dispense/simulator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { VendPartsFragment } from './generated/operations.ts'
import { auditBooks, unitsGone, unitsLeft } from './kit/books.ts'
import { person, refusal } from './kit/callers.ts'
import { CROWD, crowdIdentity } from './kit/crowd.ts'
import { accounts, buy, fund, newKey, openShop, type Shop } from './kit/shop.ts'
import { entities, readTable } from './kit/table.ts'
import { endpoint, target } from './kit/target.ts'

const crowd = Array.from({ length: CROWD }, (_, index) => person(crowdIdentity(index + 1)))

/** Runs the tasks, a few at a time: for the set-up, which is not what is measured. */
const inTurns = async <Input, Output>(inputs: readonly Input[], task: (input: Input) => Promise<Output>) => {
  const outputs: Output[] = []
  for (let index = 0; index < inputs.length; index += 8) {
    outputs.push(...(await Promise.all(inputs.slice(index, index + 8).map(task))))
  }
  return outputs
}

/** What a customer does whom the machine, or the cloud, asks to try again: the same call with the same key. */
const PASSING = new Set(['MACHINE_BUSY', 'CONFLICT'])

/** Buys until the answer is final: the vend, or the code of the refusal. */
const buyPatiently = async (customer: Client, shop: Shop, patience = PASSING): Promise<VendPartsFragment | string> => {
  const idempotencyKey = newKey()
  for (;;) {
    try {
      return await buy(customer, shop, 'A1', { idempotencyKey })
    } catch (error) {
      const code = error instanceof Error && error.name === 'RefusedError' ? (error as RefusedError).code : 'THROTTLED'
      if (code !== 'THROTTLED' && !patience.has(code)) return code
      await sleep(200 + Math.random() * 300)
    }
  }
}

const soldTo = (answers: readonly (VendPartsFragment | string)[]) =>
  answers.filter((answer): answer is VendPartsFragment => typeof answer !== 'string')

let machines: Shop[]
const stop = new AbortController()
afterAll(() => stop.abort())

beforeAll(async () => {
  machines = await inTurns([1, 2, 3, 4, 5], () => openShop({ A1: { price: 238, stock: 2 } }))
  const [shop] = machines
  if (shop) await inTurns(crowd, (customer) => fund(customer, shop, 238))
}, 180_000)

test('100 customers at once on the last 10 cans, over 5 machines: exactly 10 are sold', {
  timeout: 180_000,
}, async () => {
  const working = machines.map(({ controller }) =>
    runMachine({ url: endpoint, socketUrl: target.socket, key: controller.key, signal: stop.signal, dispenseMs: 20 }),
  )
  const answers = await Promise.all(
    crowd.map((customer, index) => buyPatiently(customer, machines[index % machines.length] as Shop)),
  )
  const sold = soldTo(answers)
  expect(sold).toHaveLength(10)
  expect(new Set(sold.map(({ customerId }) => customerId)).size).toBe(10)
  expect(answers.filter((answer) => answer === 'SOLD_OUT')).toHaveLength(CROWD - 10)

  // The last cans fall; then the machines are switched off.
  for (const shop of machines) await expect.poll(async () => (await shop.look()).busy, { timeout: 30_000 }).toBe(false)
  stop.abort()
  await Promise.all(working)

  const items = await readTable()
  expect(auditBooks(items)).toEqual([])
  for (const { machineId } of machines) {
    expect({ gone: unitsGone(items, machineId, 'A1'), left: unitsLeft(items, machineId, 'A1') }).toEqual({
      gone: 2,
      left: 0,
    })
  }
  const vends = entities<{ vendId: string; state: string }>(items, 'vend')
  expect(vends.filter(({ vendId }) => sold.some(({ id }) => vendId === id)).map(({ state }) => state)).toEqual(
    Array.from({ length: 10 }, () => 'COMPLETED'),
  )
})

test('100 taps at once on one wallet with money for 10: exactly 10 are sold', { timeout: 180_000 }, async () => {
  const shops = await inTurns(Array.from({ length: 20 }), () => openShop({ A1: { price: 500, stock: 10 } }))
  const [shop] = shops
  const customer = crowd[0]
  if (!shop || !customer) throw new Error('no shop or no customer')
  const { balance } = await accounts(customer, shop)
  await fund(customer, shop, 5000 - balance)

  // A machine that is busy stays busy here: only a conflict is tried again.
  const patience = new Set(['CONFLICT'])
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, index) => buyPatiently(customer, shops[index % shops.length] as Shop, patience)),
  )
  expect(soldTo(answers)).toHaveLength(10)
  const refused = answers.filter((answer) => typeof answer === 'string')
  expect(new Set([...refused, 'INSUFFICIENT_FUNDS', 'MACHINE_BUSY'])).toEqual(
    new Set(['INSUFFICIENT_FUNDS', 'MACHINE_BUSY']),
  )

  expect(await accounts(customer, shop)).toMatchObject({ balance: 0, held: 5000 })
  const items = await readTable()
  expect(auditBooks(items)).toEqual([])
  const gone = shops.map(({ machineId }) => unitsGone(items, machineId, 'A1'))
  const left = shops.map(({ machineId }) => unitsLeft(items, machineId, 'A1'))
  expect(gone.reduce((total, units) => total + units, 0)).toBe(10)
  expect(left).toEqual(gone.map((units) => 10 - units))
  expect((await refusal(buy(customer, shops.find((_, index) => gone[index] === 0) as Shop))).code).toBe(
    'INSUFFICIENT_FUNDS',
  )
})
