import type { AuditSet } from './audit.ts'
import { segmentOf } from './audit.ts'
import { definitions, type Period } from './dictionary/index.ts'
import { fieldCode, type KnownSegment } from './segment.ts'

/**
 * What one read of a machine says, as plain data: keep it, to compare the next read with it.
 *
 * A counter is named by its element, and by what its segment is about: `VA101`, `PA201[12]` (product 12),
 * `PA705[12,CA,1]` (product, device, price list), `CA1105[50]` (coin of 50).
 */
export interface Reading {
  /** ID101; undefined when the machine does not tell. */
  serialNumber: string | undefined
  /** ID5, local time. */
  clock: string | undefined
  /** EA4, local time; another one means that the counters began again. */
  initialised: string | undefined
  /** ID401. */
  decimals: number | undefined
  /** Since initialisation: they never fall but by a wrap. */
  counters: Record<string, number>
  /** Since the last reset. */
  sinceReset: Record<string, number>
  /** Counters that the set gives more than once with different values. They are in neither list: which one is right is unknown. */
  ambiguous: string[]
}

/** The reading of a set. Only that of an importable one may be booked. */
export function readingOf(set: AuditSet): Reading {
  const counters = new Map<string, number>()
  const sinceReset = new Map<string, number>()
  const ambiguous = new Set<string>()
  for (const segment of set.segments) {
    if (!segment.known) continue
    collect(segment, 'init', counters, ambiguous)
    collect(segment, 'reset', sinceReset, ambiguous)
  }
  for (const name of ambiguous) {
    counters.delete(name)
    sinceReset.delete(name)
  }
  const { date, time } = segmentOf(set.segments, 'EA4')?.fields ?? {}
  return {
    serialNumber: segmentOf(set.segments, 'ID1')?.fields.serialNumber,
    clock: set.clock,
    initialised: date && `${date}T${time ?? '00:00:00'}`,
    decimals: set.decimals,
    counters: Object.fromEntries(counters),
    sinceReset: Object.fromEntries(sinceReset),
    ambiguous: [...ambiguous],
  }
}

function collect(segment: KnownSegment, period: Period, into: Map<string, number>, ambiguous: Set<string>): void {
  const definition = definitions.get(segment.id)
  if (definition === undefined) return
  const about = aboutOf(segment, definition.keys)
  if (about === undefined) return
  const fields: Record<string, number | string | undefined> = segment.fields
  for (const field of definition.fields) {
    const value = fields[field.name]
    if (field.period !== period || typeof value !== 'number') continue
    const name = `${fieldCode(segment.id, field.position)}${about}`
    if (into.has(name) && into.get(name) !== value) ambiguous.add(name)
    into.set(name, value)
  }
}

/** `[12]`, nothing for a segment that stands alone, undefined for one whose keys are missing or zero (an unused coin). */
function aboutOf(segment: KnownSegment, keys: number): string | undefined {
  if (segment.product !== undefined) return `[${segment.product}]`
  if (definitions.get(segment.id)?.product === 'follows') return undefined
  if (keys === 0) return ''
  const parts = segment.elements.slice(0, keys).map((element) => element.trim())
  const empty = parts.length < keys || parts.includes('') || (keys === 1 && /^0+$/.test(parts[0] ?? ''))
  return empty ? undefined : `[${parts.join(',')}]`
}
