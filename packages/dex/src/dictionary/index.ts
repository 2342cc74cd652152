import { CASH } from './cash.ts'
import { CASHLESS } from './cashless.ts'
import { CONTROL } from './control.ts'
import { EVENTS } from './events.ts'
import { SALES } from './sales.ts'

/** Every segment with named fields. A field is `name type` or `name type period`; an empty one has no known meaning. */
export const DICTIONARY = { ...CONTROL, ...SALES, ...CASH, ...CASHLESS, ...EVENTS }

/** The identifier of a segment of the dictionary, such as `VA1`. */
export type SegmentId = keyof typeof DICTIONARY

/** How an element is written: `money` is an integer in units of 10^-ID401, `date` and `time` are the machine's local ones. */
export type FieldType = 'money' | 'count' | 'number' | 'text' | 'date' | 'time'

/** When a counter began: `init` never falls but by a wrap or a new board, `reset` begins again with a read that resets. */
export type Period = 'init' | 'reset'

/** A named element of a segment. */
export interface Field {
  /** From 1, as in the standard: element 1 of VA1 is VA101. */
  position: number
  name: string
  type: FieldType
  period: Period | undefined
}

/** What the reader needs to know about a segment. */
export interface Definition {
  title: string
  fields: readonly Field[]
  /** It may stand in a set many times. */
  repeats: boolean
  /** So many of its first elements tell one occurrence from another. */
  keys: number
  /** `names`: begins a product (PA1). `follows`: belongs to the product before it. */
  product: 'names' | 'follows' | undefined
}

type Written = (typeof DICTIONARY)[SegmentId]['fields'][number]
type NameOf<W extends string> = W extends `${infer Name} ${string}` ? Name : never
type TypeOf<W extends string> = W extends `${string} ${infer Type} ${Period}`
  ? Type
  : W extends `${string} ${infer Type}`
    ? Type
    : never
type Value<Type> = Type extends 'money' | 'count' | 'number' ? number : string

/** The typed fields of a segment; a field that is empty, missing or unreadable is absent. */
export type FieldsOf<Id extends SegmentId> = {
  [W in (typeof DICTIONARY)[Id]['fields'][number] as NameOf<W>]?: Value<TypeOf<W>>
}

/** The definitions by identifier. */
export const definitions: ReadonlyMap<string, Definition> = new Map(
  Object.entries(DICTIONARY).map(([id, entry]) => [id, define(entry)]),
)

function define(entry: (typeof DICTIONARY)[SegmentId]): Definition {
  const product = 'product' in entry ? entry.product : undefined
  return {
    title: entry.title,
    fields: entry.fields.flatMap((written, index) => field(written, index + 1)),
    repeats: product !== undefined || 'repeats' in entry,
    keys: 'keys' in entry ? entry.keys : 0,
    product,
  }
}

function field(written: Written, position: number): Field[] {
  const [name, type, period] = written.split(' ') as [string, FieldType, Period | undefined]
  return name === '' ? [] : [{ position, name, type, period }]
}
