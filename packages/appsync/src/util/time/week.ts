/*
 * Java's localized weeks in English of the United States, which is AppSync's locale: a week begins on Sunday, and the
 * first one of a year or month is the one that holds its first day. Dates are those whose UTC fields are the local ones.
 */

const day = 86_400_000

/** `e` and `c`: Sunday is 1. */
export function dayOfWeek(date: Date): number {
  return date.getUTCDay() + 1
}

/** `Y`: the year that the date's week belongs to. The week that holds 1 January is the first of the new year. */
export function weekBasedYear(date: Date): number {
  return new Date(date.getTime() + (6 - date.getUTCDay()) * day).getUTCFullYear()
}

/** `w`. */
export function weekOfYear(date: Date): number {
  return 1 + Math.floor((date.getTime() - startOfWeekYear(weekBasedYear(date))) / (7 * day))
}

/** `W`. */
export function weekOfMonth(date: Date): number {
  const first = new Date(date)
  first.setUTCDate(1)
  return 1 + Math.floor((date.getUTCDate() - 1 + first.getUTCDay()) / 7)
}

/** `F`: the how manieth of its weekday it is in the month, as Java 19 and newer count it. */
export function dayOfWeekInMonth(date: Date): number {
  return Math.floor((date.getUTCDate() - 1) / 7) + 1
}

/** The milliseconds of a day by week-based year, week and day of the week. */
export function fromWeek(year: number, week: number, weekday: number): number {
  return startOfWeekYear(year) + ((week - 1) * 7 + weekday - 1) * day
}

/** The milliseconds of a day by its week in the month (`W`) and its day of the week. */
export function fromWeekOfMonth(year: number, month: number, week: number, weekday: number): number {
  const first = utc(year, month, 1)
  return first.getTime() + ((week - 1) * 7 + weekday - 1 - first.getUTCDay()) * day
}

/** The milliseconds of the first, second, ... (`F`) such day of the week of a month. */
export function fromDayOfWeekInMonth(year: number, month: number, nth: number, weekday: number): number {
  const first = utc(year, month, 1)
  return first.getTime() + ((nth - 1) * 7 + ((weekday - 1 - first.getUTCDay() + 7) % 7)) * day
}

function startOfWeekYear(year: number): number {
  const first = utc(year, 0, 1)
  return first.getTime() - first.getUTCDay() * day
}

function utc(year: number, month: number, dayOfMonth: number): Date {
  const date = new Date(0)
  date.setUTCFullYear(year, month, dayOfMonth)
  return date
}
