import { complain, entities, HOLDING, type Invariant, SOLD, type StateItem, sum, type VendItem } from './evidence.ts'

interface RestockItem {
  machineId: string
  slots: readonly { code: string; added: number }[]
}

/** Part of (7): the units of a vend that did not happen are for sale again, and the machine is free. */
export const unitsAddUp: Invariant = {
  number: 7,
  title: 'the unit of a vend that did not happen is for sale again, and its machine is free',
  check({ items, history }) {
    const vends = entities<VendItem>(items, 'vend')
    const states = history
      .of('machineState')
      .flatMap((versions) => versions.map(({ item }) => item as unknown as StateItem))
    const restocks = entities<RestockItem>(items, 'restock')
    return entities<StateItem>(items, 'machineState').flatMap(({ machineId, activeVendId, stock }) => {
      const here = vends.filter((vend) => vend.machineId === machineId)
      const active = vends.find(({ vendId }) => vendId === activeVendId)
      return [
        ...complain(
          activeVendId === undefined || (active !== undefined && HOLDING.has(active.state)),
          `machine ${machineId} is busy with ${activeVendId}, which is ${active?.state}`,
        ),
        ...Object.entries(stock).flatMap(([slot, units]) => {
          const gone = here.filter((vend) => vend.slot === slot && (HOLDING.has(vend.state) || SOLD.has(vend.state)))
          const added = restocks
            .filter((restock) => restock.machineId === machineId)
            .flatMap(({ slots }) => slots.filter(({ code }) => code === slot).map((line) => line.added))
          const beyond = units + gone.length - sum(added)
          // A machine that is offline may sell what nobody has counted into it: then the stock stands at nothing.
          const uncounted = gone.filter(({ offline }) => offline).length
          const wasEmpty = states.some((state) => state.machineId === machineId && state.stock[slot] === 0)
          return complain(
            beyond === 0 || (beyond > 0 && beyond <= uncounted && wasEmpty),
            `slot ${slot} of machine ${machineId}: ${units} left and ${gone.length} gone of ${sum(added)}`,
          )
        }),
      ]
    })
  },
}
