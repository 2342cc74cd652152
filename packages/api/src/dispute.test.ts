import { MemoryPayments } from '@dispense/core/testing/payments'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ada, guest, owner } from '../test/callers.ts'
import { counterOf } from '../test/counter.ts'
import { fleetOf, startApi, type TestApi } from '../test/table.ts'
import { settlePaid } from './settle.ts'

const payments = new MemoryPayments()
let api: TestApi
let counter: ReturnType<typeof counterOf>

beforeAll(async () => {
  api = await startApi(payments)
  counter = counterOf(api)
})
afterAll(() => api.stop())

beforeEach(async () => {
  await api.clear()
  payments.payments.clear()
  await api.write(...fleetOf(1, ['A1'], 5))
})

/** The provider tells of its one payment, several times at once and again. */
async function tell() {
  const [payment] = payments.payments.values()
  if (!payment) throw new Error('There is no payment')
  await Promise.all([1, 2, 3].map(() => settlePaid(payment, api.parts())))
  await settlePaid(payment, api.parts())
}

interface Booked {
  kind: string
  entries: { account: string; amount: number }[]
}

const booked = async () =>
  (await api.items())
    .filter(({ __edb_e__: entity, kind }) => entity === 'transfer' && kind === 'DISPUTE')
    .map((item) =>
      Object.fromEntries((item as unknown as Booked).entries.map(({ account, amount }) => [account, amount])),
    )

async function told() {
  const query = '{ exceptions { items { code message vendId actions } } }'
  const { data } = await api.run(owner, query)
  return (data as { exceptions: { items: { code: string; message: string; vendId: string }[] } }).exceptions.items
}

async function sale() {
  const vend = await counter.buy(guest)
  await counter.take(vend)
  await counter.report(vend, 'SUCCESS')
  return vend
}

describe('a dispute', () => {
  it('of a vend is booked once, however often it is told, and a person is told the amount and where to answer', async () => {
    const { id } = await sale()
    payments.dispute(id, 126, 1500)
    await tell()
    expect(await booked()).toEqual([{ DISPUTES: 126, FEES: 1500, CLEARING: -1626 }])
    const list = await told()
    expect(list).toMatchObject([{ code: 'PAYMENT_DISPUTED', vendId: id, actions: ['LOOK_AT_PROVIDER', 'CLOSE'] }])
    expect(list[0]?.message).toMatch(/126 EUR.*https:\/\/provider\.example/)
  })

  it('that is won is booked back, its fee stays, and that is told, too', async () => {
    const { id } = await sale()
    payments.dispute(id, 126, 1500)
    await tell()
    payments.dispute(id, 0, 1500)
    await tell()
    expect(await booked()).toHaveLength(2)
    expect(await booked()).toContainEqual({ DISPUTES: -126, CLEARING: 126 })
    expect((await told()).map(({ code }) => code)).toEqual(['PAYMENT_DISPUTED', 'PAYMENT_DISPUTED'])
  })

  it('of a top-up is booked once and told; the wallet keeps what it has until a person decides', async () => {
    const input = { operatorId: 'acme', amount: { amount: 500, currency: 'EUR' }, idempotencyKey: 'k1' }
    const query =
      'mutation ($input: TopUpWalletInput!) { topUpWallet(input: $input) { balance { amount } topUp { id } } }'
    const card = { token: 'pm_card_visa' }
    const { data } = await api.run(ada, query, { input: { ...input, card } })
    const { topUp } = (data as { topUpWallet: { topUp: { id: string } } }).topUpWallet
    payments.dispute(topUp.id, 500, 1500)
    await tell()
    expect(await booked()).toEqual([{ DISPUTES: 500, FEES: 1500, CLEARING: -2000 }])
    expect(await told()).toMatchObject([{ code: 'PAYMENT_DISPUTED', vendId: topUp.id }])
    expect((await api.run(ada, query, { input: { ...input, card } })).data?.topUpWallet).toMatchObject({
      balance: { amount: 500 },
    })
  })
})
