import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writtenBy } from '../../test/decision.ts'
import { AT, callOf, customer, NOW, operatorOf, owner, vendRecordOf } from '../../test/records.ts'
import { idempotencyRecord } from '../db/idempotency.ts'
import { balanceOf, earn, type LoyaltyEntryRecord, type LoyaltyItems, takeBack, valued } from './entries.ts'
import { redeemPoints } from './redeem.ts'
import { pointsOf } from './rule.ts'
import { setLoyalty } from './set-rule.ts'
import { VOUCHER_SECONDS } from './voucher.ts'

const rule = { pointsPerUnit: 10, pointValue: 2, freeDrinkPoints: 150 }
const operator = operatorOf({ loyalty: rule })

const entryOf = (more: Partial<LoyaltyEntryRecord>): LoyaltyEntryRecord => ({
  ...{ operatorId: 'acme', customerId: 'ada', entryId: 'v1', kind: 'EARNED', points: 100, createdAt: AT },
  ...more,
})

const itemsOf = (points: number, redemptions?: number): { data: LoyaltyItems } => ({
  data: {
    entry: [entryOf({ points })],
    voucher: [],
    account: redemptions === undefined ? [] : [{ operatorId: 'acme', customerId: 'ada', redemptions }],
  },
})

describe('the points of a vend', () => {
  it.each([
    ['EUR', 200, 38, 23],
    ['JPY', 130, 13, 1430],
    ['EUR', 9, 0, 0],
  ])('are whole ones for what was paid without the deposit, in %s', (currency, net, tax, expected) => {
    const vend = vendRecordOf({})
    const price = { ...vend.price, net, tax, deposit: 25, total: net + tax + 25, currency }
    expect(pointsOf({ price }, rule)).toBe(expected)
  })

  it('are written under the id of the vend, under the condition that they are not there', () => {
    const { Item, ConditionExpression } = earn({ vendId: 'v1', operatorId: 'acme' }, 'ada', 7, AT).params({
      table: 't',
    }) as { Item: Record<string, unknown>; ConditionExpression: string }
    expect(Item).toMatchObject({ entryId: 'v1', kind: 'EARNED', points: 7, sk: '$loyalty#points_1#entryId_v1' })
    expect(ConditionExpression).toContain('attribute_not_exists')
  })
})

describe('the balance', () => {
  it('falls by the refunded share, whichever of the two was told first', () => {
    const vend = vendRecordOf({})
    const price = { ...vend.price, total: 300 }
    const refund = { eventId: 'r1', kind: 'REFUND', vend: { ...vend, price }, refunded: 100 } as const
    const { Item } = takeBack(refund, 'ada', AT).params({ table: 't' }) as { Item: LoyaltyEntryRecord }
    const earned = entryOf({ entryId: vend.vendId, points: 100 })
    for (const entries of [
      [earned, Item],
      [Item, earned],
    ])
      expect(balanceOf(entries)).toBe(67)
    expect(balanceOf([Item])).toBe(0)
  })

  it('becomes a debt when the points were spent before the refund', () => {
    const taken = entryOf({ entryId: 'r1', kind: 'TAKEN_BACK', points: 0, vendId: 'v1', share: 1_000_000 })
    const spent = entryOf({ entryId: 'x1', kind: 'REDEEMED', points: -80 })
    expect(balanceOf([entryOf({}), spent, taken])).toBe(-80)
  })

  it('never loses more than a vend earned, however its price is refunded in parts', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 8 }), (points, parts) => {
        const total = parts.reduce((sum, part) => sum + part, 1)
        const shares = parts.map((part, index) =>
          entryOf({
            ...{ entryId: `r${index}`, kind: 'TAKEN_BACK', points: 0, vendId: 'v1' },
            share: Math.floor((part * 1_000_000) / total),
          }),
        )
        expect(balanceOf([entryOf({ points }), ...shares])).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('has its history newest first', () => {
    const entries = ['2026-03-01', '2026-03-03', '2026-03-02'].map((day) => entryOf({ entryId: day, createdAt: day }))
    expect(valued(entries).map(({ entry }) => entry.createdAt)).toEqual(['2026-03-03', '2026-03-02', '2026-03-01'])
  })
})

describe('redeemPoints', () => {
  const input = { operatorId: 'acme', kind: 'DISCOUNT' as const, points: 60, idempotencyKey: 'k1' }
  const call = callOf(customer, input)

  it('writes a voucher worth the points, the entry that costs them, and counts the redemption', () => {
    const decision = redeemPoints.decide(call, { operator, items: itemsOf(60), done: null })
    expect(decision).toMatchObject({
      kind: 'write',
      value: { kind: 'DISCOUNT', amount: 120, points: 60, expiresAt: Math.floor(NOW / 1000) + VOUCHER_SECONDS },
    })
    expect(writtenBy(decision)).toHaveLength(4)
    expect(JSON.stringify(writtenBy(decision))).toContain('"points":-60')
  })

  it('relies on no other redemption in between', () => {
    const decision = redeemPoints.decide(call, { operator, items: itemsOf(60, 3), done: null })
    const [account] = writtenBy(decision)
    expect(JSON.stringify(account)).toMatch(/redemptions/)
  })

  it('gives a free drink for the points that the rule says', () => {
    const free = callOf(customer, { ...input, kind: 'FREE_DRINK' as const, points: null })
    const decision = redeemPoints.decide(free, { operator, items: itemsOf(150), done: null })
    expect(decision).toMatchObject({ kind: 'write', value: { kind: 'FREE_DRINK', points: 150 } })
    expect(decision).not.toHaveProperty('value.amount')
  })

  it.each([
    ['INSUFFICIENT_POINTS', { operator, items: itemsOf(59), done: null }],
    ['NO_LOYALTY', { operator: operatorOf(), items: itemsOf(500), done: null }],
    ['NOT_FOUND', { operator: null, items: itemsOf(500), done: null }],
  ])('is refused: %s', (code, found) => {
    expect(redeemPoints.decide(call, found)).toMatchObject({ kind: 'refuse', refusal: { code } })
  })

  it('answers a repeated call with the same voucher, and another input under its key with an error', () => {
    const done = idempotencyRecord('redeemPoints', call, 'x7')
    const found = { operator, items: itemsOf(0), done }
    expect(redeemPoints.decide(call, found)).toEqual({ kind: 'replay', id: 'x7' })
    expect(redeemPoints.decide(callOf(customer, { ...input, points: 61 }), found)).toMatchObject({
      refusal: { code: 'IDEMPOTENCY_KEY_REUSED' },
    })
  })
})

describe('setLoyalty', () => {
  it('sets the rule, and takes it away', () => {
    const call = callOf(owner, { rule: { pointsPerUnit: 3, pointValue: 1 } })
    expect(setLoyalty.decide(call, { operator })).toMatchObject({
      value: { loyalty: { pointsPerUnit: 3, pointValue: 1 } },
    })
    const off = setLoyalty.decide(callOf(owner, { rule: null }), { operator })
    expect(off).toMatchObject({ kind: 'write' })
    expect(off).not.toHaveProperty('value.loyalty')
    expect(setLoyalty.decide(call, { operator: null })).toMatchObject({ refusal: { code: 'NOT_FOUND' } })
  })
})
