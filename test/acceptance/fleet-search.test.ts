import type { Client } from '@dispense/simulator'
import { beforeAll, expect, test } from 'vitest'
import {
  ListMachinesDocument,
  type MachineFilter,
  RegisterMachineDocument,
  ReportTelemetryDocument,
  UpdateMachineDocument,
} from './generated/operations.ts'
import { person, refusal } from './kit/callers.ts'
import { newKey, openShop } from './kit/shop.ts'

const owner = person('owner:acme')
const word = `find-${newKey().slice(0, 12)}`

/** The ids of three machines: the first two in one hall, the last two of one tag, the last out of service. */
const ids: string[] = []

beforeAll(async () => {
  const tax = { ratePpm: 0, inclusive: true }
  for (const [name, place, tags] of [
    ['One', `Hall ${word}`, ['first']],
    ['Two', `Hall ${word}`, ['late', word]],
    ['Three', 'Elsewhere', ['late', word]],
  ] as const) {
    const input = { name: `${name} ${word}`, place, tags: [...tags], tax, idempotencyKey: newKey() }
    const { registerMachine } = await owner.request(RegisterMachineDocument, { input })
    ids.push(registerMachine.id)
  }
  await owner.request(UpdateMachineDocument, { input: { machineId: ids[2] ?? '', status: 'OUT_OF_SERVICE' } })
})

/** All that is found, page after page, and how many pages it took. */
const find = async (filter: MachineFilter, by: Client = owner, limit = 100) => {
  const found: string[] = []
  let nextToken: string | null | undefined
  do {
    const { machines } = await by.request(ListMachinesDocument, { filter, limit, nextToken: nextToken ?? null })
    expect(machines.items.length).toBeLessThanOrEqual(limit)
    found.push(...machines.items.map(({ id }) => id))
    nextToken = machines.nextToken
  } while (nextToken)
  return found
}

test.for<[string, (all: string[]) => MachineFilter, (all: string[]) => (string | undefined)[]]>([
  ['a word of the name', () => ({ text: word.toUpperCase() }), (all) => all],
  ['several words, each somewhere', () => ({ text: `${word} late three` }), (all) => [all[2]]],
  ['the place', () => ({ place: `Hall ${word}` }), (all) => [all[0], all[1]]],
  ['no part of a place', () => ({ place: 'Hall', text: word }), () => []],
  ['a tag', () => ({ tag: word }), (all) => [all[1], all[2]]],
  ['a condition', () => ({ text: word, conditions: ['OUT_OF_SERVICE', 'BUSY'] }), (all) => [all[2]]],
  ['another condition', () => ({ text: word, conditions: ['OFFLINE'] }), (all) => [all[0], all[1]]],
] as const)('machines are found by %s', async ([, filter, expected]) => {
  expect((await find(filter(ids))).toSorted()).toEqual(expected(ids).toSorted())
})

test('each is found once, however small the pages are', async () => {
  expect((await find({ text: word }, owner, 1)).toSorted()).toEqual(ids.toSorted())
  expect((await find({ text: word, conditions: ['OFFLINE'] }, owner, 1)).toSorted()).toEqual(ids.slice(0, 2).toSorted())
})

test('machines are found by whether they have an open alert', async () => {
  const text = `alarm-${newKey().slice(0, 12)}`
  const shop = await openShop({ A1: {} }, { label: ` ${text}` })
  await shop.controller.client.request(ReportTelemetryDocument, { input: { sequence: 1, coinMech: 'FAULT' } })
  await expect
    .poll(() => find({ text, openAlerts: true }), { timeout: 30_000, interval: 200 })
    .toEqual([shop.machineId])
  expect(await find({ text, openAlerts: false })).toEqual([])
  expect(await find({ text: word, openAlerts: true, conditions: ['OFFLINE'] })).toEqual([])
  const calm = await find({ text: word, openAlerts: false })
  expect(calm.toSorted()).toEqual(ids.toSorted())
})

test('nobody finds the machines of another operator', async () => {
  expect(await find({ text: word }, person('owner:globex'))).toEqual([])
})

test('the token of one search is none of another, nor of the list', async () => {
  const { machines } = await owner.request(ListMachinesDocument, { filter: { text: word }, limit: 1 })
  const nextToken = machines.nextToken ?? ''
  for (const filter of [{ text: `${word} one` }, null]) {
    const call = owner.request(ListMachinesDocument, { filter, nextToken, limit: 1 })
    expect((await refusal(call)).code).toBe('BAD_NEXT_TOKEN')
  }
})

test('what nobody can look for is told by its path', async () => {
  const { errors } = await refusal(owner.request(ListMachinesDocument, { filter: { text: ' ' } }))
  expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', errorInfo: { issues: [{ path: 'filter.text' }] } })
})
