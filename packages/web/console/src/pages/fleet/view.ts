import type {
  AlertPartsFragment,
  AlertSeverity,
  FleetMachineFragment,
  MachineFilter,
  SumsPartsFragment,
} from '../../generated/graphql.ts'
import { CONDITIONS, conditionOf, type MachineCondition, SEVERITIES } from '../../ui/states.ts'

/** A machine with all that its line and its marker show. */
export interface FleetRow {
  machine: FleetMachineFragment
  condition: MachineCondition
  /** Units in it, and how many a restock fills it up to. */
  stock: number
  par: number
  sums?: SumsPartsFragment
  alerts: number
  worst?: AlertSeverity
}

/** What the address says of the view. */
export interface FleetFilter {
  q: string
  state: string
  place: string
  tag: string
  sort: string
}

/** What the API is asked for by the view; `undefined`: the whole fleet. */
export function askedFor({ q, state, place, tag }: Omit<FleetFilter, 'sort'>): MachineFilter | undefined {
  const text = q.trim().slice(0, 100)
  const condition = state in CONDITIONS ? (state as MachineCondition) : undefined
  const alarmed = state === 'ALERTS'
  if (!text && !condition && !alarmed && !place && !tag) return undefined
  return {
    ...(text && { text }),
    ...(condition && { conditions: [condition] }),
    ...(alarmed && { openAlerts: true }),
    ...(place && { place }),
    ...(tag && { tag }),
  }
}

const URGENCY = Object.keys(SEVERITIES) as AlertSeverity[]

/** The machines with their alerts and the sales of the day. */
export function rowsOf(
  machines: readonly FleetMachineFragment[],
  alerts: readonly AlertPartsFragment[],
  sales: readonly { key: string; sums: SumsPartsFragment }[],
): FleetRow[] {
  const alertsOf = Map.groupBy(alerts, ({ machineId }) => machineId)
  const sumsOf = new Map(sales.map(({ key, sums }) => [key, sums]))
  return machines.map((machine) => {
    const own = alertsOf.get(machine.id) ?? []
    const worst = URGENCY.find((severity) => own.some((alert) => alert.severity === severity))
    const sums = sumsOf.get(machine.id)
    return {
      machine,
      condition: conditionOf(machine),
      stock: machine.slots.reduce((sum, { stock }) => sum + stock, 0),
      par: machine.slots.reduce((sum, { parLevel }) => sum + parLevel, 0),
      ...(sums && { sums }),
      alerts: own.length,
      ...(worst && { worst }),
    }
  })
}

/** The rows that the filter leaves, in its order. */
export function filterRows(rows: readonly FleetRow[], filter: FleetFilter): FleetRow[] {
  const words = filter.q.toLowerCase().split(/\s+/).filter(Boolean)
  const kept = rows.filter(({ machine, condition, alerts }) => {
    const text = [machine.name, machine.place, machine.code, ...machine.tags].join(' ').toLowerCase()
    return (
      words.every((word) => text.includes(word)) &&
      (filter.state === '' || filter.state === condition || (filter.state === 'ALERTS' && alerts > 0)) &&
      (filter.place === '' || machine.place === filter.place) &&
      (filter.tag === '' || machine.tags.includes(filter.tag))
    )
  })
  return kept.sort(ORDERS[filter.sort] ?? ORDERS.name)
}

const byName = (a: FleetRow, b: FleetRow) => a.machine.name.localeCompare(b.machine.name, undefined, { numeric: true })

const share = ({ stock, par }: FleetRow) => (par === 0 ? 1 : stock / par)

const urgency = ({ worst }: FleetRow) => (worst ? URGENCY.indexOf(worst) : URGENCY.length)

type Order = (a: FleetRow, b: FleetRow) => number

const ORDERS: Record<string, Order> & { name: Order } = {
  name: byName,
  stock: (a, b) => share(a) - share(b) || byName(a, b),
  sales: (a, b) => (b.sums?.total.amount ?? 0) - (a.sums?.total.amount ?? 0) || byName(a, b),
  alerts: (a, b) => urgency(a) - urgency(b) || b.alerts - a.alerts || byName(a, b),
}

/** What can be chosen in the filter, in alphabetical order: what is chosen already, and what the machines have that are known. */
export const choicesOf = (
  machines: readonly Pick<FleetMachineFragment, 'place' | 'tags'>[],
  { place, tag }: Pick<FleetFilter, 'place' | 'tag'>,
) => ({
  places: [...new Set([...machines.map((machine) => machine.place), ...(place ? [place] : [])])].sort(),
  tags: [...new Set([...machines.flatMap(({ tags }) => tags), ...(tag ? [tag] : [])])].sort(),
  states: [
    ...Object.entries(CONDITIONS).map(([value, { label }]) => ({ value, label })),
    { value: 'ALERTS', label: 'With open alerts' },
  ],
})

/** What a person has to know of the rows as long as there are more machines than are here; nothing when all are. */
export function partWords(count: number, { loading, isHeld }: { loading: boolean; isHeld: boolean }): string {
  if (!loading && !isHeld) return ''
  const rest = isHeld ? 'there are more' : 'more are on their way'
  return `${count} machines so far, in order among themselves; ${rest}.`
}
