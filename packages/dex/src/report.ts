import { type Audit, type AuditSet, segmentOf } from './audit.ts'
import type { Check } from './checks.ts'
import type { Finding } from './findings.ts'
import { isSegment } from './segment.ts'
import { formatMoney } from './values.ts'

/** A file as text for a person: machine, money, products, checks and findings of each set. */
export function formatAudit(audit: Audit): string {
  const sets = audit.sets.map(formatSet)
  const rest = audit.findings.length === 0 ? [] : [`File\n${formatFindings(audit.findings)}`]
  return `${[...sets, ...rest].join('\n\n')}\n`
}

function formatSet(set: AuditSet): string {
  const verdict = set.importable ? 'importable' : 'NOT importable'
  const { state, given, computed } = set.crc
  const crc = state === 'right' ? `CRC ${computed}` : `CRC ${state} (G85 ${given ?? 'missing'}, computed ${computed})`
  const parts = [
    `Set ${set.number} (line ${set.line}): ${verdict}, ${set.segmentCount} segments, ${crc}`,
    formatMachine(set),
    formatTotals(set),
    formatProducts(set),
    formatChecks(set),
    formatFindings(set.findings),
  ]
  return parts.filter((part) => part !== '').join('\n')
}

function formatMachine(set: AuditSet): string {
  const machine = segmentOf(set.segments, 'ID1')?.fields
  const { code, source } = set.currency
  const assumed = source === 'telephone' ? ' (from a telephone code)' : ''
  return table([
    ['Machine', [machine?.serialNumber, machine?.modelNumber].filter(Boolean).join(' ')],
    ['Asset', machine?.assetNumber],
    ['Location', machine?.location],
    ['Clock', set.clock && `${set.clock.replace('T', ' ')} local time`],
    ['Currency', code && `${code}${assumed}`],
    ['Decimals', set.decimals?.toString()],
  ])
}

function formatTotals(set: AuditSet): string {
  const { segments } = set
  const sold = (value: number | undefined, count: number | undefined) =>
    value === undefined && count === undefined ? undefined : `${money(set, value ?? 0)} (${count ?? '?'} vends)`
  const paid = segmentOf(segments, 'VA1')?.fields
  const cash = segmentOf(segments, 'CA2')?.fields
  const first = segmentOf(segments, 'DA2')?.fields
  const second = segmentOf(segments, 'DB2')?.fields
  const cashIn = segmentOf(segments, 'CA3')?.fields
  const tubes = segmentOf(segments, 'CA15')?.fields
  return table([
    ['Paid vends', sold(paid?.valueInit, paid?.countInit)],
    ['  cash', sold(cash?.valueInit, cash?.countInit)],
    ['  cashless 1', sold(first?.valueInit, first?.countInit)],
    ['  cashless 2', sold(second?.valueInit, second?.countInit)],
    ['Cash in', optionalMoney(set, cashIn?.cashInInit)],
    ['  to the box', optionalMoney(set, cashIn?.toBoxInit)],
    ['  to the tubes', optionalMoney(set, cashIn?.toTubesInit)],
    ['In the tubes now', optionalMoney(set, tubes?.value)],
  ])
}

function formatProducts(set: AuditSet): string {
  const sold = new Map<string, { countInit?: number; valueInit?: number }>()
  for (const segment of set.segments) {
    if (isSegment(segment, 'PA2') && segment.product) sold.set(segment.product, segment.fields)
  }
  const rows = set.segments.flatMap((segment) => {
    if (!isSegment(segment, 'PA1') || segment.product === undefined) return []
    const { price, name = '' } = segment.fields
    const { countInit, valueInit } = sold.get(segment.product) ?? {}
    const count = countInit?.toString() ?? '-'
    return [[segment.product, optionalMoney(set, price) ?? '-', count, optionalMoney(set, valueInit) ?? '-', name]]
  })
  if (rows.length === 0) return ''
  return columns([['Product', 'Price', 'Vends', 'Value', 'Name'], ...rows])
}

function formatChecks(set: AuditSet): string {
  const result = ({ state, total, difference }: Check) =>
    state === 'unknown'
      ? 'the machine does not report it'
      : `${state}, ${money(set, total ?? 0)}${difference ? `, difference ${money(set, difference)}` : ''}`
  return set.checks.map((check) => `Check ${check.formula}: ${result(check)}`).join('\n')
}

function formatFindings(findings: readonly Finding[]): string {
  return findings
    .map(({ severity, code, line, message, fix }) => {
      const where = line === undefined ? '' : ` line ${line}:`
      return `${severity.toUpperCase()} ${code}:${where} ${message} - ${fix}`
    })
    .map(printable)
    .join('\n')
}

function money(set: AuditSet, value: number): string {
  return formatMoney(value, Math.min(set.decimals ?? 0, 9))
}

function optionalMoney(set: AuditSet, value: number | undefined): string | undefined {
  return value === undefined ? undefined : money(set, value)
}

function table(rows: readonly (readonly [string, string | undefined])[]): string {
  return rows.flatMap(([name, value]) => (value ? [printable(`${name.padEnd(18)}${value}`)] : [])).join('\n')
}

/** Numbers to the right, the last column as it is. */
function columns(rows: readonly (readonly string[])[]): string {
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) => row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  '))
    .map((row) => printable(row.trimEnd()))
    .join('\n')
}

/** A file may hold any byte; a terminal must not obey them. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}]/gu, '?')
}
