export { DEFAULTS, type Fleet } from './fleet.ts'
export {
  type BreakEven,
  breakEven,
  type Line,
  type Month,
  monthOf,
  type OperationLine,
  plainRequests,
  type Servers,
} from './month.ts'
export { type Prices, pricesOf, REGIONS } from './prices.ts'
