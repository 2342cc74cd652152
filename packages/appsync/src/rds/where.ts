import { isTypedValue, type SqlWriter } from './writer.ts'

/** Renders one operator of a condition. */
type Render = (column: string, operand: unknown, writer: SqlWriter) => string

/**
 * A condition object as SQL: several conditions each get parentheses, as AppSync writes them.
 * @throws TypeError for an operator that is not known
 */
export function toWhere(condition: object, writer: SqlWriter): string {
  return join(
    Object.entries(condition).flatMap(([name, value]) => {
      if (value === undefined) return []
      if (name === 'and' || name === 'or') return [joinAll(value, name.toUpperCase(), writer)]
      if (name === 'not') return [`NOT (${joinAll([value].flat(), 'AND', writer)})`]
      return operatorsOf(writer.name(name), value, writer)
    }),
    'AND',
  )
}

function joinAll(members: object[], joiner: string, writer: SqlWriter): string {
  return join(
    members.map((member) => toWhere(member, writer)),
    joiner,
  )
}

function join(parts: string[], joiner: string): string {
  return parts.length === 1 ? (parts[0] ?? '') : parts.map((part) => `(${part})`).join(` ${joiner} `)
}

function operatorsOf(column: string, operators: object, writer: SqlWriter): string[] {
  return Object.entries(operators).map(([name, operand]) => {
    const aggregate = aggregates[name]
    if (aggregate) return join(operatorsOf(aggregate(column), operand, writer), 'AND')
    const render = renderers[name]
    if (!render)
      throw new TypeError(`A condition has no operator '${name}'; there are ${Object.keys(renderers).join(', ')}.`)
    return render(column, operand, writer)
  })
}

/** SQL functions that a condition, a `having` and `agg` can name. */
export const aggregates: Record<string, (column: string) => string> = {
  size: (column) => `LENGTH(${column})`,
  max: (column) => `MAX(${column})`,
  min: (column) => `MIN(${column})`,
  avg: (column) => `AVG(${column})`,
  sum: (column) => `SUM(${column})`,
  count: (column) => `COUNT(${column})`,
  maxDistinct: (column) => `MAX(DISTINCT ${column})`,
  minDistinct: (column) => `MIN(DISTINCT ${column})`,
  avgDistinct: (column) => `AVG(DISTINCT ${column})`,
  sumDistinct: (column) => `SUM(DISTINCT ${column})`,
  countDistinct: (column) => `COUNT(DISTINCT ${column})`,
}

const renderers: Record<string, Render> = {
  eq: (column, operand, writer) => (operand === null ? `${column} IS NULL` : `${column} = ${writer.value(operand)}`),
  ne: (column, operand, writer) =>
    operand === null ? `${column} IS NOT NULL` : `${column} != ${writer.value(operand)}`,
  lt: comparison('<'),
  le: comparison('<='),
  gt: comparison('>'),
  ge: comparison('>='),
  between(column, operand, writer) {
    const [low, high] = operand as [unknown, unknown]
    return `${column} BETWEEN ${writer.value(low)} AND ${writer.value(high)}`
  },
  contains: (column, operand, writer) => `${column} LIKE ${writer.value(`%${plain(operand)}%`)}`,
  notContains: (column, operand, writer) => `${column} NOT LIKE ${writer.value(`%${plain(operand)}%`)}`,
  beginsWith: (column, operand, writer) => `${column} LIKE ${writer.value(`${plain(operand)}%`)}`,
  attributeExists: (column, operand) => `${column} IS ${operand ? 'NOT ' : ''}NULL`,
}

function comparison(symbol: string): Render {
  return (column, operand, writer) => `${column} ${symbol} ${writer.value(operand)}`
}

function plain(operand: unknown): unknown {
  return isTypedValue(operand) ? operand.value : operand
}
