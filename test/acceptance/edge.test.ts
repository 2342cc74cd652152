import { describe, expect, test } from 'vitest'
import { UpdateMachineDocument } from './generated/operations.ts'
import { ownCustomers, person, refusal, tokenOf } from './kit/callers.ts'
import { accounts, buy, fund, openShop, slotOf } from './kit/shop.ts'
import { target } from './kit/target.ts'

const own = ownCustomers(import.meta.filename)

const [ada, ben] = [person(own('ada')), person(own('ben'))]

/** What these tests ask for. */
interface Told {
  machineByCode?: { slots: { code: string; soldOut: boolean; total: { amount: number } }[] } | null
}

/** Asks by GET where pages ask: behind the edge. */
const ask = async (query: string, variables: object = {}, token?: string) => {
  const search = new URLSearchParams({ query, variables: JSON.stringify(variables) })
  const headers = { 'apollo-require-preflight': 'true', ...(token && { authorization: `Bearer ${token}` }) }
  const response = await fetch(`${target.web}/graphql?${search}`, { headers })
  const { data, errors } = (await response.json()) as { data?: Told | null; errors?: unknown }
  const of = (name: string) => response.headers.get(name)
  return { data, errors, cache: of('x-cache')?.replace(/ from .*/, ''), keeping: of('cache-control') }
}

const PAGE = 'query ($code: String!) { machineByCode(code: $code) { slots { code soldOut total { amount } } } }'

describe.runIf(target.web)('through the edge', () => {
  test('a page that is late costs nobody money: the old price is refused, what is gone is sold out, nothing is charged', async () => {
    const shop = await openShop({ A1: { price: 200 }, B1: { stock: 1 } }, { tax: { ratePpm: 0, inclusive: true } })
    for (const customer of [ada, ben]) await fund(customer, shop, 1000)
    const seen = async () => {
      const { data, cache } = await ask(PAGE, { code: shop.code })
      const [a1, b1] = data?.machineByCode?.slots ?? []
      return { cache, price: a1?.total.amount, soldOut: b1?.soldOut }
    }
    expect(await seen()).toEqual({ cache: 'Miss', price: 200, soldOut: false })
    await shop.owner.request(UpdateMachineDocument, {
      input: { machineId: shop.machineId, tax: { ratePpm: 100_000, inclusive: false } },
    })
    const { total } = slotOf(await shop.look(), 'B1')
    const { id } = await buy(ben, shop, 'B1', { total })
    await shop.controller.acknowledge(id)
    await shop.controller.report(id, { outcome: 'SUCCESS' })
    expect(await seen()).toEqual({ cache: expect.stringMatching(/Hit$/), price: 200, soldOut: false })
    const before = await accounts(ada, shop)
    expect(await refusal(buy(ada, shop))).toMatchObject({
      code: 'PRICE_CHANGED',
      errors: [{ extensions: { errorInfo: { total: { amount: 220, currency: 'EUR' } } } }],
    })
    expect((await refusal(buy(ada, shop, 'B1', { total }))).code).toBe('SOLD_OUT')
    expect(await accounts(ada, shop)).toEqual(before)
    // Five seconds later it is asked for anew.
    await expect.poll(seen, { timeout: 20_000, interval: 500 }).toMatchObject({ price: 220, soldOut: true })
  })

  test('nobody is given what was meant for somebody else, whoever asks first', async () => {
    const shop = await openShop()
    const me = '{ me { kind id } machine: machineByCode(code: "ACME-0001") { id } }'
    const token = await tokenOf(own('ada'))
    for (const _round of [1, 2]) {
      const mine = await ask(me, {}, token)
      expect(mine).toMatchObject({ data: { me: { kind: 'CUSTOMER' } }, cache: 'Miss', keeping: 'private, no-store' })
      expect(await ask(me)).toMatchObject({ data: { me: { kind: 'GUEST', id: null } }, cache: 'Miss' })
    }
    expect(await ask(PAGE, { code: shop.code })).toMatchObject({
      cache: 'Miss',
      keeping: expect.stringMatching(/^public/),
    })
    expect(await ask(PAGE, { code: shop.code })).toMatchObject({ cache: 'Hit' })
    const other = await ask(PAGE, { code: shop.code }, await tokenOf('owner:globex'))
    expect(other).toMatchObject({ data: { machineByCode: null }, keeping: 'private, no-store' })
    const theirs = await ask(PAGE, { code: shop.code }, await tokenOf('owner:acme'))
    expect(theirs).toMatchObject({ cache: 'Miss', keeping: 'private, no-store' })
    expect(theirs.data?.machineByCode?.slots).toHaveLength(1)
    expect(await ask(PAGE, { code: shop.code })).toMatchObject({ cache: 'Hit' })
  })

  test('what is refused, unknown or wrong is not kept', async () => {
    const { code } = await openShop()
    const refused = '{ machines { items { id } } }'
    const staffOnly = 'query ($code: String!) { machineByCode(code: $code) { id tags } }'
    for (const query of [refused, staffOnly, '{ nothing }', '{']) {
      const answer = await ask(query, { code })
      expect(answer.errors).not.toBeUndefined()
      expect(answer).toMatchObject({ keeping: 'private, no-store' })
      expect(answer.cache).toMatch(/Miss|Error/)
    }
  })
})
