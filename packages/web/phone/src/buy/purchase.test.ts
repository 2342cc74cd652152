import { afterAll, beforeEach, expect, it, vi } from 'vitest'
import { FRESH, forget, keep, openPurchase, type Purchase, purchaseOf } from './purchase.ts'

const NOW = Date.parse('2026-11-27T12:00:00Z')

const purchase = (change: Partial<Purchase> = {}): Purchase => ({
  key: 'k1',
  code: 'ACME-0001',
  input: {
    machineId: 'm1',
    slot: 'A1',
    productId: 'p1',
    total: { amount: 155, currency: 'EUR' },
    payment: 'CARD',
    card: { token: 'pm_1' },
    idempotencyKey: 'k1',
  },
  name: 'Still water',
  tappedAt: NOW,
  ...change,
})

/** A browser's storage, whose keys are its own properties. */
const storage = () => {
  const methods = {
    getItem: (name: string) => (items as Record<string, string>)[name] ?? null,
    setItem: (name: string, value: string) => Object.assign(items, { [name]: value }),
    removeItem: (name: string) => Reflect.deleteProperty(items, name),
  }
  const items: object = Object.create(methods)
  return items
}

beforeEach(() => vi.stubGlobal('localStorage', storage()))
afterAll(() => vi.unstubAllGlobals())

it('a tap is found again by its key, with the very input that was sent', () => {
  keep(purchase())
  expect(purchaseOf('k1')).toEqual(purchase())
  expect(purchaseOf('k2')).toBeUndefined()
  forget('k1')
  expect(purchaseOf('k1')).toBeUndefined()
})

it('a machine shows the purchase there that has not ended, and no other', () => {
  keep(purchase({ key: 'ended', ended: true }))
  keep(purchase({ key: 'elsewhere', code: 'ACME-0002' }))
  expect(openPurchase('ACME-0001', NOW)).toBeUndefined()
  keep(purchase({ key: 'open' }))
  expect(openPurchase('ACME-0001', NOW)?.key).toBe('open')
  expect(openPurchase('ACME-0001', NOW + 11 * FRESH)).toBeUndefined()
})

it('a receipt is forgotten after thirty days', () => {
  keep(purchase({ ended: true }))
  openPurchase('ACME-0001', NOW + 31 * 24 * 60 * 60 * 1000)
  expect(purchaseOf('k1')).toBeUndefined()
})
