import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseAudit, segmentOf } from './audit.ts'
import { isSegment } from './segment.ts'
import { codesOf, fixture, onlySet } from './testing.ts'
import { writeAudit } from './write.ts'

describe('a set', () => {
  const set = onlySet(fixture('first'))

  it('has no findings, and its checks hold', () => {
    expect(codesOf(fixture('first'))).toEqual([])
    expect(set.crc).toEqual({ state: 'right', given: 'EC83', computed: 'EC83' })
    expect(set.checks.map(({ name, state, total }) => [name, state, total])).toEqual([
      ['SALES_BY_PAYMENT', 'holds', 250_000],
      ['CASH_IN', 'holds', 171_000],
      ['SALES_BY_PRODUCT', 'holds', 250_000],
    ])
  })

  it('tells machine, clock and currency', () => {
    expect(segmentOf(set.segments, 'ID1')?.fields).toEqual({
      serialNumber: 'DSP0000042',
      modelNumber: 'SPIRAL 12',
      buildStandard: '0100',
      location: 'LOBBY',
      assetNumber: '4711',
    })
    expect(set.clock).toBe('2026-11-20T06:00:00')
    expect([set.decimals, set.currency.code]).toEqual([2, 'EUR'])
  })

  it('gives the products their counters, through the PA1 before them', () => {
    const sold = set.segments.flatMap((segment) => (isSegment(segment, 'PA2') ? [segment] : []))
    expect(sold.map(({ product, fields }) => [product, fields.countInit, fields.valueInit])).toEqual([
      ['A1', 600, 90_000],
      ['A2', 800, 160_000],
    ])
  })
})

describe('the order of fields', () => {
  const field = (line: string) => {
    const [, segment] = onlySet(writeAudit([[line]])).segments
    return segment?.known ? segment.fields : undefined
  }

  it.each([
    ['VA1*1*2*3*4', { valueInit: 1, countInit: 2, valueReset: 3, countReset: 4 }],
    ['CA2*1*2*3*4', { valueInit: 1, countInit: 2, valueReset: 3, countReset: 4 }],
    ['DA2*1*2*3*4', { valueInit: 1, countInit: 2, valueReset: 3, countReset: 4 }],
    ['PA2*1*2*3*4', { countInit: 1, valueInit: 2, countReset: 3, valueReset: 4 }],
    [
      'PA7*7*CA*0*150*1*2*3*4',
      {
        productId: '7',
        device: 'CA',
        priceList: '0',
        price: 150,
        countInit: 1,
        valueInit: 2,
        countReset: 3,
        valueReset: 4,
      },
    ],
    [
      'CA3*1*2*3**5*6*7',
      { cashInReset: 1, toBoxReset: 2, toTubesReset: 3, cashInInit: 5, toBoxInit: 6, toTubesInit: 7 },
    ],
    ['CA4*1*2*3*4', { dispensedReset: 1, dispensedManuallyReset: 2, dispensedInit: 3, dispensedManuallyInit: 4 }],
    ['DA5*1*2*3*4', { discountValueReset: 1, discountCountReset: 2, discountValueInit: 3, discountCountInit: 4 }],
    ['LA1*0*7*150*4*5', { priceList: '0', productId: '7', price: 150, countReset: 4, countInit: 5 }],
    ['EA4*980829*1310*257', { date: '1998-08-29', time: '13:10:00', terminalId: '257' }],
    ['ID5*20230821*175347**CET', { date: '2023-08-21', time: '17:53:47', daylightSaving: 'CET' }],
  ])('of %s is that of the standard', (line, fields) => {
    expect(field(line)).toEqual(fields)
  })

  it('leaves no element out, known or not', () => {
    const segments = onlySet(writeAudit([['ID1*A*B*C*D*E*F*G*H ', 'ZZ9** x*']])).segments
    expect(segments.slice(1, 3).map(({ elements }) => elements)).toEqual([
      ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H '],
      ['', ' x', ''],
    ])
  })
})

it('sales that no product explains are the difference of the check', () => {
  const [, , check] = onlySet(writeAudit([['VA1*816100*8161', 'PA1*1*100', 'PA2*412*41200']])).checks
  expect(check).toMatchObject({ name: 'SALES_BY_PRODUCT', state: 'differs', difference: 774_900 })
})

/** Facts that were computed without this library (README.md beside the files). */
const SAMPLES: Record<string, object> = {
  rhevendors: {
    importable: true,
    segmentCount: 369,
    counters: { VA101: 586_530, VA102: 9612, CA201: 312_330, DA201: 274_200 },
    checks: ['holds', 'holds', 'holds'],
  },
  animo: {
    importable: true,
    segmentCount: 117,
    counters: { VA101: 816_100 },
    checks: ['unknown', 'unknown', 'differs'],
  },
  animo2: { importable: false },
  sielaff: { importable: false },
}

it('the files of real machines, where they are, give what was computed without this library', () => {
  const folder = resolve(import.meta.dirname, '../../../../shared/dex-samples')
  for (const [name, facts] of existsSync(folder) ? Object.entries(SAMPLES) : []) {
    const { sets } = parseAudit(readFileSync(resolve(folder, `${name}.eva_dts`)))
    const [set] = sets
    const all = set?.segments ?? []
    const paid = segmentOf(all, 'VA1')?.fields
    const counters = {
      VA101: paid?.valueInit,
      VA102: paid?.countInit,
      CA201: segmentOf(all, 'CA2')?.fields.valueInit,
      DA201: segmentOf(all, 'DA2')?.fields.valueInit,
    }
    const read = { ...set, counters, checks: set?.checks.map(({ state }) => state) }
    expect([name, read]).toMatchObject([name, facts])
  }
})
