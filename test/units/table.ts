import { type Item, itemSize } from '@dispense/local'
import type { Row } from './measure.ts'

/** What an entity's items weigh. */
export interface ItemWeight {
  /** ElectroDB's name of the entity. */
  entity: string
  items: number
  /** Bytes of its largest item. */
  largest: number
}

/** The table of operations, as text. */
export function operationsTable(rows: readonly Row[]): string {
  const indexes = [...new Set(rows.flatMap((row) => Object.keys(row.indexes)))].sort()
  const heading = [
    'operation',
    'what',
    'DynamoDB calls',
    'read units',
    'write units',
    ...indexes.map((name) => `of ${name}`),
  ]
  const lines = rows.map(({ operation, what, calls, read, write, indexes: on }) => [
    operation,
    what,
    callsText(calls),
    read || '-',
    write || '-',
    ...indexes.map((name) => on[name] ?? '-'),
  ])
  return columns([heading, ...lines])
}

/**
 * The access patterns of packages/core/README.md with these figures: the text with the rows of its table between the two
 * comments that name `access patterns` replaced.
 * @throws Error when the text has no such comments
 */
export function withAccessPatterns(readme: string, rows: readonly Row[]): string {
  const [before, , after, ...more] = readme.split(
    /(?<=<!-- access patterns[^>]*-->\n\n)|(?=\n<!-- end of access patterns -->)/,
  )
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error('The text has not one pair of the comments "access patterns" and "end of access patterns"')
  }
  const heading = ['operation', 'who asks for what', 'items and keys', 'calls', 'read units', 'write units']
  const lines = rows.map(({ operation, what, keys, calls, read, write }) =>
    [operation, what, keys, callsText(calls), read || '', write || ''].map(String),
  )
  return `${before}${markdownTable([heading, ...lines])}${after}`
}

/** As Biome formats it. */
function markdownTable([heading = [], ...body]: readonly (readonly string[])[]): string {
  const widths = heading.map((name, i) => Math.max(name.length, ...body.map((line) => line[i]?.length ?? 0)))
  const rule = widths.map((width) => '-'.repeat(width))
  const text = (line: readonly string[]) => `| ${line.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |\n`
  return [heading, rule, ...body].map(text).join('')
}

/** The table of items, as text. */
export const itemsTable = (weights: readonly ItemWeight[]): string =>
  columns([
    ['entity', 'items', 'largest, bytes'],
    ...weights.map(({ entity, items, largest }) => [entity, items, largest]),
  ])

/** The items of each entity, by its name. */
export function weigh(items: readonly Item[]): ItemWeight[] {
  const byEntity = Map.groupBy(items, (item) => item.__edb_e__?.S ?? '')
  return [...byEntity]
    .map(([entity, of]) => ({ entity, items: of.length, largest: Math.max(...of.map(itemSize)) }))
    .sort((a, b) => (a.entity < b.entity ? -1 : 1))
}

/** `1 BatchGetItem + 1 TransactWriteItems` */
const callsText = (calls: Row['calls']): string =>
  Object.entries(calls)
    .map(([name, count]) => `${count} ${name}`)
    .join(' + ')

/** Text to the left, numbers (and what stands for none) to the right, two spaces between. */
function columns(lines: readonly (readonly (string | number)[])[]): string {
  const [heading = [], ...body] = lines
  const isNumeric = heading.map((_, i) => body.every((line) => typeof line[i] === 'number' || line[i] === '-'))
  const widths = heading.map((_, i) => Math.max(...lines.map((line) => String(line[i]).length)))
  const text = (line: readonly (string | number)[]) =>
    line
      .map((cell, i) => (isNumeric[i] ? String(cell).padStart(widths[i] ?? 0) : String(cell).padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd()
  return [text(heading), widths.map((width) => '-'.repeat(width)).join('  '), ...body.map(text)].join('\n')
}
