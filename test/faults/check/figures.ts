import { POINTS_PER_UNIT } from '../world/shop.ts'
import {
  complain,
  entities,
  type Invariant,
  movedOn,
  SOLD,
  sum,
  type TableInvariant,
  type TransferItem,
  type VendItem,
} from './evidence.ts'

interface DayItem {
  operatorId: string
  machineId: string
  day: string
  figures: Record<string, number>
}

interface PointsItem {
  operatorId: string
  customerId: string
  kind: string
  points: number
  vendId?: string
}

/** (12), the figures: counted from the stream, and here again from the vends. */
export const figuresAreRecomputed: TableInvariant = {
  number: 12,
  title: 'daily figures = recomputation from vends',
  check({ items }) {
    const days = entities<DayItem>(items, 'machineDay')
    const vends = Map.groupBy(entities<VendItem>(items, 'vend'), dayOf)
    const refunds = entities<TransferItem>(items, 'transfer').filter(({ kind }) => kind === 'REFUND')
    const names = new Set([...vends.keys(), ...days.map(nameOf)])
    return [...names].flatMap((name) => {
      const here = vends.get(name) ?? []
      const sold = here.filter(({ state }) => SOLD.has(state))
      const ids = new Set(here.map(({ vendId }) => vendId))
      const given = refunds.filter(({ vendId = '' }) => ids.has(vendId))
      const expected = {
        n: sold.length,
        t: sum(sold.map(({ price }) => price.total)),
        f: here.filter(({ state }) => state === 'FAILED').length,
        r: sum(['REVENUE', 'TAX', 'DEPOSIT'].map((account) => movedOn(account, given))),
      }
      const figures = days.find((day) => nameOf(day) === name)?.figures ?? {}
      return Object.entries(expected).flatMap(([figure, value]) =>
        complain(
          (figures[figure] ?? 0) === value,
          `${name} has ${figure} = ${figures[figure] ?? 0}; its vends say ${value}`,
        ),
      )
    })
  },
}

/** (12), the points. */
export const pointsAreRecomputed: Invariant = {
  number: 12,
  title: 'points = recomputation from vends, once for each',
  check({ items }) {
    const earned = entities<PointsItem>(items, 'points').filter(({ kind }) => kind === 'EARNED')
    return entities<VendItem>(items, 'vend').flatMap(({ vendId, state, price, customerId }) => {
      const due = Math.floor(((price.net + price.tax) * POINTS_PER_UNIT) / 100)
      const expected = SOLD.has(state) && customerId !== undefined && due > 0 ? [due] : []
      const got = earned.filter((entry) => entry.vendId === vendId).map(({ points }) => points)
      return complain(
        `${got}` === `${expected}`,
        `vend ${vendId} is ${state}; it earned [${got}] points, not [${expected}]`,
      )
    })
  },
}

const dayOf = ({ machineId, createdAt }: VendItem): string => `${machineId} on ${createdAt.slice(0, 10)}`

const nameOf = ({ machineId, day }: DayItem): string => `${machineId} on ${day}`
