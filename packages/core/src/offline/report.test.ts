import fc from 'fast-check'
import { safeParse } from 'valibot'
import { describe, expect, it } from 'vitest'
import { codeOf, infoOf, writtenBy } from '../../test/decision.ts'
import {
  AT,
  callOf,
  controller,
  machineOf,
  NOW,
  promotionOf,
  slotOf,
  stateRecordOf,
  walletRecordOf,
} from '../../test/records.ts'
import { documentedErrors } from '../../test/schema.ts'
import type { ErrorCode } from '../errors/catalogue.ts'
import { exceptionRecord } from '../machine/exception.ts'
import type { Sale } from './judge.ts'
import { reportOfflineVends } from './report.ts'

type Found = Parameters<typeof reportOfflineVends.decide>[1]

const euros = (amount: number) => ({ amount, currency: 'EUR' })

const saleOf = (more: Partial<Sale> = {}): Sale => ({
  ...{ sequence: 50, slot: 'A1', payment: 'WALLET', customerId: 'ada', total: euros(225) },
  ...{ soldAt: '2026-03-01T11:00:00.000Z', clockUncertain: false, ...more },
})

const trusted = machineOf({ offlineLimit: 225 })
const found: Found = { machine: trusted, state: stateRecordOf(), 'wallet:ada': walletRecordOf() }

const decide = (sales: Sale[], more: Partial<Found> = {}, caller: typeof controller = controller) =>
  reportOfflineVends.decide(callOf(caller, { vends: sales }), { ...found, ...more } as Found)

/** For each sale the code that it is not charged for; `sold` when it is. */
function outcomes(sales: Sale[], more: Partial<Found> = {}) {
  const decision = decide(sales, more)
  if (decision.kind === 'refuse' || decision.kind === 'replay') throw new Error(decision.kind)
  return decision.value.map((one) => ('vend' in one ? 'sold' : one.code))
}

const itemsOf = (sales: Sale[], more?: Partial<Found>) => {
  const written = writtenBy(decide(sales, more))
  const of = (entity: string) => written.filter(({ key }) => key.split(' ')[1]?.includes(entity))
  return { written, of }
}

describe('a sale of a machine that was offline', () => {
  const { written, of } = itemsOf([saleOf()])

  it('is a completed vend under an id of the machine and its number', () => {
    expect(written).toHaveLength(5)
    expect(of('$vend')[0]).toMatchObject({
      condition: 'attribute_not_exists(pk) AND attribute_not_exists(sk)',
      item: {
        vendId: expect.stringMatching(/^V\w{25}$/),
        ...{ state: 'COMPLETED', customerId: 'ada', sequence: 50, payment: 'WALLET', createdAt: AT },
        price: { net: 168, tax: 32, deposit: 25, total: 225, planogramVersion: 4 },
        offline: { soldAt: '2026-03-01T11:00:00.000Z', clockUncertain: false },
      },
    })
    const other = itemsOf([saleOf({ sequence: 51 })]).of('$vend')[0]?.item
    expect(other?.vendId).not.toBe(of('$vend')[0]?.item?.vendId)
  })

  it('is paid by the wallet when that holds enough, and posted', () => {
    expect(of('$wallet')[0]?.update).toContain('balance = (if_not_exists(balance, 0) - 225)')
    expect(of('$wallet')[0]?.condition).toContain('balance >= 225 AND currency = "EUR"')
    expect(of('$transfer')[0]?.item).toMatchObject({ kind: 'VEND', customerId: 'ada' })
  })

  it('takes its unit, and leaves the greatest number that the machine has used', () => {
    expect(of('machineState')[0]?.update).toContain('reportSequence = 50')
    expect(of('machineState')[0]?.update).toContain('stock.A1 = (if_not_exists(stock.A1, 0) - 1)')
    expect(of('machineState')[0]?.condition).toContain('reportSequence = 40 AND stock.A1 >= 1')
  })

  it('is charged only when it was not refused, and refused only when it was not charged: no read is a snapshot', () => {
    const none = (id: string) => ({ verb: 'ConditionCheck', condition: expect.stringContaining(`not_exists(${id})`) })
    const refused = itemsOf([saleOf()], { 'wallet:ada': null })
    expect(of('$exception')).toMatchObject([none('exceptionId')])
    expect(refused.of('$vend')).toMatchObject([none('vendId')])
    expect(of('$exception')[0]?.key).toContain(String(of('$vend')[0]?.item?.vendId))
    expect(refused.of('$vend')[0]?.key).toBe(of('$vend')[0]?.key)
  })

  it('does not take stock below zero, nor the number back', () => {
    const state = stateRecordOf({ stock: { A1: 1 }, reportSequence: 60 })
    const [item] = itemsOf([saleOf(), saleOf({ sequence: 51 })], { state }).of('machineState')
    expect(item?.update).toContain('stock.A1 = (if_not_exists(stock.A1, 0) - 1)')
    expect(item?.update).toContain('reportSequence = 60')
    const [empty] = itemsOf([saleOf()], { state: stateRecordOf({ stock: {} }) }).of('machineState')
    expect(empty?.update).not.toContain('stock')
  })
})

describe('a sale is not charged, and becomes an exception, with', () => {
  it.each<[code: ErrorCode, when: string, sale: Partial<Sale>, more?: Partial<Found>]>([
    ['SLOT_NOT_FOUND', 'there is no such slot', { slot: 'Z9' }],
    [
      'AGE_PROOF_NEEDED',
      'nobody could see a document',
      {},
      { machine: machineOf({ offlineLimit: 225, planogram: [slotOf({ minimumAge: 16 })] }) },
    ],
    ['WRONG_CURRENCY', 'it was in another currency', { total: { amount: 225, currency: 'USD' } }],
    ['WRONG_CURRENCY', 'the wallet is in another currency', {}, { 'wallet:ada': walletRecordOf({ currency: 'USD' }) }],
    ['OFFLINE_LIMIT', 'the machine may sell nothing offline', {}, { machine: machineOf() }],
    ['OFFLINE_LIMIT', 'it is a cent above the limit', {}, { machine: machineOf({ offlineLimit: 224 }) }],
    ['PRICE_CHANGED', 'the customer was told another price', { total: euros(224) }],
    ['INSUFFICIENT_FUNDS', 'the wallet is a cent short', {}, { 'wallet:ada': walletRecordOf({ balance: 224 }) }],
    ['INSUFFICIENT_FUNDS', 'there is no wallet', {}, { 'wallet:ada': null }],
  ])('%s when %s', (code, _when, sale, more) => {
    expect(outcomes([saleOf(sale)], more)).toEqual([code])
    const { written, of } = itemsOf([saleOf(sale)], more)
    expect(written).toHaveLength(3)
    expect(of('$exception')[0]?.item).toMatchObject({ code, sequence: 50, operation: 'reportOfflineVends' })
    expect(of('machineState')[0]?.update).not.toContain('stock')
  })
})

describe('a sale for coins', () => {
  const coins = (more: Partial<Sale> = {}) => saleOf({ payment: 'CASH', customerId: null, ...more })
  const poor = { machine: machineOf({ offlineLimit: 0 }), 'wallet:ada': null }

  it('is a completed vend whose money is in the machine, and needs no customer, limit or wallet', () => {
    const { written, of } = itemsOf([coins()], poor)
    expect(written).toHaveLength(4)
    expect(of('$vend')[0]?.item).toMatchObject({ state: 'COMPLETED', payment: 'CASH', price: { total: 225 } })
    expect(of('$vend')[0]?.item).not.toHaveProperty('customerId')
    expect(of('$transfer')[0]?.item).toMatchObject({
      kind: 'VEND',
      entries: [
        { account: 'CASH', amount: 225 },
        { account: 'REVENUE', amount: -168 },
        { account: 'TAX', amount: -32 },
        { account: 'DEPOSIT', amount: -25 },
      ],
    })
    expect(of('machineState')[0]?.update).toContain('stock.A1 = (if_not_exists(stock.A1, 0) - 1)')
  })

  it('leaves the wallet alone of a customer that it names, who has its points all the same', () => {
    const { of } = itemsOf([coins({ customerId: 'ada' }), saleOf({ sequence: 51 })])
    expect(of('$vend').map(({ item }) => [item?.payment, item?.customerId])).toEqual([
      ['CASH', 'ada'],
      ['WALLET', 'ada'],
    ])
    expect(of('$wallet')).toHaveLength(1)
    expect(of('$wallet')[0]?.condition).toContain('balance >= 225')
    expect(of('$transfer')[0]?.item).not.toHaveProperty('walletOf')
  })

  it.each<[ErrorCode, Partial<Sale>, Partial<Found>?]>([
    ['SLOT_NOT_FOUND', { slot: 'Z9' }],
    ['WRONG_CURRENCY', { total: { amount: 225, currency: 'USD' } }],
    ['PRICE_CHANGED', { total: euros(224) }],
    ['AGE_PROOF_NEEDED', {}, { machine: machineOf({ planogram: [slotOf({ minimumAge: 16 })] }) }],
  ])('is for a person with %s', (code, sale, more) => {
    expect(outcomes([coins(sale)], more)).toEqual([code])
    const [exception] = itemsOf([coins(sale)], more).of('$exception')
    expect(exception?.item?.message).toContain('Somebody paid cash and took slot')
  })

  it('reads no wallet, and one from a wallet needs its customer', () => {
    const reads = reportOfflineVends.read(callOf(controller, { vends: [coins({ customerId: 'ada' })] }))
    expect(Object.keys(reads)).toEqual(['machine', 'state', 'vend:50', 'exception:50'])
    const parsed = (vends: Sale[]) => safeParse(reportOfflineVends.input, { vends }).success
    expect([parsed([coins()]), parsed([saleOf()]), parsed([saleOf({ customerId: null })])]).toEqual([true, true, false])
  })
})

describe('several sales', () => {
  it('are charged as long as the wallet lasts, as one charge; what exceeds it becomes an exception', () => {
    const sales = [50, 51, 52].map((sequence) => saleOf({ sequence }))
    const more = { 'wallet:ada': walletRecordOf({ balance: 500 }) }
    expect(outcomes(sales, more)).toEqual(['sold', 'sold', 'INSUFFICIENT_FUNDS'])
    const [wallet, ...others] = itemsOf(sales, more).of('$wallet')
    expect(others).toEqual([])
    expect(wallet?.condition).toContain('balance >= 450')
  })

  it('never take more from a wallet than it holds', () => {
    const sale = fc.record({ slot: fc.constantFrom('A1', 'A2', 'Z9'), amount: fc.constantFrom(225, 175, 1) })
    fc.assert(
      fc.property(fc.array(sale, { minLength: 1, maxLength: 10 }), fc.nat(3000), (kinds, balance) => {
        const sales = kinds.map(({ slot, amount }, i) => saleOf({ sequence: 50 + i, slot, total: euros(amount) }))
        const decision = decide(sales, { 'wallet:ada': walletRecordOf({ balance }) })
        if (decision.kind !== 'write') throw new Error(decision.kind)
        const paid = decision.value.map((one) => ('vend' in one ? one.vend.price.total : 0))
        expect(paid.reduce((sum, total) => sum + total, 0)).toBeLessThanOrEqual(balance)
      }),
    )
  })
})

describe('the price of a sale', () => {
  const happy = machineOf({ offlineLimit: 1000, promotions: [promotionOf({ from: 12 * 60, until: 13 * 60 })] })

  it('is that of the time when it was sold, not of the report; or the one without promotions', () => {
    const at = (soldAt: string, amount: number) =>
      outcomes([saleOf({ soldAt, total: euros(amount) })], { machine: happy })[0]
    // 12:30 and 13:30 in Berlin.
    expect([at('2026-03-01T11:30:00.000Z', 175), at('2026-03-01T11:30:00.000Z', 225)]).toEqual(['sold', 'sold'])
    expect([at('2026-03-01T12:30:00.000Z', 175), at('2026-03-01T12:30:00.000Z', 225)]).toEqual([
      'PRICE_CHANGED',
      'sold',
    ])
  })

  it.each([
    ['trusted', {}, false],
    ['not trusted when the machine says so', { clockUncertain: true }, true],
    ['trusted five minutes ahead', { soldAt: new Date(NOW + 300_000).toISOString() }, false],
    ['not trusted further ahead', { soldAt: new Date(NOW + 300_001).toISOString() }, true],
    ['not trusted after 7 days', { soldAt: '2026-02-22T11:59:59.999Z' }, true],
  ])('comes with a clock that is %s', (_how, sale, clockUncertain) => {
    expect(itemsOf([saleOf(sale)]).of('$vend')[0]?.item?.offline).toMatchObject({ clockUncertain })
  })
})

describe('a sale that was reported before', () => {
  const first = decide([saleOf()])
  const vend = first.kind === 'write' && first.value[0] && 'vend' in first.value[0] ? first.value[0].vend : null

  it('answers the same vend and charges nothing', () => {
    expect(decide([saleOf()], { 'vend:50': vend })).toEqual({ kind: 'done', value: [{ sequence: 50, vend }] })
  })

  it('is not taken for another one under the same number', () => {
    expect(outcomes([saleOf({ slot: 'A2', total: euros(175) })], { 'vend:50': vend })).toEqual([
      'IDEMPOTENCY_KEY_REUSED',
    ])
  })

  it('stays an exception, though the wallet holds enough now', () => {
    const what = { exceptionId: 'e', code: 'INSUFFICIENT_FUNDS', message: '', operation: '' }
    const of = { machineId: 'm1', operatorId: 'acme', vendId: 'v', sequence: 50 }
    const before = { 'exception:50': exceptionRecord(of, what, 0) }
    expect(outcomes([saleOf()], before)).toEqual(['INSUFFICIENT_FUNDS'])
    expect(decide([saleOf()], before).kind).toBe('done')
  })

  it('does not keep the new ones of the same report from being charged', () => {
    const sales = [saleOf(), saleOf({ sequence: 51 })]
    expect(outcomes(sales, { 'vend:50': vend })).toEqual(['sold', 'sold'])
    expect(itemsOf(sales, { 'vend:50': vend }).of('$vend')).toHaveLength(1)
  })
})

describe('reportOfflineVends', () => {
  it('is for machines that are registered with their operator', () => {
    const decision = decide([saleOf()], { machine: null })
    expect([codeOf(decision), infoOf(decision)]).toEqual(['NOT_FOUND', { machineId: 'm1' }])
    expect(codeOf(decide([saleOf()], {}, { ...controller, operatorId: 'globex' }))).toBe('NOT_FOUND')
  })

  it('reads wallets with its own operator only', () => {
    const reads = reportOfflineVends.read(callOf(controller, { vends: [saleOf()] }))
    expect(reads['wallet:ada']?.params({ table: 't' })).toMatchObject({
      Key: { pk: '$dispense#operatorId_acme#customerId_ada' },
      ConsistentRead: true,
    })
    expect(Object.keys(reads)).toEqual(['machine', 'state', 'vend:50', 'exception:50', 'wallet:ada'])
  })

  it('has a test for every error that schema.graphql lists', () => {
    expect(documentedErrors.reportOfflineVends).toEqual(['NOT_FOUND'])
  })
})
