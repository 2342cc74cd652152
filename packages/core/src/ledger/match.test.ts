import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { vendRecordOf } from '../../test/records.ts'
import type { Movement } from '../payment/provider.ts'
import { refundTransfer } from '../refund/transfer.ts'
import { matchDay } from './match.ts'
import { disputeTransfer, feeTransfer, topUpTransfer, vendTransfer } from './movements.ts'

const DAY = '2026-03-01'
const NOON = `${DAY}T12:00:00.000Z`
const FEE = 10

const vendOf = (vendId: string) => vendRecordOf({ vendId, payment: 'CARD' })
const TOTAL = vendOf('v').price.total

const sale = (vendId: string, at = NOON, fee = FEE) => vendTransfer(vendOf(vendId), at, 'CLEARING', fee)

const moved = (reference: string, more: Partial<Movement> = {}): Movement => ({
  id: `txn_${reference}`,
  kind: 'CAPTURE',
  operatorId: 'acme',
  reference,
  paymentId: `pi_${reference}`,
  amount: TOTAL,
  fee: FEE,
  currency: 'EUR',
  at: Date.parse(NOON),
  ...more,
})

const refund = (transferId: string, amount: number) =>
  refundTransfer(vendOf('v1'), { transferId, amount, reason: 'warm', by: 'olga' }, NOON)

const differences = (...sides: Parameters<typeof matchDay> extends [string, ...infer Rest] ? Rest : never) =>
  matchDay(DAY, ...sides).differences

describe('a day of which both sides say the same', () => {
  it('has no differences, and the figures of the provider', () => {
    const movement = { operatorId: 'acme', customerId: 'ada', transferId: 'T1', createdAt: NOON }
    const ours = [
      sale('v1'),
      sale('v2', NOON, 0),
      feeOf('v2'),
      topUpTransfer(movement, 500, 'EUR', FEE),
      refund('r1', 50),
    ]
    const theirs = [
      ...[moved('v1'), moved('v2'), moved('T1', { amount: 500 })],
      moved('r1', { kind: 'REFUND', amount: -50, fee: 0 }),
    ]
    expect(matchDay(DAY, ours, theirs)).toEqual({
      figures: { captured: 2 * TOTAL + 500, refunded: 50, fees: 3 * FEE, disputed: 0 },
      movements: 4,
      differences: [],
    })
  })

  it('leaves out what never went through the provider: wallets, and play money', () => {
    const play = { operatorId: 'acme', customerId: 'ada', transferId: '01PLAY', createdAt: NOON }
    const wallet = vendTransfer(vendRecordOf(), NOON, 'WALLET')
    expect(differences([wallet, topUpTransfer(play, 500, 'EUR')], [])).toEqual([])
  })

  it('leaves out what was taken for a vend that had ended already, and given back', () => {
    const back = moved('v1-void', { kind: 'REFUND', amount: -TOTAL, fee: 0 })
    expect(differences([], [moved('v1'), back])).toEqual([])
    expect(differences([], [moved('v1')])).toMatchObject([{ kind: 'MISSING_HERE', reference: 'v1' }])
    expect(differences([], [moved('v1'), { ...back, amount: -1 }])).toHaveLength(2)
  })
})

const feeOf = (vendId: string) =>
  feeTransfer({ operatorId: 'acme', vendId, transferId: `${vendId}-fee`, createdAt: NOON }, FEE, 'EUR')

describe('a dispute', () => {
  const of = { operatorId: 'acme', createdAt: NOON, corrects: 'v1' }
  const taken = moved('dp_1', { kind: 'DISPUTE', amount: -TOTAL, fee: 1500 })

  it('is even when it is in our books, taken and given again', () => {
    const ours = [
      sale('v1'),
      disputeTransfer({ ...of, transferId: `dp_1-${TOTAL}-1500` }, { amount: TOTAL, fee: 1500 }, 'EUR'),
    ]
    expect(matchDay(DAY, ours, [moved('v1'), taken])).toMatchObject({ figures: { disputed: TOTAL }, differences: [] })
    const again = disputeTransfer({ ...of, transferId: 'dp_1-0-1500' }, { amount: -TOTAL, fee: 0 }, 'EUR')
    const back = moved('dp_1', { id: 'txn_back', kind: 'DISPUTE', amount: TOTAL, fee: 0 })
    expect(matchDay(DAY, [...ours, again], [moved('v1'), taken, back])).toMatchObject({
      figures: { disputed: 0, captured: TOTAL },
      differences: [],
    })
  })

  it('is a difference when we have not heard of it', () => {
    expect(differences([sale('v1')], [moved('v1'), taken])).toMatchObject([
      { kind: 'MISSING_HERE', reference: 'dp_1', theirs: { amount: -TOTAL, fee: 1500 } },
    ])
  })
})

describe('a difference', () => {
  const theirs = { amount: TOTAL, fee: FEE }

  it('is what the provider has and our books do not', () => {
    expect(differences([], [moved('v1')])).toEqual([
      { kind: 'MISSING_HERE', reference: 'v1', paymentId: 'pi_v1', theirs },
    ])
  })

  it('is what somebody gave back in the provider’s dashboard, under the provider’s own id', () => {
    const byHand = moved('', { id: 'txn_9', kind: 'REFUND', amount: -70, fee: 0, paymentId: 'pi_v1' })
    expect(differences([sale('v1')], [moved('v1'), byHand])).toEqual([
      { kind: 'MISSING_HERE', reference: 'txn_9', paymentId: 'pi_v1', theirs: { amount: -70, fee: 0 } },
    ])
  })

  it('is what our books have and the provider does not', () => {
    expect(differences([sale('v1'), refund('r1', 50)], [moved('v1')])).toEqual([
      { kind: 'MISSING_THERE', reference: 'r1', ours: { amount: -50, fee: 0 } },
    ])
  })

  it('is another amount', () => {
    expect(differences([sale('v1')], [moved('v1', { amount: TOTAL - 1 })])).toEqual([
      {
        kind: 'AMOUNT',
        reference: 'v1',
        paymentId: 'pi_v1',
        ours: theirs,
        theirs: { amount: TOTAL - 1, fee: FEE },
      },
    ])
  })

  it('is another fee', () => {
    expect(differences([sale('v1')], [moved('v1', { fee: FEE + 1 })])).toMatchObject([{ kind: 'FEE', reference: 'v1' }])
    expect(differences([sale('v1', NOON, 0)], [moved('v1')])).toMatchObject([{ kind: 'FEE', ours: { fee: 0 } }])
  })

  it('is money that was taken twice', () => {
    const twice = [moved('v1'), moved('v1', { id: 'txn_again' })]
    expect(differences([sale('v1')], twice)).toMatchObject([{ kind: 'AMOUNT', theirs: { amount: 2 * TOTAL } }])
  })
})

describe('a pair that midnight parts', () => {
  const before = '2026-02-28T23:59:59.990Z'
  const after = `${DAY}T00:00:00.010Z`

  it.each([
    ['we dated it later', after, before],
    ['the provider dated it later', before, after],
  ])('is none: %s', (_when, ours, theirs) => {
    const sides = [[sale('v1', ours)], [moved('v1', { at: Date.parse(theirs) })]] as const
    for (const day of ['2026-02-28', DAY]) expect(matchDay(day, ...sides).differences).toEqual([])
  })

  it('is a difference of one day only, when it is one', () => {
    const sides = [[sale('v1', before)], [moved('v1', { at: Date.parse(after), fee: 0 })]] as const
    expect(matchDay('2026-02-28', ...sides).differences).toMatchObject([{ kind: 'FEE' }])
    expect(matchDay(DAY, ...sides).differences).toEqual([])
  })
})

it('finds each planted fault, whatever else the day has', () => {
  const fault = fc.constantFrom('MISSING_HERE', 'MISSING_THERE', 'AMOUNT', 'FEE', 'none')
  fc.assert(
    fc.property(fc.array(fault, { maxLength: 12 }), (faults) => {
      const vends = faults.map((kind, i) => ({ kind, id: `v${i}` }))
      const ours = vends.flatMap(({ kind, id }) => (kind === 'MISSING_HERE' ? [] : [sale(id)]))
      const theirs = vends.flatMap(({ kind, id }) =>
        kind === 'MISSING_THERE'
          ? []
          : [moved(id, { amount: kind === 'AMOUNT' ? 1 : TOTAL, fee: kind === 'FEE' ? 1 : FEE })],
      )
      const found = new Map(differences(ours, theirs).map(({ kind, reference }) => [reference, kind]))
      expect(Object.fromEntries(found)).toEqual(
        Object.fromEntries(vends.filter(({ kind }) => kind !== 'none').map(({ kind, id }) => [id, kind])),
      )
    }),
  )
})
