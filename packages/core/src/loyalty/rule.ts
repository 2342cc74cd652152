import * as v from 'valibot'
import type { OperatorRecord } from '../operator/operator.ts'
import type { VendRecord } from '../vend/vend.ts'

/** An operator's rule for points; an operator without one gives none. */
export type LoyaltyRule = NonNullable<OperatorRecord['loyalty']>

const points = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))

/** Input schema of a rule. */
export const LoyaltyRuleInput = v.object({
  /** Points for each major unit of the currency that is spent. */
  pointsPerUnit: points(1, 1000),
  /** Minor units that one point takes off a price. */
  pointValue: points(1, 100_000),
  /** Points for a free drink; none are given away when it is left out. */
  freeDrinkPoints: v.nullish(points(1, 1_000_000)),
})

/** What an amount is in major units: 100 cents are a euro, one yen is a yen. */
const minorUnits = (currency: string): number =>
  10 ** (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2)

/** The points of a completed vend, whole ones: for what was paid, without the deposit, which comes back. */
export const pointsOf = ({ price }: Pick<VendRecord, 'price'>, { pointsPerUnit }: LoyaltyRule): number =>
  Math.floor(((price.net + price.tax) * pointsPerUnit) / minorUnits(price.currency))
