import { defineScalar } from './scalar.ts'

/** Years as Java writes them: four digits, more only with their sign, and there is no year minus zero. */
const year = String.raw`(?<year>(?!-0+-)(?:-?\d{4}|[+-]\d{5,9}))`
const date = String.raw`${year}-(?<month>\d{2})-(?<day>\d{2})`
const time = String.raw`(?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.\d{1,9})?)?`
const offset = String.raw`(?:Z|[+-](?<offsetHour>\d{2}):(?<offsetMinute>\d{2})(?::(?<offsetSecond>\d{2}))?)`

const datePattern = new RegExp(`^${date}${offset}?$`)
const timePattern = new RegExp(`^${time}${offset}?$`)
const dateTimePattern = new RegExp(`^${date}T${time}${offset}$`)

/** `AWSDate`: `2026-11-22`, with an optional offset. */
export const AWSDate = defineScalar({
  name: 'AWSDate',
  description: 'A date: `2026-11-22`, with an optional offset.',
  expected: "YYYY-MM-DD, optionally with an offset ('Z', '+01:00')",
  parse: (value) => matching(value, datePattern),
})

/** `AWSTime`: `15:34:00.000`, with an optional offset. */
export const AWSTime = defineScalar({
  name: 'AWSTime',
  description: 'A time of day: `15:34:00.000`, with an optional offset.',
  expected: "hh:mm:ss, optionally with 1 to 9 fraction digits and an offset ('Z', '+01:00')",
  parse: (value) => matching(value, timePattern),
})

/** `AWSDateTime`: `2026-11-22T15:34:00.000Z`; the offset is compulsory. */
export const AWSDateTime = defineScalar({
  name: 'AWSDateTime',
  description: 'A date and time with its offset: `2026-11-22T15:34:00.000Z`.',
  expected: "YYYY-MM-DDThh:mm:ss with an offset ('Z', '+01:00'), optionally with 1 to 9 fraction digits",
  parse: (value) => matching(value, dateTimePattern),
})

/** `AWSTimestamp`: whole seconds since 1970-01-01T00:00Z. */
export const AWSTimestamp = defineScalar({
  name: 'AWSTimestamp',
  description: 'Seconds since 1970-01-01T00:00Z; may be negative.',
  expected: 'a whole number of seconds since 1970-01-01T00:00Z',
  parse: (value) => (Number.isSafeInteger(value) ? (value as number) : undefined),
})

/** No zone is further from UTC than 18 hours (Java's ZoneOffset). */
const maxOffsetSeconds = 18 * 3600

/** The text itself when it has the pattern and every part is a number that a calendar and a clock know. */
function matching(value: unknown, pattern: RegExp): string | undefined {
  if (typeof value !== 'string') return undefined
  const parts = pattern.exec(value)?.groups
  if (!parts) return undefined
  const number = (name: string) => Number(parts[name] ?? 0)
  const clock = number('hour') < 24 && number('minute') < 60 && number('second') < 60
  const offsetSeconds = number('offsetHour') * 3600 + number('offsetMinute') * 60 + number('offsetSecond')
  const zone = number('offsetMinute') < 60 && number('offsetSecond') < 60 && offsetSeconds <= maxOffsetSeconds
  return clock && zone && isDay(parts) ? value : undefined
}

function isDay(parts: Record<string, string>): boolean {
  if (parts.year === undefined) return true
  const day = new Date(0)
  const month = Number(parts.month) - 1
  // The calendar repeats every 400 years, and JavaScript's dates end long before year 999999999.
  day.setUTCFullYear((Number(parts.year) % 400) + 400, month, Number(parts.day))
  return day.getUTCMonth() === month && day.getUTCDate() === Number(parts.day)
}
