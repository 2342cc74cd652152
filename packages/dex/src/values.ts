import type { FieldType } from './dictionary/index.ts'

/** After this value a counter begins at 0 again: it has eight digits (EVA-DTS 6.1.2, N0 01 08). */
export const COUNTER_MAX = 99_999_999

/**
 * The value of an element: numbers as integers, a date as `2026-01-31`, a time as `23:59:00`, text without its padding.
 * @returns undefined when it is no such value
 */
export function parseValue(type: FieldType, element: string): number | string | undefined {
  const text = element.trim()
  if (type === 'text') return text
  if (type === 'date') return parseDate(text)
  if (type === 'time') return parseTime(text)
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

/** YYMMDD or YYYYMMDD. Two digits from 80 on are the last century: the oldest machines that run were made then. */
function parseDate(text: string): string | undefined {
  const match = /^(\d{2}|\d{4})(\d{2})(\d{2})$/.exec(text)
  if (match === null) return undefined
  const [, short = '', month = '', day = ''] = match
  const year = short.length === 4 ? short : `${Number(short) >= 80 ? '19' : '20'}${short}`
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`)
  // 2026-02-30 becomes the second of March.
  return Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(day) ? undefined : `${year}-${month}-${day}`
}

/** HHMM or HHMMSS. */
function parseTime(text: string): string | undefined {
  const match = /^([01]\d|2[0-3])([0-5]\d)([0-5]\d)?$/.exec(text)
  return match === null ? undefined : `${match[1]}:${match[2]}:${match[3] ?? '00'}`
}

/** An integer of minor units as a decimal number: `formatMoney(1234, 2)` is `12.34`. */
export function formatMoney(value: number, decimals: number): string {
  const digits = Math.abs(value)
    .toString()
    .padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const sign = value < 0 ? '-' : ''
  return decimals === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(digits.length - decimals)}`
}
