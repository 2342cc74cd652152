import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { vendRecordOf } from '../../test/records.ts'
import { VEND_STATES, type VendRecord } from '../vend/vend.ts'
import { countEvent } from './count.ts'
import {
  addFigures,
  columnKey,
  dayOf,
  eventOfTransfer,
  eventOfVend,
  figuresOf,
  markOf,
  type SalesEvent,
} from './figures.ts'
import type { MachineDayRecord } from './machine-day.ts'
import { daysBetween, parseSales, recomputeFigures, salesReport } from './sales.ts'

const sold = (more: Partial<VendRecord> = {}): VendRecord =>
  vendRecordOf({ state: 'COMPLETED', createdAt: '2026-03-01T07:59:59.999Z', ...more })

const saleOf = (vend: VendRecord): SalesEvent => ({ eventId: vend.vendId, kind: 'SALE', vend })

/** The items that counting these events makes: a table of one machine and day for each. */
const daysOf = (events: readonly SalesEvent[]): MachineDayRecord[] => {
  const days = Object.entries(Object.groupBy(events, ({ vend }) => `${vend.machineId} ${dayOf(vend)}`))
  return days.map(([, of = []]) => {
    const [{ vend }] = of as [SalesEvent]
    return {
      operatorId: vend.operatorId,
      shard: 0,
      day: dayOf(vend),
      machineId: vend.machineId,
      currency: vend.price.currency,
      figures: of.map(figuresOf).reduce(addFigures, {}),
      products: Object.fromEntries(of.map((event) => [columnKey(event.vend), event.vend.product.productId])),
      counted: Object.fromEntries(of.map((event) => [markOf(event), 1])),
    }
  })
}

describe('what a vend is counted as', () => {
  it.each(VEND_STATES)('in the state %s', (state) => {
    const kind = { COMPLETED: 'SALE', REFUNDED: 'SALE', FAILED: 'FAILURE' }[state as string]
    expect(eventOfVend(vendRecordOf({ state }))?.kind).toBe(kind)
  })

  it('of a transfer is a refund of revenue, tax and deposit, and nothing for any other', () => {
    const entries = [
      { account: 'REVENUE', amount: 100 },
      { account: 'TAX', amount: 19 },
      { account: 'DEPOSIT', amount: 25 },
      { account: 'WALLET', amount: -144 },
    ] as const
    const transfer = { transferId: 't1', entries: [...entries] }
    const vend = sold()
    expect(eventOfTransfer({ ...transfer, kind: 'REFUND' }, vend)).toEqual({
      ...{ eventId: 't1', kind: 'REFUND', refunded: 144 },
      vend,
    })
    expect(eventOfTransfer({ ...transfer, kind: 'VEND' }, vend)).toBeNull()
  })

  it('has names that are safe in an attribute path, whatever the ids', () => {
    const vend = sold({ slot: '12', product: { ...sold().product, productId: 'acme-product_05' } })
    for (const name of Object.keys(figuresOf(saleOf(vend)))) expect(name).toMatch(/^[A-Za-z][0-9A-Za-z_]*$/)
    expect(Number.isNaN(Number(columnKey(vend)))).toBe(true)
  })
})

describe('the write of an event', () => {
  it('adds to the figures under the condition that its mark is not there', () => {
    const { UpdateExpression, ConditionExpression, Key } = countEvent(saleOf(sold())).params({
      table: 't',
    }) as Record<string, unknown>
    expect(Key).toMatchObject({ sk: '$machineDay_1#day_2026-03-01#machineId_m1' })
    const mark = `#counted.#${markOf({ eventId: sold().vendId })}`
    expect(UpdateExpression).toContain(`${mark} = :`)
    expect(ConditionExpression).toContain(`attribute_not_exists(${mark})`)
  })

  it('is put into the day of the purchase, whenever it was completed', () => {
    const late = sold({ createdAt: '2026-03-01T23:59:59.000Z', updatedAt: '2026-03-02T00:00:40.000Z' })
    expect(dayOf(late)).toBe('2026-03-01')
    expect(figuresOf(saleOf(late))).toMatchObject({ h23_n: 1 })
  })
})

describe('a report', () => {
  const vends = fc.array(
    fc.record({
      machineId: fc.constantFrom('m1', 'm2'),
      slot: fc.constantFrom('A1', '12', 'B7'),
      productId: fc.constantFrom('cola', 'water', 'a-b'),
      payment: fc.constantFrom('WALLET', 'CARD'),
      createdAt: fc.constantFrom('2026-03-01T07:00:00.000Z', '2026-03-01T23:10:00.000Z', '2026-03-02T00:00:00.000Z'),
      state: fc.constantFrom('COMPLETED', 'FAILED', 'REFUNDED'),
      total: fc.nat(1000),
    }),
    { maxLength: 30 },
  )

  it('adds up to the same in every grouping', () => {
    fc.assert(
      fc.property(vends, (list) => {
        const events = list.flatMap(({ productId, total, ...more }, index) => {
          const base = vendRecordOf({ ...(more as Partial<VendRecord>), vendId: `v${index}` })
          return (
            eventOfVend({ ...base, product: { ...base.product, productId }, price: { ...base.price, total } }) ?? []
          )
        })
        const report = salesReport(daysOf(events), 'EUR')
        const sales = events.filter(({ kind }) => kind === 'SALE')
        expect(report.sum).toMatchObject({
          vends: sales.length,
          failed: events.length - sales.length,
          total: sales.reduce((sum, { vend }) => sum + vend.price.total, 0),
        })
        for (const lines of [report.byDay, report.byHour, report.byMachine, report.byProduct, report.byColumn]) {
          const { vends: count, failed, total } = report.sum
          const sums = { vends: 0, failed: 0, total: 0 }
          for (const line of lines) {
            sums.vends += line.vends
            sums.failed += line.failed
            sums.total += line.total
          }
          expect(sums).toEqual({ vends: count, failed, total })
        }
        const products = new Set(events.map(({ vend }) => vend.product.productId))
        expect(report.byProduct.map(({ key }) => key)).toEqual([...products].sort())
        expect(report.byPayment.reduce((sum, { total }) => sum + total, 0)).toBe(report.sum.total)
      }),
    )
  })

  it('of no day has its operator’s currency and no lines', () => {
    expect(salesReport([], 'EUR')).toMatchObject({ currency: 'EUR', sum: { vends: 0, total: 0 }, byDay: [] })
  })

  it('is the recomputation from the vends and their refunds', () => {
    const vendsOfDay = [
      sold({ vendId: 'v1' }),
      sold({ vendId: 'v2', state: 'FAILED' }),
      sold({ vendId: 'v3', state: 'PENDING' }),
    ]
    const refund: SalesEvent = { eventId: 'r1', kind: 'REFUND', vend: vendsOfDay[0] as VendRecord, refunded: 50 }
    const events = [...vendsOfDay.flatMap((vend) => eventOfVend(vend) ?? []), refund]
    expect(recomputeFigures(vendsOfDay, [refund])).toEqual(daysOf(events)[0]?.figures)
  })

  it.each([
    [{ from: '2026-03-01', to: '2026-02-28' }, 'to'],
    [{ from: '2026-03-01', to: '2026-04-01' }, 'to'],
    [{ from: '2026-02-30', to: '2026-03-01' }, 'from'],
    [{ from: 'today', to: '2026-03-01' }, 'from'],
    [{ from: '2026-03-01', to: '2026-03-01', machineId: 'a#b' }, 'machineId'],
  ])('refuses %j', (input, path) => {
    expect(() => parseSales(input)).toThrow(
      expect.objectContaining({ info: { issues: expect.arrayContaining([expect.objectContaining({ path })]) } }),
    )
  })

  it('takes 31 days at most, both ends included, also over the end of a year', () => {
    expect(parseSales({ from: '2026-12-15', to: '2027-01-14' })).toMatchObject({ to: '2027-01-14' })
    expect(daysBetween('2026-12-15', '2027-01-14')).toHaveLength(31)
    expect(daysBetween('2026-02-27', '2026-03-01')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01'])
  })
})
