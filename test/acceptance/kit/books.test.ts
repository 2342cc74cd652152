import { expect, test } from 'vitest'
import { auditBooks, unitsGone, unitsLeft } from './books.ts'
import type { Item } from './table.ts'

const item = (entity: string, attributes: Record<string, unknown>): Item => ({
  __edb_e__: entity,
  pk: JSON.stringify(attributes),
  sk: entity,
  ...attributes,
})

const who = { operatorId: 'acme', customerId: 'customer-ada' }
const price = { net: 200, tax: 38, deposit: 0, total: 238 }
const vend = (vendId: string, state: string) =>
  item('vend', { ...who, vendId, machineId: 'm1', slot: 'A1', payment: 'WALLET', state, price })
const transfer = (kind: string, vendId: string, debit: string, credit: string, amount: number) =>
  item('transfer', {
    ...who,
    transferId: `${kind}-${vendId}`,
    kind,
    vendId,
    entries: [
      { account: debit, amount },
      { account: credit, amount: -amount },
    ],
  })
const capture = (vendId: string, amount = 238) => transfer('VEND', vendId, 'WALLET', 'REVENUE', amount)
const wallet = (balance: number, unresolved: number) => item('wallet', { ...who, balance, unresolved })
const machine = (activeVendId: string | undefined, A1: number) =>
  item('machineState', { machineId: 'm1', activeVendId, stock: { A1 } })

const clean = [
  transfer('TOP_UP', 'none', 'CLEARING', 'WALLET', 1000),
  wallet(286, 238),
  vend('v1', 'COMPLETED'),
  capture('v1'),
  vend('v2', 'DISPENSING'),
  vend('v3', 'FAILED'),
  vend('v4', 'OUTCOME_UNKNOWN'),
  transfer('HOLD', 'v4', 'WALLET', 'HELD', 238),
  machine('v2', 3),
]

const replace = (old: Item, ...by: Item[]) => clean.flatMap((one) => (one === old || one.pk === old.pk ? by : [one]))

test('books that agree have no contradiction, and say how many units are gone and left', () => {
  expect(auditBooks(clean)).toEqual([])
  expect(unitsGone(clean, 'm1', 'A1')).toBe(3)
  expect(unitsLeft(clean, 'm1', 'A1')).toBe(3)
})

test.for([
  ['money out of nothing', replace(wallet(286, 238), wallet(287, 238)), ['its transfers say 524']],
  [
    'an unknown outcome without a vend',
    replace(wallet(286, 238), wallet(286, 0)),
    ['0 unresolved, its transfers say 238', '0 unresolved, its vends say 238'],
  ],
  ['a balance below zero', replace(wallet(286, 238), wallet(-1, 238)), ['below zero', 'its transfers say 524']],
  [
    'a capture that is missing',
    replace(capture('v1')),
    ['its transfers say 762', 'v1 is COMPLETED and was captured: []'],
  ],
  ['a capture of another amount', replace(capture('v1'), capture('v1', 237)), ['transfers say 525', 'captured: [237]']],
  ['a capture of nothing', [...clean, capture('v9', 1)], ['transfers say 523', 'v9 captures a vend that is not there']],
  [
    'a transfer out of balance',
    [...clean, item('transfer', { transferId: 't9', kind: 'CORRECTION', entries: [{ account: 'TAX', amount: 5 }] })],
    ['t9 is out of balance by 5'],
  ],
  [
    'a machine that is busy with nothing',
    replace(machine('v2', 3), machine('v8', 3)),
    ['busy with [v8], its vends say [v2]'],
  ],
  ['a machine that forgot its vend', replace(machine('v2', 3), machine(undefined, 3)), ['busy with []']],
  ['stock below zero', replace(machine('v2', 3), machine('v2', -1)), ['has -1 units']],
] as const)('the audit finds %s', ([, items, contradictions]) => {
  const found = auditBooks(items)
  expect(found).toHaveLength(contradictions.length)
  for (const [index, contradiction] of contradictions.entries()) expect(found[index]).toContain(contradiction)
})
