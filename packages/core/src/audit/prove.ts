import type { MachineRecord } from '../machine/machine.ts'
import type { VendRecord } from '../vend/vend.ts'
import type { AuditRead, AuditRecord } from './audit.ts'
import { type Interval, isNearRead, vendsOf } from './compare.ts'

/** What a machine's counter says of a vend whose outcome nobody knew. */
export interface Proof {
  vendId: string
  outcome: 'DISPENSED' | 'NOT_DISPENSED'
  /** How that is known. */
  reason: string
}

/**
 * The vends that a file proves: the column's counter rose by as many as are known and all that are not, or by the known ones
 * alone. Nothing is proven by a clock that cannot be trusted, by sales near a read, where coins cannot be told from cards, or
 * where a known sale may be wrong itself; that it was dispensed, not at a machine that may sell offline what it reports later.
 */
export function provenBy(
  { reads }: Pick<AuditRecord, 'reads'>,
  machine: Pick<MachineRecord, 'offlineLimit'>,
  vends: readonly VendRecord[],
): Proof[] {
  return reads.filter(isInterval).flatMap((read) => {
    const { sold, unknown, outside } = vendsOf(read, vends)
    if (read.clockUncertain || read.sinceReset) return []
    return read.columns.flatMap((column) => {
      const of = (list: readonly VendRecord[]) => list.filter(({ slot }) => slot === column.selection)
      const [open, known] = [of(unknown), of(sold)]
      const isDoubtful = [...open, ...known].some(
        (vend) => isNearRead(read, vend) || vend.unconfirmed || vend.offline?.clockUncertain,
      )
      const counted = cashlessOf(read, column, sold)
      if (open.length === 0 || isDoubtful || of(outside).length > 0 || counted === undefined) return []
      const more = counted - known.filter(({ payment }) => payment !== 'CASH').length
      if (more === open.length && !machine.offlineLimit) return proofs(open, 'DISPENSED', read, column, known.length)
      return more === 0 ? proofs(open, 'NOT_DISPENSED', read, column, known.length) : []
    })
  })
}

const isInterval = (read: AuditRead): read is Interval => read.from !== undefined

/** How often a column sold without coins and notes; `undefined` when it cannot be told. */
function cashlessOf(
  read: AuditRead,
  { selection, units, cashUnits }: AuditRead['columns'][number],
  sold: readonly VendRecord[],
): number | undefined {
  if (cashUnits !== undefined) return units - cashUnits
  const inCash = sold.filter(({ payment }) => payment === 'CASH')
  // All that was sold for coins is known: the column's share of it is, too.
  return read.cashUnits === inCash.length ? units - inCash.filter(({ slot }) => slot === selection).length : undefined
}

const proofs = (
  vends: readonly VendRecord[],
  outcome: Proof['outcome'],
  { from, to }: Interval,
  { selection, units }: AuditRead['columns'][number],
  known: number,
): Proof[] =>
  vends.map(({ vendId }) => ({
    vendId,
    outcome,
    reason: `The counter of ${selection} rose by ${units} from ${from} to ${to}; ${known} sales of it were known.`,
  }))
