import { Transfer, topUpTransfer, Vend, vendTransfer } from '@dispense/core/entities'
import { vendRecordOf } from '@dispense/core/testing/records'
import { expect, test } from 'vitest'
import {
  CreateExportDocument,
  type CreateExportInput,
  type ExportPartsFragment,
  ExportStatusDocument,
  LedgerDocument,
  ListExportsDocument,
  SalesDocument,
} from './generated/operations.ts'
import { ownCustomers, person, refusal } from './kit/callers.ts'
import { untilThere } from './kit/counted.ts'
import { newKey, openShop, type Shop } from './kit/shop.ts'
import { runOnTable } from './kit/table.ts'
import { isLocal } from './kit/target.ts'

const own = ownCustomers(import.meta.filename)

const DAY = '2026-02-10'
const PERIOD = { from: `${DAY}T00:00:00.000Z`, to: '2026-02-11T00:00:00.000Z' }

const ask = async (client: Shop['owner'], input: Partial<CreateExportInput> = {}) => {
  const wanted = { kind: 'LEDGER', format: 'CSV', ...PERIOD, idempotencyKey: newKey(), ...input } as const
  return (await client.request(CreateExportDocument, { input: wanted })).createExport
}

const look = async (client: Shop['owner'], exportId: string) =>
  (await client.request(ExportStatusDocument, { exportId })).exportStatus

const ended = async (client: Shop['owner'], { id }: { id: string }): Promise<ExportPartsFragment> => {
  await expect
    .poll(async () => (await look(client, id))?.state, { timeout: 30_000, interval: 200 })
    .toMatch(/DONE|FAILED/)
  const found = await look(client, id)
  if (!found) throw new Error('The export is gone')
  return found
}

/** The rows of a file of JSON Lines. */
const rowsOf = async ({ url }: { url?: string | null }): Promise<Record<string, string | number>[]> => {
  const response = await fetch(url ?? '')
  expect(response.status).toBe(200)
  return (await response.text())
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line))
}

const sum = (rows: Record<string, string | number>[], name: string) =>
  rows.reduce((total, row) => total + Number(row[name]), 0)

test('an export is made in the background, and downloaded by a link that is made anew for whoever may', async () => {
  const { owner, operatorId } = await openShop()
  const { id, state, url } = await ask(owner)
  expect([state, url]).toEqual(['QUEUED', null])
  const done = await ended(owner, { id })
  expect(done).toMatchObject({
    ...{ state: 'DONE', kind: 'LEDGER', origin: 'ON_DEMAND', fraction: 1, failure: null, until: PERIOD.to },
    fileName: `ledger_${DAY}_2026-02-11.csv`,
  })
  const response = await fetch(done.url ?? '')
  expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${done.fileName}"`)
  expect(response.headers.get('content-type')).toMatch(/^text\/csv; charset=utf-8/)
  const body = await response.text()
  expect(body).toMatch(/^time_utc,transfer_id,/)
  expect(Buffer.byteLength(body)).toBe(done.bytes)
  expect((await fetch((done.url ?? '').replace(/\?.*/, ''))).status).toBe(403)
  expect((done.url ?? '').includes(`/on-demand/${operatorId}/`)).toBe(true)
  expect(
    (await person(`viewer:${operatorId}`).request(ExportStatusDocument, { exportId: id })).exportStatus?.url,
  ).toBeTruthy()
})

test.runIf(isLocal)(
  'its totals are those of the ledger and of the sales, to the minor unit and at the edges of the period',
  async () => {
    const { owner, operatorId, machineId } = await openShop()
    const vends = ['00:00:00.000', '12:00:00.000', '23:59:59.999'].map((time, i) =>
      vendRecordOf({
        ...{ vendId: `${machineId}-${i}`, operatorId, machineId, state: 'COMPLETED', customerId: 'export' },
        ...{ createdAt: `${DAY}T${time}Z`, updatedAt: `${DAY}T${time}Z` },
      }),
    )
    const outside = vendRecordOf({
      ...vends[0],
      vendId: `${machineId}-out`,
      createdAt: PERIOD.to,
      updatedAt: PERIOD.to,
    })
    const topUp = topUpTransfer(
      { operatorId, customerId: 'export', transferId: newKey(), createdAt: `${DAY}T06:00:00.000Z` },
      5000,
      'EUR',
      31,
    )
    await runOnTable(
      ...[...vends, outside].flatMap((vend) => [
        Vend.create(vend),
        Transfer.create(vendTransfer(vend, vend.createdAt, 'WALLET')),
      ]),
      Transfer.create(topUp),
    )
    const days = { from: DAY, to: DAY }
    const report = await untilThere('the figures of three vends', async () => {
      const { sales } = await owner.request(SalesDocument, { ...days, machineId })
      return sales.sum.vends === 3 && (await owner.request(SalesDocument, days)).sales
    })
    const [sales, ledger] = await Promise.all(
      (['SALES', 'LEDGER'] as const).map(
        async (kind) => await rowsOf(await ended(owner, await ask(owner, { kind, format: 'JSON_LINES' }))),
      ),
    )
    expect(sales?.length).toBe(report.sum.vends)
    expect(sum(sales ?? [], 'total_minor_units')).toBe(report.sum.total.amount)
    expect(sum(sales ?? [], 'refunded_minor_units')).toBe(report.sum.refunded.amount)
    expect([sum(sales ?? [], 'net_minor_units'), sum(sales ?? [], 'tax_minor_units')]).toEqual([
      report.net.amount,
      report.tax.amount,
    ])
    for (const account of ['WALLET', 'REVENUE', 'TAX', 'CLEARING', 'FEES'] as const) {
      const { ledger: page } = await owner.request(LedgerDocument, { account, ...days, limit: 100 })
      const rows = (ledger ?? []).filter((row) => row.account === account)
      const moved = sum(rows, 'debit_minor_units') - sum(rows, 'credit_minor_units')
      expect(moved).toBe((page.closing?.amount ?? 0) - (page.opening?.amount ?? 0))
      expect(rows.map((row) => row.transfer_id)).toEqual(page.items.map(({ transferId }) => transferId))
    }
  },
)

test('nobody else sees an export, and who may ask for one is said', async () => {
  const { owner } = await openShop()
  const { id } = await ask(owner)
  const codeOf = async (asked: Promise<unknown>) => (await refusal(asked)).code
  expect(await codeOf(look(person('owner:globex'), id))).toBe('NOT_FOUND')
  expect(await codeOf(look(person('driver:acme'), id))).toBe('Unauthorized')
  expect(await codeOf(ask(person('driver:acme')))).toBe('Unauthorized')
  expect(await codeOf(ask(person(own('ada'))))).toBe('Unauthorized')
  expect((await ask(person('viewer:acme'))).state).toBe('QUEUED')
  const theirs = await person('owner:globex').request(ListExportsDocument, { limit: 100 })
  expect(theirs.exports.items.map((each) => each.id)).not.toContain(id)
})

test('the same call is the same export; another period under its key is refused, and so is one that has not begun', async () => {
  const { owner } = await openShop()
  const idempotencyKey = newKey()
  const [first, again] = [await ask(owner, { idempotencyKey }), await ask(owner, { idempotencyKey })]
  expect(again.id).toBe(first.id)
  const codeOf = async (input: Partial<CreateExportInput>) => (await refusal(ask(owner, input))).code
  expect(await codeOf({ idempotencyKey, kind: 'SALES' })).toBe('IDEMPOTENCY_KEY_REUSED')
  expect(await codeOf({ from: PERIOD.to, to: PERIOD.from })).toBe('BAD_INPUT')
  const tomorrow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
  expect(await codeOf({ from: tomorrow(1), to: tomorrow(2) })).toBe('BAD_INPUT')
  const { items } = (await owner.request(ListExportsDocument, { limit: 50 })).exports
  expect(items.map((each) => each.id)).toContain(first.id)
  expect(items.map((each) => each.createdAt)).toEqual(
    items
      .map((each) => each.createdAt)
      .toSorted()
      .toReversed(),
  )
})
