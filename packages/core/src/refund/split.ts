import { divideHalfEven } from '../money/money.ts'
import type { Price } from '../money/price.ts'

/** The lines of a price, or of a part of it, in minor units. */
export type Lines = Pick<Price, 'net' | 'tax' | 'deposit'>

/**
 * What a refund gives back of each line when `before` was given back already and `after` will be then, both of the
 * total. Each line has its share of all that was given back, rounded half to even; so parts add up to the whole price,
 * however it is cut, and none is negative.
 */
export function refundLines(price: Price, before: number, after: number): Lines {
  const [one, other] = [linesOf(price, before), linesOf(price, after)]
  return { net: other.net - one.net, tax: other.tax - one.tax, deposit: other.deposit - one.deposit }
}

/** The deposit's share first, then the tax's share of the rest: each grows with what is given back, and so does the net. */
function linesOf({ tax, deposit, total }: Price, refunded: number): Lines {
  const ofDeposit = shareOf(deposit, refunded, total)
  const rest = refunded - ofDeposit
  const ofTax = shareOf(tax, rest, total - deposit)
  return { net: rest - ofTax, tax: ofTax, deposit: ofDeposit }
}

const shareOf = (line: number, part: number, whole: number) => (whole === 0 ? 0 : divideHalfEven(line * part, whole))
