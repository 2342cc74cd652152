import { describe, expect, it } from 'vitest'
import { codeOf, doneBefore, infoOf, writtenBy } from '../../test/decision.ts'
import { AT, callOf, customer, operatorOf, walletRecordOf } from '../../test/records.ts'
import { documentedErrors } from '../../test/schema.ts'
import type { ErrorCode } from '../errors/catalogue.ts'
import { topUpWallet } from './top-up.ts'
import { WALLET_LIMIT } from './wallet.ts'

type Input = Parameters<typeof topUpWallet.decide>[0]['input']
type Found = Parameters<typeof topUpWallet.decide>[1]

const input: Input = { operatorId: 'acme', amount: { amount: 500, currency: 'EUR' }, idempotencyKey: 'top-1' }
const found: Found = {
  operator: operatorOf(),
  wallet: walletRecordOf({ balance: 1000, unresolved: 300 }),
  done: null,
  played: null,
}

interface Changed {
  amount?: Input['amount']
  found?: Partial<Found>
  playMoney?: boolean
}

const decide = ({ amount = input.amount, found: more, ...call }: Changed = {}) =>
  topUpWallet.decide(callOf(customer, { ...input, amount }, call), { ...found, ...more })

const refusals: [code: ErrorCode, when: string, changed: Changed, info?: object][] = [
  ['NOT_FOUND', 'there is no such operator', { found: { operator: null } }, { operatorId: 'acme' }],
  [
    'WRONG_CURRENCY',
    "it is not the operator's",
    { amount: { amount: 1, currency: 'USD' }, found: { wallet: null } },
    { currency: 'EUR' },
  ],
  [
    'WRONG_CURRENCY',
    "it is not the wallet's",
    { found: { wallet: walletRecordOf({ currency: 'USD' }) } },
    { currency: 'USD' },
  ],
  [
    'WALLET_LIMIT',
    'the wallet would hold too much',
    { amount: { amount: WALLET_LIMIT - 1299, currency: 'EUR' } },
    { limit: WALLET_LIMIT },
  ],
  [
    'WALLET_LIMIT',
    'the first top-up is too much',
    { amount: { amount: WALLET_LIMIT + 1, currency: 'EUR' }, found: { wallet: null } },
    { limit: WALLET_LIMIT },
  ],
  ['PAYMENT_UNAVAILABLE', 'there is no payment provider', { playMoney: false }],
  [
    'IDEMPOTENCY_KEY_REUSED',
    'the key was used for another amount',
    { amount: { amount: 501, currency: 'EUR' }, found: { played: doneBefore(topUpWallet, 'ada', input, 'acme.ada') } },
  ],
]

describe('topUpWallet', () => {
  it.each(refusals)('refuses with %s when %s', (code, _when, changed, info) => {
    expect([codeOf(decide(changed)), infoOf(decide(changed))]).toEqual([code, info])
  })

  it('has a test for every error that schema.graphql lists, and no other', () => {
    expect([...new Set(refusals.map(([code]) => code))].sort()).toEqual(documentedErrors.topUpWallet)
  })

  it('fills the wallet up to the limit, counting what is unresolved', () => {
    expect(codeOf(decide({ amount: { amount: WALLET_LIMIT - 1300, currency: 'EUR' } }))).toBe('write')
  })

  it('answers the same call with the wallet as it is, and writes nothing', () => {
    const played = doneBefore(topUpWallet, 'ada', input, 'acme.ada')
    expect(decide({ found: { played } })).toEqual({ kind: 'done', value: { wallet: found.wallet } })
  })

  it('adds to a wallet that is there, when nothing took the room meanwhile', () => {
    const [wallet, transfer, record, ...more] = writtenBy(decide())
    expect(more).toEqual([])
    expect(wallet).toMatchObject({ verb: 'Update', key: '$dispense#operatorId_acme#customerId_ada $wallet_1' })
    expect(wallet?.update).toContain('ADD balance 500')
    expect(wallet?.update).not.toContain('unresolved')
    expect(wallet?.condition?.split(' AND ').slice(2)).toEqual([
      'currency = "EUR"',
      'unresolved <= 300',
      `balance <= ${WALLET_LIMIT - 500 - 300}`,
    ])
    for (const item of [transfer, record]) {
      expect(item).toMatchObject({ verb: 'Put', condition: 'attribute_not_exists(pk) AND attribute_not_exists(sk)' })
    }
    expect(record?.key).toBe('$dispense#subject_ada#command_topUpWallet#key_top-1 $idempotency_1')
    expect(transfer?.item).toMatchObject({
      kind: 'TOP_UP',
      transferId: '01J00000000000000000NEWID0',
      entries: [
        { account: 'CLEARING', amount: 500 },
        { account: 'WALLET', amount: -500 },
      ],
      currency: 'EUR',
    })
  })

  it('makes the wallet the first time, when nobody else has made it meanwhile', () => {
    const decision = decide({ found: { wallet: null } })
    expect(writtenBy(decision)[0]).toMatchObject({
      verb: 'Put',
      condition: 'attribute_not_exists(pk) AND attribute_not_exists(sk)',
      item: { operatorId: 'acme', customerId: 'ada', currency: 'EUR', balance: 500, unresolved: 0, updatedAt: AT },
    })
    expect(decision).toMatchObject({ value: { wallet: { balance: 500, unresolved: 0 } } })
  })
})
