import * as v from 'valibot'

/** An amount in minor units of an ISO 4217 currency. */
export interface Money {
  /** Whole minor units: cents for EUR, yen for JPY. */
  amount: number
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
