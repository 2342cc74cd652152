import { expect, test } from 'vitest'
import { startStub } from '../../fixtures/stub-server.ts'
import { createClient } from '../client.ts'
import { makeMachineKey } from '../keys.ts'
import { chanceOf } from './chance.ts'
import { buy } from './customers.ts'
import type { SimulatedMachine } from './machines.ts'
import { newTally } from './tally.ts'

const machineOf = async (id: string): Promise<SimulatedMachine> => {
  const columns = [{ code: 'A1', productId: 'p', total: { amount: 150, currency: 'EUR' }, stock: 20 }]
  return { id, key: await makeMachineKey(id), columns }
}

const ANSWER = JSON.stringify({ data: { startVend: { id: 'v1', state: 'AUTHORIZED' } } })
const REFUSAL = JSON.stringify({ data: null, errors: [{ message: 'No.', extensions: { code: 'SOLD_OUT' } }] })

test('nobody taps at a machine that somebody stands at until that one leaves; who finds all taken goes away', async () => {
  await using stub = await startStub(() => ({ body: ANSWER }))
  const machines = await Promise.all(['m1', 'm2'].map(machineOf))
  // A chance whose first numbers are above the share of those who jostle.
  const place = {
    machines,
    taken: new Set<SimulatedMachine>(),
    chance: chanceOf(1),
    tally: newTally(0),
    operatorId: 'o',
  }
  const customer = { client: createClient({ url: stub.url }), payment: 'CARD' } as const
  const [first, second] = [await buy(customer, place), await buy(customer, place)]
  const asked = () => stub.requests.map(({ body }) => JSON.parse(body).variables.input.machineId)
  expect(asked().toSorted()).toEqual(['m1', 'm2'])
  expect([await buy(customer, place), place.tally.crowded, place.tally.taps]).toEqual([undefined, 1, 2])
  second?.leave()
  await buy(customer, place)
  expect(asked().at(-1)).toBe(asked()[1])
  expect(first?.vendId).toBe('v1')
})

test('who is refused leaves the machine', async () => {
  await using stub = await startStub(() => ({ body: REFUSAL }))
  const machines = [await machineOf('m1')]
  const tally = newTally(0)
  const place = { machines, taken: new Set<SimulatedMachine>(), chance: chanceOf(1), tally, operatorId: 'o' }
  const customer = { client: createClient({ url: stub.url }), payment: 'CARD' } as const
  expect(await buy(customer, place)).toBeUndefined()
  expect([place.taken.size, tally.refused.get('SOLD_OUT'), tally.started]).toEqual([0, 1, 0])
})
