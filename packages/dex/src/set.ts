import { CHECK_FINDINGS, type Check, Checker } from './checks.ts'
import { crc16, formatCrc, parseCrc, swapBytes } from './crc.ts'
import { readCurrency } from './currency.ts'
import { definitions } from './dictionary/index.ts'
import { type Finding, type FindingCode, finding } from './findings.ts'
import type { Ending, Line } from './lines.ts'
import { isSegment, type Segment } from './segment.ts'

/** What is known about a transaction set when it ends. */
export interface SetResult {
  /** From 1, in the order of the file. */
  number: number
  /** ST02. */
  controlNumber: string
  /** The line of ST. */
  line: number
  /** Segments from ST through SE. */
  segmentCount: number
  crc: {
    state: 'right' | 'byteSwapped' | 'wrong' | 'missing'
    /** G85 as it came. */
    given: string | undefined
    computed: string
  }
  checks: Check[]
  /** False when there is any finding of severity error: import all of the set or nothing. */
  importable: boolean
}

/** What the file around a set tells about it. */
export interface Surroundings {
  /** The line endings so far. */
  endings: ReadonlySet<Ending>
  wrapped: boolean
  /** DXS03, such as `V0/6`. */
  version: string
}

/** A transaction set that is being read. Holds sums, never its segments. */
export class OpenSet {
  #number: number
  #line: number
  #controlNumber: string
  #rawCrc = 0
  #normalCrc = 0
  #given: string | undefined
  #crcState: SetResult['crc']['state'] = 'missing'
  #segments = 0
  #seen = new Set<string>()
  #unknown: { id: string; count: number } | undefined
  #checker = new Checker()
  #broken = false

  constructor(number: number, line: number, controlNumber: string) {
    this.#number = number
    this.#line = line
    this.#controlNumber = controlNumber
  }

  /** ST02. */
  get controlNumber(): string {
    return this.#controlNumber
  }

  /** A finding about this set; an error makes it one that must not be imported. */
  found(code: FindingCode, message: string, line?: number): Finding {
    const found = finding(code, message, { set: this.#number, ...(line === undefined ? {} : { line }) })
    if (found.severity === 'error') this.#broken = true
    return found
  }

  /** Takes a line into the CRC; G85 and what follows it is not covered. */
  cover(line: Line, text: string): void {
    if (this.#given !== undefined) return
    this.#rawCrc = crc16(crc16(this.#rawCrc, line.text), line.ending)
    if (text !== '') this.#normalCrc = crc16(crc16(this.#normalCrc, text), '\r\n')
  }

  /** Counts a line that should have been a segment; the machine counted it too. */
  skip(): void {
    this.#segments += 1
  }

  /** Takes a segment into account. */
  *add(segment: Segment): Generator<Finding> {
    this.#segments += 1
    if (this.#given !== undefined && segment.id !== 'SE') {
      yield this.found('SEGMENT_AFTER_CRC', `${segment.id} stands after G85`, segment.line)
    }
    if (!segment.known) {
      this.#unknown = { id: this.#unknown?.id ?? segment.id, count: (this.#unknown?.count ?? 0) + 1 }
      return
    }
    if (this.#seen.has(segment.id) && !definitions.get(segment.id)?.repeats) {
      yield this.found('SEGMENT_REPEATED', `${segment.id} stands more than once`, segment.line)
    }
    this.#checker.add(segment)
    if (isSegment(segment, 'ID4') && !this.#seen.has('ID4')) yield* this.#readCurrency(segment.line, segment.fields)
    this.#seen.add(segment.id)
  }

  /** Compares G85 with the lines before it. */
  *checkCrc(given: string, line: number, { endings, wrapped, version }: Surroundings): Generator<Finding> {
    this.#given = given
    const value = parseCrc(given)
    if (value === undefined) {
      this.#crcState = given === '' ? 'missing' : 'wrong'
      const code = given === '' ? 'CRC_MISSING' : 'CRC_WRONG'
      yield this.found(code, given === '' ? 'G85 is empty' : `G85 is "${given}", which is no hexadecimal number`, line)
      return
    }
    // A flipped bit can end a line. Only where all lines end alike may CRLF stand for what ends them.
    const uniform = endings.size === 1
    if (!uniform && !wrapped) yield this.found('LINE_ENDINGS_MIXED', 'the lines end in different ways', line)
    else if (!endings.has('\r\n')) yield this.found('LINE_ENDINGS_NORMALISED', 'the lines do not end with CRLF', line)
    if (!uniform && !wrapped) this.#normalCrc = this.#rawCrc
    const computed = [this.#rawCrc, this.#normalCrc]
    const expected = formatCrc(this.#normalCrc)
    if (computed.includes(value)) {
      this.#crcState = 'right'
    } else if (computed.includes(swapBytes(value))) {
      this.#crcState = 'byteSwapped'
      const code = isBefore6(version) ? 'CRC_BYTE_SWAPPED' : 'CRC_BYTE_SWAPPED_6'
      yield this.found(code, `G85 is ${given}, the two bytes of ${expected} exchanged (DXS03 is "${version}")`, line)
    } else {
      this.#crcState = 'wrong'
      yield this.found('CRC_WRONG', `G85 is ${given}, the lines from ST give ${expected}`, line)
    }
  }

  /**
   * Ends the set.
   * @param end its SE; undefined when the file ends or another set begins before it
   */
  *finish(end: Segment | undefined, lastLine: number): Generator<Finding> {
    if (end === undefined) yield this.found('SET_TRUNCATED', `the set ends at line ${lastLine} without SE`, lastLine)
    else if (this.#given === undefined) yield this.found('CRC_MISSING', 'the set has no G85', end.line)
    if (end !== undefined && isSegment(end, 'SE')) yield* this.#compareEnd(end.fields, end.line)
    if (!this.#seen.has('ID4')) {
      yield this.found('CURRENCY_UNKNOWN', 'the set has no ID4, so no currency')
      yield this.found('DECIMALS_MISSING', 'the set has no ID4, so no position of the decimal point')
    }
    if (this.#unknown !== undefined) {
      const { id, count } = this.#unknown
      yield this.found('SEGMENT_UNKNOWN', `${count} segments are not in the dictionary, the first is ${id}`)
    }
    // What a damaged set adds up to tells about the damage only.
    if (this.#broken) return
    for (const { name, formula, state, total, difference } of this.#checker.results()) {
      if (state !== 'differs') continue
      yield this.found(
        CHECK_FINDINGS[name],
        `${formula} does not hold: ${total} on the left, ${difference} more than right`,
      )
    }
  }

  /** The verdict, after `finish`. */
  result(): SetResult {
    return {
      number: this.#number,
      controlNumber: this.#controlNumber,
      line: this.#line,
      segmentCount: this.#segments,
      crc: { state: this.#crcState, given: this.#given, computed: formatCrc(this.#normalCrc) },
      checks: this.#checker.results(),
      importable: !this.#broken,
    }
  }

  *#compareEnd(fields: { segmentCount?: number; controlNumber?: string }, line: number): Generator<Finding> {
    const { segmentCount, controlNumber } = fields
    if (segmentCount !== this.#segments) {
      const said = segmentCount === undefined ? 'no number of segments' : `${segmentCount} segments`
      yield this.found('SEGMENT_COUNT_WRONG', `SE01 says ${said}, there are ${this.#segments}`, line)
    }
    if (controlNumber !== this.#controlNumber) {
      yield this.found(
        'CONTROL_NUMBER_MISMATCH',
        `ST02 is "${this.#controlNumber}", SE02 "${controlNumber ?? ''}"`,
        line,
      )
    }
  }

  *#readCurrency(line: number, fields: Parameters<typeof readCurrency>[0]): Generator<Finding> {
    const { code, conflict } = readCurrency(fields)
    const said = `ID402 is "${fields.currencyNumeric ?? ''}", ID403 "${fields.currencyAlphabetic ?? ''}"`
    if (conflict) yield this.found('CURRENCY_CONFLICT', `${said}: two currencies`, line)
    if (code === undefined) yield this.found('CURRENCY_UNKNOWN', `${said}: no currency`, line)
    if (fields.decimals === undefined) yield this.found('DECIMALS_MISSING', 'ID401 is empty', line)
  }
}

/** DXS03 is `V<minor>/<major>`; what does not say 6 or later is taken as older. */
function isBefore6(version: string): boolean {
  const major = /^V\d+\/(\d+)$/.exec(version)?.[1]
  return major === undefined || Number(major) < 6
}
