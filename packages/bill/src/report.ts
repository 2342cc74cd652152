import type { Fleet } from './fleet.ts'
import type { BreakEven, Month, Servers } from './month.ts'
import type { Prices } from './prices.ts'

/** A fleet's month, for a terminal. */
export function monthText(fleet: Fleet, month: Month, even: BreakEven, servers: Servers, prices: Prices): string {
  const { services, operations } = month
  return [
    `${count(fleet.machines)} machines, ${count(fleet.vendsPerDay)} drinks a day, ${fleet.cardPercent} % by card: a month of 30 days in USD`,
    sourceOf(prices),
    '',
    table([
      ['service', 'USD', '%'],
      ...services.map(({ name, usd }) => [name, money(usd), share(usd, month.usd)]),
      ['together', money(month.usd), ''],
    ]),
    '',
    `for a drink   ${small(month.perVend)}`,
    `for a machine ${small(month.perMachine)}`,
    '',
    table([
      ['operation', 'times', 'read units', 'write units', 'USD', '%'],
      ...operations.map(({ name, what, times, readUnits, writeUnits, usd }) => [
        what ? `${name}: ${what}` : name,
        count(times),
        String(readUnits),
        String(writeUnits),
        money(usd),
        share(usd, month.usd),
      ]),
    ]),
    '',
    comparison(month, even, servers),
  ].join('\n')
}

/** The classic comparison: plain requests beside servers. */
export function classicText(
  of: Pick<Month, 'compute' | 'requests'>,
  even: BreakEven,
  servers: Servers,
  prices: Prices,
): string {
  return [
    `${count(of.requests)} plain requests in a month, USD`,
    sourceOf(prices),
    '',
    comparison(of, even, servers),
  ].join('\n')
}

function comparison(of: Pick<Month, 'compute' | 'requests'>, even: BreakEven, { count: number, usd }: Servers): string {
  const saving = Math.round(Math.abs(even.saving) * 100)
  return [
    `API Gateway and Lambda ${money(of.compute)} for ${count(of.requests)} requests; ${number} servers at ${money(usd)} and a load balancer ${money(even.servers)}:`,
    even.saving >= 0 ? `${saving} % less than the servers.` : `${saving} % more than the servers, if they can do it.`,
    even.requests === null
      ? 'Servers are never cheaper.'
      : `From ${count(even.requests)} requests a month on the servers are cheaper, if they can do them. The table costs the same on either side.`,
  ].join('\n')
}

const sourceOf = ({ region, date, source }: Prices): string => `Prices of ${region} as of ${date}: ${source}`

function table([head = [], ...body]: readonly (readonly string[])[]): string {
  const rows = [head, ...body]
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ')
  return rows.map((row) => line(row).trimEnd()).join('\n')
}

const count = (number: number): string => Math.round(number).toLocaleString('en-US')

const money = (usd: number): string =>
  usd.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

const small = (usd: number): string => `${usd.toPrecision(3)} USD`

const share = (usd: number, of: number): string => (of > 0 ? ((100 * usd) / of).toFixed(1) : '')
