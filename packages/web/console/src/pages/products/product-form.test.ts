import { describe, expect, it } from 'vitest'
import type { ProductPartsFragment } from '../../generated/graphql.ts'
import { creationOf, formOf, priceChange, updateOf, wrongIn } from './product-form.ts'

const product: ProductPartsFragment = {
  ...{ id: 'p1', name: 'Cola', description: '', imageUrl: null, allergens: ['caffeine'], minimumAge: null },
  price: { amount: 180, currency: 'EUR' },
  deposit: { amount: 25, currency: 'EUR' },
  updatedAt: '2026-11-27T10:00:00Z',
}

const form = formOf(product)

describe('the form of a product', () => {
  it('of one that there is changes nothing until something is typed', () => {
    expect([wrongIn(form, 'EUR'), updateOf(product, form), priceChange(product, form)]).toEqual([
      [],
      { productId: 'p1' },
      [],
    ])
  })

  it('sends what was changed, with whole amounts', () => {
    const next = { ...form, price: '1.95', deposit: '', minimumAge: '16', allergens: [] }
    expect(updateOf(product, next)).toEqual({
      productId: 'p1',
      price: { amount: 195, currency: 'EUR' },
      deposit: { amount: 0, currency: 'EUR' },
      allergens: [],
      minimumAge: 16,
    })
    expect(priceChange(product, next)).toHaveLength(2)
  })

  it('of a new one leaves out what is empty', () => {
    expect(creationOf({ ...formOf(), name: 'Tea', price: '2' }, 'EUR', 'k1')).toEqual({
      ...{ name: 'Tea', description: '', allergens: [], idempotencyKey: 'k1' },
      price: { amount: 200, currency: 'EUR' },
    })
  })

  it.each([
    [{ name: '' }, 'It needs a name.'],
    [{ price: '' }, 'The price is no amount in EUR.'],
    [{ deposit: 'x' }, 'The deposit is no amount in EUR.'],
    [{ minimumAge: '180' }, 'The age has to be 0 to 99 years.'],
  ])('is refused before it is sent: %j', (wrong, says) => {
    expect(wrongIn({ ...form, ...wrong }, 'EUR')).toEqual([says])
  })
})
