import { toTyped } from '../dynamodb.ts'

/** An expression with its names and values, as AppSync's request documents carry it. */
export interface Expression {
  expression: string
  expressionNames: Record<string, string>
  expressionValues: Record<string, unknown>
}

/** Thrown inside when a filter has a shape that AppSync answers with null. */
class UnreadableFilter extends Error {}

/** What is gathered while a filter is rendered. */
interface Gathered {
  names: Record<string, string>
  values: Record<string, unknown>
}

/** What an operator works on: the text of its operand and the beginning of its values' names. */
interface Operand {
  text: string
  prefix: string
}

type Render = (operand: Operand, value: unknown, gathered: Gathered) => string

/**
 * A filter object as an expression: fields are joined by AND, `and` and `or` take lists, `not` takes a filter.
 * The text, the names (`#field`) and the value names (`:and_0_field_eq`) are those that AppSync makes, to the letter;
 * an empty filter between others leaves a joiner behind, as there.
 * @returns null for what AppSync cannot read: an unknown operator, a value in place of operators, `and` without a list
 */
export function toExpression(filter: unknown): Expression | null {
  const gathered: Gathered = { names: {}, values: {} }
  try {
    const expression = renderFilter(filter, '', gathered)
    return { expression, expressionNames: gathered.names, expressionValues: gathered.values }
  } catch (error) {
    if (error instanceof UnreadableFilter) return null
    throw error
  }
}

function renderFilter(filter: unknown, prefix: string, gathered: Gathered): string {
  const parts = Object.entries(asMap(filter)).map(([name, value]) => {
    if (name === 'and' || name === 'or') return renderGroup(name, value, prefix, gathered)
    if (name === 'not') return `(NOT ${renderFilter(value, `${prefix}not_`, gathered)})`
    gathered.names[`#${name}`] = name
    return renderOperators({ text: `#${name}`, prefix: `${prefix}${name}_` }, value, gathered)
  })
  return parts.join(' AND ')
}

function renderGroup(joiner: 'and' | 'or', members: unknown, prefix: string, gathered: Gathered): string {
  const parts = asList(members).map((member, index) => renderFilter(member, `${prefix}${joiner}_${index}_`, gathered))
  return wrapSeveral(parts, ` ${joiner.toUpperCase()} `)
}

function renderOperators(operand: Operand, operators: unknown, gathered: Gathered): string {
  const parts = Object.entries(asMap(operators)).map(([name, value]) => {
    if (name === 'size') {
      const text = operand.text.startsWith('size(') ? operand.text : `size(${operand.text})`
      return renderOperators({ text, prefix: `${operand.prefix}size_` }, value, gathered)
    }
    const render = renderers[name]
    if (!render) throw new UnreadableFilter()
    return `(${render({ ...operand, prefix: `${operand.prefix}${name}` }, value, gathered)})`
  })
  return wrapSeveral(parts, ' AND ')
}

const renderers: Record<string, Render> = {
  eq: comparison('='),
  ne: comparison('<>'),
  lt: comparison('<'),
  le: comparison('<='),
  gt: comparison('>'),
  ge: comparison('>='),
  contains: call('contains'),
  notContains: call('NOT contains'),
  beginsWith: call('begins_with'),
  between({ text, prefix }, value, gathered) {
    const [start, end, ...rest] = asList(value)
    if (start === undefined || end === undefined) throw new UnreadableFilter()
    // What follows the second bound is ignored, as on AppSync.
    void rest
    return `${text} BETWEEN ${bind(`${prefix}_start`, start, gathered)} AND ${bind(`${prefix}_end`, end, gathered)}`
  },
  in({ text, prefix }, value, gathered) {
    const names = asList(value).map((each, index) => bind(`${prefix}_${index}`, each, gathered))
    // An empty list is nothing that DynamoDB could evaluate; AppSync writes the word null.
    return names.length > 0 ? `${text} IN (${names.join(', ')})` : 'null'
  },
  attributeExists({ text }, value) {
    if (typeof value !== 'boolean') throw new UnreadableFilter()
    return `${value ? 'attribute_exists' : 'attribute_not_exists'}(${text})`
  },
  attributeType({ text, prefix }, value, gathered) {
    const code = typeof value === 'string' ? typeCodes[value] : undefined
    if (code === undefined) throw new UnreadableFilter()
    return `attribute_type(${text},${bind(prefix, code, gathered)})`
  },
}

const typeCodes: Record<string, string> = {
  _null: 'NULL',
  string: 'S',
  stringSet: 'SS',
  number: 'N',
  numberSet: 'NS',
  binary: 'B',
  binarySet: 'BS',
  boolean: 'BOOL',
  list: 'L',
  map: 'M',
}

function comparison(symbol: string): Render {
  return ({ text, prefix }, value, gathered) => `${text} ${symbol} ${bind(prefix, value, gathered)}`
}

function call(name: string): Render {
  return ({ text, prefix }, value, gathered) => `${name}(${text},${bind(prefix, value, gathered)})`
}

function bind(name: string, value: unknown, gathered: Gathered): string {
  gathered.values[`:${name}`] = toTyped(value)
  return `:${name}`
}

function wrapSeveral(parts: string[], joiner: string): string {
  return parts.length > 1 ? `(${parts.join(joiner)})` : (parts[0] ?? '')
}

function asMap(value: unknown): object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new UnreadableFilter()
  return value
}

function asList(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new UnreadableFilter()
  return value
}
