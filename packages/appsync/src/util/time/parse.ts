import { days, months, type Token, tokenize } from './pattern.ts'
import { fromDayOfWeekInMonth, fromWeek, fromWeekOfMonth } from './week.ts'
import { localToEpoch, parseOffset } from './zone.ts'

/** What was read, by pattern letter. */
type Read = Record<string, string>

/**
 * The instant that a text names, in epoch milliseconds. Names are English; parts that the pattern leaves out are the
 * first of their kind (January, day 1, midnight).
 * @param timeZone where the text holds no offset or zone of its own
 * @throws RangeError when the text does not have the pattern, or nothing says where it is that time
 */
export function parseDate(value: string, pattern: string, timeZone?: string): number {
  const tokens = tokenize(pattern)
  const match = new RegExp(`^${tokens.map(toRegExp).join('')}$`).exec(value)
  if (!match) throw new RangeError(`'${value}' does not have the pattern '${pattern}'.`)
  const read: Read = {}
  for (const [name, text] of Object.entries(match.groups ?? {})) {
    if (text !== undefined) read[name] = text
  }
  const local = localMilliseconds(read, value)
  const offset = parseOffset(
    (read.X ?? read.x ?? read.Z ?? read.O ?? '').replace(/^GMT(?=.)/, '').replace(/^GMT$/, 'Z'),
  )
  if (offset !== undefined) return local - offset * 1000
  const zone = read.V ?? read.z ?? timeZone
  if (zone === undefined) {
    throw new RangeError(`Neither '${pattern}' nor a third argument says in which time zone it is '${value}'.`)
  }
  return localToEpoch(local, zone)
}

function toRegExp(token: Token): string {
  if ('optional' in token) return token.optional === 'start' ? '(?:' : ')?'
  if ('literal' in token) return token.literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const group = `(?<${token.letter}>${expressionOf(token.letter, token.count)})`
  return token.width > 0 ? `(?=.{${token.width}}) *${group}` : group
}

function expressionOf(letter: string, count: number): string {
  if ('ML'.includes(letter) && count > 2) return names(months, count)
  if (letter === 'E' || ('ec'.includes(letter) && count > 2)) return names(days, count)
  if (letter === 'a') return 'AM|PM'
  if (letter === 'G') return 'AD|BC'
  if (letter === 'V') return '[A-Za-z]+(?:/[A-Za-z_+-]+)*'
  if (letter === 'z') return 'UTC|GMT'
  if ('XxZO'.includes(letter)) return String.raw`Z|(?:GMT)?[+-]\d{1,2}(?::?\d{2}){0,2}|GMT`
  if ('uyY'.includes(letter)) return count === 2 ? String.raw`\d{2}` : String.raw`-?\d{${Math.min(count, 4)},9}`
  return count === 1 ? String.raw`\d{1,9}` : String.raw`\d{${count}}`
}

function names(all: readonly string[], count: number): string {
  return all.map((name) => (count === 4 ? name : name.slice(0, 3))).join('|')
}

/** The fields as if they were UTC. */
function localMilliseconds(read: Read, value: string): number {
  const date = new Date(dayOf(read, value))
  const fraction = Number((read.S ?? '0').padEnd(3, '0').slice(0, 3))
  date.setUTCHours(hourOf(read), numberOf(read.m, 0), numberOf(read.s, 0), fraction)
  return date.getTime()
}

/** The day by the fields that say it: week-based year and week, day of the year, week of the month, or day of the month. */
function dayOf(read: Read, value: string): number {
  const weekday = weekdayOf(read)
  if (read.w !== undefined) return fromWeek(yearOf(read.Y ?? read.u ?? read.y), Number(read.w), weekday)
  const year = yearOf(read.u ?? read.y)
  const month = monthOf(read.M ?? read.L)
  if (read.W !== undefined) return fromWeekOfMonth(year, month, Number(read.W), weekday)
  if (read.F !== undefined) return fromDayOfWeekInMonth(year, month, Number(read.F), weekday)
  const date = new Date(0)
  if (read.D !== undefined) return date.setUTCFullYear(year, 0, Number(read.D))
  date.setUTCFullYear(year, month, numberOf(read.d, 1))
  if (date.getUTCMonth() !== month) throw new RangeError(`There is no such day: '${value}'.`)
  return date.getTime()
}

/** Sunday is 1, and what is meant when nothing says a day. */
function weekdayOf(read: Read): number {
  const text = read.e ?? read.c ?? read.E ?? '1'
  const named = days.findIndex((name) => name === text || name.slice(0, 3) === text)
  return named >= 0 ? named + 1 : Number(text)
}

function numberOf(text: string | undefined, otherwise: number): number {
  return text === undefined ? otherwise : Number(text)
}

function yearOf(text = '1970'): number {
  // Java's two-digit years are those from 2000 on.
  return text.length === 2 ? 2000 + Number(text) : Number(text)
}

function monthOf(text = '1'): number {
  const named = months.findIndex((name) => name === text || name.slice(0, 3) === text)
  return named >= 0 ? named : Number(text) - 1
}

function hourOf(read: Read): number {
  if (read.H !== undefined) return Number(read.H)
  if (read.k !== undefined) return Number(read.k) % 24
  const half = read.h === undefined ? numberOf(read.K, 0) : Number(read.h) % 12
  return half + (read.a === 'PM' ? 12 : 0)
}
