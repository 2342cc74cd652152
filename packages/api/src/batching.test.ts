import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ada, owner } from '../test/callers.ts'
import { fleetOf, startApi, type TestApi } from '../test/table.ts'

let api: TestApi

const SLOTS = Array.from({ length: 12 }, (_, i) => `${'ABC'[Math.floor(i / 4)]}${(i % 4) + 1}`)

beforeAll(async () => {
  api = await startApi()
  await api.write(...fleetOf(20, SLOTS, 5))
})

afterAll(() => api.stop())

describe('a page of 20 machines with 12 slots each', () => {
  it('and their products, states and operator is a Query and a BatchGetItem, not a call for each', async () => {
    const { data, errors, calls } = await api.run(
      owner,
      '{ machines(limit: 20) { items { id status busy operator { name } slots { code stock product { name } } } } }',
    )
    expect(errors).toEqual([])
    const { machines } = data as { machines: { items: { slots: { product: { name: string } }[] }[] } }
    expect(machines.items).toHaveLength(20)
    for (const { slots } of machines.items) {
      expect(slots.map(({ product }) => product.name)).toEqual(SLOTS.map((_, i) => `Product ${i + 1}`))
    }
    expect(calls.map(({ operation }) => operation)).toEqual(['Query', 'BatchGetItem'])
  })

  it('and their states is a Query and a BatchGetItem, by whatever name they are shown', async () => {
    for (const fields of ['status slots { code stock }', 'now: status columns: slots { code stock }']) {
      const { calls, errors, data } = await api.run(owner, `{ machines(limit: 20) { items { id ${fields} } } }`)
      expect(errors).toEqual([])
      expect(JSON.stringify(data)).toContain('"stock":5')
      expect(calls.map(({ operation }) => operation)).toEqual(['Query', 'BatchGetItem'])
    }
  })

  it('without what lies elsewhere is the Query alone', async () => {
    const { calls } = await api.run(owner, '{ machines(limit: 20) { items { id name code } } }')
    expect(calls.map(({ operation }) => operation)).toEqual(['Query'])
  })
})

describe('one machine with its slots', () => {
  it('is one Query for a customer who scanned its id', async () => {
    const query =
      '{ machine(machineId: "m7") { status busy slots { code stock soldOut product { name } total { amount } } } }'
    const { data, calls } = await api.run(ada, query)
    expect(calls.map(({ operation }) => operation)).toEqual(['Query'])
    expect(data).toMatchObject({ machine: { slots: { length: 12 } } })
  })

  it('asked for ten times in one operation is read by ten Queries and one GetItem of the operator', async () => {
    const machines = Array.from(
      { length: 10 },
      (_, i) => `a${i}: machine(machineId: "m${i + 1}") { operator { name } }`,
    )
    const { calls, errors } = await api.run(ada, `{ ${machines.join(' ')} }`)
    expect(errors).toEqual([])
    const operations = calls.map(({ operation }) => operation).sort()
    expect(operations.filter((operation) => operation === 'Query')).toHaveLength(10)
    expect(operations.filter((operation) => operation !== 'Query').length).toBeLessThanOrEqual(2)
  })
})

describe('products', () => {
  it('asked for at once are one BatchGetItem, each of them once', async () => {
    const { calls, errors } = await api.run(
      ada,
      '{ a: product(productId: "p1") { name } b: product(productId: "p2") { name } c: product(productId: "p1") { name } }',
    )
    expect(errors).toEqual([])
    expect(calls.map(({ operation }) => operation)).toEqual(['BatchGetItem'])
  })
})
