import { Voucher, Wallet } from '@dispense/core/entities'
import { MemoryPayments } from '@dispense/core/testing/payments'
import fc from 'fast-check'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { ada, ben, controller, guest, machine, type TestCaller } from '../test/callers.ts'
import { fleetOf, startApi, type TestApi } from '../test/table.ts'

const AT = '2026-03-01T12:00:00.000Z'
const payments = new MemoryPayments()
let api: TestApi | undefined

const table = async () => {
  api ??= await startApi(payments)
  return api
}

/** A fresh table with two machines, a wallet, and one voucher. */
async function reset() {
  const shop = await table()
  await shop.clear()
  const whose = { operatorId: 'acme', customerId: 'ada', currency: 'EUR' }
  await shop.write(
    ...fleetOf(2, ['A1'], 5),
    Wallet.put({ ...whose, balance: 1000, unresolved: 0, updatedAt: AT }),
    Voucher.put({
      ...{ ...whose, voucherId: 'free', kind: 'FREE_DRINK', points: 100 },
      ...{ createdAt: AT, expiresAt: Math.floor(Date.now() / 1000) + 3600 },
    }),
  )
}

beforeEach(reset, 60_000)

afterAll(() => api?.stop())

const START = `mutation ($input: StartVendInput!) {
  startVend(input: $input) { id state price { total { amount } discount { amount } voucherId } }
}`

/** A drink of 1.01 and 0.25 of deposit. */
const start = async (key: string, machineId = 'm1', caller: TestCaller = ada, how: object = {}) => {
  const seen = { machineId, slot: 'A1', productId: 'p1', total: { amount: 126, currency: 'EUR' } }
  const input = { ...seen, voucherId: 'free', idempotencyKey: key, ...how }
  const { data, errors } = await (await table()).run(caller, START, { input })
  const { code } = (errors[0]?.originalError ?? {}) as { code?: string }
  return { vend: (data as { startVend?: { id: string; price: object } } | null)?.startVend, code }
}

const stored = async (entity: string) =>
  (await (await table()).items()).filter((item) => item.__edb_e__ === entity) as Record<string, unknown>[]

const balance = async () => (await stored('wallet'))[0]?.balance

it('a voucher for a free drink leaves the deposit to pay, and is used with the vend', async () => {
  const { vend } = await start('k1')
  expect(vend?.price).toEqual({ total: { amount: 25 }, discount: { amount: 101 }, voucherId: 'free' })
  expect(await balance()).toBe(975)
  expect(await stored('voucher')).toMatchObject([{ usedBy: vend?.id }])
  expect((await start('k1')).vend).toEqual(vend)
  expect((await start('k2', 'm2')).code).toBe('VOUCHER_USED')
})

it('of two purchases at once with one voucher only one gets it', async () => {
  const both = await Promise.all([start('k1', 'm1'), start('k2', 'm2')])
  expect(both.filter(({ vend }) => vend)).toHaveLength(1)
  expect(await balance()).toBe(975)
})

it('a vend that comes to nothing gives the voucher back', async () => {
  const { vend } = await start('k1')
  const cancel = `mutation { cancelVend(input: { vendId: "${vend?.id}" }) { state } }`
  expect((await (await table()).run(ada, cancel)).errors).toEqual([])
  expect(await balance()).toBe(1000)
  expect((await stored('voucher'))[0]).not.toHaveProperty('usedBy')
  expect((await start('k2')).vend?.price).toMatchObject({ total: { amount: 25 } })
})

it('a completed vend posts what the voucher paid to PROMOTIONS, and keeps it used', async () => {
  const { vend } = await start('k1')
  const shop = await table()
  await shop.run(controller, `mutation { acknowledgeVend(input: { vendId: "${vend?.id}", sequence: 1 }) { state } }`)
  const report = `mutation { reportVendResult(input: { vendId: "${vend?.id}", sequence: 2, outcome: SUCCESS }) { state } }`
  expect((await shop.run(controller, report)).errors).toEqual([])
  const [transfer] = await stored('transfer')
  expect(transfer?.entries).toEqual([
    { account: 'WALLET', amount: 25 },
    { account: 'PROMOTIONS', amount: 85 },
    { account: 'REVENUE', amount: -85 },
    { account: 'DEPOSIT', amount: -25 },
  ])
  expect(await stored('voucher')).toMatchObject([{ usedBy: vend?.id }])
})

const BY_CARD = { payment: 'CARD', card: { token: 'pm_card_visa' } }

it("another customer's voucher is not found, nor one that a guest names", async () => {
  expect((await start('k1', 'm1', ben)).code).toBe('NOT_FOUND')
  expect((await start('k1', 'm1', guest, BY_CARD)).code).toBe('NOT_FOUND')
})

it('a vend by card asks the provider for what the voucher leaves, and a declined card gives it back', async () => {
  payments.payments.clear()
  const declined = await start('k1', 'm1', ada, { ...BY_CARD, card: { token: 'pm_card_declined' } })
  expect(declined.vend).toMatchObject({ state: 'DECLINED' })
  expect((await start('k2', 'm1', ada, BY_CARD)).vend).toMatchObject({
    state: 'AUTHORIZED',
    price: { voucherId: 'free' },
  })
  expect([...payments.payments.values()].map(({ amount }) => amount)).toEqual([25, 25])
})

/** A step of a customer with one voucher and two machines, and of these. */
const step = fc.record({
  what: fc.constantFrom('buy', 'buy', 'repeat', 'cancel', 'take', 'fail', 'succeed'),
  machineId: fc.constantFrom('m1', 'm2'),
  how: fc.constantFrom({}, BY_CARD, { ...BY_CARD, card: { token: 'pm_card_declined' } }),
})

it('a voucher is used by at most one vend, and never lost, whatever becomes of the vends', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
      await reset()
      for (const [i, one] of steps.entries()) await carryOut(one, `k${i}`)
      const vends = await stored('vend')
      const users = vends.filter(({ state, price }) => isUser(String(state), price as { discount?: object }))
      expect(users.length).toBeLessThanOrEqual(1)
      expect((await stored('voucher'))[0]?.usedBy).toBe(users[0]?.vendId)
    }),
    { numRuns: 25 },
  )
}, 120_000)

const isUser = (state: string, price: { discount?: object }) =>
  price.discount !== undefined && !['DECLINED', 'CANCELLED', 'EXPIRED', 'FAILED'].includes(state)

let sequence = 0

/** Does one step with the open vend of the machine, as far as it can be done. */
async function carryOut({ what, machineId, how }: { what: string; machineId: string; how: object }, key: string) {
  const shop = await table()
  if (what === 'buy') return await start(key, machineId, ada, how)
  if (what === 'repeat')
    return await Promise.all([start(key, machineId), start(key, machineId), start(`${key}x`, 'm2')])
  const open = ['AUTHORIZED', 'DISPENSING']
  const vend = (await stored('vend')).find((one) => one.machineId === machineId && open.includes(String(one.state)))
  const vendId = String(vend?.vendId ?? 'none')
  const itself = machine(machineId, 'acme')
  sequence += 1
  if (what === 'cancel') return await shop.run(ada, `mutation { cancelVend(input: { vendId: "${vendId}" }) { state } }`)
  if (what === 'take') {
    return await shop.run(
      itself,
      `mutation { acknowledgeVend(input: { vendId: "${vendId}", sequence: ${sequence} }) { state } }`,
    )
  }
  const outcome = what === 'fail' ? 'FAILURE, failure: { code: EMPTY }' : 'SUCCESS'
  const report = `mutation { reportVendResult(input: { vendId: "${vendId}", sequence: ${sequence}, outcome: ${outcome} }) { state } }`
  return await shop.run(itself, report)
}
