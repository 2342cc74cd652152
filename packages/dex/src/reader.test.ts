import { describe, expect, it } from 'vitest'
import { parseAudit } from './audit.ts'
import { FINDINGS, type FindingCode } from './findings.ts'
import { codesOf, fixture, onlySet } from './testing.ts'
import { writeAudit } from './write.ts'

const GOOD = writeAudit([['ID4*2*1978*EUR', 'VA1*300*2', 'CA2*100*1', 'DA2*200*1', 'PA1*1*150*COLA', 'PA2*2*300']])
const OLD = GOOD.replace('V0/6', 'V0/5')
const sealed = (...lines: string[]) => writeAudit([['ID4*2*1978*EUR', ...lines]])
const swapped = (file: string) => file.replace(/G85\*(..)(..)/, 'G85*$2$1')

/** What is done to a file, the only finding that it gives, and whether the set may still be imported. */
const FAULTS: [what: string, file: string, code: FindingCode, importable: boolean | undefined][] = [
  ['an empty file', '', 'NO_TRANSACTION_SET', undefined],
  ['a file that ends in a segment', GOOD.slice(0, GOOD.indexOf('*300')), 'SET_TRUNCATED', false],
  ['a file that ends after G85', `${GOOD.slice(0, GOOD.indexOf('SE*'))}DXE*1*1\r\n`, 'SET_TRUNCATED', false],
  ['a file that ends after SE', GOOD.replace('DXE*1*1\r\n', ''), 'TRANSMISSION_TRUNCATED', true],
  ['a changed digit', GOOD.replace('VA1*300', 'VA1*301'), 'CRC_WRONG', false],
  ['a G85 that is no number', GOOD.replace(/G85\*..../, 'G85*WXYZ'), 'CRC_WRONG', false],
  ['an empty G85', GOOD.replace(/G85\*..../, 'G85*'), 'CRC_MISSING', false],
  ['no G85', GOOD.replace(/G85\*....\r\n/, '').replace('SE*9', 'SE*8'), 'CRC_MISSING', false],
  ['exchanged bytes before 6.0', swapped(OLD), 'CRC_BYTE_SWAPPED', true],
  ['exchanged bytes in 6.0', swapped(GOOD), 'CRC_BYTE_SWAPPED_6', false],
  ['a segment after G85', GOOD.replace('SE*9', 'EA7*0*1\r\nSE*10'), 'SEGMENT_AFTER_CRC', false],
  ['a wrong count in SE', GOOD.replace('SE*9', 'SE*8'), 'SEGMENT_COUNT_WRONG', true],
  ['a wrong count in DXE', GOOD.replace('DXE*1*1', 'DXE*1*2'), 'SET_COUNT_WRONG', true],
  ['another control number in SE', GOOD.replace('SE*9*0001', 'SE*9*0002'), 'CONTROL_NUMBER_MISMATCH', true],
  ['another control number in DXE', GOOD.replace('DXE*1', 'DXE*2'), 'CONTROL_NUMBER_MISMATCH', true],
  ['no DXS and no DXE', GOOD.slice(GOOD.indexOf('ST*'), GOOD.indexOf('DXE*')), 'ENVELOPE_MISSING', true],
  ['another functional identifier', GOOD.replace('*VA*', '*UC*'), 'FUNCTIONAL_ID', true],
  ['text before it', `Reader HH01, 06:00\r\n${GOOD}`, 'PREAMBLE', true],
  ['text before it in the same line', `Reader HH01, 06:00 ${GOOD}`, 'PREAMBLE', true],
  ['text after it', `${GOOD}end of read\r\n`, 'TRAILING_TEXT', true],
  ['a segment before it', `MC5*LIST\r\n${GOOD}`, 'SEGMENT_OUTSIDE_SET', true],
  ['a tag around it', `<DEX>\r\n${GOOD}</DEX>\r\n`, 'WRAPPER', true],
  ['a tag beside it', `<DEX>${GOOD.trimEnd()}</DEX>`, 'WRAPPER', true],
  ['a bracket around it', `<${GOOD.trimEnd()}>`, 'WRAPPER', true],
  ['brackets around each line', GOOD.replace(/^(.+)\r$/gm, '<$1>\r'), 'WRAPPER', true],
  ['line feeds', GOOD.replaceAll('\r\n', '\n'), 'LINE_ENDINGS_NORMALISED', true],
  ['carriage returns', GOOD.replaceAll('\r\n', '\r'), 'LINE_ENDINGS_NORMALISED', true],
  ['line ends that were converted twice', GOOD.replaceAll('\r\n', '\r\r\n'), 'LINE_ENDINGS_NORMALISED', true],
  ['an unknown segment', sealed('XY9*1*2'), 'SEGMENT_UNKNOWN', true],
  ['a line that is no segment', sealed('hello'), 'SEGMENT_MALFORMED', true],
  ['a segment that stands twice', sealed('VA3*0*1', 'VA3*0*2'), 'SEGMENT_REPEATED', true],
  ['a number that is none', sealed('VA3*-5*1'), 'FIELD_INVALID', true],
  ['a day that does not exist', sealed('ID5*260230*0600'), 'FIELD_INVALID', true],
  ['a counter of nine digits', sealed('VA3*100000000*1'), 'FIELD_OUT_OF_RANGE', true],
  ['a line of a megabyte', sealed(`MA5*${'A'.repeat(1_000_000)}`), 'LINE_TOO_LONG', false],
  ['payments that do not add up', sealed('VA1*300*2', 'CA2*100*1', 'DA2*199*1'), 'SALES_BY_PAYMENT_DIFFER', true],
  ['cash that does not add up', sealed('CA3*****1000*600*300**0*99'), 'CASH_IN_DIFFERS', true],
  ['products that do not add up', sealed('VA1*300*2', 'PA1*1*150', 'PA2*1*150'), 'SALES_UNATTRIBUTED', true],
  ['two currencies', writeAudit([['ID4*2*1978*USD']]), 'CURRENCY_CONFLICT', true],
  ['no currency', writeAudit([['ID4*2*FFFF']]), 'CURRENCY_UNKNOWN', true],
  ['no decimals', writeAudit([['ID4**1978']]), 'DECIMALS_MISSING', true],
  ['two sets', writeAudit([['ID4*2*1978*EUR'], ['ID4*2*1978*EUR']]), 'SEVERAL_SETS', true],
]

/** What else a fault cannot help causing. */
const FOLLOWS: Partial<Record<FindingCode, FindingCode[]>> = {
  SET_TRUNCATED: ['TRANSMISSION_TRUNCATED'],
  LINE_TOO_LONG: ['CRC_WRONG'],
}

describe('a file with a fault', () => {
  it('has none before', () => {
    expect([codesOf(GOOD), codesOf(OLD), codesOf(sealed())]).toEqual([[], [], []])
    expect(onlySet(GOOD).importable).toBe(true)
  })

  it.each(FAULTS)('with %s', (_what, file, code, importable) => {
    const allowed: string[] = [code, ...(FOLLOWS[code] ?? [])]
    expect(codesOf(file)).toContain(code)
    expect(codesOf(file).filter((found) => !allowed.includes(found))).toEqual([])
    expect(parseAudit(file).sets[0]?.importable).toBe(importable)
  })

  it('with mixed line ends keeps what the machine wrote', () => {
    const file = GOOD.replace('\r\nVA1', '\nVA1')
    expect(codesOf(file)).toEqual(['LINE_ENDINGS_MIXED', 'CRC_WRONG'])
  })

  it('without ST is read and not imported', () => {
    const file = GOOD.replace('ST*001*0001\r\n', '')
    expect(codesOf(file)).toEqual(expect.arrayContaining(['SET_HEADER_MISSING', 'CRC_WRONG']))
    expect(onlySet(file).importable).toBe(false)
    expect(onlySet(file).segments.map(({ id }) => id)).toContain('VA1')
  })

  it('of each kind in the catalogue stands in these tests', () => {
    const elsewhere = ['LINE_ENDINGS_MIXED', 'SET_HEADER_MISSING']
    const covered = new Set([...FAULTS.map(([, , code]) => code), ...elsewhere])
    expect(Object.keys(FINDINGS).filter((code) => !covered.has(code))).toEqual([])
  })
})

describe('several sets in one file', () => {
  it('are judged each on its own', () => {
    const [first = '', second = ''] = [['VA3*0*1'], ['VA3*0*2']].map((lines) =>
      writeAudit([['ID4*2*1978*EUR', ...lines]]),
    )
    const { sets } = parseAudit(first.replace('VA3*0*1', 'VA3*0*7') + second)
    expect(sets.map(({ number, importable }) => [number, importable])).toEqual([
      [1, false],
      [2, true],
    ])
  })

  it('of a handheld with its own text are all found', () => {
    const { sets, findings } = parseAudit(fixture('messy'))
    expect(sets.map(({ controlNumber, importable }) => [controlNumber, importable])).toEqual([
      ['0001', true],
      ['0002', true],
    ])
    expect(sets.map((set) => set.findings.map(({ code }) => code))).toEqual([
      ['LINE_ENDINGS_NORMALISED', 'SEGMENT_COUNT_WRONG'],
      ['LINE_ENDINGS_NORMALISED'],
    ])
    expect(findings.map(({ code }) => code)).toEqual(['PREAMBLE', 'WRAPPER', 'SEVERAL_SETS'])
  })
})
