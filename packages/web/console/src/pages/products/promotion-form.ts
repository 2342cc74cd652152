import type {
  CreatePromotionInput,
  DiscountInput,
  PromotionPartsFragment,
  UpdatePromotionInput,
  Weekday,
} from '../../generated/graphql.ts'
import { decimalText, formatMoney, parseAmount } from '../../ui/format.ts'

/** How a promotion lowers a price. */
export type DiscountKind = 'percent' | 'amount' | 'price'

/** A promotion as its form has it. */
export interface PromotionForm {
  name: string
  kind: DiscountKind
  /** Percent, or an amount. */
  value: string
  productIds: string[]
  machineIds: string[]
  days: Weekday[]
  from: string
  until: string
  /** Days; empty: none. */
  startDate: string
  endDate: string
}

/** The days of a week, as the API names them. */
export const WEEKDAYS: readonly Weekday[] = [
  ...(['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const),
]

/** A day's name, for example `Monday`. */
export const dayName = (day: Weekday): string => day.slice(0, 1) + day.slice(1).toLowerCase()

/** The form of a promotion, or of a new one. */
export function formOf(promotion?: PromotionPartsFragment): PromotionForm {
  if (!promotion) {
    return { ...EMPTY }
  }
  const { name, discount, productIds, machineIds, days, from, until, startDate, endDate } = promotion
  const kind = discount.amount ? 'amount' : discount.price ? 'price' : 'percent'
  const money = discount.amount ?? discount.price
  return {
    ...{ name, kind, productIds: [...productIds], machineIds: [...machineIds], days: [...days], from, until },
    value: money ? decimalText(money) : String(discount.percent ?? ''),
    ...{ startDate: startDate ?? '', endDate: endDate ?? '' },
  }
}

const EMPTY: PromotionForm = {
  ...{ name: '', kind: 'percent', value: '20', productIds: [], machineIds: [], days: [] },
  ...{ from: '17:00', until: '19:00', startDate: '', endDate: '' },
}

/** What is wrong with the form; nothing when it can be saved. */
export function wrongIn(
  { name, kind, value, from, until, startDate, endDate }: PromotionForm,
  currency: string,
): string[] {
  const percent = /^\d{1,3}$/.test(value) ? Number(value) : 0
  const amount = parseAmount(value, currency)
  return [
    ...(name.trim() === '' ? ['It needs a name.'] : []),
    ...(kind === 'percent' && (percent < 1 || percent > 100) ? ['The percentage has to be 1 to 100.'] : []),
    ...(kind !== 'percent' && amount === undefined ? [`The amount is none in ${currency}.`] : []),
    ...(/^([01]\d|2[0-3]):[0-5]\d$/.test(from) ? [] : ['It has to begin at a time such as 17:00.']),
    ...(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(until) ? [] : ['It has to end at a time such as 19:00.']),
    ...(startDate && endDate && endDate <= startDate ? ['It has to end after it begins.'] : []),
  ]
}

const discountOf = ({ kind, value }: PromotionForm, currency: string): DiscountInput =>
  kind === 'percent' ? { percent: Number(value) } : { [kind]: { amount: parseAmount(value, currency) ?? 0, currency } }

const shared = (form: PromotionForm, currency: string) => {
  const { name, productIds, machineIds, days, from, until } = form
  return { name, productIds, machineIds, days, from, until, discount: discountOf(form, currency) }
}

/** A new promotion as the API takes it. */
export const creationOf = (form: PromotionForm, currency: string, idempotencyKey: string): CreatePromotionInput => ({
  ...shared(form, currency),
  ...(form.startDate && { startDate: form.startDate }),
  ...(form.endDate && { endDate: form.endDate }),
  enabled: true,
  idempotencyKey,
})

/** A changed promotion as the API takes it: a date that was emptied is taken away. */
export const updateOf = (promotionId: string, form: PromotionForm, currency: string): UpdatePromotionInput => ({
  promotionId,
  ...shared(form, currency),
  startDate: form.startDate || null,
  endDate: form.endDate || null,
})

type Scope = Pick<PromotionPartsFragment, 'productIds' | 'machineIds'>

/** For what a promotion is, in words. */
export const scopeWords = ({ productIds, machineIds }: Scope): string =>
  `${counted(productIds.length, 'product')}, ${counted(machineIds.length, 'machine')}`

const counted = (count: number, what: string) =>
  count === 0 ? `all ${what}s` : `${count} ${what}${count === 1 ? '' : 's'}`

type Hours = Pick<PromotionPartsFragment, 'days' | 'from' | 'until'>

/** When in a week a promotion is on, in words. */
export const hoursWords = ({ days, from, until }: Hours): string =>
  `${days.length === 0 || days.length === 7 ? 'Every day' : days.map((day) => dayName(day).slice(0, 3)).join(', ')}, ${from} to ${until}`

/** What the form would do, in words; it has no fault. */
export const summaryOf = (form: PromotionForm, currency: string): [string, string][] => {
  const { percent, amount, price } = discountOf(form, currency)
  return [
    ['It takes off', discountWords({ percent: percent ?? null, amount: amount ?? null, price: price ?? null })],
    ['When', hoursWords(form)],
    ['For', scopeWords(form)],
  ]
}

/** What a promotion takes off, in words. */
export function discountWords({ percent, amount, price }: PromotionPartsFragment['discount']): string {
  if (amount) return `${formatMoney(amount)} less`
  return price ? `for ${formatMoney(price)}` : `${percent} % less`
}
