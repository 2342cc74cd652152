import type { VendRecord } from '../vend/vend.ts'
import type { AuditRead } from './audit.ts'

/** Why the machine's counters and the cloud's vends differ. */
export const DIFFERENCES = [
  /** Sold for coins or notes, and never reported. */
  'CASH_SALE',
  /** Sold by a cashless reader while the machine was offline, and never reported. */
  'OFFLINE_CASHLESS',
  /** The cloud took it for sold, and the machine did not count it. */
  'JAM',
  /** The machine counted a vend whose outcome nobody has decided on yet. */
  'OUTCOME_UNKNOWN',
  /** Sold so close to a read that the two clocks put it on different sides of it. */
  'CLOCK',
  /** No column or no kind of payment accounts for it. */
  'UNATTRIBUTED',
] as const

/** Units and money, in minor units; both may be less than 0 in a difference. */
export interface Sums {
  units: number
  amount: number
}

/** One line of what differs: the machine's counters less the cloud's vends. */
export interface Difference extends Sums {
  kind: (typeof DIFFERENCES)[number]
  /** The column, as the machine names it; absent for the machine as a whole. */
  selection?: string
  /** The vends that it is about, where single ones are. */
  vendIds: string[]
}

/** A read that has one before it to be compared with. */
export type Interval = AuditRead & { from: string }

/** A sale closer to a read than this may lie on the other side of it: a machine's clock is some minutes off, in milliseconds. */
export const CLOCK_MARGIN_MS = 5 * 60 * 1000

/** The vends of an interval, by what they are in a comparison. */
export interface IntervalVends {
  /** Dispensed, as far as the cloud knows. */
  sold: VendRecord[]
  /** Nobody knows. */
  unknown: VendRecord[]
  /** Dispensed within the clock's margin outside of it. */
  outside: VendRecord[]
}

/** When a machine dispensed, in epoch milliseconds, as well as the cloud knows. */
export const soldAt = ({ offline, createdAt }: VendRecord): number => Date.parse(offline?.soldAt ?? createdAt)

const isSold = ({ state }: VendRecord) => state === 'COMPLETED' || state === 'REFUNDED'

/** The vends that a read is compared with. */
export function vendsOf({ from, to }: Interval, vends: readonly VendRecord[]): IntervalVends {
  const [first, last] = [Date.parse(from), Date.parse(to)]
  const inside = vends.filter((vend) => soldAt(vend) > first && soldAt(vend) <= last)
  const isNear = (vend: VendRecord) =>
    soldAt(vend) > first - CLOCK_MARGIN_MS && soldAt(vend) <= last + CLOCK_MARGIN_MS && !inside.includes(vend)
  return {
    sold: inside.filter(isSold),
    unknown: inside.filter(({ state }) => state === 'OUTCOME_UNKNOWN'),
    outside: vends.filter((vend) => isSold(vend) && isNear(vend)),
  }
}

/** Whether a vend lies so close to either read that their clocks may put it on the other side. */
export const isNearRead = ({ from, to }: Interval, vend: VendRecord): boolean =>
  [from, to].some((read) => Math.abs(soldAt(vend) - Date.parse(read)) <= CLOCK_MARGIN_MS)

/** What vends come to: what their customers paid. */
export const sumsOf = (vends: readonly VendRecord[]): Sums => ({
  units: vends.length,
  amount: vends.reduce((sum, { price }) => sum + price.total, 0),
})

/** What the machine counted in all. */
export const countedIn = ({ units, amount, columns }: AuditRead): Sums => ({
  units: units ?? columns.reduce((sum, column) => sum + column.units, 0),
  amount: amount ?? columns.reduce((sum, column) => sum + column.amount, 0),
})

/**
 * Every difference between what a machine counted and what the cloud sold, each with its kind: they add up to the whole
 * difference, in units and to the last minor unit.
 */
export function differencesOf(read: Interval, vends: IntervalVends): Difference[] {
  const cash = new CashPool(read, vends)
  const of = (list: readonly VendRecord[], selection: string) => list.filter(({ slot }) => slot === selection)
  const lines = read.columns.flatMap((column) => {
    const { selection } = column
    const own = {
      sold: of(vends.sold, selection),
      unknown: of(vends.unknown, selection),
      outside: of(vends.outside, selection),
    }
    return columnLines(read, column, own, cash).map((line) => ({ ...line, selection }))
  })
  const counted = new Set(read.columns.map(({ selection }) => selection))
  const uncounted = sumsOf(vends.sold.filter(({ slot }) => !counted.has(slot)))
  const rest = minus(minus(countedIn(read), addUp(read.columns)), uncounted)
  // A machine that counts no columns is compared as if it were one.
  if (read.columns.length === 0) return [...lines, ...columnLines(read, countedIn(read), vends, cash)]
  return [...lines, ...lineOf('UNATTRIBUTED', rest)]
}

type Counted = Sums & { cashUnits?: number | undefined }

/** What differs at one column. */
function columnLines(read: Interval, counted: Counted, vends: IntervalVends, cash: CashPool): Difference[] {
  const lines: Difference[] = []
  let left = minus(counted, sumsOf(vends.sold))
  const explain = (kind: Difference['kind'], by: readonly VendRecord[], sign: 1 | -1) => {
    const taken = by.slice(0, Math.max(0, sign * left.units))
    if (taken.length === 0) return
    const sums = sumsOf(taken)
    const line = { units: sign * sums.units, amount: sign * sums.amount }
    lines.push({ kind, ...line, vendIds: taken.map(({ vendId }) => vendId) })
    left = minus(left, line)
  }
  explain('OUTCOME_UNKNOWN', vends.unknown, 1)
  explain('CLOCK', vends.outside, 1)
  explain(
    'CLOCK',
    vends.sold.filter((vend) => isNearRead(read, vend) || vend.offline?.clockUncertain === true),
    -1,
  )
  return [...lines, ...(left.units > 0 ? cash.split(left, counted, vends) : lineOf(restKind(left), left))]
}

const restKind = ({ units }: Sums) => (units < 0 ? ('JAM' as const) : ('UNATTRIBUTED' as const))

const lineOf = (kind: Difference['kind'], { units, amount }: Sums): Difference[] =>
  units === 0 && amount === 0 ? [] : [{ kind, units, amount, vendIds: [] }]

/** How many of the machine's unreported sales were for coins and notes: by column where it tells, else all together. */
class CashPool {
  #left: number | undefined

  constructor(read: AuditRead, { sold }: IntervalVends) {
    const inCash = sold.filter(({ payment }) => payment === 'CASH').length
    const cashless = sold.length - inCash
    const { units } = countedIn(read)
    if (read.cashUnits !== undefined) this.#left = Math.max(0, read.cashUnits - inCash)
    else if (read.cashlessUnits !== undefined) {
      this.#left = Math.max(0, units - sold.length - Math.max(0, read.cashlessUnits - cashless))
    }
  }

  /** The lines of sales that nobody reported. */
  split(left: Sums, { cashUnits }: Counted, { sold }: IntervalVends): Difference[] {
    const reported = sold.filter(({ payment }) => payment === 'CASH').length
    const own = cashUnits === undefined ? this.#left : Math.max(0, cashUnits - reported)
    if (own === undefined) return lineOf('UNATTRIBUTED', left)
    const units = Math.min(own, left.units)
    if (this.#left !== undefined) this.#left = Math.max(0, this.#left - units)
    const amount = units === left.units ? left.amount : Math.round((left.amount * units) / left.units)
    const inCash = { units, amount: units === 0 ? 0 : amount }
    return [...lineOf('CASH_SALE', inCash), ...lineOf('OFFLINE_CASHLESS', minus(left, inCash))]
  }
}

const minus = (a: Sums, b: Sums): Sums => ({ units: a.units - b.units, amount: a.amount - b.amount })

const addUp = (parts: readonly Sums[]): Sums =>
  parts.reduce((sum, { units, amount }) => ({ units: sum.units + units, amount: sum.amount + amount }), {
    units: 0,
    amount: 0,
  })
