import { expect, test } from 'vitest'
import { EstimateCostDocument } from './generated/operations.ts'
import { guest, ownCustomers, person, tokenOf } from './kit/callers.ts'
import { fund, newKey, openShop } from './kit/shop.ts'
import { endpoint } from './kit/target.ts'

const own = ownCustomers(import.meta.filename)

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

const START = `mutation ($input: StartVendInput!) { startVend(input: $input) { id } }`

/** `extensions.cost`, as far as it is read here. */
interface RequestCost extends Record<'dynamodb' | 'lambda' | 'apiGateway' | 'dataOut', { usd: number }> {
  usd: number
  dynamodb: { usd: number; writeUnits: number; calls: object[] }
  lambda: { usd: number; ms: number }
}

/** What a request says that it cost. */
const costOf = async (query: string, variables: object, token?: string) => {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-dispense-cost': '1',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
  })
  return ((await response.json()) as { extensions: { cost: RequestCost } }).extensions.cost
}

test('an answer says what it cost, with the calls to DynamoDB and their units, and what it tells subscribers', async () => {
  const shop = await openShop()
  const ada = person(own('ada'))
  await fund(ada, shop, 1000)
  const input = { ...shop.offer(), idempotencyKey: newKey() }
  const cost = await costOf(START, { input }, await tokenOf(own('ada')))
  // Who is asked for is told by npm run units; whom it is told to are the Queries.
  expect(cost.dynamodb.calls.slice(0, 2)).toEqual([
    { operation: 'BatchGetItem', readUnits: expect.any(Number), writeUnits: 0 },
    { operation: 'TransactWriteItems', readUnits: 0, writeUnits: 9 },
  ])
  expect(cost.dynamodb.writeUnits).toBe(9)
  expect(cost.lambda.ms).toBeGreaterThan(0)
  expect(cost.apiGateway).toMatchObject({ requests: 1, socketMessages: 0 })
  const services = [cost.dynamodb, cost.lambda, cost.apiGateway, cost.dataOut]
  expect(services.reduce((usd, service) => usd + service.usd, 0)).toBeCloseTo(cost.usd, 12)
  expect(cost.usd).toBeGreaterThan(9 * 0.000000625)
})

test('what asks DynamoDB nothing costs the request and its time', async () => {
  const cost = await costOf('{ __typename }', {})
  expect(cost.dynamodb).toEqual({ usd: 0, readUnits: 0, writeUnits: 0, calls: [] })
  expect(cost.usd).toBeGreaterThan(cost.apiGateway.usd)
})
