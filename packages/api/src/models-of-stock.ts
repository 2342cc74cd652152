import type { LowStockRecord, MachinePlan } from '@dispense/core'
import type { LowStock, RestockPlanMachine, RestockPlanProduct } from './generated/types.ts'
import { type MachineModel, toMachine, toSlot } from './models.ts'

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

/** What resolvers hand on for a RestockPlanMachine. */
export type RestockPlanMachineModel = Omit<RestockPlanMachine, 'machine'> & { machine: MachineModel }

/** What a tour brings, machine by machine and of each product together, as the API shows it at an instant (epoch milliseconds). */
export function toRestockPlan(
  plans: readonly MachinePlan[],
  now: number,
): { machines: RestockPlanMachineModel[]; products: RestockPlanProduct[] } {
  const machines = plans.map(({ machine, lines }): RestockPlanMachineModel => {
    const model = toMachine(machine)
    return {
      machine: model,
      units: lines.reduce((sum, { units }) => sum + units, 0),
      slots: lines.map(({ slot, ...line }) => ({ ...line, slot: toSlot(slot, model.pricing, machine.state, now) })),
    }
  })
  const needed = machines.flatMap(({ slots }) => slots)
  const products = [...Map.groupBy(needed, ({ slot }) => slot.product.id).values()].map((of): RestockPlanProduct => {
    const [first] = of as [(typeof of)[number]]
    return { product: first.slot.product, units: of.reduce((sum, { units }) => sum + units, 0) }
  })
  return { machines, products: products.toSorted((a, b) => a.product.name.localeCompare(b.product.name, 'en')) }
}
