import { describe, expect, it } from 'vitest'
import { canMove } from '../vend/states.ts'
import { VEND_STATES } from '../vend/vend.ts'
import { vendSequence } from './change.ts'
import { connectionExpiry, initialiseConnection, subscriptionKey, takeSubscriptionId } from './connection.ts'

describe("a vend's sequence number", () => {
  it('grows with every move that a vend can make, even when a clock is an hour behind', () => {
    const at = (hour: number) => `2026-01-01T${String(hour).padStart(2, '0')}:00:00.000Z`
    for (const from of VEND_STATES) {
      for (const to of VEND_STATES.filter((state) => canMove(from, state))) {
        const before = vendSequence({ state: from, updatedAt: at(2) })
        expect(vendSequence({ state: to, updatedAt: at(1) })).toBeGreaterThan(before)
      }
    }
  })

  it('grows with time inside a state, and is an exact integer', () => {
    const [one, other] = ['2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.001Z'].map((updatedAt) =>
      vendSequence({ state: 'REFUNDED', updatedAt }),
    )
    expect(other).toBe((one ?? 0) + 1)
    expect(Number.isSafeInteger(other)).toBe(true)
  })
})

describe('a connection', () => {
  it('is initialised once, and takes an id of a subscription once', () => {
    const owner = { authMode: 'API_KEY', identity: null }
    expect(initialiseConnection('c', owner).params()).toMatchObject({
      ConditionExpression: expect.stringContaining('attribute_not_exists(#authMode)'),
    })
    expect(takeSubscriptionId('c', '1', 'onSale/acme').params()).toMatchObject({
      ConditionExpression: expect.stringContaining('attribute_not_exists(#subscriptions'),
    })
  })

  it('keeps the ids that clients choose apart, whatever they hold', () => {
    const keys = ['1', '01', 'a#b', 'a', 'A', '__proto__', ' '].map(subscriptionKey)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys.every((name) => /^s[0-9a-f]{40}$/.test(name))).toBe(true)
  })

  it('is kept for longer than the two hours that API Gateway allows', () => {
    expect(connectionExpiry(0)).toBeGreaterThan(2 * 60 * 60)
  })
})
