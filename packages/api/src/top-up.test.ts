import { randomUUID } from 'node:crypto'
import { MemoryPayments } from '@dispense/core/testing/payments'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { ada, owner } from '../test/callers.ts'
import { fleetOf, startApi, type TestApi } from '../test/table.ts'
import { settlePaid } from './settle.ts'
import { sweep } from './sweep.ts'

const MINUTE = 60_000

let payments: MemoryPayments
let api: TestApi

beforeAll(async () => {
  payments = new MemoryPayments()
  api = await startApi(payments)
})
afterAll(() => api?.stop())

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  await api.clear()
  payments.payments.clear()
  payments.calls.length = 0
  payments.down = false
  await api.write(...fleetOf(1, ['A1'], 5))
})
afterEach(() => {
  vi.useRealTimers()
})

const QUERY = `mutation ($input: TopUpWalletInput!) {
  topUpWallet(input: $input) { balance { amount } topUp { id state card { brand last4 declineCode } clientSecret } }
}`

interface Answer {
  balance: { amount: number }
  topUp: { id: string; state: string; clientSecret: string | null; card: object }
}

async function topUp(token = 'pm_card_visa', idempotencyKey: string = randomUUID(), amount = 2000): Promise<Answer> {
  const input = { operatorId: 'acme', amount: { amount, currency: 'EUR' }, card: { token }, idempotencyKey }
  const { data, errors } = await api.run(ada, QUERY, { input })
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join())
  return data?.topUpWallet as Answer
}

async function sweepAfter(milliseconds: number) {
  vi.setSystemTime(Date.now() + milliseconds)
  const failures: unknown[] = []
  await sweep({ ...api.parts(), log: (message, error) => failures.push(message, error) })
  expect(failures).toEqual([])
}

/** The wallet, the top-up and the entries of the books. */
async function stored() {
  const items = await api.items()
  const of = (entity: string) => items.filter(({ __edb_e__ }) => __edb_e__ === entity)
  const [wallet] = of('wallet') as { balance: number }[]
  const [item] = of('topUp') as { state: string; due?: number; card: { status: string } }[]
  const transfers = of('transfer') as { kind: string; entries: object[] }[]
  return { balance: wallet?.balance, topUp: item, transfers }
}

/** Nothing was charged, and nothing is left to do. */
async function expectNothing(state: string) {
  const { balance, topUp: item, transfers } = await stored()
  expect([item?.state, item?.due, balance, transfers]).toEqual([state, undefined, 0, []])
}

const payment = () => [...payments.payments.values()][0]

const CREDITED = [
  {
    kind: 'TOP_UP',
    entries: [
      { account: 'CLEARING', amount: 1990 },
      { account: 'FEES', amount: 10 },
      { account: 'WALLET', amount: -2000 },
    ],
  },
]

describe('a top-up by card', () => {
  it('is charged and credited once, the fee in the books, however often it is sent', async () => {
    const key = randomUUID()
    const first = await topUp('pm_card_visa', key)
    expect(first).toMatchObject({ balance: { amount: 2000 }, topUp: { state: 'COMPLETED', card: { last4: '4242' } } })
    expect(await topUp('pm_card_visa', key)).toEqual(first)
    expect(payment()).toMatchObject({ captured: 2000, reference: first.topUp.id })
    const { balance, topUp: item, transfers } = await stored()
    expect([balance, item?.due, payments.payments.size]).toEqual([2000, undefined, 1])
    expect(transfers).toMatchObject(CREDITED)
  })

  it('is charged and credited once when the same call comes three times at once', async () => {
    const key = randomUUID()
    const answers = await Promise.all([1, 2, 3].map(() => topUp('pm_card_visa', key)))
    expect(new Set(answers.map(({ topUp: { id } }) => id)).size).toBe(1)
    await sweepAfter(MINUTE)
    const { balance, transfers } = await stored()
    expect([balance, transfers.length, payments.payments.size]).toEqual([2000, 1, 1])
  })

  it('is refused under a key that was used for another amount, or for play money', async () => {
    const key = randomUUID()
    await topUp('pm_card_visa', key)
    await expect(topUp('pm_card_visa', key, 3000)).rejects.toThrow('used with another input')
    const played = { operatorId: 'acme', amount: { amount: 2000, currency: 'EUR' }, idempotencyKey: randomUUID() }
    await api.run(ada, QUERY, { input: played })
    await expect(topUp('pm_card_visa', played.idempotencyKey)).rejects.toThrow('used with another input')
    expect(payments.payments.size).toBe(1)
  })

  it('that is declined credits nothing, and cannot be paid by another card later', async () => {
    expect(await topUp('pm_card_declined')).toMatchObject({
      balance: { amount: 0 },
      topUp: { state: 'DECLINED', card: { declineCode: 'insufficient_funds' } },
    })
    await sweepAfter(MINUTE)
    await expectNothing('DECLINED')
    expect(payment()).toMatchObject({ status: 'CANCELED' })
  })

  it('whose token the provider refuses is declined', async () => {
    payments.faults.authorize = 'REJECTED'
    expect(await topUp()).toMatchObject({ topUp: { state: 'DECLINED', card: { declineCode: 'no_such_card' } } })
    await expectNothing('DECLINED')
  })

  it('has its fee in the books when the provider tells of it later, once', async () => {
    payments.feesLate = true
    await topUp()
    payments.feesLate = false
    payments.tellFees()
    const known = payment()
    if (known) await Promise.all([1, 2].map(() => settlePaid(known, api.parts())))
    const { balance, transfers } = await stored()
    expect([balance, transfers.map(({ kind }) => kind).toSorted()]).toEqual([2000, ['FEE', 'TOP_UP']])
    expect(transfers.find(({ kind }) => kind === 'FEE')?.entries).toEqual([
      { account: 'FEES', amount: 10 },
      { account: 'CLEARING', amount: -10 },
    ])
  })

  it('waits for the customer to prove who it is, and is credited by the webhook, once', async () => {
    const key = randomUUID()
    const { topUp: pending } = await topUp('pm_card_3ds', key)
    expect(pending).toMatchObject({ state: 'PENDING', clientSecret: 'secret' })
    payments.set(pending.id, 'CAPTURED')
    const captured = payment()
    if (!captured) throw new Error('There is no payment')
    await Promise.all([1, 2].map(() => settlePaid(captured, api.parts())))
    expect(await topUp('pm_card_3ds', key)).toMatchObject({ balance: { amount: 2000 }, topUp: { state: 'COMPLETED' } })
    expect((await stored()).transfers).toMatchObject(CREDITED)
  })
})

describe('the sweep', () => {
  it('credits a top-up whose answer was lost, and never asks for the money again', async () => {
    payments.faults.authorize = 'ANSWER_LOST'
    payments.faults.find = 'NOT_DONE'
    expect(await topUp()).toMatchObject({ balance: { amount: 0 }, topUp: { state: 'PENDING' } })
    await sweepAfter(MINUTE)
    await sweepAfter(MINUTE)
    const { balance, topUp: item, transfers } = await stored()
    expect([balance, item?.state, item?.due]).toEqual([2000, 'COMPLETED', undefined])
    expect(transfers).toMatchObject(CREDITED)
    expect(payments.calls.filter((call) => call === 'authorize')).toHaveLength(1)
  })

  it('ends a top-up that the provider never heard of, and looks for it until it surely was not made', async () => {
    payments.faults.authorize = 'NOT_DONE'
    await topUp()
    await sweepAfter(MINUTE)
    expect((await stored()).topUp).toMatchObject({ state: 'EXPIRED', due: expect.any(Number) })
    for (let hours = 0; hours < 2; hours += 1) await sweepAfter(60 * MINUTE)
    await expectNothing('EXPIRED')
  })

  it('ends a top-up whose customer does not prove who it is; money that was taken at that moment is credited', async () => {
    const { topUp: left } = await topUp('pm_card_3ds')
    await sweepAfter(14 * MINUTE)
    expect((await stored()).topUp?.state).toBe('PENDING')
    await sweepAfter(2 * MINUTE)
    await expectNothing('EXPIRED')
    payments.set(left.id, 'CAPTURED')
    const late = payment()
    if (late) await settlePaid(late, api.parts())
    expect(await stored()).toMatchObject({ balance: 2000, topUp: { state: 'COMPLETED' }, transfers: CREDITED })
  })

  it('asks ever less often while the provider is down, and goes on when it is back', async () => {
    await topUp('pm_card_3ds')
    payments.down = true
    payments.calls.length = 0
    for (let hours = 0; hours < 6; hours += 1) await sweepAfter(60 * MINUTE)
    expect(payments.calls.length).toBeGreaterThan(4)
    expect((await stored()).topUp).toMatchObject({ state: 'EXPIRED', due: expect.any(Number) })
    payments.down = false
    await sweepAfter(60 * MINUTE)
    await expectNothing('EXPIRED')
    expect(payment()).toMatchObject({ status: 'CANCELED' })
  })

  it('tells the operator, once, of a top-up that the provider does not finish for two hours', async () => {
    const { topUp: stuck } = await topUp('pm_card_3ds')
    payments.down = true
    await sweepAfter(60 * MINUTE)
    expect(await told()).toEqual([])
    for (let hours = 0; hours < 12; hours += 1) await sweepAfter(60 * MINUTE)
    const { id } = stuck
    const actions = ['LOOK_AT_PROVIDER', 'CLOSE']
    expect(await told()).toEqual([{ code: 'PAYMENT_STUCK', machineId: id, vendId: id, topUpId: id, actions }])
    const [first] = await open()
    const input = { machineId: first?.machineId, exceptionId: first?.id }
    const close = 'mutation ($input: CloseExceptionInput!) { closeException(input: $input) { closedAt } }'
    expect((await api.run(owner, close, { input })).errors).toEqual([])
    expect(await told()).toEqual([])
    payments.down = false
    await sweepAfter(60 * MINUTE)
    await expectNothing('EXPIRED')
  })

  it('gives up a top-up whose payment the provider refuses to touch, and tells the operator', async () => {
    await topUp('pm_card_3ds')
    for (let hours = 0; hours < 12; hours += 1) {
      payments.faults.cancel = 'REJECTED'
      payments.faults.retrieve = 'NOT_DONE'
      await sweepAfter(60 * MINUTE)
    }
    expect((await stored()).topUp).toMatchObject({ state: 'EXPIRED', card: { status: 'LOST' } })
    expect((await stored()).topUp?.due).toBeUndefined()
    expect(await told()).toMatchObject([{ code: 'PAYMENT_LOST' }])
  })
})

interface Told {
  id: string
  code: string
  machineId: string
  vendId: string
  topUpId: string | null
  actions: string[]
}

/** What is open for the operator. */
async function open(): Promise<Told[]> {
  const { data } = await api.run(owner, '{ exceptions { items { id code machineId vendId topUpId actions } } }')
  return (data as { exceptions: { items: Told[] } }).exceptions.items
}

const told = async () => (await open()).map(({ id: _, ...rest }) => rest)
