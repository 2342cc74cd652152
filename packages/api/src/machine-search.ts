import { all, type Context, type Page } from '@dispense/appsync'
import {
  conditionOf,
  cursorAfter,
  isDescribedBy,
  type MachineFilter,
  type MachineRecord,
  type MachineStateRecord,
  type MachineView,
  stateOf,
} from '@dispense/core'

/** What the steps of `Query.machines` hand to each other. */
export interface Search extends Record<string, unknown> {
  operatorId: string
  /** What the machines are looked for by; `undefined`: they are listed. */
  filter: MachineFilter | undefined
  /** Those that were looked at, whose description fits. */
  fitting: MachineRecord[]
  /** Their states by id, when it takes them to know what fits. */
  states: States
  /** Where looking goes on. */
  cursor: string | null
}

/** Those of a page's machines whose description fits. */
export const describedBy = (page: Page<MachineRecord>, filter: MachineFilter | undefined) => ({
  fitting: page.items.filter((machine) => !filter || isDescribedBy(machine, filter)),
  cursor: page.cursor,
})

/** Only a condition needs the states, and only of those whose description fits. */
export const readStates = {
  request: ({ stash: { filter, fitting } }: Context<object, unknown, unknown, Search>) =>
    filter?.conditions && fitting.length > 0
      ? all(Object.fromEntries(fitting.map(({ machineId }) => [machineId, stateOf(machineId)])))
      : null,
  response: ({ stash, result }: Context<object, unknown, States | null, Search>) => {
    stash.states = result ?? {}
  },
}

type States = Readonly<Record<string, MachineStateRecord>>

/**
 * The page of those that fit, also by their condition (now in epoch milliseconds). More than were asked for are left for the next
 * page, which goes on after the last that was given.
 */
export function pageOfFitting(
  { filter, fitting, states, cursor }: Search,
  limit: number,
  now: number,
): { items: MachineView[]; cursor: string | null } {
  const items = fitting.flatMap((machine): MachineView[] => {
    const state = states[machine.machineId]
    if (!filter?.conditions) return [machine]
    return state && filter.conditions.includes(conditionOf(machine, state, now)) ? [{ ...machine, state }] : []
  })
  const last = items[limit - 1]
  return items.length > limit && last ? { items: items.slice(0, limit), cursor: cursorAfter(last) } : { items, cursor }
}
