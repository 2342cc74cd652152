export { DEFAULTS, type Fleet, MEMORY_GB } from './fleet.ts'
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
export { type Prices, pricesNear, pricesOf, REGIONS } from './prices.ts'
