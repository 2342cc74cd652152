import { describe, expect, it } from 'vitest'
import { creationOf, discountWords, formOf, summaryOf, updateOf, wrongIn } from './promotion-form.ts'

const form = { ...formOf(), name: 'Happy hour' }

describe('the form of a promotion', () => {
  it('takes away a day that was emptied, and says of a new one only what is given', () => {
    expect(updateOf('p1', { ...form, startDate: '2026-03-02', endDate: '' }, 'EUR')).toMatchObject({
      ...{ startDate: '2026-03-02', endDate: null },
    })
    expect(creationOf(form, 'EUR', 'k1')).not.toHaveProperty('endDate')
  })

  it('says in words what it would do', () => {
    const words = summaryOf({ ...form, days: ['MONDAY', 'FRIDAY'], machineIds: ['m1'] }, 'EUR')
    expect(words.map(([, text]) => text)).toEqual(['20 % less', 'Mon, Fri, 17:00 to 19:00', 'all products, 1 machine'])
  })

  it('sends exactly one way of lowering the price', () => {
    expect(creationOf(form, 'EUR', 'k1')).toMatchObject({
      discount: { percent: 20 },
      enabled: true,
      idempotencyKey: 'k1',
    })
    const money = (amount: number) => ({ amount, currency: 'EUR' })
    expect(updateOf('pr1', { ...form, kind: 'amount', value: '0.50' }, 'EUR').discount).toEqual({ amount: money(50) })
    expect(updateOf('pr1', { ...form, kind: 'price', value: '1' }, 'EUR').discount).toEqual({ price: money(100) })
  })

  it.each([
    [{ name: '' }, 'It needs a name.'],
    [{ value: '101' }, 'The percentage has to be 1 to 100.'],
    [{ kind: 'price' as const, value: 'x' }, 'The amount is none in EUR.'],
    [{ from: '24:00' }, 'It has to begin at a time such as 17:00.'],
    [{ until: '7' }, 'It has to end at a time such as 19:00.'],
    [{ startDate: '2026-12-02', endDate: '2026-12-02' }, 'It has to end after it begins.'],
  ])('is refused before it is sent: %j', (wrong, says) => {
    expect(wrongIn({ ...form, ...wrong }, 'EUR')).toEqual([says])
    expect(wrongIn({ ...form, until: '24:00' }, 'EUR')).toEqual([])
  })

  it('says in words what is taken off', () => {
    expect(discountWords({ percent: 20, amount: null, price: null })).toBe('20 % less')
  })
})
