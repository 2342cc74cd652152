import { type Finding, type FindingCode, finding } from './findings.ts'
import { type Ending, type Line, LineSplitter, MAX_LINE } from './lines.ts'
import { isSegment, parseSegment, type Segment, segmentId } from './segment.ts'
import { OpenSet, type SetResult } from './set.ts'
import { unbracket, unwrap } from './unwrap.ts'

/** What a reader finds in a file, in the order of the file. `set` is the number of the set; undefined outside of one. */
export type AuditEvent =
  | { type: 'segment'; set: number | undefined; segment: Segment }
  | { type: 'finding'; finding: Finding }
  | { type: 'set'; result: SetResult }

/**
 * Reads an audit file chunk by chunk.
 *
 * Reading is tolerant: whatever the file holds, it ends with events and never with an exception. Memory is bounded by one line
 * (MAX_LINE bytes) and the distinct segment identifiers of the dictionary; time is linear in the bytes.
 * Nothing of a set may be booked before its `set` event says that it is importable.
 */
export class AuditReader {
  #splitter = new LineSplitter()
  #endings = new Set<Ending>()
  #wrapped = false
  #transmission: { controlNumber: string; version: string; sets: number } | undefined
  #set: OpenSet | undefined
  #setCount = 0
  #product: string | undefined
  #lastLine = 0
  #skipped = { before: 0, after: 0 }
  #outside: { id: string; line: number; count: number } | undefined
  #ended = false;

  /** Takes the next bytes of the file. */
  *push(chunk: Uint8Array): Generator<AuditEvent> {
    for (const line of this.#splitter.push(chunk)) yield* this.#line(line)
  }

  /** Takes the end of the file, and gives what only the end can tell. */
  *end(): Generator<AuditEvent> {
    for (const line of this.#splitter.end()) yield* this.#line(line)
    yield* this.#closeSet(undefined)
    if (this.#transmission) yield* say('TRANSMISSION_TRUNCATED', 'the file ends without DXE', { line: this.#lastLine })
    if (this.#skipped.before > 0) yield* say('PREAMBLE', `${this.#skipped.before} lines of text stand before the audit`)
    if (this.#skipped.after > 0)
      yield* say('TRAILING_TEXT', `${this.#skipped.after} lines of text stand after the audit`)
    if (this.#wrapped) yield* say('WRAPPER', 'the audit stands in <...>')
    if (this.#outside) {
      const { id, line, count } = this.#outside
      yield* say('SEGMENT_OUTSIDE_SET', `${count} segments stand outside a set, the first is ${id}`, { line })
    }
    if (this.#setCount > 1) yield* say('SEVERAL_SETS', `the file holds ${this.#setCount} sets`)
    if (this.#setCount === 0) yield* say('NO_TRANSACTION_SET', 'the file holds no transaction set (ST to SE)')
  }

  *#line(line: Line): Generator<AuditEvent> {
    this.#lastLine = line.number
    if (line.ending !== '') this.#endings.add(line.ending)
    if (this.#set === undefined) yield* this.#lineOutside(line)
    else yield* this.#lineInside(line, this.#set)
  }

  *#lineOutside(line: Line): Generator<AuditEvent> {
    const bare = line.number === 1 ? withoutByteOrderMark(line.text) : line.text
    const { text, wrapped, preamble } = unwrap(bare)
    if (wrapped) this.#wrapped = true
    if (preamble) this.#skipped.before += 1
    const id = line.cut || !text.includes('*') ? undefined : segmentId(text)
    if (id !== undefined) yield* this.#segment(line, text)
    else if (text.trim() !== '') this.#skipped[this.#ended ? 'after' : 'before'] += 1
  }

  *#lineInside(line: Line, set: OpenSet): Generator<AuditEvent> {
    const text = this.#wrapped ? unbracket(line.text) : line.text
    if (line.cut) {
      yield event(set.found('LINE_TOO_LONG', `the line is longer than ${MAX_LINE} bytes`, line.number))
    } else if (segmentId(text) !== undefined) {
      yield* this.#segment(line, text)
      return
    } else if (text.trim() !== '') {
      const start = text.slice(0, 20)
      yield event(set.found('SEGMENT_MALFORMED', `"${start}" is no segment`, line.number))
    }
    if (text.trim() !== '') set.skip()
    set.cover(line, text)
  }

  *#segment(line: Line, text: string): Generator<AuditEvent> {
    const { segment, problems } = parseSegment(text, line.number, this.#product)
    yield* this.#open(segment)
    if (segment.id === 'PA1') this.#product = segment.product
    const set = this.#set
    if (set && segment.id !== 'DXE') {
      if (isSegment(segment, 'G85')) {
        const surroundings = {
          endings: this.#endings,
          wrapped: this.#wrapped,
          version: this.#transmission?.version ?? '',
        }
        yield* events(set.add(segment))
        yield* events(set.checkCrc(segment.fields.crc ?? '', line.number, surroundings))
      } else {
        set.cover(line, text)
        yield* events(set.add(segment))
      }
    }
    yield { type: 'segment', set: set && segment.id !== 'DXE' ? this.#setCount : undefined, segment }
    for (const { field, element, kind } of problems) {
      const code = kind === 'invalid' ? 'FIELD_INVALID' : 'FIELD_OUT_OF_RANGE'
      const where = { line: line.number, ...(set ? { set: this.#setCount } : {}) }
      yield* say(code, `${field} is "${element.slice(0, 40)}"`, where)
    }
    if (segment.id === 'SE') yield* this.#closeSet(segment)
    if (isSegment(segment, 'DXE')) yield* this.#closeTransmission(segment)
  }

  /** What a segment opens: a transmission, a set, or nothing. */
  *#open(segment: Segment): Generator<AuditEvent> {
    if (isSegment(segment, 'DXS')) {
      yield* this.#closeSet(undefined)
      if (this.#transmission) yield* say('TRANSMISSION_TRUNCATED', 'DXS follows without DXE', { line: segment.line })
      const { controlNumber = '', version = '', functionalId = '' } = segment.fields
      this.#transmission = { controlNumber, version, sets: 0 }
      this.#ended = false
      if (functionalId !== 'VA') yield* say('FUNCTIONAL_ID', `DXS02 is "${functionalId}"`, { line: segment.line })
    } else if (isSegment(segment, 'ST')) {
      yield* this.#closeSet(undefined)
      if (!this.#transmission) yield* say('ENVELOPE_MISSING', 'ST stands without DXS', { line: segment.line })
      this.#openSet(segment.line, segment.fields.controlNumber ?? '')
    } else if (this.#set === undefined && segment.id !== 'DXE') {
      if (this.#transmission?.sets === 0) {
        const set = this.#openSet(segment.line, '')
        yield event(set.found('SET_HEADER_MISSING', `${segment.id} stands where ST should`, segment.line))
      } else {
        this.#outside = {
          id: this.#outside?.id ?? segment.id,
          line: this.#outside?.line ?? segment.line,
          count: (this.#outside?.count ?? 0) + 1,
        }
      }
    }
  }

  #openSet(line: number, controlNumber: string): OpenSet {
    this.#setCount += 1
    if (this.#transmission) this.#transmission.sets += 1
    this.#product = undefined
    this.#set = new OpenSet(this.#setCount, line, controlNumber)
    return this.#set
  }

  *#closeSet(end: Segment | undefined): Generator<AuditEvent> {
    const set = this.#set
    if (set === undefined) return
    this.#set = undefined
    this.#ended = true
    yield* events(set.finish(end, this.#lastLine))
    yield { type: 'set', result: set.result() }
  }

  *#closeTransmission(segment: Segment & { id: 'DXE'; fields: { controlNumber?: string; setCount?: number } }) {
    yield* this.#closeSet(undefined)
    const { line, fields } = segment
    const open = this.#transmission
    this.#transmission = undefined
    this.#ended = true
    if (open === undefined) {
      yield* say('ENVELOPE_MISSING', 'DXE stands without DXS', { line })
      return
    }
    const { controlNumber = '', setCount } = fields
    if (controlNumber !== open.controlNumber) {
      yield* say('CONTROL_NUMBER_MISMATCH', `DXS04 is "${open.controlNumber}", DXE01 "${controlNumber}"`, { line })
    }
    if (setCount !== open.sets) {
      yield* say('SET_COUNT_WRONG', `DXE02 says ${setCount ?? 'nothing'}, there are ${open.sets} sets`, { line })
    }
  }
}

/** EF BB BF, read as ISO 8859-1. */
function withoutByteOrderMark(text: string): string {
  return text.startsWith('\u00EF\u00BB\u00BF') ? text.slice(3) : text
}

function event(found: Finding): AuditEvent {
  return { type: 'finding', finding: found }
}

function* events(findings: Iterable<Finding>): Generator<AuditEvent> {
  for (const found of findings) yield event(found)
}

function* say(code: FindingCode, message: string, where?: { line?: number; set?: number }): Generator<AuditEvent> {
  yield event(finding(code, message, where))
}
