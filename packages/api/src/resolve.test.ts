import { Wallet } from '@dispense/core/entities'
import { MemoryPayments } from '@dispense/core/testing/payments'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { ada, owner } from '../test/callers.ts'
import { counterOf, walletInput } from '../test/counter.ts'
import { fleetOf, startApi, type TestApi } from '../test/table.ts'
import { sweep } from './sweep.ts'

const payments = new MemoryPayments()
let api: TestApi
let counter: ReturnType<typeof counterOf>

beforeAll(async () => {
  api = await startApi(payments)
  counter = counterOf(api)
})
afterAll(() => api?.stop())

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  await api.clear()
  payments.payments.clear()
  const wallet = { operatorId: 'acme', customerId: 'ada', currency: 'EUR', balance: 1000, unresolved: 0 }
  await api.write(...fleetOf(1, ['A1'], 5), Wallet.put({ ...wallet, updatedAt: '2026-03-01T12:00:00.000Z' }))
})
afterEach(() => {
  vi.useRealTimers()
})

const inputOf = { CARD: undefined, WALLET: walletInput } as const

/** A vend that the machine took and never spoke of again. */
async function unknownVend(payment: keyof typeof inputOf) {
  const input = inputOf[payment]?.()
  const vend = input ? await counter.mutate(ada, 'startVend', input) : await counter.buy(ada)
  await counter.take(vend)
  vi.setSystemTime(Date.now() + 3 * 60_000)
  await sweep({ ...api.parts(), log: console.error })
  return vend.id
}

const RESOLVE = `mutation ($input: ResolveVendInput!) { resolveVend(input: $input) { id state resolution { outcome by } } }`

async function resolve(vendId: string, outcome: string) {
  const { data, errors } = await api.run(owner, RESOLVE, { input: { vendId, outcome, reason: 'Seen on the camera' } })
  const { code } = (errors[0]?.originalError ?? {}) as { code?: string }
  return { vend: data?.resolveVend, code }
}

interface Listed {
  id: string
  machineId: string
  code: string
  vendId: string
  actions: string[]
}

/** What is open for the operator. */
const open = async () => {
  const { data } = await api.run(owner, '{ exceptions { items { id machineId code vendId actions } } }')
  return (data as { exceptions: { items: Listed[] } }).exceptions.items
}

describe.each(['WALLET', 'CARD'] as const)('a vend by %s whose outcome is unknown', (payment) => {
  it('is on the list, is taken as sold when it was dispensed, and leaves the list', async () => {
    const id = await unknownVend(payment)
    const actions = ['RESOLVE_VEND', 'LOOK_AT_MACHINE']
    expect(await open()).toMatchObject([{ code: 'OUTCOME_UNKNOWN', vendId: id, actions }])
    const resolved = { id, state: 'COMPLETED', resolution: { outcome: 'DISPENSED', by: 'olga' } }
    expect((await resolve(id, 'DISPENSED')).vend).toEqual(resolved)
    const { machine, transfers, wallet } = await counter.stored()
    expect(machine?.stock.A1).toBe(4)
    expect(transfers.filter(({ kind }) => kind === 'VEND')).toHaveLength(1)
    expect(wallet).toMatchObject({ balance: payment === 'CARD' ? 1000 : 874, unresolved: 0 })
    expect([...payments.payments.values()].map(({ captured }) => captured)).toEqual(payment === 'CARD' ? [126] : [])
    expect(await open()).toEqual([])
  })

  it('gives everything back when it was not', async () => {
    const id = await unknownVend(payment)
    expect((await resolve(id, 'NOT_DISPENSED')).vend).toMatchObject({ state: 'FAILED' })
    const { machine, wallet } = await counter.stored()
    expect([machine?.stock.A1, wallet?.balance, wallet?.unresolved]).toEqual([5, 1000, 0])
    expect([...payments.payments.values()].map(({ status }) => status)).toEqual(payment === 'CARD' ? ['CANCELED'] : [])
    expect(await open()).toEqual([])
  })

  it('is decided once, by ten people at once too, and not the other way then', async () => {
    const id = await unknownVend(payment)
    const all = await Promise.all(Array.from({ length: 10 }, () => resolve(id, 'DISPENSED')))
    for (const { vend } of all) expect(vend).toMatchObject({ state: 'COMPLETED', resolution: { outcome: 'DISPENSED' } })
    expect((await resolve(id, 'NOT_DISPENSED')).code).toBe('VEND_STATE')
    expect((await counter.stored()).transfers.filter(({ kind }) => kind === 'VEND')).toHaveLength(1)
  })

  it('is decided by whoever is faster, when two people decide otherwise at once, and the other one is told', async () => {
    const id = await unknownVend(payment)
    const both = await Promise.all([resolve(id, 'DISPENSED'), resolve(id, 'NOT_DISPENSED')])
    const [won, lost] = both[0].vend ? both : both.toReversed()
    expect(won?.vend).toMatchObject({ resolution: { by: 'olga' } })
    expect(lost).toMatchObject({ vend: undefined, code: 'VEND_STATE' })
    const { machine, wallet } = await counter.stored()
    const isSold = both[0].vend !== undefined
    expect([machine?.stock.A1, wallet?.unresolved]).toEqual([isSold ? 4 : 5, 0])
  })

  it('is not forgotten as long as its money waits', async () => {
    const id = await unknownVend(payment)
    const stored = async () => (await api.items()).find(({ __edb_e__: entity }) => entity === 'exception')
    expect(await stored()).not.toHaveProperty('expiresAt')
    await resolve(id, 'DISPENSED')
    const kept = Number((await stored())?.expiresAt) * 1000 - Date.now()
    expect(Math.round(kept / (24 * 60 * 60_000))).toBe(90)
  })

  it('is resolved all the same when somebody has closed the exception by hand', async () => {
    const id = await unknownVend(payment)
    const [told] = await open()
    const close = 'mutation ($input: CloseExceptionInput!) { closeException(input: $input) { id } }'
    await api.run(owner, close, { input: { machineId: told?.machineId, exceptionId: told?.id } })
    expect((await resolve(id, 'DISPENSED')).vend).toMatchObject({ state: 'COMPLETED' })
  })
})
