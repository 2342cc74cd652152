import { describe, expect, it } from 'vitest'
import type { SlotPartsFragment } from '../../generated/graphql.ts'
import {
  changesOf,
  choicesFor,
  type DraftSlot,
  draftOf,
  faultsOf,
  inputOf,
  place,
  put,
  shelvesOf,
  swap,
} from './draft.ts'

const eur = (amount: number) => ({ amount, currency: 'EUR' })

const slot = (code: string, product: string, more: Partial<SlotPartsFragment> = {}): SlotPartsFragment => ({
  code,
  product: { id: product, name: product, imageUrl: null, deposit: eur(25), minimumAge: null },
  ...{ price: eur(180), promotion: null, total: eur(205), stock: 5, soldOut: false, enabled: true, jammed: false },
  ...{ switchedOff: false, ownPrice: false, capacity: 10, parLevel: 8, lowAt: 2, level: 'OK' },
  ...more,
})

const slots = [
  slot('A1', 'cola'),
  slot('A2', 'water', { ownPrice: true, price: eur(99), capacity: 6, parLevel: 6, lowAt: 3 }),
  slot('B1', 'tea', { switchedOff: true, enabled: false, jammed: true }),
]

const draft = draftOf(slots)

describe('a planogram in the making', () => {
  it('lets a column keep what it sells, though that is not in the range as it is known', () => {
    const [first] = draft
    const range = [{ id: 'tea', name: 'tea' }]
    expect(first && choicesFor(first, range).map(({ id }) => id)).toEqual(['cola', 'tea'])
    expect(choicesFor({ ...(first as DraftSlot), productId: 'tea' }, range)).toEqual(range)
  })

  it('is what the machine has: with its own prices and thresholds only where they are its own', () => {
    expect(draft).toMatchObject([
      { code: 'A1', ownPrice: null, lowAt: null, enabled: true },
      { code: 'A2', ownPrice: 99, lowAt: 3 },
      { code: 'B1', enabled: false },
    ])
    expect(changesOf(slots, draft)).toEqual([])
  })

  it('sent back unchanged names every slot, and no price that it follows', () => {
    expect(inputOf({ id: 'm1', planogramVersion: 4 }, draft, 'EUR')).toEqual({
      machineId: 'm1',
      planogramVersion: 4,
      slots: [
        { code: 'A1', productId: 'cola', capacity: 10, parLevel: 8, enabled: true },
        { code: 'A2', productId: 'water', capacity: 6, parLevel: 6, lowAt: 3, enabled: true, price: eur(99) },
        { code: 'B1', productId: 'tea', capacity: 10, parLevel: 8, enabled: false },
      ],
    })
  })

  it('swaps what two slots sell, with its price, and leaves the columns as large as they are', () => {
    const swapped = swap(draft, 'A1', 'A2')
    expect(swapped).toMatchObject([
      { code: 'A1', productId: 'water', ownPrice: 99, capacity: 10 },
      { code: 'A2', productId: 'cola', ownPrice: null, capacity: 6 },
      { code: 'B1' },
    ])
    expect(changesOf(slots, swapped)).toEqual([
      { code: 'A1', what: 'sells water instead of cola, has another price', emptied: 5 },
      { code: 'A2', what: 'sells cola instead of water, follows the list price', emptied: 5 },
    ])
    expect(swap(draft, 'A1', 'Z9')).toEqual(draft)
  })

  it('takes a product from the range at its list price, and the same product changes nothing', () => {
    expect(place(draft, 'A2', { id: 'tea', name: 'Tea' })[1]).toMatchObject({ productId: 'tea', ownPrice: null })
    expect(place(draft, 'A2', { id: 'water', name: 'water' })).toEqual(draft)
  })

  it('says of a slot that is new, removed or changed what becomes of it', () => {
    const [first, second] = draft
    if (!first || !second) throw new Error('the draft has two slots')
    const next = put(put([first, second], { ...second, parLevel: 4, lowAt: null, enabled: false }), {
      ...{ ...first, code: 'A10' },
    })
    expect(next.map(({ code }) => code)).toEqual(['A1', 'A2', 'A10'])
    expect(changesOf(slots, next)).toEqual([
      { code: 'B1', what: 'is removed', emptied: 5 },
      { code: 'A2', what: 'is filled up to 4, not 6, is low at a quarter, is switched off', emptied: 0 },
      { code: 'A10', what: 'is new and sells cola', emptied: 0 },
    ])
  })

  it.each([
    [{ code: 'A 1' }, 'The code has to be 1 to 8 letters and digits.'],
    [{ productId: '' }, 'Choose a product.'],
    [{ capacity: 0, parLevel: 0 }, 'The capacity has to be 1 to 1000.'],
    [{ parLevel: 11 }, 'The par level cannot be more than the capacity.'],
    [{ lowAt: 9 }, 'It cannot be low at more than its par level.'],
  ])('finds what is wrong with a slot: %j', (wrong, says) => {
    const [first] = draft
    if (!first) throw new Error('the draft has a slot')
    expect(faultsOf({ ...first, ...wrong })).toEqual([says])
    expect(faultsOf(first)).toEqual([])
  })

  it('stands in shelves, by the letters or the tens of its codes', () => {
    const codes = (...all: string[]) =>
      shelvesOf(all.map((code) => ({ code }))).map((row) => row.map(({ code }) => code))
    expect(codes('A1', 'A2', 'B1')).toEqual([['A1', 'A2'], ['B1']])
    expect(codes('10', '11', '20')).toEqual([['10', '11'], ['20']])
  })
})
