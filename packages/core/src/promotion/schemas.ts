import * as v from 'valibot'
import { Id } from '../db/ids.ts'
import { MoneyInput } from '../money/money.ts'
import { WEEKDAYS } from './promotion.ts'

const Clock = /^([01]\d|2[0-3]):[0-5]\d$/

/** Input schema of a time by the clock, `00:00` to `23:59`. */
const From = v.pipe(v.string(), v.regex(Clock, 'must be a time such as "17:30"'))

/** The same, or the midnight at the day's end. */
const Until = v.pipe(
  v.string(),
  v.check((text) => text === '24:00' || Clock.test(text), 'must be a time such as "19:00", or "24:00"'),
)

const Day = v.pipe(v.string(), v.isoDate(), v.check(isDate, 'must be a date such as "2026-07-01"'))

const isUnique = (list: readonly unknown[]) => new Set(list).size === list.length

const ids = (most: number) =>
  v.pipe(
    v.array(Id),
    v.maxLength(most),
    v.check((list) => isUnique(list), 'names one twice'),
  )

/** Input schema of a discount: exactly one of its fields. */
const Discount = v.pipe(
  v.object({
    percent: v.nullish(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))),
    amount: v.nullish(
      v.pipe(
        MoneyInput,
        v.check(({ amount }) => amount > 0, 'must be at least 1'),
      ),
    ),
    price: v.nullish(MoneyInput),
  }),
  v.check(
    (discount) => Object.values(discount).filter((value) => value !== null && value !== undefined).length === 1,
    'needs exactly one of percent, amount and price',
  ),
)

/** The fields of a promotion that a person gives. */
export const fields = {
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60)),
  discount: Discount,
  productIds: ids(20),
  machineIds: ids(50),
  days: v.pipe(
    v.array(v.picklist(WEEKDAYS)),
    v.check((list) => isUnique(list), 'names one twice'),
  ),
  from: From,
  until: Until,
  startDate: v.nullish(Day),
  endDate: v.nullish(Day),
}

/** A discount as it was given. */
export type DiscountInput = v.InferOutput<typeof Discount>

function isDate(text: string): boolean {
  const day = new Date(text)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

/** Minutes since midnight of a time by the clock. */
export const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

/** A time by the clock of minutes since midnight. */
export const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
