import fc from 'fast-check'
import { definitions, type FieldType } from './dictionary/index.ts'
import { COUNTER_MAX } from './values.ts'

/** A line of a set, and what a reader must make of it. */
export interface WrittenSegment {
  id: string
  elements: string[]
  fields: Record<string, number | string>
}

/** Any byte that may stand in an element: ISO 8859-1 without control characters, `*` and `<...>`. */
const character = fc
  .integer({ min: 0x20, max: 0xff })
  .filter((code) => !(code >= 0x7f && code <= 0xa0))
  .map((code) => String.fromCharCode(code))
  .filter((text) => !'*<>'.includes(text))
const text = fc.string({ unit: character, maxLength: 20 })
const twoDigits = (min: number, max: number) => fc.integer({ min, max }).map((value) => String(value).padStart(2, '0'))
const date = fc
  .tuple(fc.integer({ min: 1980, max: 2079 }), twoDigits(1, 12), twoDigits(1, 28), fc.boolean())
  .map(([year, month, day, long]) => ({
    element: `${String(year).slice(long ? 0 : 2)}${month}${day}`,
    value: `${year}-${month}-${day}`,
  }))
const time = fc
  .tuple(twoDigits(0, 23), twoDigits(0, 59), fc.option(twoDigits(0, 59), { nil: undefined }))
  .map(([hour, minute, second]) => ({
    element: `${hour}${minute}${second ?? ''}`,
    value: `${hour}:${minute}:${second ?? '00'}`,
  }))
const integer = fc.integer({ min: 0, max: COUNTER_MAX }).map((value) => ({ element: String(value), value }))
const padded = text.map((element) => ({ element, value: element.trim() }))

const VALUES: Record<FieldType, fc.Arbitrary<{ element: string; value: number | string }>> = {
  money: integer,
  count: integer,
  number: integer,
  text: padded,
  date,
  time,
}

const ENVELOPE = new Set(['DXS', 'ST', 'G85', 'SE', 'DXE'])
const known = [...definitions].filter(([id]) => !ENVELOPE.has(id))

const knownSegment = fc.constantFrom(...known).chain(([id, { fields }]) =>
  fc
    .tuple(
      ...fields.map((field) =>
        fc
          .option(VALUES[field.type], { nil: undefined })
          .map((written) => ({ position: field.position, name: field.name, written })),
      ),
    )
    .map((parts): WrittenSegment => {
      const elements = Array.from({ length: Math.max(0, ...parts.map(({ position }) => position)) }, () => '')
      const values: Record<string, number | string> = {}
      for (const { position, name, written } of parts) {
        if (written === undefined) continue
        elements[position - 1] = written.element
        if (written.value !== '') values[name] = written.value
      }
      return { id, elements, fields: values }
    }),
)

const unknownSegment = fc
  .tuple(fc.stringMatching(/^[XYZ][A-Z][0-9]{1,3}$/), fc.array(text, { maxLength: 6 }))
  .map(([id, elements]): WrittenSegment => ({ id, elements, fields: {} }))

/** The body of a set, between ST and G85: any segments with any values that the standard allows. */
export const body: fc.Arbitrary<WrittenSegment[]> = fc.array(
  fc.oneof({ weight: 8, arbitrary: knownSegment }, { weight: 1, arbitrary: unknownSegment }),
  { minLength: 1, maxLength: 30 },
)

/** A segment as its line. */
export function lineOf({ id, elements }: WrittenSegment): string {
  return [id, ...elements].join('*')
}
