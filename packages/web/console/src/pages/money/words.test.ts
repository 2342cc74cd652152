import { describe, expect, it } from 'vitest'
import type { VendDetailFragment } from '../../generated/graphql.ts'
import { consequenceOf, isRefundable, leftOf } from './words.ts'

const eur = (amount: number) => ({ amount, currency: 'EUR' })

const vend = (state: VendDetailFragment['state'], refunded = 0, pending?: number) =>
  ({
    state,
    price: { total: eur(205) },
    refunded: eur(refunded),
    refundPending: pending === undefined ? null : eur(pending),
  }) as VendDetailFragment

describe('what can be given back', () => {
  it('is the price without what was given back and what is on its way', () => {
    expect(leftOf(vend('COMPLETED'))).toEqual(eur(205))
    expect(leftOf(vend('REFUNDED', 100, 50))).toEqual(eur(55))
    expect(leftOf(vend('REFUNDED', 205, 10))).toEqual(eur(0))
  })

  it('is nothing of a vend that took nothing, or has given back all', () => {
    expect([isRefundable(vend('COMPLETED')), isRefundable(vend('REFUNDED', 100))]).toEqual([true, true])
    expect([isRefundable(vend('REFUNDED', 205)), isRefundable(vend('FAILED'))]).toEqual([false, false])
    expect(isRefundable(vend('OUTCOME_UNKNOWN'))).toBe(false)
    expect(isRefundable({ ...vend('COMPLETED'), payment: 'CASH' })).toBe(false)
  })

  it('follows a decision: taken or let go, from where it was paid', () => {
    expect(consequenceOf('DISPENSED', 'CARD')).toBe('is taken from the card')
    expect(consequenceOf('NOT_DISPENSED', 'WALLET')).toBe('is let go: the wallet has it again')
  })
})
