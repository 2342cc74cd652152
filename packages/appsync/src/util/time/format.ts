import { days, months, type Token, tokenize } from './pattern.ts'
import { dayOfWeek, dayOfWeekInMonth, weekBasedYear, weekOfMonth, weekOfYear } from './week.ts'
import { offsetOf, zoneName } from './zone.ts'

/** An instant as a zone's clocks show it. */
interface Moment {
  epochMs: number
  timeZone: string
  /** Seconds east of UTC. */
  offset: number
  /** A date whose UTC fields are the local ones. */
  local: Date
}

/**
 * An instant in the words of a Java DateTimeFormatter pattern, in English.
 * @throws RangeError for a pattern or a zone that is not known
 */
export function formatDate(epochMs: number, pattern: string, timeZone: string): string {
  const offset = offsetOf(epochMs, timeZone)
  const moment = { epochMs, timeZone, offset, local: new Date(epochMs + offset * 1000) }
  return tokenize(pattern)
    .map((token) => formatToken(token, moment))
    .join('')
}

function formatToken(token: Token, moment: Moment): string {
  if ('literal' in token) return token.literal
  if ('optional' in token) return ''
  const text = fields[token.letter]?.(token.count, moment) ?? ''
  if (token.width > 0 && text.length > token.width) {
    throw new RangeError(`'${text}' is longer than the ${token.width} characters that it is padded to.`)
  }
  return text.padStart(token.width)
}

type Field = (count: number, moment: Moment) => string

const fields: Record<string, Field> = {
  G: (count, { local }) =>
    pick(count, local.getUTCFullYear() > 0 ? ['AD', 'Anno Domini', 'A'] : ['BC', 'Before Christ', 'B']),
  u: (count, { local }) => year(local.getUTCFullYear(), count),
  y: (count, { local }) =>
    year(local.getUTCFullYear() > 0 ? local.getUTCFullYear() : 1 - local.getUTCFullYear(), count),
  Y: (count, { local }) => year(weekBasedYear(local), count),
  M: (count, { local }) => nameOrNumber(count, local.getUTCMonth() + 1, months[local.getUTCMonth()]),
  L: (count, { local }) => nameOrNumber(count, local.getUTCMonth() + 1, months[local.getUTCMonth()]),
  d: (count, { local }) => pad(local.getUTCDate(), count),
  D: (count, { local }) => pad(dayOfYear(local), count),
  Q: (count, { local }) => quarter(count, local),
  q: (count, { local }) => quarter(count, local),
  w: (count, { local }) => pad(weekOfYear(local), count),
  W: (count, { local }) => pad(weekOfMonth(local), count),
  F: (count, { local }) => pad(dayOfWeekInMonth(local), count),
  e: (count, { local }) => nameOrNumber(count, dayOfWeek(local), days[local.getUTCDay()]),
  c: (count, { local }) => nameOrNumber(count, dayOfWeek(local), days[local.getUTCDay()]),
  E: (count, { local }) => textOf(count, days[local.getUTCDay()]),
  a: (_count, { local }) => (local.getUTCHours() < 12 ? 'AM' : 'PM'),
  B: (_count, { local }) => periodOfDay(local.getUTCHours() * 60 + local.getUTCMinutes()),
  H: (count, { local }) => pad(local.getUTCHours(), count),
  k: (count, { local }) => pad(local.getUTCHours() || 24, count),
  K: (count, { local }) => pad(local.getUTCHours() % 12, count),
  h: (count, { local }) => pad(local.getUTCHours() % 12 || 12, count),
  m: (count, { local }) => pad(local.getUTCMinutes(), count),
  s: (count, { local }) => pad(local.getUTCSeconds(), count),
  S: (count, { local }) => pad(local.getUTCMilliseconds(), 3).padEnd(9, '0').slice(0, count),
  A: (count, { local }) => pad(milliOfDay(local), count),
  n: (count, { local }) => pad(local.getUTCMilliseconds() * 1_000_000, count),
  N: (count, { local }) => pad(milliOfDay(local) * 1_000_000, count),
  V: (_count, { timeZone }) => timeZone,
  z: (count, { epochMs, timeZone }) => zoneName(epochMs, timeZone, count === 4 ? 'long' : 'short'),
  O: (count, { offset }) => localizedOffset(count, offset),
  X: (count, { offset }) => (offset === 0 ? 'Z' : offsetText(count, offset)),
  x: (count, { offset }) => offsetText(count, offset),
  Z(count, { offset }) {
    if (count === 4) return localizedOffset(4, offset)
    if (count === 5) return offset === 0 ? 'Z' : offsetText(3, offset)
    return offsetText(2, offset)
  },
}

function year(value: number, count: number): string {
  return count === 2 ? pad(Math.abs(value) % 100, 2) : pad(value, count)
}

function nameOrNumber(count: number, value: number, name: string | undefined): string {
  return count <= 2 ? pad(value, count) : textOf(count, name)
}

/** A name at Java's three lengths: short for up to three letters, full for four, one letter for five. */
function textOf(count: number, name = ''): string {
  return pick(count, [name.slice(0, 3), name, name.slice(0, 1)])
}

function pick(count: number, [short, full, narrow]: [string, string, string]): string {
  if (count <= 3) return short
  return count === 4 ? full : narrow
}

/** The English words of CLDR, as Java has them. */
function periodOfDay(minute: number): string {
  if (minute === 0) return 'midnight'
  if (minute === 720) return 'noon'
  const hour = Math.floor(minute / 60)
  if (hour < 6 || hour >= 21) return 'at night'
  if (hour < 12) return 'in the morning'
  return hour < 18 ? 'in the afternoon' : 'in the evening'
}

function quarter(count: number, local: Date): string {
  const value = Math.floor(local.getUTCMonth() / 3) + 1
  if (count <= 2) return pad(value, count)
  const ordinal = ['1st', '2nd', '3rd', '4th'][value - 1]
  return pick(count, [`Q${value}`, `${ordinal} quarter`, String(value)])
}

/** 1: hours, and minutes if there are any; 2 and 4: `+hhmm`; 3 and 5: `+hh:mm`; 4 and 5 with seconds if there are any. */
function offsetText(count: number, offset: number): string {
  const absolute = Math.abs(offset)
  const [hours, minutes, seconds] = [absolute / 3600, (absolute / 60) % 60, absolute % 60].map((part) =>
    pad(Math.floor(part), 2),
  )
  const colon = count === 3 || count === 5 ? ':' : ''
  const withMinutes = count > 1 || minutes !== '00' ? `${colon}${minutes}` : ''
  const withSeconds = count > 3 && seconds !== '00' ? `${colon}${seconds}` : ''
  return `${offset < 0 ? '-' : '+'}${hours}${withMinutes}${withSeconds}`
}

function localizedOffset(count: number, offset: number): string {
  if (offset === 0) return 'GMT'
  if (count === 4) return `GMT${offsetText(3, offset)}`
  const text = offsetText(3, offset).replace(/:00$/, '')
  return `GMT${text.replace(/^([+-])0/, '$1')}`
}

function dayOfYear(local: Date): number {
  const start = new Date(local)
  start.setUTCMonth(0, 0)
  return Math.round((local.getTime() - start.getTime()) / 86_400_000)
}

function milliOfDay(local: Date): number {
  return (
    ((local.getUTCHours() * 60 + local.getUTCMinutes()) * 60 + local.getUTCSeconds()) * 1000 +
    local.getUTCMilliseconds()
  )
}

function pad(value: number, count: number): string {
  return `${value < 0 ? '-' : ''}${String(Math.abs(value)).padStart(count, '0')}`
}
