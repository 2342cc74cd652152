import { expect, test } from 'vitest'
import { PlanTourDocument } from './generated/operations.ts'
import { person } from './kit/callers.ts'
import { openShop } from './kit/shop.ts'

test('a tour brings what fills each slot up to its par level, and loads all machines together', async () => {
  const [first, second] = await Promise.all([
    openShop({ A1: { stock: 3 }, A2: { stock: 10 } }),
    openShop({ A1: { stock: 0 } }),
  ])
  const parLevel = 10
  const machineIds = [second.machineId, first.machineId]
  const { restockPlan } = await person('driver:acme').request(PlanTourDocument, { machineIds })
  expect(restockPlan.machines).toMatchObject([
    { machine: { id: second.machineId }, units: 10, slots: [{ slot: { code: 'A1', stock: 0, parLevel }, units: 10 }] },
    { machine: { id: first.machineId }, units: 7, slots: [{ slot: { code: 'A1', stock: 3, parLevel }, units: 7 }] },
  ])
  expect(restockPlan.products.reduce((sum, { units }) => sum + units, 0)).toBe(17)
})

test('a tour of a machine of another operator, of too many days, or of no machine is refused, and says why', async () => {
  const { machineId } = await openShop({ A1: { stock: 3 } })
  const refusal = (who: string, more: object) =>
    person(who)
      .request(PlanTourDocument, { machineIds: [machineId], ...more })
      .then(
        () => undefined,
        ({ code }: { code: string }) => code,
      )
  expect(await refusal('viewer:acme', {})).toBeUndefined()
  expect(await refusal('owner:globex', {})).toBe('NOT_FOUND')
  expect(await refusal('owner:acme', { inDays: 8 })).toBe('BAD_INPUT')
  expect(await refusal('owner:acme', { machineIds: [] })).toBe('BAD_INPUT')
})
