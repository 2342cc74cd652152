import { randomUUID } from 'node:crypto'
import { PaymentError } from '@dispense/core'
import { MemoryPayments } from '@dispense/core/testing/payments'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { guest, owner } from '../test/callers.ts'
import { counterOf, type ShownVend } from '../test/counter.ts'
import { fleetOf, startApi, type TestApi } from '../test/table.ts'
import { settlePaid } from './settle.ts'
import { sweep } from './sweep.ts'

const MINUTE = 60_000

let payments: MemoryPayments
let api: TestApi
let counter: ReturnType<typeof counterOf>
let vend: ShownVend

beforeAll(async () => {
  payments = new MemoryPayments()
  api = await startApi(payments)
  counter = counterOf(api)
})
afterAll(() => api?.stop())

/** A guest has paid 1.26 by card. */
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  await api.clear()
  payments.payments.clear()
  payments.down = false
  await api.write(...fleetOf(1, ['A1'], 5))
  vend = await counter.buy(guest)
  await counter.take(vend)
  await counter.report(vend, 'SUCCESS')
  payments.calls.length = 0
})
afterEach(() => {
  vi.useRealTimers()
})

const REFUND = `mutation ($input: RefundVendInput!) {
  refundVend(input: $input) { state refunded { amount } refundPending { amount } }
}`

async function refund(amount?: number, idempotencyKey: string = randomUUID()) {
  const money = amount === undefined ? {} : { amount: { amount, currency: 'EUR' } }
  const input = { vendId: vend.id, ...money, reason: 'It was warm', idempotencyKey }
  const { data, errors } = await api.run(owner, REFUND, { input })
  const [error] = errors
  return error ? error.message : data?.refundVend
}

async function sweepAfter(milliseconds: number) {
  vi.setSystemTime(Date.now() + milliseconds)
  await sweep({
    ...api.parts(),
    log: (message, error) => {
      throw new Error(message, { cause: error })
    },
  })
}

const payment = () => {
  const [only] = [...payments.payments.values()]
  if (!only) throw new Error('There is no payment')
  return only
}

/** What the books say was given back, the least first: transfers of one millisecond have no order. */
async function givenBack() {
  const { transfers } = await counter.stored()
  const last = transfers.filter(({ kind }) => kind === 'REFUND').map(({ entries }) => entries.at(-1))
  return last.toSorted((a, b) => (b?.amount ?? 0) - (a?.amount ?? 0))
}

const codes = async () => (await counter.stored()).exceptions.map(({ code }) => code)

const back = (amount: number) => ({ account: 'CLEARING', amount: -amount })

describe('a refund to a card', () => {
  it('is made by the provider, in part and then whole, and never more than was paid', async () => {
    expect(await refund(26)).toEqual({ state: 'REFUNDED', refunded: { amount: 26 }, refundPending: null })
    expect(await refund(101)).toContain('not so much left')
    expect(await refund()).toMatchObject({ refunded: { amount: 126 } })
    expect(await refund(1)).toContain('not so much left')
    expect([payment().refunded, await givenBack()]).toEqual([126, [back(26), back(100)]])
    expect((await counter.stored()).vend).not.toHaveProperty('due')
  })

  it('is made once under one key, however often and however much at once it is sent', async () => {
    const key = randomUUID()
    await Promise.all([1, 2, 3].map(() => refund(50, key)))
    expect(await refund(50, key)).toMatchObject({ refunded: { amount: 50 } })
    expect([payment().refunded, await givenBack()]).toEqual([50, [back(50)]])
  })

  it('is never more than was paid when two are sent at once', async () => {
    await Promise.all([refund(100), refund(100)])
    await sweepAfter(MINUTE)
    expect([payment().refunded, await givenBack()]).toEqual([100, [back(100)]])
  })

  it.each(['ANSWER_LOST', 'NOT_DONE'] as const)('is made once when its answer is lost (%s)', async (fault) => {
    payments.faults.refund = fault
    const shown = await refund(50)
    const isKnown = fault === 'ANSWER_LOST'
    expect(shown).toMatchObject({ refundPending: isKnown ? null : { amount: 50 } })
    await sweepAfter(MINUTE)
    expect([payment().refunded, await givenBack(), (await counter.stored()).vend?.due]).toEqual([
      50,
      [back(50)],
      undefined,
    ])
  })

  it('is told by a webhook when the provider did it and nobody heard', async () => {
    payments.faults.refund = 'NOT_DONE'
    await refund(50)
    payments.payments.set(payment().paymentId, { ...payment(), refunded: 50 })
    await Promise.all([1, 2].map(() => settlePaid(payment(), api.parts())))
    expect([await givenBack(), await codes()]).toEqual([[back(50)], []])
  })

  it('that the provider refuses for hours is given up: nothing counts as given back, and the operator is told', async () => {
    const refusing = vi
      .spyOn(payments, 'refund')
      .mockRejectedValue(new PaymentError('REJECTED', 'charge_disputed', 'No'))
    await refund(50)
    for (let hour = 0; hour < 10; hour += 1) await sweepAfter(60 * MINUTE)
    refusing.mockRestore()
    const { vend: item } = await counter.stored()
    expect([item?.state, item?.due, await givenBack(), await codes()]).toEqual([
      'COMPLETED',
      undefined,
      [],
      ['REFUND_REFUSED'],
    ])
    expect(await refund(50)).toMatchObject({ state: 'REFUNDED', refunded: { amount: 50 } })
  })

  it('waits for the one before', async () => {
    payments.down = true
    expect(await refund(50)).toMatchObject({ state: 'COMPLETED', refundPending: { amount: 50 } })
    expect(await refund(50)).toContain('same thing at this moment')
    payments.down = false
    await sweepAfter(MINUTE)
    expect(await refund(50)).toMatchObject({ refunded: { amount: 100 } })
  })
})

describe('a payment that the provider has otherwise', () => {
  it('is told to the operator, once, when money was given back outside of Dispense', async () => {
    payments.payments.set(payment().paymentId, { ...payment(), refunded: 30 })
    for (let times = 0; times < 3; times += 1) await settlePaid(payment(), api.parts())
    expect([await codes(), await givenBack()]).toEqual([['PAYMENT_MISMATCH'], []])
  })

  it('is told when a refund that was made has failed since', async () => {
    await refund(50)
    payments.payments.set(payment().paymentId, { ...payment(), refunded: 0 })
    await settlePaid(payment(), api.parts())
    expect(await codes()).toEqual([])
    vi.setSystemTime(Date.now() + 10 * MINUTE)
    await settlePaid(payment(), api.parts())
    expect(await codes()).toEqual(['PAYMENT_MISMATCH'])
  })

  it('settles nothing when it is of another amount', async () => {
    const other = await counter.buy(guest, 'pm_card_3ds')
    const [, pending] = [...payments.payments.values()]
    if (!pending) throw new Error('There is no second payment')
    await settlePaid({ ...pending, status: 'AUTHORIZED', amount: 1 }, api.parts())
    expect(await codes()).toEqual(['PAYMENT_MISMATCH'])
    const query =
      'query ($vendId: ID!, $receiptToken: String) { vend(vendId: $vendId, receiptToken: $receiptToken) { state } }'
    const { data } = await api.run(guest, query, { vendId: other.id, receiptToken: other.receiptToken })
    expect(data?.vend).toEqual({ state: 'PENDING' })
  })
})
