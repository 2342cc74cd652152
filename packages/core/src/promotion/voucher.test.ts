import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { itemsOf } from '../../test/decision.ts'
import {
  AT,
  callOf,
  customer,
  machineOf,
  NOW,
  promotionOf,
  slotOf,
  vendRecordOf,
  voucherOf,
} from '../../test/records.ts'
import { endVend } from '../vend/end.ts'
import { paymentTask } from '../vend/task.ts'
import { givenBack, priceWith, usedBy, voucherRead, voucherRefuses, vouchersOf } from './voucher.ts'

const discount = { amount: 100, net: 84, voucherId: 'x1', voucherNet: 84 }
const withVoucher = vendRecordOf({ price: { ...vendRecordOf().price, net: 84, tax: 16, total: 125, discount } })
const slot = slotOf({ price: 200, deposit: 25 })

describe('a voucher', () => {
  it('takes its amount off the shelf price, before the tax; the deposit stays', () => {
    expect(priceWith(voucherOf({ amount: 100 }), machineOf(), slot, NOW)).toMatchObject({
      ...{ net: 84, tax: 16, deposit: 25, total: 125 },
      discount: { amount: 100, net: 84, voucherId: 'x1', voucherNet: 84 },
    })
  })

  it('takes no more off than the drink costs', () => {
    for (const voucher of [voucherOf({ amount: 300 }), voucherOf({ kind: 'FREE_DRINK', amount: undefined })]) {
      expect(priceWith(voucher, machineOf(), slot, NOW)).toMatchObject({ net: 0, tax: 0, deposit: 25, total: 25 })
    }
  })

  it('counts on top of a promotion, each with its part', () => {
    const machine = machineOf({ promotions: [promotionOf({ from: 0, until: 1440, percent: 50 })] })
    expect(priceWith(voucherOf({ amount: 30 }), machine, slot, NOW)).toMatchObject({
      ...{ net: 59, tax: 11, total: 95 },
      discount: { amount: 130, net: 109, promotionId: 'happy', voucherId: 'x1', voucherNet: 25 },
    })
  })

  it('never makes a price negative, and its lines add up', () => {
    const tax = fc.record({ ratePpm: fc.nat(1_000_000), inclusive: fc.boolean(), depositTaxed: fc.boolean() })
    fc.assert(
      fc.property(fc.nat(500), fc.nat(600), fc.nat(100), tax, (price, amount, deposit, rule) => {
        const one = priceWith(voucherOf({ amount }), machineOf({ tax: rule }), slotOf({ price, deposit }), NOW)
        const plain = priceWith(null, machineOf({ tax: rule }), slotOf({ price, deposit }), NOW)
        expect(one.net + one.tax + one.deposit).toBe(one.total)
        expect(one.net + (one.discount?.voucherNet ?? 0)).toBe(plain.net)
        expect(Math.min(one.net, one.tax, one.deposit, one.discount?.voucherNet ?? 0)).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('is refused when it is not there, used, or over', () => {
    const refuses = (voucher: Parameters<typeof voucherRefuses>[1], voucherId: string | null = 'x1') =>
      voucherRefuses(callOf(customer, { voucherId }), voucher)?.refusal.code
    expect(refuses(undefined)).toBe('NOT_FOUND')
    expect(refuses(null)).toBe('NOT_FOUND')
    expect(refuses(voucherOf({ usedBy: 'v0' }))).toBe('VOUCHER_USED')
    expect(refuses(voucherOf({ expiresAt: NOW / 1000 }))).toBe('VOUCHER_USED')
    expect(refuses(voucherOf({ expiresAt: NOW / 1000 + 1 }))).toBeUndefined()
    expect(refuses(undefined, null)).toBeUndefined()
  })

  it("is looked for among the buyer's own with this operator, when the machine is known", () => {
    const call = callOf(customer, { voucherId: 'x1' })
    expect(voucherRead(call)).toEqual({})
    expect(voucherRead(call, { machine: machineOf() }).voucher?.params({ table: 't' })).toMatchObject({
      Key: { pk: '$dispense#operatorId_acme#customerId_ada' },
      ConsistentRead: true,
    })
    expect(voucherRead(callOf(customer, {}), { machine: machineOf() })).toEqual({})
    expect(voucherRead({ ...call, caller: { kind: 'GUEST' } }, { machine: machineOf() })).toEqual({})
  })

  it('is kept for ten years when it is used, and good for 90 days from when it is given back', () => {
    const vend = vendRecordOf({ createdAt: '2026-03-01T00:00:00.000Z' })
    expect(usedBy(vend)).toEqual({ usedBy: 'v1', expiresAt: Date.parse('2036-02-27T00:00:00.000Z') / 1000 })
    expect(givenBack(vend.createdAt)).toEqual({ expiresAt: Date.parse('2026-05-30T00:00:00.000Z') / 1000 })
    const discount = { amount: 1, net: 1, voucherId: 'x1', voucherNet: 1 }
    expect(vouchersOf({ ...vend, price: { ...vend.price, discount } })).toEqual([
      { operatorId: 'acme', customerId: 'ada', voucherId: 'x1' },
    ])
    expect(vouchersOf(vend)).toEqual([])
  })

  it.each(['DECLINED', 'CANCELLED', 'EXPIRED', 'FAILED'] as const)('is given back by a vend that is %s', (to) => {
    const voucher = itemsOf(endVend({ vend: withVoucher, to, at: AT })).find(({ key }) => key.includes('voucher'))
    expect(voucher?.update).toContain('REMOVE usedBy')
    expect(voucher?.condition).toContain('usedBy = "v1"')
  })

  it.each(['COMPLETED', 'OUTCOME_UNKNOWN'] as const)('stays used by a vend that is %s', (to) => {
    const items = itemsOf(endVend({ vend: withVoucher, to, at: AT }))
    expect(items.filter(({ key }) => key.includes('voucher'))).toEqual([])
  })
})

describe('a vend that costs nothing', () => {
  const free = vendRecordOf({ price: { ...withVoucher.price, net: 0, tax: 0, deposit: 0, total: 0 } })

  it.each(['WALLET', 'CARD'] as const)('touches no wallet and no provider when it was to be paid by %s', (payment) => {
    for (const to of ['COMPLETED', 'FAILED', 'OUTCOME_UNKNOWN'] as const) {
      const keys = itemsOf(endVend({ vend: { ...free, payment }, to, at: AT })).map(({ key }) => key)
      expect(keys.filter((key) => key.includes('wallet'))).toEqual([])
      expect(keys.filter((key) => key.includes('transfer'))).toHaveLength(to === 'COMPLETED' ? 1 : 0)
    }
    expect(paymentTask({ ...free, payment, state: 'COMPLETED' })).toBeUndefined()
  })
})
