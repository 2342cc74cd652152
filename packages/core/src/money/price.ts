import * as v from 'valibot'
import { divideHalfEven, type Money } from './money.ts'

/** How prices are taxed where a machine stands: the rule of one jurisdiction. */
export interface TaxRule {
  /** Whose rule it is, for the operator's books: `DE`, `US-NY-NYC`. */
  jurisdiction?: string
  /** Parts per million: 190000 is 19 %, 88750 the 8.875 % of New York City. */
  ratePpm: number
  /** Whether prices already hold the tax. */
  inclusive: boolean
  /** Whether the deposit is taxed as the drink is (Germany) or not at all (New York). Left out: it is not. */
  depositTaxed?: boolean
}

/** What one unit costs: net + tax + deposit = total, all in minor units of `currency`. */
export interface Price {
  /** Without tax and deposit. */
  net: number
  /** All of the tax. */
  tax: number
  /** The refundable bottle deposit, without the tax on it. */
  deposit: number
  /** The part of `tax` that is on the deposit. Left out: nothing. */
  depositTax?: number
  /** What the customer pays. */
  total: number
  /** What a promotion or a voucher took off. Left out: nothing. */
  discount?: Discount
  /** ISO 4217. */
  currency: string
}

/** What was taken off a price. */
export interface Discount {
  /** Off the shelf price, in its terms: with the tax where the price holds it. */
  amount: number
  /** Off `net`: what the operator earns less. */
  net: number
  /** The promotion whose price it is. */
  promotionId?: string
  /** The voucher that took a part of it off. */
  voucherId?: string
  /** Its part of `net`. */
  voucherNet?: number
}

/** A rate of 100 %. */
const WHOLE = 1_000_000

/** Input schema of a tax rule. */
export const TaxRuleInput = v.pipe(
  v.object({
    jurisdiction: v.nullish(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40))),
    ratePpm: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(WHOLE)),
    inclusive: v.boolean(),
    depositTaxed: v.optional(v.boolean(), false),
  }),
  v.transform(
    ({ jurisdiction, depositTaxed, ...rule }): TaxRule => ({
      ...rule,
      // Each vend keeps a copy: what goes without saying is left out.
      ...(jurisdiction && { jurisdiction }),
      ...(depositTaxed && { depositTaxed }),
    }),
  ),
)

/**
 * The price of a unit from its shelf price. The deposit is a line of its own, taxed only when the rule says so. The tax
 * of each line is rounded half to even on minor units, by itself: what a bottle brings back does not depend on what
 * was in it.
 */
export function priceOf(shelf: Money, deposit: number, rule: TaxRule): Price {
  const goods = taxed(shelf.amount, rule)
  const bottle = rule.depositTaxed ? taxed(deposit, rule) : { net: deposit, tax: 0 }
  const tax = goods.tax + bottle.tax
  return {
    net: goods.net,
    tax,
    deposit: bottle.net,
    ...(bottle.tax > 0 && { depositTax: bottle.tax }),
    total: goods.net + tax + bottle.net,
    currency: shelf.currency,
  }
}

/** One line: what it is without tax, and its tax. */
function taxed(amount: number, { ratePpm, inclusive }: TaxRule) {
  const tax = divideHalfEven(amount * ratePpm, inclusive ? WHOLE + ratePpm : WHOLE)
  return { net: inclusive ? amount - tax : amount, tax }
}

/** The tax rule alone, of a record that holds more. */
export const taxRuleOf = ({ jurisdiction, ratePpm, inclusive, depositTaxed }: TaxRule): TaxRule => ({
  ratePpm,
  inclusive,
  ...(jurisdiction !== undefined && { jurisdiction }),
  ...(depositTaxed !== undefined && { depositTaxed }),
})
