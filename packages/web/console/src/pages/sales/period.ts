import { dayOf } from '../../ui/format.ts'

/** Days in UTC, both of them in it. */
export interface Period {
  from: string
  to: string
}

const DAY = 86_400_000

/** How many days a report may have, as the API has it. */
export const MAX_DAYS = 31

/** How many days a period has. */
export const daysIn = ({ from, to }: Period): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY) + 1

/** The period that ends on this day and has so many days. */
export const last = (days: number, today: string): Period => ({ from: dayOf(Date.parse(today), 1 - days), to: today })

/** The period before, of the same length. */
export const before = (period: Period): Period => {
  const days = daysIn(period)
  return { from: dayOf(Date.parse(period.from), -days), to: dayOf(Date.parse(period.from), -1) }
}

/** The same days, so many days earlier. */
export const earlier = ({ from, to }: Period, days: number): Period => ({
  from: dayOf(Date.parse(from), -days),
  to: dayOf(Date.parse(to), -days),
})

/** Every day of a period. */
export const daysOf = (period: Period): string[] =>
  Array.from({ length: daysIn(period) }, (_, i) => dayOf(Date.parse(period.from), i))

/** What was typed, as a period that the API takes: in its order, and not too long. */
export function periodOf({ from, to }: Period, today: string): Period {
  const end = /^\d{4}-\d\d-\d\d$/.test(to) && to <= today ? to : today
  const start = /^\d{4}-\d\d-\d\d$/.test(from) && from <= end ? from : end
  return daysIn({ from: start, to: end }) > MAX_DAYS ? last(MAX_DAYS, end) : { from: start, to: end }
}
