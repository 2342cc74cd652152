import type { LowStockRecord } from '@dispense/core'
import type { LowStock } from './generated/types.ts'

/** What resolvers hand on for a LowStock. */
export type LowStockModel = Omit<LowStock, 'machine'>

/** A machine's low and empty slots as the API shows them. */
export const toLowStock = ({ machineId, slots, changedAt }: LowStockRecord): LowStockModel => ({
  machineId,
  slots: Object.entries(slots)
    .map(([code, level]) => ({ code, level }))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1)),
  changedAt,
})
