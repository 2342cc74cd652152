import { describe, expect, it } from 'vitest'
import { codeOf, doneBefore, infoOf, writtenBy } from '../../test/decision.ts'
import { AT, callOf, owner, stranger, vendRecordOf } from '../../test/records.ts'
import { documentedErrors } from '../../test/schema.ts'
import { VEND_STATES } from '../vend/vend.ts'
import { refundVend } from './refund.ts'

type Input = Parameters<typeof refundVend.decide>[0]['input']
type Found = Parameters<typeof refundVend.decide>[1]

const input: Input = { vendId: 'v1', reason: 'Warm', idempotencyKey: 'r1' }
const sold = vendRecordOf({ state: 'COMPLETED' })
const euros = (amount: number) => ({ amount, currency: 'EUR' })

const decide = (changed: Partial<Input> = {}, found: Partial<Found> = {}, caller = owner) =>
  refundVend.decide(callOf(caller, { ...input, ...changed }), { vend: sold, done: null, ...found })

describe('refundVend', () => {
  const [vend, wallet, transfer, record, ...more] = writtenBy(decide({ amount: euros(100) }))

  it('says in the vend how much was given back, when it is as it was read', () => {
    expect(more).toEqual([])
    expect(vend?.update).toContain(`SET state = "REFUNDED", refunded = 100, updatedAt = "${AT}"`)
    expect(vend?.condition).toContain('state = "COMPLETED" AND attribute_not_exists(refunded)')
  })

  it('puts the money into the wallet that paid', () => {
    expect(wallet?.key).toBe('$dispense#operatorId_acme#customerId_ada $wallet_1')
    expect(wallet?.update).toContain('ADD balance 100')
  })

  it('posts a transfer of the shares of net, tax and deposit, with the reason and who did it', () => {
    expect(transfer?.item).toMatchObject({
      kind: 'REFUND',
      corrects: 'v1',
      reason: 'Warm',
      by: 'olga',
      entries: [
        { account: 'REVENUE', amount: 75 },
        { account: 'TAX', amount: 14 },
        { account: 'DEPOSIT', amount: 11 },
        { account: 'WALLET', amount: -100 },
      ],
    })
    expect(record?.item).toMatchObject({ command: 'refundVend', resultId: 'v1' })
  })

  it('gives back all that is left when no amount is given', () => {
    const half = vendRecordOf({ state: 'REFUNDED', refunded: 125 })
    const decision = decide({ amount: null }, { vend: half })
    const [again, money] = writtenBy(decision)
    expect(again?.update).toContain('refunded = 225')
    expect(again?.condition).toContain('state = "REFUNDED" AND refunded = 125')
    expect(money?.update).toContain('ADD balance 100')
    expect(decision).toMatchObject({ value: { state: 'REFUNDED', refunded: 225 } })
  })

  it('is for a person of what was paid with coins, whoever bought', () => {
    for (const customerId of ['ada', undefined]) {
      const vend = { ...sold, payment: 'CASH' as const, customerId }
      expect(codeOf(decide({}, { vend: vend as typeof sold }))).toBe('PAID_IN_CASH')
    }
  })

  it('refuses a cent more than is left', () => {
    const half = vendRecordOf({ state: 'REFUNDED', refunded: 125 })
    expect(codeOf(decide({ amount: euros(100) }, { vend: half }))).toBe('write')
    const decision = decide({ amount: euros(101) }, { vend: half })
    expect([codeOf(decision), infoOf(decision)]).toEqual(['REFUND_LIMIT', { left: euros(100) }])
    const nothing = decide({}, { vend: vendRecordOf({ state: 'REFUNDED', refunded: 225 }) })
    expect([codeOf(nothing), infoOf(nothing)]).toEqual(['REFUND_LIMIT', { left: euros(0) }])
  })

  it.each(VEND_STATES.filter((state) => state !== 'COMPLETED' && state !== 'REFUNDED'))(
    'refuses a vend that is %s',
    (state) => {
      const decision = decide({}, { vend: vendRecordOf({ state }) })
      expect([codeOf(decision), infoOf(decision)]).toEqual(['VEND_STATE', { state }])
    },
  )

  it.each([
    ['a vend that is not there', null, owner],
    ["another operator's vend", sold, stranger],
  ])('refuses %s as NOT_FOUND', (_what, found, caller) => {
    expect(codeOf(decide({}, { vend: found }, caller))).toBe('NOT_FOUND')
  })

  it('refuses another currency', () => {
    expect(codeOf(decide({ amount: { amount: 1, currency: 'USD' } }))).toBe('WRONG_CURRENCY')
  })

  describe('of a vend by card', () => {
    const card = { token: 'pm_1', status: 'CAPTURED', paymentId: 'pi_1' } as const
    const paid = vendRecordOf({ state: 'COMPLETED', payment: 'CARD', card })
    const refund = (vend: typeof paid, amount?: number, paymentProvider = 'stripe') =>
      refundVend.decide(callOf(owner, { ...input, ...(amount && { amount: euros(amount) }) }, { paymentProvider }), {
        vend,
        done: null,
      })

    it('stores what is to be given back, and counts it when the provider has done it', () => {
      const decision = refund(paid, 100)
      const [item, key, ...rest] = writtenBy(decision)
      expect([rest, key?.verb]).toEqual([[], 'Put'])
      expect(item?.update).not.toContain('refunded =')
      expect(item?.condition).toContain('attribute_not_exists(refunding)')
      expect(decision).toMatchObject({ value: { state: 'COMPLETED', refunding: { amount: 100, by: 'olga' } } })
    })

    it('gives back no more than was captured and is left, and one after the other', () => {
      expect(infoOf(refund({ ...paid, refunded: 125 }, 101))).toEqual({ left: euros(100) })
      expect(infoOf(refund({ ...paid, card: { ...card, status: 'AUTHORIZED' } }))).toEqual({ left: euros(0) })
      const refunding = { refundId: 'r', amount: 1, reason: 'x', by: 'olga' }
      expect(codeOf(refund({ ...paid, refunding }, 1))).toBe('CONFLICT')
    })

    it('is refused where nobody takes cards', () => {
      expect(codeOf(refund(paid, 100, ''))).toBe('PAYMENT_UNAVAILABLE')
    })
  })

  it('gives back once under one key, and refuses the key for another amount', () => {
    const done = doneBefore(refundVend, 'olga', input, 'v1')
    expect(decide({}, { done })).toEqual({ kind: 'replay', id: 'v1' })
    expect(codeOf(decide({ amount: euros(1) }, { done }))).toBe('IDEMPOTENCY_KEY_REUSED')
  })

  it('has a test for every error that schema.graphql lists', () => {
    expect(documentedErrors.refundVend).toEqual([
      'IDEMPOTENCY_KEY_REUSED',
      'NOT_FOUND',
      'PAID_IN_CASH',
      'PAYMENT_UNAVAILABLE',
      'REFUND_LIMIT',
      'VEND_STATE',
      'WRONG_CURRENCY',
    ])
  })
})
