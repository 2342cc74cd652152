import { runOptions } from '@dispense/api'
import { startDynamo, type TestDynamo } from '@dispense/appsync/testing/dynamodb'
import { closingOf, type ExportRecord, exportsOf, NO_TURNOVER, writeClosing } from '@dispense/core'
import { Operator } from '@dispense/core/entities'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeStatements } from './nightly.ts'

const NOW = Date.parse('2026-03-10T03:45:00.000Z')

let dynamo: TestDynamo
let table: string

beforeAll(async () => {
  dynamo = await startDynamo()
  table = await dynamo.createTable('ALL', 'KEYS_ONLY', 'KEYS_ONLY', 'KEYS_ONLY')
  for (const operatorId of ['acme', 'globex', 'idle']) {
    await Operator.create({ operatorId, name: operatorId, currency: 'EUR', createdAt: '2026-01-01T00:00:00.000Z' }).go(
      options(),
    )
  }
  await close('acme', '2026-03-01')
  await close('acme', '2026-03-08')
  await close('acme', '2026-03-09')
  await close('globex', '2026-03-09')
})
afterAll(() => dynamo.stop())

const options = () => runOptions(dynamo.transport, table, Date.now() + 60_000)

const close = async (operatorId: string, day: string) => {
  const of = { operatorId, day, currency: 'EUR', closedAt: '2026-03-10T01:15:00.000Z' }
  await writeClosing(closingOf(of, undefined, NO_TURNOVER)).go(options())
}

const statements = async (operatorId: string) => {
  const { data } = (await exportsOf(operatorId, { limit: 100 }).go(options())) as { data: ExportRecord[] }
  return data.map(({ kind, from, origin, state }) => [origin, state, kind, from.slice(0, 10)].join(' ')).toSorted()
}

const run = async (now = NOW) => await makeStatements({ electro: options(), now, deadline: Date.now() + 60_000 })

it('are made of each closed day of the last week, of each operator that had one, for the sweep to start', async () => {
  expect(await run()).toEqual({ statements: 6, finished: true })
  const of = (...days: string[]) =>
    ['LEDGER', 'SALES'].flatMap((kind) => days.map((day) => `NIGHTLY QUEUED ${kind} ${day}`))
  expect(await statements('acme')).toEqual(of('2026-03-08', '2026-03-09'))
  expect(await statements('globex')).toEqual(of('2026-03-09'))
  expect(await statements('idle')).toEqual([])
})

it('are made once, though two schedules fire at once, and come later when a night was missed', async () => {
  expect(await Promise.all([run(), run()])).toEqual(Array(2).fill({ statements: 0, finished: true }))
  await close('idle', '2026-03-11')
  const both = await Promise.all([run(NOW + 4 * 86_400_000), run(NOW + 4 * 86_400_000)])
  expect(both.reduce((sum, each) => sum + each.statements, 0)).toBe(2)
  expect(await statements('idle')).toHaveLength(2)
})

it('a run that is out of time says so, and begins no operator', async () => {
  expect(await makeStatements({ electro: options(), now: NOW, deadline: 0 })).toEqual({
    statements: 0,
    finished: false,
  })
})
