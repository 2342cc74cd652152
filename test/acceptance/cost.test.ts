import { expect, test } from 'vitest'
import { EstimateCostDocument } from './generated/operations.ts'
import { guest, person } from './kit/callers.ts'

test('staff sees what a fleet costs in a month, by service and operation, beside servers', async () => {
  const { cost } = await person('viewer:acme').request(EstimateCostDocument, { machines: 1000, vendsPerDay: 100_000 })
  const sum = cost.services.reduce((usd, service) => usd + service.usd, 0)
  expect(sum).toBeCloseTo(cost.usd, 6)
  expect(cost.usdPerVend).toBeCloseTo(cost.usd / 3_000_000, 9)
  expect(cost.operations).toContainEqual(
    expect.objectContaining({ name: 'Mutation.acknowledgeVend', times: 3_000_000, usd: expect.any(Number) }),
  )
  expect(cost.servers.computeUsd).toBeLessThan(cost.usd)
})

test('a fleet that cannot be is refused, and guests see no cost', async () => {
  const code = ({ code }: { code: string }) => code
  const refused = person('viewer:acme').request(EstimateCostDocument, { machines: -1, vendsPerDay: 1 }).catch(code)
  expect(await refused).toBe('BAD_INPUT')
  const asGuest = guest.request(EstimateCostDocument, { machines: 1, vendsPerDay: 1 }).catch(code)
  expect(await asGuest).toBe('Unauthorized')
})
