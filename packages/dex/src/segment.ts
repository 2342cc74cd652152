import { type Definition, definitions, type FieldsOf, type SegmentId } from './dictionary/index.ts'
import { COUNTER_MAX, parseValue } from './values.ts'

interface SegmentBase {
  /** The line it stands in, from 1. */
  line: number
  /** Its elements as they came, from element 1; nothing is trimmed or lost. */
  elements: readonly string[]
  /** The product of the PA1 before it, for PA1 itself and those that belong to it. */
  product?: string
}

/** A segment of the dictionary with its typed fields. */
export type SegmentOf<Id extends SegmentId> = SegmentBase & { known: true; id: Id; fields: FieldsOf<Id> }

/** A segment that the dictionary knows; `id` tells which. */
export type KnownSegment = { [Id in SegmentId]: SegmentOf<Id> }[SegmentId]

/** A segment of a manufacturer or a later standard: kept, not understood. */
export type UnknownSegment = SegmentBase & { known: false; id: string }

/** A segment of an audit file. */
export type Segment = KnownSegment | UnknownSegment

/** An element that is not what its field should be. */
export interface FieldProblem {
  /** As the standard writes it: `VA101`. */
  field: string
  element: string
  kind: 'invalid' | 'outOfRange'
}

/** The identifier of a line that is a segment; undefined for other text. */
export function segmentId(text: string): string | undefined {
  return /^([A-Z]{1,2}[A-Z0-9]{1,8})(?:\*|$)/.exec(text)?.[1]
}

/** True for a segment of this identifier, whose fields then have their types. */
export function isSegment<Id extends SegmentId>(segment: Segment, id: Id): segment is Segment & SegmentOf<Id> {
  return segment.known && segment.id === id
}

/**
 * Reads a line that `segmentId` knows as a segment.
 * @param product the product of the PA1 before it
 */
export function parseSegment(
  text: string,
  line: number,
  product: string | undefined,
): { segment: Segment; problems: FieldProblem[] } {
  const [id = '', ...elements] = text.split('*')
  const definition = definitions.get(id)
  if (definition === undefined) return { segment: { known: false, id, line, elements }, problems: [] }
  const { fields, problems } = parseFields(id, definition, elements)
  const belongsTo = definition.product === 'names' ? elements[0]?.trim() : product
  const owner = definition.product !== undefined && belongsTo ? { product: belongsTo } : {}
  // The dictionary is the proof: `fields` was made from the definition of `id`.
  return { segment: { known: true, id, line, elements, fields, ...owner } as KnownSegment, problems }
}

function parseFields(id: string, definition: Definition, elements: readonly string[]) {
  const fields: Record<string, number | string> = {}
  const problems: FieldProblem[] = []
  for (const { position, name, type, period } of definition.fields) {
    const element = elements[position - 1]
    if (element === undefined || element.trim() === '') continue
    const value = parseValue(type, element)
    if (value === undefined) problems.push({ field: fieldCode(id, position), element, kind: 'invalid' })
    else fields[name] = value
    if (period !== undefined && typeof value === 'number' && value > COUNTER_MAX) {
      problems.push({ field: fieldCode(id, position), element, kind: 'outOfRange' })
    }
  }
  return { fields, problems }
}

/** An element as the standard writes it: `fieldCode('VA1', 1)` is `VA101`. */
export function fieldCode(id: string, position: number): string {
  return `${id}${String(position).padStart(2, '0')}`
}
