import * as v from 'valibot'

/** An amount in minor units of an ISO 4217 currency. */
export interface Money {
  /** Whole minor units: cents for EUR, yen for JPY. */
  amount: number
  /** ISO 4217. */
  currency: string
}

/** How prices are taxed where a machine stands. */
export interface TaxRule {
  /** Hundredths of a percent: 1900 is 19 %. */
  rateBasisPoints: number
  /** Whether prices already hold the tax. */
  inclusive: boolean
}

/** What one unit costs: net + tax + deposit = total, all in minor units of `currency`. */
export interface Price {
  /** Without tax and deposit. */
  net: number
  /** The tax. */
  tax: number
  /** The refundable bottle deposit. */
  deposit: number
  /** What the customer pays. */
  total: number
  /** ISO 4217. */
  currency: string
}

/** The most that one amount may be: 10 million minor units keep every sum far inside GraphQL's 32-bit Int. */
export const MAX_AMOUNT = 10_000_000

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))

/** Input schema of a currency: an ISO 4217 code in capitals. */
export const Currency = v.pipe(
  v.string(),
  v.check((code) => CURRENCIES.has(code), 'must be an ISO 4217 code such as "EUR"'),
)

/** Input schema of a number of minor units: 0 to `MAX_AMOUNT`. */
export const Amount = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_AMOUNT))

/** Input schema of an amount of money. */
export const MoneyInput = v.object({ amount: Amount, currency: Currency })

/** Input schema of a tax rule. */
export const TaxRuleInput = v.object({
  rateBasisPoints: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)),
  inclusive: v.boolean(),
})

/**
 * The price of a unit from its shelf price. The deposit is a line of its own and is not taxed. The tax is rounded half
 * to even on minor units.
 */
export function priceOf(shelf: Money, deposit: number, tax: TaxRule): Price {
  const base = tax.inclusive ? 10_000 + tax.rateBasisPoints : 10_000
  const taxed = divideHalfEven(shelf.amount * tax.rateBasisPoints, base)
  const net = tax.inclusive ? shelf.amount - taxed : shelf.amount
  return { net, tax: taxed, deposit, total: net + taxed + deposit, currency: shelf.currency }
}

/**
 * `dividend / divisor` rounded to a whole number, a half to the even neighbour. Both are whole and not negative, and
 * the dividend is at most 2^53 - 1, so nothing is lost.
 */
export function divideHalfEven(dividend: number, divisor: number): number {
  const quotient = Math.floor(dividend / divisor)
  const twice = (dividend % divisor) * 2
  const up = twice > divisor || (twice === divisor && quotient % 2 === 1)
  return up ? quotient + 1 : quotient
}
