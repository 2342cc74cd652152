import type { Comparison, Reading } from '@dispense/dex'
import type { AuditRead } from './audit.ts'

/** What the counters of two reads say, besides when they were read. */
export type Counted = Omit<AuditRead, 'from' | 'to' | 'clock' | 'clockUncertain'>

/** A counter since initialisation, and the one since the last reset that serves where a machine has no other. */
const SINCE_RESET: Readonly<Record<string, string>> = {
  VA101: 'VA103',
  VA102: 'VA104',
  PA201: 'PA203',
  PA202: 'PA204',
  PA705: 'PA707',
  CA201: 'CA203',
  CA202: 'CA204',
  CA306: 'CA302',
  CA307: 'CA303',
  CA310: 'CA309',
  CA403: 'CA401',
  DA201: 'DA203',
  DA202: 'DA204',
  DB201: 'DB203',
  DB202: 'DB204',
}

/**
 * What happened between two reads, in minor units: a counter times `scale`. A counter that one of them has not, or that began
 * again, tells nothing: what it would say is absent.
 */
export function countedBetween(
  previous: Reading | undefined,
  current: Reading,
  { kind, changes, sinceReset, epochs }: Comparison,
  scale: number,
): Counted {
  const rises = new Map([...changes, ...sinceReset].map(({ counter, delta }) => [counter, delta]))
  const began = new Set(epochs.map(({ group }) => group))
  const knows = kind === 'changed' || kind === 'same'
  let usedReset = false

  const rise = (element: string, of = ''): number | undefined => {
    const counter = `${element}${of}`
    if (!knows || previous === undefined || began.has(groupOf(counter))) return undefined
    const [before, after] = [previous.counters[counter], current.counters[counter]]
    if (before || after) return before === undefined || after === undefined ? undefined : (rises.get(counter) ?? 0)
    const other = `${SINCE_RESET[element]}${of}`
    const both = previous.sinceReset[other] !== undefined && current.sinceReset[other] !== undefined
    if (!both) return before === undefined || after === undefined ? undefined : 0
    usedReset ||= (rises.get(other) ?? 0) > 0
    return rises.get(other) ?? 0
  }
  const money = (...elements: string[]) => scaled(sumOf(elements.map((element) => rise(element))), scale)
  const count = (...elements: string[]) => sumOf(elements.map((element) => rise(element)))

  const columns = selectionsOf(current).flatMap((selection) => {
    const [units, value] = [rise('PA201', `[${selection}]`), rise('PA202', `[${selection}]`)]
    if (units === undefined || value === undefined) return []
    const cashUnits = cashUnitsOf(current, selection, rise)
    return [{ selection, units, amount: value * scale, ...(cashUnits !== undefined && { cashUnits }) }]
  })
  const all = {
    units: count('VA102'),
    amount: money('VA101'),
    cashUnits: count('CA202'),
    cashAmount: money('CA201'),
    cashlessUnits: count('DA202', 'DB202'),
    cashlessAmount: money('DA201', 'DB201'),
    toBox: money('CA306', 'CA310'),
    toTubes: money('CA307'),
    paidOut: money('CA403'),
  }
  return {
    kind: kind.toUpperCase() as Counted['kind'],
    ...known(all),
    columns,
    began: epochs.map(({ reason }) => reason),
    sinceReset: usedReset,
  }
}

/** The counters that one device keeps, and so loses together: as @dispense/dex names them. */
function groupOf(counter: string): string {
  const product = /^PA\d+\[([^,\]]*)/.exec(counter)?.[1]
  return product === undefined ? counter.slice(0, 2) : `product ${product}`
}

/** The products or columns that a read tells of, in the order of the file. */
function selectionsOf({ counters, sinceReset }: Reading): string[] {
  const names = [...Object.keys(counters), ...Object.keys(sinceReset)]
  return [...new Set(names.flatMap((name) => /^PA20[1-4]\[(.*)\]$/.exec(name)?.[1] ?? []))]
}

/** Paid with coins and notes, in whatever price list. */
function cashUnitsOf(
  { counters, sinceReset }: Reading,
  selection: string,
  rise: (element: string, of: string) => number | undefined,
): number | undefined {
  const names = [...Object.keys(counters), ...Object.keys(sinceReset)]
  const lists = names.flatMap((name) => /^PA70[57](\[(.*),CA,[^,\]]*\])$/.exec(name)?.slice(1, 3) ?? [])
  const of = new Set(lists.filter((_, at) => at % 2 === 0 && lists[at + 1] === selection))
  return sumOf([...of].map((name) => rise('PA705', name)))
}

/** The sum of what is known; `undefined` when nothing is. */
function sumOf(parts: readonly (number | undefined)[]): number | undefined {
  const told = parts.filter((part) => part !== undefined)
  return told.length === 0 ? undefined : told.reduce((sum, part) => sum + part, 0)
}

const scaled = (value: number | undefined, scale: number) => (value === undefined ? undefined : value * scale)

/** A record without what is undefined. */
const known = <T extends object>(record: T) =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
