import { expect, test } from 'vitest'
import { GetVendDocument, MachineExceptionsDocument } from './generated/operations.ts'
import { ownCustomers, person, refusal } from './kit/callers.ts'
import { accounts, buy, fund, type Outcome, openShop, type Shop } from './kit/shop.ts'

const own = ownCustomers(import.meta.filename)

const dan = person(own('dan'))
const SUCCESS: Outcome = { outcome: 'SUCCESS' }
const FAILURE: Outcome = { outcome: 'FAILURE', failure: { code: 'EMPTY' } }

const openFundedShop = async () => {
  const shop = await openShop()
  await fund(dan, shop, 1000)
  return shop
}

/** The refused reports of a shop's machine, newest first. */
const exceptionsOf = async ({ owner, machineId }: Shop) => {
  const { machine } = await owner.request(MachineExceptionsDocument, { machineId })
  return machine?.exceptions.items
}

const stateOf = async (vendId: string) => (await dan.request(GetVendDocument, { vendId })).vend?.state

test('an acknowledgement that is repeated with its number answers the same and moves nothing', async () => {
  const shop = await openFundedShop()
  const { id } = await buy(dan, shop)
  const first = await shop.controller.acknowledge(id, 100)
  const after = await accounts(dan, shop)
  expect(await shop.controller.acknowledge(id, 100)).toEqual(first)
  expect(await accounts(dan, shop)).toEqual(after)
  expect(await exceptionsOf(shop)).toEqual([])
})

test.for([
  ['success', SUCCESS],
  ['failure', FAILURE],
] as const)('a %s that is reported twice answers the same and moves nothing twice', async ([, outcome]) => {
  const shop = await openFundedShop()
  const { id } = await buy(dan, shop)
  await shop.controller.acknowledge(id, 100)
  const first = await shop.controller.report(id, outcome, 101)
  const after = await accounts(dan, shop)
  expect(await shop.controller.report(id, outcome, 101)).toEqual(first)
  expect(await shop.controller.report(id, outcome, 102)).toEqual(first)
  expect(await accounts(dan, shop)).toEqual(after)
  expect(await exceptionsOf(shop)).toEqual([])
})

test('ten times the same success at the same moment captures once', async () => {
  const shop = await openFundedShop()
  const before = await accounts(dan, shop)
  const { id } = await buy(dan, shop)
  await shop.controller.acknowledge(id, 100)
  const answers = await Promise.all(Array.from({ length: 10 }, () => shop.controller.report(id, SUCCESS, 101)))
  expect(new Set(answers.map(({ state }) => state))).toEqual(new Set(['COMPLETED']))
  expect(await accounts(dan, shop)).toMatchObject({
    balance: before.balance - 238,
    held: before.held,
    stock: { A1: 4 },
  })
})

test('a result before the acknowledgement is refused and recorded, and the vend stays AUTHORIZED', async () => {
  const shop = await openFundedShop()
  const { id } = await buy(dan, shop)
  const before = await accounts(dan, shop)
  expect((await refusal(shop.controller.report(id, SUCCESS, 100))).code).toBe('VEND_STATE')
  expect(await stateOf(id)).toBe('AUTHORIZED')
  expect(await accounts(dan, shop)).toEqual(before)
  expect(await exceptionsOf(shop)).toMatchObject([
    { code: 'VEND_STATE', operation: 'reportVendResult', vendId: id, sequence: 100, message: expect.any(String) },
  ])
})

test('another result than the one that was applied is refused and recorded, and the first stays', async () => {
  const shop = await openFundedShop()
  const { id } = await buy(dan, shop)
  await shop.controller.acknowledge(id, 100)
  await shop.controller.report(id, FAILURE, 101)
  const before = await accounts(dan, shop)
  expect((await refusal(shop.controller.report(id, SUCCESS, 102))).code).toBe('VEND_STATE')
  expect((await refusal(shop.controller.acknowledge(id, 103))).code).toBe('VEND_STATE')
  expect(await stateOf(id)).toBe('FAILED')
  expect(await accounts(dan, shop)).toEqual(before)
  expect(await exceptionsOf(shop)).toMatchObject([
    { code: 'VEND_STATE', operation: 'acknowledgeVend', sequence: 103 },
    { code: 'VEND_STATE', operation: 'reportVendResult', sequence: 102 },
  ])
})

test('a report with a number that is not greater than the last is STALE_SEQUENCE and recorded', async () => {
  const shop = await openFundedShop()
  const { id } = await buy(dan, shop)
  await shop.controller.acknowledge(id, 100)
  for (const sequence of [99, 100]) {
    expect((await refusal(shop.controller.report(id, SUCCESS, sequence))).code).toBe('STALE_SEQUENCE')
  }
  expect(await stateOf(id)).toBe('DISPENSING')
  expect(await exceptionsOf(shop)).toMatchObject([
    { code: 'STALE_SEQUENCE', operation: 'reportVendResult', vendId: id, sequence: 100 },
    { code: 'STALE_SEQUENCE', operation: 'reportVendResult', vendId: id, sequence: 99 },
  ])
})

test('the numbers go on over the vends of a machine: one of the vend before is STALE_SEQUENCE', async () => {
  const shop = await openFundedShop()
  const first = await buy(dan, shop)
  await shop.controller.acknowledge(first.id, 100)
  await shop.controller.report(first.id, SUCCESS, 101)
  const second = await buy(dan, shop)
  expect((await refusal(shop.controller.acknowledge(second.id, 101))).code).toBe('STALE_SEQUENCE')
  expect(await shop.controller.acknowledge(second.id, 102)).toMatchObject({ state: 'DISPENSING' })
})

test("a report of another machine's vend is NOT_FOUND, changes nothing and is recorded with the machine that sent it", async () => {
  const [shop, stranger] = await Promise.all([openFundedShop(), openShop()])
  const { id } = await buy(dan, shop)
  const before = await accounts(dan, shop)
  expect((await refusal(stranger.controller.acknowledge(id, 100))).code).toBe('NOT_FOUND')
  await shop.controller.acknowledge(id, 100)
  expect((await refusal(stranger.controller.report(id, SUCCESS, 101))).code).toBe('NOT_FOUND')
  expect(await stateOf(id)).toBe('DISPENSING')
  expect(await accounts(dan, shop)).toEqual(before)
  expect(await exceptionsOf(shop)).toEqual([])
  expect(await exceptionsOf(stranger)).toMatchObject([
    { code: 'NOT_FOUND', operation: 'reportVendResult', vendId: id, sequence: 101 },
    { code: 'NOT_FOUND', operation: 'acknowledgeVend', vendId: id, sequence: 100 },
  ])
})

test('a failure without a reason, and a success with one, are BAD_INPUT', async () => {
  const shop = await openFundedShop()
  const { id } = await buy(dan, shop)
  await shop.controller.acknowledge(id)
  expect((await refusal(shop.controller.report(id, { outcome: 'FAILURE' }))).code).toBe('BAD_INPUT')
  const contradiction = { outcome: 'SUCCESS', failure: { code: 'JAM' } } as const
  expect((await refusal(shop.controller.report(id, contradiction))).code).toBe('BAD_INPUT')
  expect(await stateOf(id)).toBe('DISPENSING')
})
