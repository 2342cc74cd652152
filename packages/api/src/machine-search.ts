import { all, type Context, type Page } from '@dispense/appsync'
import {
  type AlertRecord,
  alertsOfMachine,
  conditionOf,
  cursorAfter,
  isDescribedBy,
  type MachineFilter,
  type MachineRecord,
  type MachineStateRecord,
  type MachineView,
  openAlertsToLookAt,
  statesOf,
} from '@dispense/core'

/** What the steps of `Query.machines` hand to each other. */
export interface Search extends Record<string, unknown> {
  operatorId: string
  /** What the machines are looked for by; `undefined`: they are listed. */
  filter: MachineFilter | undefined
  /** Those that were looked at, whose description fits. */
  fitting: MachineRecord[]
  /** Whether more alerts are open than were looked at, so that each machine without one is asked for its own. */
  moreAlerts: boolean
  /** The machines that are known to have an open alert. */
  alarmed: Readonly<Record<string, boolean>>
  /** Their states by id, when it takes them to know what fits, or they are shown. */
  states: States
  /** Where looking goes on. */
  cursor: string | null
}

/** Those of a page's machines whose description fits. */
export const describedBy = (page: Page<MachineRecord>, filter: MachineFilter | undefined) => ({
  fitting: page.items.filter((machine) => !filter || isDescribedBy(machine, filter)),
  cursor: page.cursor,
})

type Step<Result> = Context<object, unknown, Result, Search>

/** Which of them have open alerts is seen by the operator's open alerts together: a machine has none of its own read, as a rule. */
export const readOpenAlerts = {
  request: ({ stash: { filter, fitting, operatorId } }: Step<unknown>) =>
    filter?.openAlerts != null && fitting.length > 0 ? openAlertsToLookAt(operatorId) : null,
  response: ({ stash, result }: Step<Page<AlertRecord> | null>) => {
    const { filter, fitting } = stash
    if (!result || filter?.openAlerts == null) return
    const alarmed = Object.fromEntries(result.items.map(({ machineId }) => [machineId, true]))
    stash.moreAlerts = result.cursor !== null
    stash.alarmed = alarmed
    if (!stash.moreAlerts) stash.fitting = fitting.filter(isAlarmed(alarmed, filter.openAlerts))
  },
}

/** Those of whom the operator's first thousand open alerts say nothing are asked for one of their own. */
export const readOtherAlerts = {
  request: ({ stash: { fitting, operatorId, moreAlerts, alarmed } }: Step<unknown>) => {
    const others = moreAlerts ? fitting.filter(({ machineId }) => !alarmed[machineId]) : []
    const first = { limit: 1 }
    return others.length > 0
      ? all(
          Object.fromEntries(
            others.map(({ machineId }) => [machineId, alertsOfMachine(operatorId, machineId, 'OPEN', first)]),
          ),
        )
      : null
  },
  response: ({ stash, result }: Step<Record<string, Page<AlertRecord>> | null>) => {
    const { filter, fitting, moreAlerts, alarmed } = stash
    if (!moreAlerts || filter?.openAlerts == null) return
    const own = Object.entries(result ?? {}).map(([machineId, { items }]) => [machineId, items.length > 0])
    stash.fitting = fitting.filter(isAlarmed({ ...alarmed, ...Object.fromEntries(own) }, filter.openAlerts))
  },
}

const isAlarmed =
  (alarmed: Readonly<Record<string, boolean>>, wanted: boolean) =>
  ({ machineId }: MachineRecord): boolean =>
    (alarmed[machineId] ?? false) === wanted

/** What a machine shows of its state, as `selectionSetList` has it. */
const OF_STATE = ['status', 'slots', 'busy', 'lastSeenAt', 'silenceSeconds', 'salesStoppedAt'].map(
  (field) => `items/${field}`,
)

/** Whether they are read here, together: else each field of each machine asks for its own, in one call with the machines' operator. */
const readsShown = ({ selectionSetList }: { readonly selectionSetList: readonly string[] }): boolean =>
  OF_STATE.some((path) => selectionSetList.includes(path)) && !selectionSetList.includes('items/operator')

/** A condition needs the states of all whose description fits; without one, those that are shown are read. */
export const readStates = {
  request: ({ stash: { filter, fitting }, args, info }: Context<{ limit: number }, unknown, unknown, Search>) => {
    const shown = readsShown(info) ? fitting.slice(0, args.limit) : []
    const wanted = filter?.conditions ? fitting : shown
    return wanted.length > 0 ? statesOf(wanted.map(({ machineId }) => machineId)) : null
  },
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
    const view = state ? { ...machine, state } : machine
    const isWanted = !filter?.conditions || (state && filter.conditions.includes(conditionOf(machine, state, now)))
    return isWanted ? [view] : []
  })
  const last = items[limit - 1]
  return items.length > limit && last ? { items: items.slice(0, limit), cursor: cursorAfter(last) } : { items, cursor }
}
