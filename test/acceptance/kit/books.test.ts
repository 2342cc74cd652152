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
  item('vend', { ...who, vendId, machineId: 'm1', slot: 'A1', state, price })
const key = (resultId: string) => item('idempotency', { command: 'startVend', resultId })
const capture = (transferId: string, amount = 238) =>
  item('transfer', { ...who, transferId, kind: 'VEND', amount, credits: [{ account: 'revenue', amount }] })
const wallet = (balance: number, held: number) => item('wallet', { ...who, balance, held })
const machine = (activeVendId: string | undefined, A1: number) =>
  item('machineState', { machineId: 'm1', activeVendId, stock: { A1 } })
const paidIn = item('transfer', {
  ...who,
  transferId: 't0',
  kind: 'TOP_UP',
  amount: 1000,
  credits: [{ account: 'wallet', amount: 1000 }],
})

const clean = [
  paidIn,
  wallet(524, 238),
  vend('v1', 'COMPLETED'),
  key('v1'),
  capture('v1'),
  vend('v2', 'DISPENSING'),
  key('v2'),
  vend('v3', 'FAILED'),
  key('v3'),
  machine('v2', 3),
]

const replace = (old: Item, ...by: Item[]) => clean.flatMap((one) => (one === old || one.pk === old.pk ? by : [one]))

test('books that agree have no contradiction, and say how many units are gone and left', () => {
  expect(auditBooks(clean)).toEqual([])
  expect(unitsGone(clean, 'm1', 'A1')).toBe(2)
  expect(unitsLeft(clean, 'm1', 'A1')).toBe(3)
})

test.for([
  ['money out of nothing', replace(wallet(524, 238), wallet(525, 238)), ['its transfers say 762']],
  ['a hold without a vend', replace(wallet(524, 238), wallet(0, 762)), ['its open vends say 238']],
  ['a balance below zero', replace(wallet(524, 238), wallet(-1, 763)), ['below zero', 'open vends']],
  [
    'a capture that is missing',
    replace(capture('v1')),
    ['its transfers say 1000', 'v1 is COMPLETED and was captured: []'],
  ],
  ['a capture of another amount', replace(capture('v1'), capture('v1', 237)), ['transfers say 763', 'captured: [237]']],
  ['a capture of nothing', [...clean, capture('v9', 1)], ['transfers say 761', 'v9 captures a vend that is not there']],
  [
    'a vend with two keys',
    [...clean, item('idempotency', { command: 'startVend', resultId: 'v1', other: 1 })],
    ['2 keys'],
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
