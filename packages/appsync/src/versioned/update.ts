import type { Item } from '../dynamodb/calls.ts'
import { fromTypedValues } from '../dynamodb/plain.ts'
import type { ExpressionDocument } from '../dynamodb/request.ts'

/** What to do with the parts of an update that do not build on the item that is there. */
export interface UpdateRules {
  /** The value of `SET path = :value`. */
  set(present: unknown, value: unknown): unknown
  /** Whether `REMOVE path` removes. */
  removes: boolean
}

/** As DynamoDB does it. */
const literally: UpdateRules = { set: (_present, value) => value, removes: true }

/** Names and list positions, from the item inwards. */
type Path = (string | number)[]

/**
 * What an update expression makes of an item, as DynamoDB's UpdateItem would: a conflict is resolved before anything is
 * written. Every operand is read from the item as it was.
 * @throws TypeError for an expression that cannot be read
 */
export function applyUpdate(item: Item, update: ExpressionDocument, rules: UpdateRules = literally): Item {
  const reader = new Reader(item, update)
  const result = structuredClone(item)
  const removed: Path[] = []
  for (const { verb, text } of actionsOf(update.expression)) {
    if (verb === 'REMOVE') {
      if (rules.removes) removed.push(reader.path(text.trim()))
    } else if (verb === 'SET') {
      const [target = '', operand = ''] = split(text, '=')
      const path = reader.path(target.trim())
      const value = reader.operand(operand)
      setAt(result, path, isValue(operand) ? rules.set(valueAt(item, path), value) : value)
    } else {
      const [, target = '', operand = ''] = /^(\S+)\s+(\S+)$/.exec(text.trim()) ?? []
      const path = reader.path(target)
      const change = verb === 'ADD' ? added : without
      setAt(result, path, change(valueAt(item, path), reader.operand(operand)))
    }
  }
  // From the back, so that a list's positions stay those that the expression means.
  for (const path of removed.toSorted((a, b) => Number(b.at(-1)) - Number(a.at(-1)) || 0)) removeAt(result, path)
  return result
}

/** The actions of all clauses, each with its clause's keyword. */
function actionsOf(expression: string): { verb: string; text: string }[] {
  const parts = expression.split(/(?<![#:\w.])(SET|REMOVE|ADD|DELETE)\s+/i).slice(1)
  return parts.flatMap((verb, index) =>
    index % 2 === 0 ? split(parts[index + 1] ?? '', ',').map((text) => ({ verb: verb.toUpperCase(), text })) : [],
  )
}

/** Splits at a character that is not inside parentheses. */
function split(text: string, at: string): string[] {
  const parts = ['']
  let depth = 0
  for (const char of text) {
    if (char === '(') depth++
    if (char === ')') depth--
    if (char === at && depth === 0) parts.push('')
    else parts[parts.length - 1] += char
  }
  return parts
}

function isValue(operand: string): boolean {
  return /^\s*:\w+\s*$/.test(operand)
}

/** Reads the paths and operands of one expression. */
class Reader {
  readonly #item: Item
  readonly #names: Record<string, string>
  readonly #values: Record<string, unknown>

  constructor(item: Item, { expressionNames = {}, expressionValues = {} }: ExpressionDocument) {
    this.#item = item
    this.#names = expressionNames
    this.#values = fromTypedValues(expressionValues)
  }

  /** `#a.b[1]` as `['name of #a', 'b', 1]`. */
  path(text: string): Path {
    const parts = text.match(/[#\w]+|\[\d+\]/g)
    if (!parts) throw new TypeError(`'${text}' is no path of an update expression.`)
    return parts.map((part) => (part.startsWith('[') ? Number(part.slice(1, -1)) : (this.#names[part] ?? part)))
  }

  /** A value, a path, a function of these, or a sum or difference of two. */
  operand(text: string): unknown {
    for (const [sign, factor] of [
      ['+', 1],
      ['-', -1],
    ] as const) {
      const [left = '', right] = split(text, sign)
      if (right !== undefined) return Number(this.operand(left)) + factor * Number(this.operand(right))
    }
    const [, name, inner = ''] = /^\s*(if_not_exists|list_append)\s*\((.*)\)\s*$/s.exec(text) ?? []
    const [first = '', second = ''] = split(inner, ',')
    if (name === 'if_not_exists') return valueAt(this.#item, this.path(first.trim())) ?? this.operand(second)
    if (name === 'list_append') return [this.operand(first), this.operand(second)].flat()
    const plain = text.trim()
    return plain.startsWith(':') ? structuredClone(this.#values[plain]) : valueAt(this.#item, this.path(plain))
  }
}

function valueAt(item: Item, path: Path): unknown {
  return path.reduce<unknown>((value, part) => (value as Item | undefined)?.[part], item)
}

function setAt(item: Item, path: Path, value: unknown): void {
  const parent = valueAt(item, path.slice(0, -1)) as Item | unknown[] | undefined
  const last = path.at(-1) as string | number
  if (parent === undefined || parent === null) {
    throw new TypeError(`The update sets '${path.join('.')}', of which only the last part may be new.`)
  }
  if (value === undefined) removeAt(item, path)
  else if (Array.isArray(parent)) parent[Math.min(Number(last), parent.length)] = value
  else parent[last] = value
}

function removeAt(item: Item, path: Path): void {
  const parent = valueAt(item, path.slice(0, -1)) as Item | unknown[] | undefined
  const last = path.at(-1) as string | number
  if (Array.isArray(parent)) parent.splice(Number(last), 1)
  else if (parent) delete parent[last]
}

/** `ADD`: a sum of numbers, a union of sets. */
function added(present: unknown, value: unknown): unknown {
  if (value instanceof Set) return new Set([...((present as Set<unknown>) ?? []), ...value])
  return Number(present ?? 0) + Number(value)
}

/** `DELETE`: the set without these members; there is no empty set. */
function without(present: unknown, value: unknown): unknown {
  const left = [...((present as Set<unknown>) ?? [])].filter((member) => !(value as Set<unknown>).has(member))
  return left.length > 0 ? new Set(left) : undefined
}
