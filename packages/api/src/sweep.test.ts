import { randomUUID } from 'node:crypto'
import { Wallet } from '@dispense/core/entities'
import { MemoryPayments } from '@dispense/core/testing/payments'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { ada, controller, guest } from '../test/callers.ts'
import { counterOf, walletInput } from '../test/counter.ts'
import { fleetOf, startApi, type TestApi } from '../test/table.ts'
import { sweep } from './sweep.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

let payments: MemoryPayments
let api: TestApi
let counter: ReturnType<typeof counterOf>
/** What the sweep could not do. */
let failures: string[]

beforeAll(async () => {
  payments = new MemoryPayments()
  api = await startApi(payments)
  counter = counterOf(api)
})
afterAll(() => api?.stop())

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  failures = []
  await api.clear()
  payments.payments.clear()
  payments.calls.length = 0
  payments.down = false
  await api.write(...fleetOf(1, ['A1'], 5))
})
afterEach(() => {
  vi.useRealTimers()
})

const log = (message: string, error: unknown) => failures.push(`${message}: ${String(error)}`)

/** Lets time pass, and sweeps. */
async function sweepAfter(milliseconds: number, time?: number) {
  vi.setSystemTime(Date.now() + milliseconds)
  const swept = await sweep({ ...api.parts(time), log })
  expect(failures).toEqual([])
  return swept
}

const payment = () => [...payments.payments.values()][0]

const codes = async () => (await counter.stored()).exceptions.map(({ code }) => code)

/** Nothing is reserved, the machine is free, and the sweep has nothing left to do. */
async function expectReleased(state: string) {
  const { vend, machine, transfers } = await counter.stored()
  expect([vend?.state, vend?.due, vend?.dueAt]).toEqual([state, undefined, undefined])
  expect([machine?.activeVendId, machine?.stock.A1, transfers]).toEqual([undefined, 5, []])
}

describe('a PENDING vend', () => {
  it('whose answer was lost goes on with the payment that the provider has', async () => {
    payments.faults.authorize = 'ANSWER_LOST'
    payments.faults.find = 'NOT_DONE'
    const vend = await counter.buy()
    expect(vend.state).toBe('PENDING')
    await sweepAfter(50 * SECOND)
    expect((await counter.stored()).vend).toMatchObject({ state: 'AUTHORIZED', card: { status: 'AUTHORIZED' } })
    await counter.take(vend)
    expect(await counter.report(vend, 'SUCCESS')).toMatchObject({ state: 'COMPLETED' })
    expect(payment()).toMatchObject({ captured: 126 })
  })

  it('that the provider knows nothing of expires, is never charged, and is looked for until it surely was not made', async () => {
    payments.faults.authorize = 'NOT_DONE'
    await counter.buy()
    await sweepAfter(50 * SECOND)
    const { vend, machine } = await counter.stored()
    expect([vend?.state, machine?.activeVendId, machine?.stock.A1]).toEqual(['EXPIRED', undefined, 5])
    expect(vend).toHaveProperty('due')
    await sweepAfter(HOUR)
    await expectReleased('EXPIRED')
    expect(payments.calls.filter((call) => call === 'authorize')).toHaveLength(1)
  })

  it('is not given to the machine when it is found authorized too late: the money is let go', async () => {
    payments.faults.authorize = 'ANSWER_LOST'
    payments.faults.find = 'NOT_DONE'
    await counter.buy()
    await sweepAfter(10 * MINUTE)
    await expectReleased('EXPIRED')
    expect(payment()).toMatchObject({ status: 'CANCELED' })
  })

  it('waits five minutes for the customer to prove who it is, and then lets the payment go', async () => {
    await counter.buy(ada, 'pm_card_3ds')
    await sweepAfter(4 * MINUTE)
    expect((await counter.stored()).vend?.state).toBe('PENDING')
    await sweepAfter(MINUTE)
    await expectReleased('EXPIRED')
    expect(payment()).toMatchObject({ status: 'CANCELED' })
  })

  it('goes on when the customer has proved it and nobody told us', async () => {
    const vend = await counter.buy(ada, 'pm_card_3ds')
    payments.set(vend.id, 'AUTHORIZED')
    await sweepAfter(MINUTE)
    expect((await counter.stored()).vend?.state).toBe('AUTHORIZED')
  })
})

describe('an AUTHORIZED vend that no machine takes', () => {
  it('expires, and its hold on the card ends', async () => {
    const vend = await counter.buy()
    await sweepAfter(30 * SECOND)
    expect((await counter.stored()).vend?.state).toBe('AUTHORIZED')
    await sweepAfter(31 * SECOND)
    await expectReleased('EXPIRED')
    expect(payment()).toMatchObject({ status: 'CANCELED', captured: 0 })
    await expect(counter.take(vend)).rejects.toThrow('in another state')
    expect(await codes()).toEqual(['VEND_STATE'])
  })

  it('gives its money back to the wallet', async () => {
    await startFromWallet()
    expect((await counter.stored()).wallet?.balance).toBe(374)
    await sweepAfter(61 * SECOND)
    await expectReleased('EXPIRED')
    expect((await counter.stored()).wallet).toMatchObject({ balance: 500, unresolved: 0 })
    expect(payments.calls).toEqual([])
  })
})

describe('a DISPENSING vend without a word', () => {
  it('is put off while its time is not over, though the index says an earlier one', async () => {
    const vend = await counter.buy()
    vi.setSystemTime(Date.now() + 50 * SECOND)
    await counter.take(vend)
    const before = (await counter.stored()).vend?.dueAt ?? 0
    await sweepAfter(30 * SECOND)
    const { vend: item } = await counter.stored()
    expect([item?.state, (item?.dueAt ?? 0) > before]).toEqual(['DISPENSING', true])
  })

  it('is unknown: the money stays held, the machine is free, and a person is told', async () => {
    const vend = await startFromWallet()
    await counter.take(vend)
    await sweepAfter(3 * MINUTE)
    const { vend: item, machine, wallet, transfers } = await counter.stored()
    expect([item?.state, item?.due, machine?.activeVendId, machine?.stock.A1]).toEqual([
      'OUTCOME_UNKNOWN',
      undefined,
      undefined,
      4,
    ])
    expect(wallet).toMatchObject({ balance: 374, unresolved: 126 })
    expect([transfers.map(({ kind }) => kind), await codes()]).toEqual([['HOLD'], ['OUTCOME_UNKNOWN']])
  })

  it('is decided by a report that comes late, of which the operator is told', async () => {
    const vend = await counter.buy()
    await counter.take(vend)
    await sweepAfter(3 * MINUTE)
    expect(await counter.report(vend, 'SUCCESS')).toMatchObject({ state: 'COMPLETED' })
    expect(payment()).toMatchObject({ status: 'CAPTURED', captured: 126 })
    expect((await codes()).toSorted()).toEqual(['LATE_REPORT', 'OUTCOME_UNKNOWN'])
  })

  it('keeps the hold on the card until shortly before it ends, and then lets it go', async () => {
    const vend = await counter.buy()
    await counter.take(vend)
    await sweepAfter(3 * MINUTE)
    await sweepAfter(6 * DAY)
    expect([(await counter.stored()).vend?.state, payment()?.status]).toEqual(['OUTCOME_UNKNOWN', 'AUTHORIZED'])
    await sweepAfter(23.5 * HOUR)
    expect([(await counter.stored()).vend?.state, payment()?.status]).toEqual(['FAILED', 'CANCELED'])
    expect((await codes()).toSorted()).toEqual(['HOLD_GIVEN_UP', 'OUTCOME_UNKNOWN'])
    expect((await counter.stored()).vend).not.toHaveProperty('due')
  })
})

describe('what is open with the provider after the end of a vend', () => {
  it('is captured by the sweep, once', async () => {
    await sellWithoutCapture()
    await sweepAfter(MINUTE)
    await sweepAfter(MINUTE)
    const { vend, transfers } = await counter.stored()
    expect([vend?.card.status, vend?.due, transfers.length]).toEqual(['CAPTURED', undefined, 1])
    expect([payment()?.captured, payments.calls.filter((call) => call === 'capture').length]).toEqual([126, 2])
  })

  it('is asked for ever less often while the provider is down; after two hours a person is told, once', async () => {
    await sellWithoutCapture()
    payments.down = true
    payments.calls.length = 0
    for (let minute = 0; minute < 240; minute += 4) await sweepAfter(4 * MINUTE)
    const asked = payments.calls.filter((call) => call === 'capture').length
    expect(asked).toBeGreaterThan(6)
    expect(asked).toBeLessThan(14)
    expect(await codes()).toEqual(['PAYMENT_STUCK'])
    payments.down = false
    await sweepAfter(HOUR)
    expect([payment()?.captured, (await counter.stored()).vend?.due]).toEqual([126, undefined])
  })

  it('is given up when the provider has refused it for two hours, and a person is told', async () => {
    await sellWithoutCapture()
    payments.payments.clear()
    for (let hour = 0; hour < 12; hour += 1) await sweepAfter(HOUR)
    const { vend, transfers } = await counter.stored()
    expect([vend?.card.status, vend?.due, transfers]).toEqual(['LOST', undefined, []])
    expect(await codes()).toEqual(['PAYMENT_LOST'])
  })

  it('is charged to nobody when the hold had ended before: the operator is told', async () => {
    const vend = await sellWithoutCapture()
    payments.set(vend.id, 'CANCELED')
    await sweepAfter(MINUTE)
    expect([(await counter.stored()).vend?.card.status, await codes()]).toEqual(['LOST', ['PAYMENT_LOST']])
  })
})

describe('a run of the sweep', () => {
  it('does nothing when nothing is due', async () => {
    await counter.buy()
    expect(await sweepAfter(0)).toEqual({ seen: 0, failed: 0, more: false })
    expect(payments.calls).toEqual(['authorize'])
  })

  it('begins nothing that it could not finish in time, and says that there is more', async () => {
    await counter.buy()
    expect(await sweepAfter(2 * MINUTE, 4 * SECOND)).toEqual({ seen: 0, failed: 0, more: true })
    expect((await counter.stored()).vend?.state).toBe('AUTHORIZED')
    expect(await sweepAfter(0)).toMatchObject({ seen: 1, more: false })
    await expectReleased('EXPIRED')
  })

  it('does no harm when it runs twice at once', async () => {
    const vend = await startFromWallet()
    await counter.take(vend)
    vi.setSystemTime(Date.now() + 3 * MINUTE)
    await Promise.all([1, 2, 3].map(() => sweep({ ...api.parts(), log })))
    expect(failures).toEqual([])
    expect([await codes(), (await counter.stored()).wallet]).toMatchObject([
      ['OUTCOME_UNKNOWN'],
      { balance: 374, unresolved: 126 },
    ])
  })

  it('finishes the others when one cannot be finished', async () => {
    await counter.buy()
    const { client, ...parts } = api.parts()
    const broken: typeof client = {
      call: (operation, ...rest) =>
        operation === 'TransactWriteItems' ? Promise.reject(new Error('down')) : client.call(operation, ...rest),
    }
    vi.setSystemTime(Date.now() + 2 * MINUTE)
    const deadline = Date.now() + 20_000
    expect(await sweep({ ...parts, client: broken, deadline, log })).toEqual({ seen: 1, failed: 1, more: false })
    expect(failures).toHaveLength(1)
    failures = []
    await sweepAfter(0)
    await expectReleased('EXPIRED')
  })
})

/** Ada has 5.00 in her wallet, and starts a vend. */
async function startFromWallet() {
  const updatedAt = new Date().toISOString()
  await api.write(
    Wallet.put({ operatorId: 'acme', customerId: 'ada', currency: 'EUR', balance: 500, unresolved: 0, updatedAt }),
  )
  return await counter.mutate(ada, 'startVend', walletInput())
}

/** A guest's vend is sold, and the provider is asked for the money in vain. */
async function sellWithoutCapture() {
  const vend = await counter.buy(guest, 'pm_card_visa', randomUUID())
  await counter.take(vend)
  payments.faults.capture = 'NOT_DONE'
  await counter.mutate(controller, 'reportVendResult', { vendId: vend.id, sequence: 2, outcome: 'SUCCESS' })
  return vend
}
