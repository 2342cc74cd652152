import { Cron } from 'croner'

/** A schedule expression that EventBridge Scheduler would refuse. */
export class ScheduleExpressionError extends Error {
  override readonly name = 'ScheduleExpressionError'
}

/** When a schedule runs. Times are milliseconds since 1970. */
export interface Occurrences {
  /** The first time after `after`; undefined when there is none any more. `start` is when the schedule began. */
  next(after: number, start: number): number | undefined
}

const UNITS: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 }

/**
 * Reads `rate(5 minutes)`, `cron(0 8 ? * MON-FRI *)` or `at(2026-11-20T13:00:00)` ("Schedule types on EventBridge
 * Scheduler"). Rates begin at once; the others are on the wall clock of the time zone.
 * @param timezone of the IANA database, for example `Europe/Berlin`
 * @throws ScheduleExpressionError
 */
export const parseSchedule = (expression: string, timezone: string): Occurrences => {
  const wall = wallClock(timezone)
  const [, kind, inner = ''] = /^(rate|cron|at)\((.*)\)$/.exec(expression) ?? []
  if (kind === 'rate') return rate(inner.trim(), expression)
  if (kind === 'cron') return cron(inner.trim(), timezone, wall, expression)
  if (kind === 'at') return once(inner.trim(), wall, expression)
  throw new ScheduleExpressionError(
    `"${expression}" is none of rate(5 minutes), cron(0 8 * * ? *), at(2026-11-20T13:00:00)`,
  )
}

const rate = (text: string, expression: string): Occurrences => {
  const [, count, unit = ''] = /^([1-9]\d*) (minute|hour|day)s?$/.exec(text) ?? []
  if (!count)
    throw new ScheduleExpressionError(`"${expression}" is no rate such as rate(1 minute), rate(2 hours), rate(5 days)`)
  const period = Number(count) * (UNITS[unit] ?? 0)
  return {
    next: (after, start) => (after < start ? start : start + (Math.floor((after - start) / period) + 1) * period),
  }
}

/** Six fields: minutes hours day-of-month month day-of-week year, Sunday being 1. */
const cron = (text: string, timezone: string, wall: WallClock, expression: string): Occurrences => {
  const fields = text.split(/\s+/)
  if (fields.length !== 6)
    throw new ScheduleExpressionError(
      `"${expression}" needs six fields: minutes hours day-of-month month day-of-week year`,
    )
  const [, , dayOfMonth = '', , dayOfWeek = ''] = fields
  if ((dayOfMonth === '?') === (dayOfWeek === '?')) {
    throw new ScheduleExpressionError(`"${expression}" needs ? in exactly one of day-of-month and day-of-week`)
  }
  const pattern = patternOf(fields, timezone, expression)
  const next = (after: number): number | undefined => {
    const found = pattern.nextRun(new Date(after))?.getTime()
    if (found === undefined) return undefined
    // A time that spring skips is skipped, a time that autumn repeats runs once; croner does otherwise.
    return pattern.match(new Date(found)) && !isRepeated(found, wall) ? found : next(found)
  }
  return { next }
}

const patternOf = (fields: readonly string[], timezone: string, expression: string): Cron => {
  const [minutes, hours, dayOfMonth = '', month, dayOfWeek = '', year] = fields
  // A bare L is the last day of the week; 6L, the last Friday of the month, is written 6#L by croner.
  const weekday = dayOfWeek === 'L' ? '7' : dayOfWeek.replace(/^(\w+)L$/, '$1#L')
  const pattern = ['0', minutes, hours, dayOfMonth, month, weekday, year].join(' ')
  try {
    return new Cron(pattern, { timezone, paused: true, mode: '7-part', alternativeWeekdays: true, sloppyRanges: true })
  } catch (error) {
    throw new ScheduleExpressionError(`"${expression}" is no cron expression: ${(error as Error).message}`)
  }
}

/** True for the second of two instants that show the same wall-clock time. */
const isRepeated = (time: number, wall: WallClock): boolean =>
  [30, 60].some((minutes) => wall(time - minutes * 60_000) === wall(time))

/** One time; what is past already never runs. */
const once = (text: string, wall: WallClock, expression: string): Occurrences => {
  const asUtc = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(text) ? Date.parse(`${text}Z`) : Number.NaN
  if (Number.isNaN(asUtc))
    throw new ScheduleExpressionError(`"${expression}" is no time such as at(2026-11-20T13:00:00)`)
  // The zone's offset at the time itself: the second look is right when the first was beyond a change of the clocks.
  const guess = asUtc - (Date.parse(`${wall(asUtc)}Z`) - asUtc)
  const time = asUtc - (Date.parse(`${wall(guess)}Z`) - guess)
  return { next: (after) => (time > after ? time : undefined) }
}

/** The wall-clock time at an instant, as `2026-11-20T13:00:00`. */
type WallClock = (time: number) => string

const wallClock = (timezone: string): WallClock => {
  try {
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short', timeStyle: 'medium' })
    return (time) => format.format(time).replace(' ', 'T')
  } catch {
    throw new ScheduleExpressionError(`"${timezone}" is no time zone such as Europe/Berlin`)
  }
}
