import { type Currency, readCurrency } from './currency.ts'
import type { SegmentId } from './dictionary/index.ts'
import type { Finding } from './findings.ts'
import { type AuditEvent, AuditReader } from './reader.ts'
import { isSegment, type Segment, type SegmentOf } from './segment.ts'
import type { SetResult } from './set.ts'

/** Bytes of a file: a stream, a list of chunks, or all of them. A string is taken as ISO 8859-1, one byte a character. */
export type AuditInput = AsyncIterable<Uint8Array> | Iterable<Uint8Array> | Uint8Array | string

/** A transaction set with all its segments. */
export interface AuditSet extends SetResult {
  segments: Segment[]
  findings: Finding[]
  /** ID401; undefined when the machine does not tell. Money is in units of 10^-decimals. */
  decimals: number | undefined
  currency: Currency
  /** ID5, in the machine's local time without a zone: `2026-01-31T23:59:00`. */
  clock: string | undefined
}

/** A whole file. */
export interface Audit {
  sets: AuditSet[]
  /** Findings that belong to no set. */
  findings: Finding[]
  /** Segments outside a set: the envelope, and what no CRC protects. */
  segments: Segment[]
}

/**
 * Reads a file as a stream of events; memory is bounded by one line.
 * @throws only what the input itself throws
 */
export async function* readAudit(input: AuditInput): AsyncGenerator<AuditEvent> {
  const reader = new AuditReader()
  for await (const chunk of chunksOf(input)) yield* reader.push(chunk)
  yield* reader.end()
}

/** Reads a file that fits in memory. */
export function parseAudit(input: Uint8Array | string): Audit {
  const reader = new AuditReader()
  const collector = new AuditCollector()
  for (const chunk of chunksOf(input) as Iterable<Uint8Array>) {
    for (const event of reader.push(chunk)) collector.add(event)
  }
  for (const event of reader.end()) collector.add(event)
  return collector.audit
}

/** Puts the events of a reader together. */
export class AuditCollector {
  /** What has been collected; complete after the last event. */
  readonly audit: Audit = { sets: [], findings: [], segments: [] }
  #open = new Map<number, { segments: Segment[]; findings: Finding[] }>()

  /** Takes the next event. */
  add(event: AuditEvent): void {
    if (event.type === 'segment') this.#of(event.set).segments.push(event.segment)
    else if (event.type === 'finding') this.#of(event.finding.set).findings.push(event.finding)
    else {
      const { segments, findings } = this.#part(event.result.number)
      this.audit.sets.push({ ...event.result, segments, findings, ...describe(segments) })
    }
  }

  #of(set: number | undefined) {
    return set === undefined ? this.audit : this.#part(set)
  }

  #part(number: number) {
    const part = this.#open.get(number) ?? { segments: [], findings: [] }
    this.#open.set(number, part)
    return part
  }
}

/** The first segment of a kind. */
export function segmentOf<Id extends SegmentId>(segments: readonly Segment[], id: Id): SegmentOf<Id> | undefined {
  return segments.find((segment) => isSegment(segment, id)) as SegmentOf<Id> | undefined
}

function describe(segments: readonly Segment[]): Pick<AuditSet, 'decimals' | 'currency' | 'clock'> {
  const money = segmentOf(segments, 'ID4')?.fields ?? {}
  const { date, time } = segmentOf(segments, 'ID5')?.fields ?? {}
  return { decimals: money.decimals, currency: readCurrency(money), clock: date && `${date}T${time ?? '00:00:00'}` }
}

function chunksOf(input: AuditInput): AsyncIterable<Uint8Array> | Iterable<Uint8Array> {
  if (typeof input === 'string') return [Uint8Array.from(input, (character) => character.charCodeAt(0) & 0xff)]
  return input instanceof Uint8Array ? [input] : input
}
