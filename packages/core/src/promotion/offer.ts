import { type LocalTime, localTime } from '../machine/local-time.ts'
import type { MachineRecord, PlanogramSlot } from '../machine/machine.ts'
import { divideHalfEven } from '../money/money.ts'
import { type Price, priceOf } from '../money/price.ts'
import { WEEKDAYS } from './promotion.ts'

/** A promotion as a machine carries it. */
export type PromotionRule = NonNullable<MachineRecord['promotions']>[number]

/** What prices depend on besides the slot. */
export type Pricing = Pick<MachineRecord, 'currency' | 'tax' | 'timeZone' | 'promotions'>

/** What a slot asks for at a moment. */
export interface Offer {
  /** What the customer pays: `Slot.total` and what `startVend` expects come from here and from nowhere else. */
  price: Price
  /** The shelf price with the promotion. */
  shelf: number
  /** The promotion that counts. */
  rule?: PromotionRule
}

/**
 * What a slot costs at an instant (epoch milliseconds). Of the promotions that are on, the one with the lowest price
 * counts, of equal ones the oldest; they never add up. One that would not make it cheaper does not count. The tax is
 * that of the price that is left; the deposit is not discounted.
 */
export function offerOf(pricing: Pricing, slot: PlanogramSlot, now: number): Offer {
  const { rule, shelf } = bestOf(pricing, slot, now)
  const money = (amount: number) => ({ amount, currency: pricing.currency })
  const price = priceOf(money(shelf), slot.deposit, pricing.tax)
  if (!rule) return { price, shelf }
  const list = priceOf(money(slot.price), slot.deposit, pricing.tax)
  const discount = { amount: slot.price - shelf, net: list.net - price.net, promotionId: rule.promotionId }
  return { price: { ...price, discount }, shelf, rule }
}

function bestOf({ promotions = [], timeZone }: Pricing, slot: PlanogramSlot, now: number) {
  let best: { shelf: number; rule?: PromotionRule } = { shelf: slot.price }
  const rules = promotions.filter(({ productIds }) => productIds.length === 0 || productIds.includes(slot.productId))
  if (rules.length === 0) return best
  const local = localTime(now, timeZone)
  for (const rule of rules) {
    if (!isOn(rule, local)) continue
    const shelf = discounted(rule, slot.price)
    if (shelf < best.shelf || (shelf === best.shelf && best.rule && rule.promotionId < best.rule.promotionId)) {
      best = { shelf, rule }
    }
  }
  return best
}

/** The shelf price with a promotion; percents are rounded half to even. Never below nothing. */
function discounted({ percent, amount, price }: PromotionRule, shelf: number): number {
  if (price !== undefined) return Math.min(price, shelf)
  return Math.max(0, shelf - (amount ?? divideHalfEven(shelf * (percent ?? 0), 100)))
}

/**
 * Whether a promotion is on by a machine's clock. A window over midnight belongs to the day it began on, weekday and
 * dates too: the last night goes on into the morning.
 */
export function isOn(rule: Pick<PromotionRule, 'days' | 'from' | 'until' | 'startDate' | 'endDate'>, local: LocalTime) {
  const { from, until } = rule
  const end = until > from ? until : until + DAY
  const covers = (minute: number) => from <= minute && minute < end
  if (covers(local.minute) && isDay(rule, local.date)) return true
  return covers(local.minute + DAY) && isDay(rule, dayBefore(local.date))
}

/** Minutes. */
const DAY = 24 * 60

function isDay({ days, startDate = '', endDate }: Pick<PromotionRule, 'days' | 'startDate' | 'endDate'>, date: string) {
  if (date < startDate || (endDate !== undefined && date >= endDate)) return false
  return days.length === 0 || days.includes(WEEKDAYS[new Date(date).getUTCDay()] as string)
}

function dayBefore(date: string): string {
  const day = new Date(date)
  day.setUTCDate(day.getUTCDate() - 1)
  return day.toISOString().slice(0, 10)
}
