import { describe, expect, it } from 'vitest'
import { type CommandInputs, MACHINE_COMMANDS } from '../test/machine-commands.ts'
import { documentedErrors } from '../test/schema.ts'
import { parseInput } from './command.ts'
import { Refusal } from './errors/catalogue.ts'
import * as core from './index.ts'

const money = { amount: 1, currency: 'EUR' }
const tax = { ratePpm: 190_000, inclusive: true }
const publicKey = 'A'.repeat(43)
const idempotencyKey = 'k1'

const offlineSale = {
  ...{ sequence: 1, slot: 'A1', payment: 'WALLET', customerId: 'ada', total: money },
  ...{ soldAt: '2026-03-01T11:00:00Z', clockUncertain: false },
}

/** Every command: an input that it takes, and for paths of the input values that it does not take. */
const COMMANDS: Record<string, CommandInputs> = {
  ...MACHINE_COMMANDS,
  startVend: {
    input: { machineId: 'm1', slot: 'A1', productId: 'p1', total: money, payment: 'WALLET', idempotencyKey },
    bad: [
      ['machineId', 'a#b', '', 7, null, undefined],
      ['slot', 'A#1', '', 'A23456789', 'A-1'],
      ['productId', 'a b'],
      ['total', null, 5],
      ['total.amount', -1, 0.5, 1e9, '1'],
      ['total.currency', 'eur', 'XXQ'],
      ['payment', 'CASH', null],
      ['card', { token: 'pm_card_visa' }],
      ['card.token', '4242424242424242', '', 'tok_1', 'pm_#'],
      ['voucherId', 'a#b'],
      ['idempotencyKey', '', 'a#b', 'x'.repeat(65)],
    ],
  },
  cancelVend: {
    input: { vendId: 'v1' },
    bad: [
      ['vendId', 'a#b', null],
      ['receiptToken', 7, 'x'.repeat(65)],
    ],
  },
  acknowledgeVend: {
    input: { vendId: 'v1', sequence: 1 },
    bad: [
      ['vendId', 'a#b'],
      ['sequence', 0, -1, 1.5, 2 ** 31, '1'],
    ],
  },
  reportVendResult: {
    input: { vendId: 'v1', sequence: 1, outcome: 'SUCCESS' },
    bad: [
      ['vendId', 'a#b'],
      ['sequence', 0, 2 ** 31],
      ['outcome', 'MAYBE'],
      ['failure', { code: 'JAM' }],
      ['failure.code', 'TIRED'],
      ['failure.message', 'x'.repeat(201)],
    ],
  },
  requestRefund: {
    input: { vendId: 'v1', reason: 'warm' },
    bad: [
      ['vendId', 'a#b'],
      ['reason', '', '  ', 'x'.repeat(501)],
    ],
  },
  refundVend: {
    input: { vendId: 'v1', reason: 'warm', idempotencyKey },
    bad: [
      ['vendId', 'a#b'],
      ['amount', { amount: 0, currency: 'EUR' }],
      ['amount.amount', -1, 0.5],
      ['reason', '', 'x'.repeat(201)],
      ['idempotencyKey', 'a#b'],
    ],
  },
  resolveVend: {
    input: { vendId: 'v1', outcome: 'DISPENSED', reason: 'Seen' },
    bad: [
      ['vendId', 'a#b'],
      ['outcome', 'MAYBE', null],
      ['reason', '', '  ', 'x'.repeat(201)],
    ],
  },
  closeException: {
    input: { machineId: 'm1', exceptionId: 'e1' },
    bad: [
      ['machineId', 'a#b'],
      ['exceptionId', '', null],
    ],
  },
  reportOfflineVends: {
    input: { vends: [offlineSale] },
    bad: [
      [
        'vends',
        [],
        null,
        Array.from({ length: 11 }, (_, i) => ({ ...offlineSale, sequence: i + 1 })),
        [offlineSale, offlineSale],
      ],
      ['vends.0.sequence', 0, 2 ** 31],
      ['vends.0.slot', 'A#1'],
      ['vends.0.payment', 'CARD'],
      ['vends.0.customerId', 'a#b', null],
      ['vends.0.total.amount', -1],
      ['vends.0.soldAt', 'yesterday', 5],
      ['vends.0.clockUncertain', null],
    ],
  },
  topUpWallet: {
    input: { operatorId: 'acme', amount: money, card: { token: 'pm_1' }, idempotencyKey },
    bad: [
      ['operatorId', 'a#b'],
      ['card.token', '4242424242424242', 'pm_', ''],
      ['amount', { amount: 0, currency: 'EUR' }],
      ['amount.amount', -1, 1e9],
      ['idempotencyKey', 'a b'],
    ],
  },
  registerMachine: {
    input: { name: 'n', place: 'p', timeZone: 'Europe/Berlin', tax, publicKey, idempotencyKey },
    bad: [
      ['name', '', '   ', 'x'.repeat(101)],
      ['place', '', 'x'.repeat(201)],
      ['timeZone', 'Mars/Olympus', '+01:00', ''],
      ['tax.ratePpm', -1, 1_000_001, 0.5],
      ['tax.jurisdiction', '', ' ', 'x'.repeat(41)],
      ['tax.depositTaxed', 'yes', null],
      ['tax.inclusive', 'yes'],
      ['publicKey', 'A'.repeat(42), 'A'.repeat(44), `${'A'.repeat(42)}=`],
      ['idempotencyKey', 'a#b'],
    ],
  },
  updateMachine: {
    input: { machineId: 'm1' },
    bad: [
      ['machineId', 'a#b'],
      ['name', ''],
      ['timeZone', 'nowhere'],
      ['status', 'ASLEEP'],
      ['tax', 'none'],
      ['offlineLimit', 5],
      ['silenceSeconds', 239, 86_401, 0.5],
      ['perishable', 5],
    ],
  },
  setPlanogram: {
    input: { machineId: 'm1', slots: [{ code: 'A1', productId: 'p1', capacity: 1, enabled: true }] },
    bad: [
      ['machineId', 'a#b'],
      ['slots', null, Array.from({ length: 81 }, () => ({ code: 'A1', productId: 'p1', capacity: 1, enabled: true }))],
      ['slots.0.code', '', 'A#'],
      ['slots.0.productId', 'a#b'],
      ['slots.0.capacity', 0, 1001],
      ['slots.0.parLevel', -1, 1001],
      ['slots.0.lowAt', -1, 1001],
      ['slots.0.price', 5],
      ['slots.0.enabled', null],
      ['planogramVersion', -1, 0.5],
    ],
  },
  createProduct: {
    input: { name: 'n', description: '', price: money, allergens: [], idempotencyKey },
    bad: [
      ['name', ''],
      ['description', 'x'.repeat(1001)],
      ['imageUrl', 'http://example.org/a.png', 'javascript:alert(1)', 'picture'],
      ['price', null],
      ['deposit', 1],
      ['minimumAge', -1, 100, 17.5],
      ['nutrition.fat', -1, 100_001, 0.5],
      ['nutrition.per', 'CUP'],
      ['nutrition.energyKj', 4001],
      ['allergens', Array.from({ length: 21 }, () => 'milk')],
      ['allergens.0', ''],
      ['idempotencyKey', 'a#b'],
    ],
  },
  updateProduct: {
    input: { productId: 'p1', allergens: ['milk'] },
    bad: [
      ['productId', 'a#b'],
      ['name', ' '],
      ['imageUrl', 'http://example.org/a.png'],
      ['price.amount', -1],
      ['minimumAge', -1, 100],
      ['allergens.0', 'x'.repeat(41)],
    ],
  },
  invitePerson: {
    input: { email: 'Ann@Example.com ', role: 'ROUTE_DRIVER', idempotencyKey },
    bad: [
      ['email', '', 'ann', 'ann@', null, `${'a'.repeat(250)}@x.example`],
      ['name', '', ' ', 'x'.repeat(101)],
      ['role', 'owner', 'BOSS', null, undefined],
      ['idempotencyKey', 'a#b'],
    ],
  },
  changeRole: {
    input: { personId: 'x1', role: 'OWNER' },
    bad: [
      ['personId', 'a#b', null],
      ['role', 'BOSS', undefined],
    ],
  },
  removePerson: { input: { personId: 'x1' }, bad: [['personId', 'a#b', null]] },
  createPromotion: {
    input: {
      ...{ name: 'n', discount: { percent: 10 }, productIds: [], machineIds: [], days: ['MONDAY'] },
      ...{ from: '17:00', until: '24:00', enabled: true, idempotencyKey },
    },
    bad: [
      ['name', '', 'x'.repeat(61)],
      ['discount', null, {}, { percent: 10, price: money }],
      ['discount.percent', 0, 101, 0.5],
      ['discount.amount', { amount: 0, currency: 'EUR' }],
      ['productIds', ['p', 'p'], Array.from({ length: 21 }, (_, i) => `p${i}`)],
      ['productIds.0', 'a#b'],
      ['machineIds', Array.from({ length: 51 }, (_, i) => `m${i}`)],
      ['days', ['MONDAY', 'MONDAY']],
      ['days.0', 'monday', 'FUNDAY'],
      ['from', '24:00', '9:00', '12:60', '12'],
      ['until', '24:01', '25:00', ''],
      ['startDate', '2026-02-30', '2026-2-1', 'today'],
      ['endDate', '01.03.2026'],
      ['enabled', null],
      ['idempotencyKey', 'a#b'],
    ],
  },
  updatePromotion: {
    input: { promotionId: 'x1' },
    bad: [
      ['promotionId', 'a#b'],
      ['name', ' '],
      ['discount', {}, { percent: 1, amount: money }],
      ['from', '24:00'],
      ['until', '24:30'],
      ['startDate', '2026-13-01'],
    ],
  },
  setLoyalty: {
    input: { rule: { pointsPerUnit: 1, pointValue: 1 } },
    bad: [
      ['rule', 7, undefined],
      ['rule.pointsPerUnit', 0, 1001, 0.5, undefined],
      ['rule.pointValue', 0, 100_001],
      ['rule.freeDrinkPoints', 0, 1_000_001],
    ],
  },
  redeemPoints: {
    input: { operatorId: 'o1', kind: 'DISCOUNT', points: 1, idempotencyKey },
    bad: [
      ['operatorId', 'a#b'],
      ['kind', 'CASH', null],
      ['points', 0, -1, 0.5, 1_000_001, null, undefined],
      ['idempotencyKey', '', undefined],
    ],
  },
  recordRestock: {
    input: { machineId: 'm1', slots: [{ code: 'A1', added: 1, jamCleared: false }], idempotencyKey },
    bad: [
      ['machineId', 'a#b'],
      [
        'slots',
        [],
        [
          { code: 'A1', added: 1, jamCleared: false },
          { code: 'A1', added: 2, jamCleared: false },
        ],
      ],
      ['slots.0.code', ''],
      ['slots.0.added', -1001, 1001, 0.5],
      ['slots.0.jamCleared', 'no'],
      ['cashCounted', 5],
      ['cashCounted.amount', -1, 0.5],
      ['idempotencyKey', ''],
    ],
  },
}

/** What core exports, and is a command. */
const commands = Object.fromEntries(
  Object.entries(core).filter(([, value]) => typeof value === 'object' && 'decide' in value),
) as unknown as Record<string, core.Command<unknown, unknown, unknown>>

const schemaOf = (name: string) => {
  const command = commands[name]
  if (!command) throw new Error(`Core exports no command ${name}`)
  return command.input
}

/** The paths that the input is refused for; none when it is taken. */
function refusedPaths(name: string, input: unknown): string[] {
  try {
    parseInput(schemaOf(name), input)
    return []
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'BAD_INPUT') throw error
    const { issues } = error.info as { issues: { path: string; message: string }[] }
    return issues.map(({ path, message }) => {
      expect(message.length).toBeGreaterThan(0)
      return path
    })
  }
}

/** A copy of the input with another value at a path such as `slots.0.code`. */
function withValue(input: object, path: string, value: unknown): object {
  const copy = structuredClone(input)
  const keys = path.split('.')
  let at = copy as Record<string, unknown>
  for (const key of keys.slice(0, -1)) {
    at[key] ??= {}
    at = at[key] as Record<string, unknown>
  }
  at[keys.at(-1) as string] = value
  return copy
}

describe('the commands of the domain', () => {
  it('are all tried here, and are the mutations of schema.graphql', () => {
    const exported = Object.keys(commands)
    expect(Object.keys(COMMANDS).sort()).toEqual(exported.sort())
    expect(Object.keys(documentedErrors).sort()).toEqual(exported)
  })

  it.each(Object.keys(COMMANDS))('%s bears its own name and exposes the schema of its input', (name) => {
    expect(commands[name]?.name).toBe(name)
    expect(schemaOf(name)).toMatchObject({ kind: 'schema' })
  })
})

describe.each(Object.entries(COMMANDS))('the input of %s', (name, { input, bad }) => {
  it('is taken when it is right', () => {
    expect(refusedPaths(name, input)).toEqual([])
  })

  it.each([null, undefined, 'text', 7, [], {}, { __proto__: null }])(
    'is refused as BAD_INPUT when it is %j',
    (garbage) => {
      expect(refusedPaths(name, garbage).length).toBeGreaterThan(0)
    },
  )

  it.each(bad)('is refused with the path %s when that is wrong', (path, ...values) => {
    for (const value of values) {
      const paths = refusedPaths(name, withValue(input, path, value))
      expect(paths, `${path} = ${JSON.stringify(value)}`).toContain(path)
    }
  })

  it('loses what no command knows', () => {
    expect(parseInput(schemaOf(name), { ...input, operator: 'globex' })).not.toHaveProperty('operator')
  })
})

describe('reportVendResult', () => {
  it('needs a failure exactly when the outcome is one', () => {
    const report = (outcome: string, failure?: object) =>
      refusedPaths('reportVendResult', { vendId: 'v1', sequence: 1, outcome, failure })
    expect(report('FAILURE', { code: 'JAM' })).toEqual([])
    expect(report('RESET')).toEqual([])
    expect(report('FAILURE')).toEqual(['failure'])
    expect(report('RESET', { code: 'JAM' })).toEqual(['failure'])
  })
})
