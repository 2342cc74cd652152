import { randomUUID } from 'node:crypto'
import type { Payment } from '@dispense/core'
import { MemoryPayments } from '@dispense/core/testing/payments'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ada, ben, controller, guest, type TestCaller } from '../test/callers.ts'
import { counterOf, walletInput } from '../test/counter.ts'
import { fleetOf, startApi, type TestApi } from '../test/table.ts'
import { settlePaid } from './settle.ts'

let payments: MemoryPayments
let api: TestApi
let counter: ReturnType<typeof counterOf>

beforeAll(async () => {
  payments = new MemoryPayments()
  api = await startApi(payments)
  counter = counterOf(api)
})
afterAll(() => api?.stop())

beforeEach(async () => {
  await api.clear()
  payments.payments.clear()
  payments.calls.length = 0
  await api.write(...fleetOf(1, ['A1'], 5))
})

const payment = () => [...payments.payments.values()]

describe('a vend by card', () => {
  it('holds the money, and takes it only when the product fell', async () => {
    const vend = await counter.buy(ada)
    expect(vend).toMatchObject({ state: 'AUTHORIZED', card: { brand: 'visa', last4: '4242' }, receiptToken: null })
    expect(payment()).toMatchObject([{ status: 'AUTHORIZED', amount: 126, captured: 0, reference: vend.id }])
    await counter.take(vend)
    expect(await counter.report(vend, 'SUCCESS')).toMatchObject({ state: 'COMPLETED' })
    expect(payment()).toMatchObject([{ status: 'CAPTURED', captured: 126 }])
    const { vend: item, transfers } = await counter.stored()
    expect(item).not.toHaveProperty('due')
    expect(transfers.map(({ entries }) => entries.slice(0, 2))).toEqual([
      [
        { account: 'CLEARING', amount: 116 },
        { account: 'FEES', amount: 10 },
      ],
    ])
  })

  it('lets the money go when the machine failed, or the customer gave it up', async () => {
    const failed = await counter.buy()
    await counter.take(failed)
    await counter.report(failed, 'FAILURE')
    const cancelled = await counter.buy(ada)
    await counter.mutate(ada, 'cancelVend', { vendId: cancelled.id })
    expect(payment().map(({ status }) => status)).toEqual(['CANCELED', 'CANCELED'])
    const { machine, transfers } = await counter.stored()
    expect([machine?.stock.A1, machine?.activeVendId, transfers]).toEqual([5, undefined, []])
  })

  it('is declined when the card is, and its unit and machine are free again', async () => {
    const vend = await counter.buy(guest, 'pm_card_declined')
    expect(vend).toMatchObject({ state: 'DECLINED', card: { declineCode: 'insufficient_funds' } })
    const { machine, vend: item } = await counter.stored()
    expect([machine?.stock.A1, machine?.activeVendId]).toEqual([5, undefined])
    expect(item).not.toHaveProperty('due')
  })

  it('is declined when the provider refuses the token', async () => {
    payments.faults.authorize = 'REJECTED'
    expect(await counter.buy()).toMatchObject({ state: 'DECLINED', card: { declineCode: 'no_such_card' } })
  })

  it('waits for the customer to prove who it is; the same call goes on when that is done', async () => {
    const key = randomUUID()
    const vend = await counter.buy(ada, 'pm_card_3ds', key)
    expect(vend).toMatchObject({ state: 'PENDING', clientSecret: 'secret' })
    expect(await counter.buy(ada, 'pm_card_3ds', key)).toMatchObject({ state: 'PENDING', clientSecret: 'secret' })
    payments.set(vend.id, 'AUTHORIZED')
    expect(await counter.buy(ada, 'pm_card_3ds', key)).toMatchObject({
      id: vend.id,
      state: 'AUTHORIZED',
      clientSecret: null,
    })
    expect(payment()).toHaveLength(1)
  })

  it('is nothing that a machine can take before the provider has answered', async () => {
    await counter.buy(ada, 'pm_card_3ds')
    const { data } = await api.run(controller, '{ machine(machineId: "m1") { busy activeVend { id } } }')
    expect(data?.machine).toEqual({ busy: true, activeVend: null })
  })

  it('stores no more of the card than its token, brand and last four digits', async () => {
    await counter.buy(ada, 'pm_card_3ds')
    const { vend } = await counter.stored()
    expect(Object.keys(vend?.card ?? {}).sort()).toEqual([
      'brand',
      'captureBefore',
      'last4',
      'paymentId',
      'status',
      'token',
    ])
  })
})

describe('what the provider tells later', () => {
  const told = () => settlePaid(payment()[0] as Payment, api.parts())

  it('of its fee is booked, once', async () => {
    payments.feesLate = true
    const vend = await counter.buy()
    await counter.take(vend)
    await counter.report(vend, 'SUCCESS')
    payments.feesLate = false
    await told()
    payments.tellFees()
    await Promise.all([told(), told()])
    const { transfers } = await counter.stored()
    expect(transfers.map(({ kind, entries }) => [kind, entries[0]]).toSorted()).toEqual([
      ['FEE', { account: 'FEES', amount: 10 }],
      ['VEND', { account: 'CLEARING', amount: 126 }],
    ])
  })

  it('of a declined payment that another card has paid since is undone: nobody holds that money', async () => {
    const vend = await counter.buy(guest, 'pm_card_3ds')
    payments.set(vend.id, 'DECLINED')
    await told()
    expect((await counter.stored()).vend?.state).toBe('DECLINED')
    payments.set(vend.id, 'AUTHORIZED')
    await told()
    expect(payment()).toMatchObject([{ status: 'CANCELED' }])
    expect((await counter.stored()).vend).not.toHaveProperty('due')
  })
})

describe('an answer of the provider that is lost', () => {
  it('is looked up, and the customer is charged once', async () => {
    payments.faults.authorize = 'ANSWER_LOST'
    expect(await counter.buy()).toMatchObject({ state: 'AUTHORIZED' })
    expect([payment().length, payments.calls]).toEqual([1, ['authorize', 'find']])
  })

  it('leaves the vend open when nothing is found; the same call asks again, and charges once', async () => {
    const key = randomUUID()
    payments.faults.authorize = 'NOT_DONE'
    const vend = await counter.buy(guest, 'pm_card_visa', key)
    expect(vend).toMatchObject({ state: 'PENDING', clientSecret: null })
    expect((await counter.stored()).vend).toHaveProperty('due')
    expect(await counter.buy(guest, 'pm_card_visa', key)).toMatchObject({ id: vend.id, state: 'AUTHORIZED' })
    expect(payment()).toHaveLength(1)
  })

  it.each(['ANSWER_LOST', 'NOT_DONE'] as const)('of a capture (%s) never takes the money twice', async (fault) => {
    const vend = await counter.buy()
    await counter.take(vend)
    payments.faults.capture = fault
    expect(await counter.report(vend, 'SUCCESS')).toMatchObject({ state: 'COMPLETED' })
    const isKnown = fault === 'ANSWER_LOST'
    expect((await counter.stored()).transfers).toHaveLength(isKnown ? 1 : 0)
    expect(await counter.report(vend, 'SUCCESS')).toMatchObject({ state: 'COMPLETED' })
    expect(payment()).toMatchObject([{ captured: 126 }])
    expect((await counter.stored()).transfers).toHaveLength(1)
  })
})

describe('a guest', () => {
  const look = async (caller: TestCaller, vendId: string, receiptToken?: string | null) => {
    const query =
      'query ($vendId: ID!, $receiptToken: String) { vend(vendId: $vendId, receiptToken: $receiptToken) { id state } }'
    return (await api.run(caller, query, { vendId, receiptToken })).data?.vend
  }

  it('sees and cancels what it bought by its receipt, and nobody else does', async () => {
    const vend = await counter.buy()
    const other = 'A'.repeat(22)
    expect(await look(guest, vend.id, vend.receiptToken)).toEqual({ id: vend.id, state: 'AUTHORIZED' })
    for (const caller of [guest, ada, ben]) {
      expect(await look(caller, vend.id, other)).toBeNull()
      expect(await look(caller, vend.id)).toBeNull()
      await expect(counter.mutate(caller, 'cancelVend', { vendId: vend.id, receiptToken: other })).rejects.toThrow(
        'not yours',
      )
    }
    const input = { vendId: vend.id, receiptToken: vend.receiptToken }
    expect(await counter.mutate(guest, 'cancelVend', input)).toMatchObject({ state: 'CANCELLED' })
    expect(payment()).toMatchObject([{ status: 'CANCELED' }])
  })

  it('gets the same receipt for the same call, and nothing for the key of another', async () => {
    const key = randomUUID()
    const vend = await counter.buy(guest, 'pm_card_visa', key)
    expect(await counter.buy(guest, 'pm_card_visa', key)).toEqual({ ...vend })
    await expect(counter.buy(guest, 'pm_card_of_another', key)).rejects.toThrow('used with another input')
  })

  it('cannot open one vend with the receipt of another', async () => {
    const first = await counter.buy()
    await counter.mutate(guest, 'cancelVend', { vendId: first.id, receiptToken: first.receiptToken })
    const second = await counter.buy()
    expect(await look(guest, second.id, first.receiptToken)).toBeNull()
  })

  it('has no wallet to pay from', async () => {
    await expect(counter.mutate(guest, 'startVend', walletInput())).rejects.toThrow('kind of caller')
  })
})
