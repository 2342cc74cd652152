import { decimalsOf, type Money, formatMoney as moneyIn } from '../../../shared/format.ts'

export { decimalsOf, decimalText, type Money } from '../../../shared/format.ts'

/** The reader's own language, as the browser has it. */
export const LOCALE: string = navigator.language

/** An amount in words of the reader's language, for example `€1.55`. */
export const formatMoney = (money: Money): string => moneyIn(money, LOCALE)

/** Dollars to the cent, and less than one with as many digits as tell something: a drink costs less than a cent. */
export const dollars = (usd: number): string =>
  new Intl.NumberFormat(LOCALE, {
    style: 'currency',
    currency: 'USD',
    ...(usd > 0 && usd < 1 && { maximumSignificantDigits: 3 }),
  }).format(usd)

/** What somebody typed (`1.55`, `1,55`, `2`) in minor units; undefined when it is no amount. */
export function parseAmount(text: string, currency: string): number | undefined {
  const decimals = decimalsOf(currency)
  const [, whole, part = ''] = /^(\d{1,9})(?:[.,](\d*))?$/.exec(text.trim()) ?? []
  if (whole === undefined || part.length > decimals) return undefined
  return Number(whole + part.padEnd(decimals, '0'))
}

const dateTime = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'short' })
const timeOnly = new Intl.DateTimeFormat(LOCALE, { hour: '2-digit', minute: '2-digit', second: '2-digit' })
const relative = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'auto', style: 'short' })
const day = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeZone: 'UTC' })

/** A moment in the reader's own time zone. */
export const formatMoment = (iso: string): string => dateTime.format(new Date(iso))

/** The time of day alone, with its seconds. */
export const formatTime = (iso: string): string => timeOnly.format(new Date(iso))

/** A day (`2026-11-27`), as it is: days of the API are days in UTC. */
export const formatDay = (date: string): string => day.format(new Date(`${date}T00:00:00Z`))

const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
]

/** How long ago a moment was, for example `3 min. ago`. */
export function formatAgo(iso: string, now: number): string {
  // What is ahead of this browser's clock is now.
  const seconds = Math.min(0, Math.round((Date.parse(iso) - now) / 1000))
  const [unit, size] = STEPS.find(([, step]) => Math.abs(seconds) >= step) ?? ['second', 1]
  return relative.format(Math.round(seconds / size), unit)
}

/** A day in UTC, so many days from the one of this moment. */
export const dayOf = (now: number, days = 0): string => new Date(now + days * 86_400_000).toISOString().slice(0, 10)

/** By how much something has grown, for example `+12 %`; less is negative. */
export const formatChange = (growth: number): string =>
  new Intl.NumberFormat(LOCALE, { style: 'percent', signDisplay: 'exceptZero' }).format(growth)

/** A share in percent, for example `12.5 %`; of nothing it is none. */
export const formatShare = (part: number, all: number): string =>
  all === 0 ? '–' : new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 1 }).format(part / all)
