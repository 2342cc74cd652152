import { describe, expect, it } from 'vitest'
import { codeOf, infoOf, writtenBy } from '../../test/decision.ts'
import {
  AT,
  callOf,
  customer,
  machineOf,
  NOW,
  otherCustomer,
  promotionOf,
  slotOf,
  stateRecordOf,
  vendRecordOf,
  voucherOf,
  walletRecordOf,
} from '../../test/records.ts'
import { documentedErrors } from '../../test/schema.ts'
import { shardOf } from '../db/ids.ts'
import type { ErrorCode } from '../errors/catalogue.ts'
import { inputHash, vendIdOf } from './key.ts'
import { startVend } from './start.ts'

type Input = Parameters<typeof startVend.decide>[0]['input']
type Found = Parameters<typeof startVend.decide>[1]

const input: Input = {
  machineId: 'm1',
  slot: 'A1',
  productId: 'cola',
  total: { amount: 225, currency: 'EUR' },
  payment: 'WALLET',
  idempotencyKey: 'tap-1',
}

const found: Found = { machine: machineOf(), state: stateRecordOf(), done: null }

const decide = (changed: { input?: Partial<Input>; found?: Partial<Found>; caller?: Partial<typeof customer> } = {}) =>
  startVend.decide(callOf({ ...customer, ...changed.caller }, { ...input, ...changed.input }), {
    ...found,
    ...changed.found,
  })

const byCard = { payment: 'CARD', card: { token: 'pm_card_visa' } } as const

const money = (amount: number, currency = 'EUR') => ({ amount, currency })

/** The decisions are taken at 13:00 by the clock of the machine, which is in Berlin. */
const ruleOfHappyHour = promotionOf()

const refusals: [code: ErrorCode, when: string, changed: Parameters<typeof decide>[0], info?: object][] = [
  ['NOT_FOUND', 'there is no such machine', { found: { machine: null } }, { machineId: 'm1' }],
  ['NOT_FOUND', 'the machine has no state', { found: { state: null } }, { machineId: 'm1' }],
  ['SLOT_NOT_FOUND', 'the machine has no such slot', { input: { slot: 'Z9' } }, { slot: 'Z9' }],
  ['SLOT_NOT_FOUND', 'the slot differs in case', { input: { slot: 'a1' } }, { slot: 'a1' }],
  ['MACHINE_OFFLINE', 'the machine is offline', { found: { state: stateRecordOf({ status: 'OFFLINE' }) } }],
  ['MACHINE_OFFLINE', 'nobody has heard of the machine', { found: { state: stateRecordOf({ seenAt: undefined }) } }],
  [
    'MACHINE_OFFLINE',
    'the machine has been silent for as long as it may',
    { found: { state: stateRecordOf({ seenAt: NOW - 300_000 }) } },
  ],
  [
    'SALES_STOPPED',
    'it was too warm for perishables',
    { found: { state: stateRecordOf({ stoppedAt: AT }) } },
    { since: AT },
  ],
  [
    'MACHINE_OUT_OF_SERVICE',
    'a person took it out of service',
    { found: { state: stateRecordOf({ status: 'OUT_OF_SERVICE' }) } },
  ],
  ['MACHINE_BUSY', 'it dispenses for somebody', { found: { state: stateRecordOf({ activeVendId: 'v0' }) } }],
  [
    'SLOT_DISABLED',
    'the slot is switched off',
    { found: { machine: machineOf({ planogram: [slotOf({ enabled: false })] }) } },
    { slot: 'A1' },
  ],
  ['SLOT_DISABLED', 'the slot is jammed', { found: { state: stateRecordOf({ jammed: { A1: AT } }) } }, { slot: 'A1' }],
  ['SOLD_OUT', 'nothing is left', { found: { state: stateRecordOf({ stock: { A1: 0 } }) } }, { slot: 'A1' }],
  ['SOLD_OUT', 'the slot was never filled', { found: { state: stateRecordOf({ stock: {} }) } }, { slot: 'A1' }],
  ['PRODUCT_CHANGED', 'the slot sells another product', { input: { productId: 'water' } }, { productId: 'cola' }],
  ['WRONG_CURRENCY', 'the customer saw another currency', { input: { total: money(225, 'USD') } }, { currency: 'EUR' }],
  [
    'WRONG_CURRENCY',
    'the wallet holds another currency',
    { found: { wallet: walletRecordOf({ currency: 'USD' }) } },
    { currency: 'USD' },
  ],
  ['PRICE_CHANGED', 'it costs more than was seen', { input: { total: money(224) } }, { total: money(225) }],
  ['PRICE_CHANGED', 'it costs less than was seen', { input: { total: money(226) } }, { total: money(225) }],
  [
    'PRICE_CHANGED',
    'the promotion that the customer saw ended with this minute',
    {
      input: { total: money(175) },
      found: { machine: machineOf({ promotions: [{ ...ruleOfHappyHour, from: 12 * 60, until: 13 * 60 }] }) },
    },
    { total: money(225) },
  ],
  [
    'PRICE_CHANGED',
    'a promotion began with this minute',
    { found: { machine: machineOf({ promotions: [{ ...ruleOfHappyHour, from: 13 * 60, until: 14 * 60 }] }) } },
    { total: money(175) },
  ],
  ['PAYMENT_UNAVAILABLE', 'there is no provider for cards', { input: byCard }, { payment: 'CARD' }],
  [
    'AGE_PROOF_NEEDED',
    'the product is for adults, and nobody has seen a document',
    { found: { machine: machineOf({ planogram: [slotOf({ minimumAge: 18 })] }) } },
    { minimumAge: 18 },
  ],
  [
    'AGE_TOO_YOUNG',
    'the product is for adults, and the customer is none',
    { found: { machine: machineOf({ planogram: [slotOf({ minimumAge: 18 })] }) }, caller: { birthDate: '2010-01-01' } },
    { minimumAge: 18 },
  ],
  ['NOT_FOUND', 'there is no such voucher', { input: { voucherId: 'x1' } }, { voucherId: 'x1' }],
  [
    'VOUCHER_USED',
    'another vend has used the voucher',
    { input: { voucherId: 'x1' }, found: { voucher: voucherOf({ usedBy: 'v0' }) } },
    { voucherId: 'x1' },
  ],
  ['INSUFFICIENT_FUNDS', 'there is no wallet', { found: { wallet: null } }, { balance: 0, total: 225 }],
  [
    'INSUFFICIENT_FUNDS',
    'the wallet is a cent short',
    { found: { wallet: walletRecordOf({ balance: 224, unresolved: 1000 }) } },
    { balance: 224, total: 225 },
  ],
  [
    'IDEMPOTENCY_KEY_REUSED',
    'the key was used for another slot',
    { found: { done: vendRecordOf({ hash: inputHash({ ...input, slot: 'A2' }) }) } },
  ],
]

describe('startVend refuses with', () => {
  it.each(refusals)('%s when %s', (code, _when, changed, info) => {
    const decision = decide(changed)
    expect(codeOf(decision)).toBe(code)
    expect(infoOf(decision)).toEqual(info)
    expect(decision).not.toHaveProperty('operation')
  })

  it('every error that schema.graphql lists, and no other', () => {
    expect([...new Set(refusals.map(([code]) => code))].sort()).toEqual(documentedErrors.startVend)
  })
})

describe('startVend writes', () => {
  const [vend, state, wallet, ...more] = writtenBy(decide())
  const vendId = vendIdOf(callOf(customer, input))

  it('three items: the vend, the state of the machine and the wallet', () => {
    expect([vend?.key, state?.key, wallet?.key, ...more]).toEqual([
      `$dispense#vendId_${vendId} $vend_1`,
      '$dispense#machineId_m1 $page#machineState_1',
      '$dispense#operatorId_acme#customerId_ada $wallet_1',
    ])
  })

  it('when the sweep has to look, as long as nothing is settled', () => {
    expect(vend?.item).toMatchObject({ due: shardOf(vendId), dueAt: NOW + 60_000 })
  })

  it('the vend only when there is none under its key yet', () => {
    expect(vend).toMatchObject({ verb: 'Put', condition: 'attribute_not_exists(pk) AND attribute_not_exists(sk)' })
    expect(vend?.item).toMatchObject({ vendId, hash: inputHash(input) })
  })

  it('a vend with all that it costs, frozen', () => {
    expect(vend?.item).toMatchObject({
      operatorId: 'acme',
      machineId: 'm1',
      customerId: 'ada',
      slot: 'A1',
      product: { productId: 'cola', name: 'Cola' },
      price: {
        net: 168,
        tax: 32,
        deposit: 25,
        total: 225,
        currency: 'EUR',
        ratePpm: 190_000,
        inclusive: true,
        planogramVersion: 4,
      },
      payment: 'WALLET',
      state: 'AUTHORIZED',
      fence: 8,
      sequence: 40,
      unconfirmed: false,
      createdAt: AT,
      updatedAt: AT,
    })
  })

  it('the age that the product asks for, and the whole tax rule', () => {
    const tax = { jurisdiction: 'DE', ratePpm: 190_000, inclusive: true, depositTaxed: true }
    const machine = machineOf({ tax, planogram: [slotOf({ minimumAge: 18 })] })
    const [adults] = writtenBy(decide({ found: { machine }, caller: { birthDate: '2008-03-01' } }))
    expect(adults?.item).toMatchObject({
      product: { minimumAge: 18 },
      price: { ...tax, net: 168, tax: 36, deposit: 21, depositTax: 4, total: 225 },
    })
    expect(vend?.item?.product).not.toHaveProperty('minimumAge')
  })

  it('a vend at the price of the promotion that is on, with its id and what it took off', () => {
    const happy = { ...ruleOfHappyHour, from: 13 * 60, until: 14 * 60 }
    const promotions = { found: { machine: machineOf({ promotions: [happy] }) }, input: { total: money(175) } }
    const [happyVend] = writtenBy(decide(promotions))
    expect(happyVend?.item).toMatchObject({
      price: { net: 126, tax: 24, deposit: 25, total: 175, discount: { amount: 50, net: 42, promotionId: 'happy' } },
    })
    expect(vend?.item?.price).not.toHaveProperty('discount')
  })

  it('the voucher, which nobody else has used, and the money that is left to pay', () => {
    const items = writtenBy(decide({ input: { voucherId: 'x1' }, found: { voucher: voucherOf({ amount: 100 }) } }))
    expect(items[0]?.item).toMatchObject({ price: { total: 125, discount: { amount: 100, voucherId: 'x1' } } })
    const voucher = items.find(({ key }) => key.includes('voucher'))
    expect(voucher?.update).toContain(`usedBy = "${items[0]?.item?.vendId}"`)
    expect(voucher?.condition).toContain('attribute_not_exists(usedBy)')
    expect(items.find(({ key }) => key.includes('wallet'))?.condition).toContain('balance >= 125')
  })

  it.each([{}, byCard])('nothing of a wallet or a card when a voucher pays for all of it: %j', (how) => {
    const machine = machineOf({ planogram: [slotOf({ deposit: 0 })] })
    const free = { voucherId: 'x1', total: money(200), ...how }
    const call = callOf(customer, { ...input, ...free }, { paymentProvider: 'stripe' })
    const voucher = voucherOf({ kind: 'FREE_DRINK', amount: undefined })
    const decision = startVend.decide(call, { ...found, machine, voucher, wallet: null })
    expect(decision).toMatchObject({ value: { state: 'AUTHORIZED', price: { total: 0 } } })
    expect(decision).not.toHaveProperty('value.card')
    const keys = writtenBy(decision).map(({ key }) => key)
    expect(keys).toHaveLength(3)
    expect(keys.filter((key) => key.includes('wallet'))).toEqual([])
  })

  it('the lock, the next fence and one unit less, when nothing that was decided on has changed', () => {
    expect(state?.update).toContain(`activeVendId = "${vendId}", fence = 8`)
    expect(state?.update).toContain('stock.A1 = (if_not_exists(stock.A1, 0) - 1)')
    expect(state?.condition?.split(' AND ').slice(2)).toEqual([
      'attribute_not_exists(activeVendId)',
      'fence = 7',
      'status = "ONLINE"',
      'attribute_not_exists(stoppedAt)',
      'planogramVersion = 4',
      'stock.A1 > 0',
      'attribute_not_exists(jammed.A1)',
    ])
  })

  it('the money out of the balance, when there is enough of the right currency', () => {
    expect(wallet?.update).toContain('balance = (if_not_exists(balance, 0) - 225)')
    expect(wallet?.condition?.split(' AND ').slice(2)).toEqual(['balance >= 225', 'currency = "EUR"'])
  })

  it.each(['12', '7', '1E5', '0x1F', 'Infinity'])('slot "%s" by its name, not as the index of a list', (code) => {
    const numeric = {
      machine: machineOf({ planogram: [slotOf({ code })] }),
      state: stateRecordOf({ stock: { [`_${code}`]: 3 } }),
    }
    const item = writtenBy(decide({ input: { slot: code }, found: numeric }))[1]
    expect(item?.update).toContain(`stock._${code} = (if_not_exists(stock._${code}, 0) - 1)`)
    expect(item?.condition).toContain(`stock._${code} > 0`)
    expect(item?.condition).toContain(`attribute_not_exists(jammed._${code})`)
  })
})

describe('startVend under a key that was used', () => {
  const done = vendRecordOf({ state: 'COMPLETED', hash: inputHash(input) })

  it('answers with the vend that the first call made, as it is now', () => {
    expect(decide({ found: { done } })).toEqual({ kind: 'done', value: done })
  })

  it('answers so whatever has become of the machine since', () => {
    expect(decide({ found: { done, machine: null, state: null } })).toEqual({ kind: 'done', value: done })
  })

  it('looks only at keys of the same customer: another one may use the same', () => {
    const keyOf = (who: typeof customer) => startVend.read(callOf(who, input)).done?.params({ table: 't' })
    expect(keyOf(customer)).not.toEqual(keyOf(otherCustomer))
  })
})

describe('startVend reads', () => {
  it('three items at first, and the wallet too when it has to find out why the write was refused', () => {
    expect(Object.keys(startVend.read(callOf(customer, input)))).toEqual(['machine', 'state', 'done'])
    expect(Object.keys(startVend.read(callOf(customer, input), found))).toEqual(['machine', 'state', 'done', 'wallet'])
  })

  it('all of them strongly consistent', () => {
    for (const operation of Object.values(startVend.read(callOf(customer, input), found))) {
      expect(operation.params({ table: 't' })).toMatchObject({ ConsistentRead: true })
    }
  })
})
