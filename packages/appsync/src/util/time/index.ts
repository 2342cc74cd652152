import type { Util } from '@aws-appsync/utils'
import { formatDate } from './format.ts'
import { parseDate } from './parse.ts'

/** `util.time`. Patterns are those of Java's DateTimeFormatter; the time zone is UTC unless one is named (IANA). */
export const time: Util['time'] = {
  nowISO8601: () => new Date().toISOString(),
  nowEpochSeconds: () => Math.floor(Date.now() / 1000),
  nowEpochMilliSeconds: () => Date.now(),
  nowFormatted: (pattern: string, timeZone?: string) => formatDate(Date.now(), pattern, timeZone ?? 'UTC'),
  parseFormattedToEpochMilliSeconds: (value: string, pattern: string, timeZone?: string) =>
    parseDate(value, pattern, timeZone),
  parseISO8601ToEpochMilliSeconds,
  epochMilliSecondsToSeconds: (milliseconds) => Math.floor(milliseconds / 1000),
  epochMilliSecondsToISO8601: (milliseconds) => new Date(milliseconds).toISOString(),
  epochMilliSecondsToFormatted: (milliseconds: number, pattern: string, timeZone?: string) =>
    formatDate(milliseconds, pattern, timeZone ?? 'UTC'),
}

/** Needs a date, a time and an offset, as Java's ISO_DATE_TIME does for an instant. */
function parseISO8601ToEpochMilliSeconds(value: string): number {
  const milliseconds = /T.*(?:Z|[+-]\d{2}:?\d{2})$/.test(value) ? Date.parse(value) : Number.NaN
  if (Number.isNaN(milliseconds)) {
    throw new RangeError(
      `'${value}' is no ISO 8601 date and time with an offset, such as 2018-02-01T17:21:05.180+08:00.`,
    )
  }
  return milliseconds
}
