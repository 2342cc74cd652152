import { describe, expect, it } from 'vitest'
import { vendRecordOf } from '../../test/records.ts'
import { topUpTransfer } from '../ledger/movements.ts'
import { refundTransfer } from '../refund/transfer.ts'
import { EXPORT_KINDS } from './export.ts'
import { headOf, linesOf } from './rows.ts'

const topUp = topUpTransfer(
  { operatorId: 'acme', customerId: 'ada', transferId: 't1', createdAt: '2026-03-01T00:00:00.000Z' },
  500,
  'EUR',
  7,
)

/** The cells of a file, read as RFC 4180 says. */
const cellsOf = (text: string): string[][] =>
  text
    .split(/\r\n(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    .slice(0, -1)
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, quoted, plain]) =>
        quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
      ),
    )

const named = (name: string) => vendRecordOf({ product: { productId: 'cola', name }, state: 'COMPLETED' })

describe('a CSV file', () => {
  it.each(EXPORT_KINDS)('of %s names its columns, and says what amounts are', (kind) => {
    const [names = []] = cellsOf(headOf(kind, 'CSV'))
    expect(new Set(names).size).toBe(names.length)
    expect(names).toContain('time_utc')
    expect(names).toContain('currency')
    expect(
      names.filter((name) => /amount|total|net|debit|credit/.test(name)).every((name) => name.endsWith('_minor_units')),
    ).toBe(true)
  })

  it.each(['a,b', 'says "hi"', 'two\r\nlines', 'Müller Käse ✓', ' spaces '])('keeps the text %j', (text) => {
    const { text: line, rows } = linesOf('SALES', 'CSV', { vends: [named(text)] })
    const [names = [], cells = []] = cellsOf(headOf('SALES', 'CSV') + line)
    expect(rows).toBe(1)
    expect(cells.length).toBe(names.length)
    expect(cells[names.indexOf('product_name')]).toBe(text)
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('has no formula of the text %j', (text) => {
    const [names = [], cells = []] = cellsOf(
      headOf('SALES', 'CSV') + linesOf('SALES', 'CSV', { vends: [named(text)] }).text,
    )
    expect(cells[names.indexOf('product_name')]).toBe(`'${text}`)
    const json = JSON.parse(linesOf('SALES', 'JSON_LINES', { vends: [named(text)] }).text) as { product_name: string }
    expect(json.product_name).toBe(text)
  })
})

it('the ledger has a row for each entry, debit and credit apart', () => {
  const { text, rows } = linesOf('LEDGER', 'JSON_LINES', { transfers: [topUp] })
  const found = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(rows).toBe(3)
  expect(found.map((row) => [row.account, row.debit_minor_units, row.credit_minor_units])).toEqual([
    ['CLEARING', 493, 0],
    ['FEES', 7, 0],
    ['WALLET', 0, 500],
  ])
  expect(found[0]).toMatchObject({ currency: 'EUR', vend_id: null, transfer_id: 't1' })
})

it('refunds are the transfers that gave money back, with what of it was tax', () => {
  const vend = vendRecordOf({ state: 'COMPLETED' })
  const { total } = vend.price
  const refund = refundTransfer(
    vend,
    { transferId: 'r1', amount: total, reason: 'stale', by: 'olga' },
    '2026-03-01T00:00:00.000Z',
  )
  const { text, rows } = linesOf('REFUNDS', 'JSON_LINES', { transfers: [topUp, refund] })
  expect(rows).toBe(1)
  const { net, tax, deposit } = vend.price
  expect(JSON.parse(text)).toMatchObject({
    ...{ refund_id: 'r1', vend_id: vend.vendId, total_minor_units: total, net_minor_units: net },
    ...{ tax_minor_units: tax, deposit_minor_units: deposit, reason: 'stale', by: 'olga', paid_back_to: 'WALLET' },
  })
})
