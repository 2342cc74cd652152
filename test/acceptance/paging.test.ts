import type { Client } from '@dispense/simulator'
import { beforeAll, expect, test } from 'vitest'
import {
  CancelVendDocument,
  ListMachinesDocument,
  ListProductsDocument,
  ListVendsDocument,
  MachineExceptionsDocument,
} from './generated/operations.ts'
import { ownCustomers, person, refusal } from './kit/callers.ts'
import { buy, fund, openShop, type Shop } from './kit/shop.ts'

const own = ownCustomers(import.meta.filename)

const ada = person(own('ada'))
const viewer = person('viewer:acme')

/** A shop with three vends (cancelled) and three refused reports, and another with vends. */
let shop: Shop
let other: Shop

const cancelledVend = async (where: Shop) => {
  const { id } = await buy(ada, where)
  await ada.request(CancelVendDocument, { input: { vendId: id } })
  return id
}

beforeAll(async () => {
  ;[shop, other] = await Promise.all([openShop({ A1: {}, A2: {}, A3: {} }), openShop()])
  await fund(ada, shop, 1000)
  for (const where of [shop, other, shop, other, shop]) await cancelledVend(where)
  for (const sequence of [1, 2, 3]) await refusal(shop.controller.acknowledge('none', sequence))
})

interface Page {
  items: readonly { id: string }[]
  nextToken: string | null
}

interface PageArguments {
  limit?: number
  nextToken?: string | null
}

/** Every list of the schema, asked by somebody who may. */
const lists: Record<string, (page: PageArguments, client?: Client) => Promise<Page | undefined>> = {
  machines: async (page, client = viewer) => (await client.request(ListMachinesDocument, page)).machines,
  products: async (page, client = viewer) => (await client.request(ListProductsDocument, page)).products,
  'vends of a machine': async (page, client = viewer) =>
    (await client.request(ListVendsDocument, { machineId: shop.machineId, ...page })).vends,
  'vends of a customer': async (page, client = ada) => (await client.request(ListVendsDocument, page)).vends,
  exceptions: async (page, client = viewer) =>
    (await client.request(MachineExceptionsDocument, { machineId: shop.machineId, ...page })).machine?.exceptions,
}

const listOf = (name: string) => {
  const list = lists[name]
  if (!list) throw new Error(`no list ${name}`)
  return async (page: PageArguments, client?: Client): Promise<Page> =>
    (await list(page, client)) ?? { items: [], nextToken: null }
}

/** A nextToken of a list. */
const tokenOf = async (name: string): Promise<string> => {
  const { nextToken } = await listOf(name)({ limit: 1 })
  if (!nextToken) throw new Error(`${name} has no second page`)
  return nextToken
}

test.for(Object.keys(lists))('the pages of %s have at most the limit, and together everything once', async (name) => {
  const list = listOf(name)
  const whole = await list({ limit: 100 })
  const paged: string[] = []
  let nextToken: string | null = null
  // Two pages more than three can hold say enough; the first hundred are what is compared.
  do {
    const page = await list({ limit: 2, nextToken })
    expect(page.items.length).toBeLessThanOrEqual(2)
    paged.push(...page.items.map(({ id }) => id))
    nextToken = page.nextToken
  } while (nextToken && paged.length < whole.items.length)
  expect(paged.length).toBeGreaterThan(2)
  expect(paged.slice(0, whole.items.length)).toEqual(whole.items.map(({ id }) => id))
  expect(new Set(paged).size).toBe(paged.length)
})

test.for(Object.keys(lists))('%s take a limit of 1 to 100 and no other', async (name) => {
  const list = listOf(name)
  expect((await list({ limit: 1 })).items).toHaveLength(1)
  for (const limit of [0, -1, 101]) expect((await refusal(list({ limit }))).code).toBe('BAD_INPUT')
})

test.for(Object.keys(lists))('a tampered nextToken of %s is BAD_NEXT_TOKEN', async (name) => {
  const list = listOf(name)
  const token = await tokenOf(name)
  const middle = Math.floor(token.length / 2)
  const flipped = token.slice(0, middle) + (token[middle] === 'A' ? 'B' : 'A') + token.slice(middle + 1)
  for (const nextToken of [flipped, token.slice(0, -4), `${token}AAAA`, 'not a token', '', 'e30=', 'x'.repeat(5000)]) {
    expect((await refusal(list({ nextToken }))).code, nextToken.slice(0, 20)).toBe('BAD_NEXT_TOKEN')
  }
})

test('a nextToken is bound to its query', async () => {
  for (const from of Object.keys(lists)) {
    const nextToken = await tokenOf(from)
    for (const to of Object.keys(lists).filter((name) => name !== from)) {
      expect((await refusal(listOf(to)({ nextToken }))).code, `${from} -> ${to}`).toBe('BAD_NEXT_TOKEN')
    }
  }
})

test('a nextToken is bound to its arguments: one of another machine is BAD_NEXT_TOKEN', async () => {
  const nextToken = await tokenOf('vends of a machine')
  const call = viewer.request(ListVendsDocument, { machineId: other.machineId, nextToken })
  expect((await refusal(call)).code).toBe('BAD_NEXT_TOKEN')
})

test('a nextToken is bound to its tenant: the same list of another operator is BAD_NEXT_TOKEN', async () => {
  for (const name of ['machines', 'products']) {
    const nextToken = await tokenOf(name)
    expect((await refusal(listOf(name)({ nextToken }, person('viewer:globex')))).code, name).toBe('BAD_NEXT_TOKEN')
  }
})

test("a nextToken is bound to its caller: another customer's is BAD_NEXT_TOKEN", async () => {
  const nextToken = await tokenOf('vends of a customer')
  expect((await refusal(person(own('ben')).request(ListVendsDocument, { nextToken }))).code).toBe('BAD_NEXT_TOKEN')
})

test('a list holds nothing of another operator', async () => {
  const { machines } = await viewer.request(ListMachinesDocument, { limit: 100 })
  expect(new Set(machines.items.map(({ operator }) => operator.id))).toEqual(new Set(['acme']))
  const { products } = await viewer.request(ListProductsDocument, { limit: 100 })
  expect(new Set(products.items.map(({ operator }) => operator.id))).toEqual(new Set(['acme']))
})
