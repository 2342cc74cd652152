import { aggregates, toWhere } from './where.ts'
import type { SqlWriter } from './writer.ts'

/** A statement that is written when its database is known. */
export class Statement {
  readonly write: (writer: SqlWriter) => string

  constructor(write: (writer: SqlWriter) => string) {
    this.write = write
  }
}

/** A column or table with another name: `{ alias: 'name' }`, or a statement in place of the name. */
export type Alias = Record<string, string | Statement>

/** A column inside a function: what `agg` makes. */
export interface Aggregate {
  aggregate: string
  column: string
}

type Source = string | Alias | Statement
type Column = string | Alias | Aggregate

/** The join part of a select. */
interface Join {
  table?: Source
  from?: Source
  on?: object | Statement
  using?: (string | Alias)[]
}

/** The parts of all four statements. */
export interface StatementInput {
  table?: Source
  from?: Source
  where?: object | Statement
  columns?: Column[] | '*'
  orderBy?: { column: string; dir?: string }[]
  limit?: number
  offset?: number
  groupBy?: (string | number)[]
  having?: object
  values?: Record<string, unknown>
  returning?: Column[] | '*'
  [join: string]: unknown
}

/** A SELECT. */
export function select(input: StatementInput): Statement {
  return new Statement((writer) =>
    clauses([
      `SELECT ${columnsOf(input.columns ?? '*', writer)} FROM ${sourceOf(input, writer)}`,
      ...joinsOf(input, writer),
      whereOf(input, writer),
      input.groupBy && `GROUP BY ${input.groupBy.map((each) => groupOf(each, writer)).join(', ')}`,
      input.having && `HAVING ${toWhere(input.having, writer)}`,
      input.orderBy && `ORDER BY ${input.orderBy.map((each) => orderOf(each, writer)).join(', ')}`,
      input.limit === undefined ? undefined : `LIMIT ${writer.value(input.limit)}`,
      input.offset === undefined ? undefined : `OFFSET ${writer.value(input.offset)}`,
    ]),
  )
}

/** An INSERT. */
export function insert(input: StatementInput): Statement {
  return new Statement((writer) => {
    const names = Object.keys(input.values ?? {}).map((name) => writer.name(name))
    const values = Object.values(input.values ?? {}).map((value) => writer.value(value))
    return clauses([
      `INSERT INTO ${sourceOf(input, writer)} (${names.join(', ')}) VALUES (${values.join(', ')})`,
      returningOf(input, writer),
    ])
  })
}

/** An UPDATE. */
export function update(input: StatementInput): Statement {
  return new Statement((writer) => {
    const changes = Object.entries(input.values ?? {}).map(
      ([name, value]) => `${writer.name(name)} = ${writer.value(value)}`,
    )
    return clauses([
      `UPDATE ${sourceOf(input, writer)} SET ${changes.join(', ')}`,
      whereOf(input, writer),
      returningOf(input, writer),
    ])
  })
}

/** A DELETE. */
export function remove(input: StatementInput): Statement {
  return new Statement((writer) =>
    clauses([`DELETE FROM ${sourceOf(input, writer)}`, whereOf(input, writer), returningOf(input, writer)]),
  )
}

/** A statement of one's own; every value in it becomes a variable. */
export function sql(text: TemplateStringsArray, ...values: unknown[]): Statement {
  return new Statement((writer) =>
    text.reduce((written, part, index) => `${written}${writer.value(values[index - 1])}${part}`),
  )
}

function clauses(parts: (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(' ')
}

function sourceOf({ table, from }: Pick<StatementInput, 'table' | 'from'>, writer: SqlWriter): string {
  const source = table ?? from
  if (source === undefined) throw new TypeError("A statement needs 'table' or 'from'.")
  return source instanceof Statement ? `(${source.write(writer)})` : columnOf(source, writer)
}

function columnsOf(columns: Column[] | '*', writer: SqlWriter): string {
  return columns === '*' ? '*' : columns.map((column) => columnOf(column, writer)).join(', ')
}

function columnOf(column: Column, writer: SqlWriter): string {
  if (typeof column === 'string') return writer.name(column)
  if (isAggregate(column)) return aggregates[column.aggregate]?.(writer.name(column.column)) ?? ''
  return Object.entries(column)
    .map(([alias, of]) => {
      const text = of instanceof Statement ? `(${of.write(writer)})` : columnOf(of, writer)
      return `${text} AS ${writer.name(alias)}`
    })
    .join(', ')
}

function isAggregate(column: Alias | Aggregate): column is Aggregate {
  return typeof column.aggregate === 'string' && column.aggregate in aggregates && typeof column.column === 'string'
}

function whereOf({ where }: StatementInput, writer: SqlWriter): string | undefined {
  if (where === undefined) return undefined
  return `WHERE ${where instanceof Statement ? where.write(writer) : toWhere(where, writer)}`
}

function returningOf({ returning }: StatementInput, writer: SqlWriter): string | undefined {
  return returning && `RETURNING ${columnsOf(returning, writer)}`
}

function orderOf({ column, dir = 'ASC' }: { column: string; dir?: string }, writer: SqlWriter): string {
  return `${writer.name(column)} ${dir.toLowerCase() === 'desc' ? 'DESC' : 'ASC'}`
}

function groupOf(column: string | number, writer: SqlWriter): string {
  return typeof column === 'number' ? String(column) : writer.name(column)
}

const joins: Record<string, string> = {
  join: 'JOIN',
  innerJoin: 'INNER JOIN',
  leftJoin: 'LEFT JOIN',
  leftOuterJoin: 'LEFT OUTER JOIN',
  rightJoin: 'RIGHT JOIN',
  rightOuterJoin: 'RIGHT OUTER JOIN',
  fullOuterJoin: 'FULL OUTER JOIN',
  crossJoin: 'CROSS JOIN',
  joinNatural: 'NATURAL JOIN',
  innerJoinNatural: 'NATURAL INNER JOIN',
  leftJoinNatural: 'NATURAL LEFT JOIN',
  leftOuterJoinNatural: 'NATURAL LEFT OUTER JOIN',
  rightJoinNatural: 'NATURAL RIGHT JOIN',
  rightOuterJoinNatural: 'NATURAL RIGHT OUTER JOIN',
  fullOuterJoinNatural: 'NATURAL FULL OUTER JOIN',
}

function joinsOf(input: StatementInput, writer: SqlWriter): string[] {
  return Object.entries(joins).flatMap(([name, keyword]) =>
    ((input[name] ?? []) as Join[]).map(({ on, using, ...source }) =>
      clauses([
        `${keyword} ${sourceOf(source, writer)}`,
        on && `ON ${on instanceof Statement ? on.write(writer) : toWhere(on, writer)}`,
        using && `USING (${columnsOf(using, writer)})`,
      ]),
    ),
  )
}
