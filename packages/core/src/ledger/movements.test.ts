import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AT, vendRecordOf } from '../../test/records.ts'
import { SHARDS, shardOf } from '../db/ids.ts'
import { priceOf } from '../money/price.ts'
import { ACCOUNTS, type Balances, balancesAfter } from './accounts.ts'
import { feeTransfer, holdTransfer, topUpTransfer, vendTransfer, voidTransfer } from './movements.ts'
import { type TransferRecord, transferOf } from './transfer.ts'

const of = { operatorId: 'acme', customerId: 'ada', transferId: 't1', createdAt: AT }

/** A vend at any price. */
const vend = fc
  .record({
    amount: fc.integer({ min: 1, max: 100_000 }),
    deposit: fc.nat(500),
    ratePpm: fc.nat(1_000_000),
    inclusive: fc.boolean(),
  })
  .map(({ amount, deposit, ratePpm, inclusive }) => {
    const price = priceOf({ amount, currency: 'EUR' }, deposit, { ratePpm, inclusive })
    return vendRecordOf({ price: { ...price, ratePpm, inclusive, planogramVersion: 1 } })
  })

/** All transfers of a vend that ended in some way. */
const ways = vend.chain((one) =>
  fc.constantFrom<TransferRecord[]>(
    [vendTransfer(one, AT, 'WALLET')],
    [vendTransfer({ ...one, payment: 'CARD' }, AT, 'CLEARING', Math.min(35, one.price.total))],
    [vendTransfer({ ...one, payment: 'CARD' }, AT, 'CLEARING'), feeTransfer(of, 35, 'EUR')],
    [holdTransfer(one, AT)],
    [holdTransfer(one, AT), vendTransfer(one, AT, 'HELD')],
    [holdTransfer(one, AT), voidTransfer(one, AT)],
  ),
)

const topUp = fc.integer({ min: 1, max: 100_000 }).map((amount) => [topUpTransfer(of, amount, 'EUR')])

/** The books of an operator: any transfers in any order. */
const books = fc.array(fc.oneof(topUp, ways), { maxLength: 30 }).map((transfers) => transfers.flat())

const opening = fc.dictionary(fc.constantFrom(...ACCOUNTS), fc.integer({ min: -1_000_000, max: 1_000_000 }))

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

describe('the books', () => {
  it('are zero together, whatever happened', () => {
    fc.assert(
      fc.property(books, (transfers) => {
        const balances = transfers.reduce<Balances>((before, { entries }) => balancesAfter(before, entries), {})
        expect(sum(Object.values(balances))).toBe(0)
      }),
    )
  })

  it('have for every account an opening balance and entries that make its balance', () => {
    fc.assert(
      fc.property(opening, books, (before, transfers) => {
        const entries = transfers.flatMap((transfer) => transfer.entries)
        const after = balancesAfter(before, entries)
        for (const account of ACCOUNTS) {
          const moved = entries.filter((entry) => entry.account === account).map(({ amount }) => amount)
          expect((after[account] ?? 0) - (before[account] ?? 0)).toBe(sum(moved))
        }
      }),
    )
  })

  it('do not depend on where they are cut in two', () => {
    fc.assert(
      fc.property(opening, books, fc.nat(40), (before, transfers, cut) => {
        const entries = transfers.flatMap((transfer) => transfer.entries)
        const inTwo = balancesAfter(balancesAfter(before, entries.slice(0, cut)), entries.slice(cut))
        expect(inTwo).toEqual(balancesAfter(before, entries))
      }),
    )
  })

  it('hold nothing of a vend that was held and then ended', () => {
    fc.assert(
      fc.property(vend, fc.boolean(), (one, sold) => {
        const end = sold ? vendTransfer(one, AT, 'HELD') : voidTransfer(one, AT)
        const balances = balancesAfter({}, [...holdTransfer(one, AT).entries, ...end.entries])
        expect(balances.HELD).toBe(0)
        expect(balances.WALLET).toBe(sold ? one.price.total : 0)
      }),
    )
  })
})

describe('a transfer', () => {
  it('of entries that do not balance is not made', () => {
    const header = { ...of, kind: 'CORRECTION', currency: 'EUR' } as const
    const unequal = fc.tuple(fc.integer(), fc.integer()).filter(([a, b]) => a + b !== 0)
    fc.assert(
      fc.property(unequal, ([a, b]) => {
        const entries = [
          { account: 'CLEARING', amount: a },
          { account: 'WALLET', amount: b },
        ] as const
        expect(() => transferOf(header, entries)).toThrow('do not balance')
      }),
    )
    expect(() => transferOf(header, [{ account: 'WALLET', amount: 1 }])).toThrow('do not balance')
    expect(() =>
      transferOf(header, [
        { account: 'CLEARING', amount: 0.5 },
        { account: 'WALLET', amount: -0.5 },
      ]),
    ).toThrow('do not balance')
  })

  it('of a vend that cost nothing has no entries', () => {
    const price = { ...vendRecordOf().price, net: 0, tax: 0, deposit: 0, total: 0 }
    expect(vendTransfer(vendRecordOf({ price }), AT, 'WALLET')).toMatchObject({ kind: 'VEND', entries: [] })
  })

  it('of a vend with a voucher has all that was earned, and what was given away for it', () => {
    const discount = { amount: 100, net: 84, voucherId: 'x1', voucherNet: 84 }
    const price = { ...vendRecordOf().price, net: 84, tax: 16, deposit: 25, total: 125, discount }
    expect(vendTransfer(vendRecordOf({ price }), AT, 'WALLET').entries).toEqual([
      { account: 'WALLET', amount: 125 },
      { account: 'PROMOTIONS', amount: 84 },
      { account: 'REVENUE', amount: -168 },
      { account: 'TAX', amount: -16 },
      { account: 'DEPOSIT', amount: -25 },
    ])
  })

  it('by card debits what the provider owes and its fee, which are the price together', () => {
    const { entries } = vendTransfer(vendRecordOf({ payment: 'CARD' }), AT, 'CLEARING', 35)
    expect(entries.slice(0, 2)).toEqual([
      { account: 'CLEARING', amount: 190 },
      { account: 'FEES', amount: 35 },
    ])
  })

  it('lies under one of all the keys, and always under the same', () => {
    const shards = Array.from({ length: 1000 }, (_, i) => shardOf(`t${i}`))
    expect(new Set(shards).size).toBe(SHARDS)
    expect(shards).toEqual(shards.map((_, i) => shardOf(`t${i}`)))
  })
})
