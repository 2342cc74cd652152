import { CustomAttributeType, type EntityItem } from '../db/electro.ts'
import { Entity } from '../db/entity.ts'
import { key, model, TABLE_PLACEHOLDER } from '../db/model.ts'
import { type Operation, withOptions } from '../db/operation.ts'
import type { Attempt } from '../report/machine-day.ts'
import type { PlanogramSlot } from './machine.ts'
import { type MachineStateRecord, slotKey } from './state.ts'

/** How full a slot is. `LOW`: at its threshold or below. `EMPTY`: nothing can be bought. */
export type StockLevel = 'OK' | 'LOW' | 'EMPTY'

/** What of a machine's state says how full its slots are. */
type Stocked = Pick<MachineStateRecord, 'stock' | 'lowAt'>

/** In `MachineState.lowAt`: all slots that have no threshold of their own. No slot is called so. */
const OTHERS = '*'

/** Of a slot that is switched off: it has no level that is too low. */
const NEVER = -1

/** At how many units a slot is low: a quarter of its par level, if nobody has said otherwise. */
export const lowAtOf = ({ lowAt, parLevel }: Pick<PlanogramSlot, 'lowAt' | 'parLevel'>): number =>
  lowAt ?? Math.floor(parLevel / 4)

/** How full a slot is, by its `slotKey`. A slot without a threshold is only ever OK or EMPTY; one that is switched off is OK. */
export function levelOf({ stock, lowAt }: Stocked, slot: string): StockLevel {
  const units = stock[slot] ?? 0
  if (units > (lowAt?.[slot] ?? lowAt?.[OTHERS] ?? 0)) return 'OK'
  return units === 0 ? 'EMPTY' : 'LOW'
}

/**
 * What `MachineState` holds of the thresholds of a planogram: that of the most slots once, under `*`, and the others under their
 * `slotKey`. So the state of a machine with many slots stays below 1 KB, the size of a write unit.
 */
export function thresholdsOf(planogram: readonly PlanogramSlot[]): Record<string, number> {
  const all = planogram.map((slot) => [slotKey(slot.code), slot.enabled ? lowAtOf(slot) : NEVER] as const)
  const [most = []] = [...Map.groupBy(all, ([, lowAt]) => lowAt).values()].sort((a, b) => b.length - a.length)
  const [[, common] = ['', 0]] = most
  return Object.fromEntries([[OTHERS, common], ...all.filter(([, lowAt]) => lowAt !== common)])
}

/**
 * Which slots of a machine are low or empty: made from the table's stream, and only written when it changes. It is in its
 * operator's list as long as there is one. `seen` is the number of the stream's record that it was made from: what is older
 * changes nothing, so it ends right however often records come and in whatever order.
 */
export const LowStock = new Entity(
  {
    model: model('lowStock'),
    attributes: {
      machineId: { type: 'string', required: true },
      operatorId: { type: 'string', required: true },
      /** The operator and the machine, as long as a slot is low or empty. */
      lowFor: { type: 'string' },
      lowId: { type: 'string' },
      /** By the slot's code. */
      slots: { type: CustomAttributeType<Record<string, Exclude<StockLevel, 'OK'>>>('any'), required: true },
      /** The stream's number, of a fixed length: the greater text is the later record. */
      seen: { type: 'string', required: true },
      changedAt: { type: 'string', required: true },
    },
    indexes: {
      lowStock: { pk: key('pk', ['machineId']), sk: key('sk', []) },
      // Sparse: only machines that somebody has to go to.
      byOperator: { index: 'gsi1', pk: key('gsi1pk', ['lowFor']), sk: key('gsi1sk', ['lowId']) },
    },
  },
  { table: TABLE_PLACEHOLDER },
)

/** Which slots of a machine are low or empty. */
export type LowStockRecord = EntityItem<typeof LowStock>

/** A page of an operator's machines that have low or empty slots, in the order of their ids: 1 Query on gsi1. */
export const lowStockOf = (operatorId: string, page: { limit: number; cursor?: string | null }) =>
  withOptions(LowStock.query.byOperator({ lowFor: operatorId }), { ...page })

/** A change of a machine's state, as the table's stream tells it. */
export interface StateChange {
  /** The state before; `undefined`: the machine is new. */
  before: Stocked | undefined
  after: Stocked & Pick<MachineStateRecord, 'machineId' | 'operatorId'>
  /** The number of the stream's record: up to 40 digits. */
  sequence: string
  /** Epoch milliseconds. */
  at: number
}

/** The longest number of a record ("StreamRecord", Amazon DynamoDB Streams API Reference). */
const DIGITS = 40

/**
 * What a change of a machine's state does to its `LowStock`: nothing (`null`) when each slot is as full as it was, and so for
 * most vends; else 1 PutItem, rejected when a later change was seen before.
 */
export function followStock({ before, after, sequence, at }: StateChange): Operation<Attempt> | null {
  const slots = lowSlots(after)
  if (isSame(before ? lowSlots(before) : {}, slots)) return null
  const { machineId, operatorId } = after
  const seen = sequence.padStart(DIGITS, '0')
  const record: LowStockRecord = {
    machineId,
    operatorId,
    ...(Object.keys(slots).length > 0 && { lowFor: operatorId, lowId: machineId }),
    slots,
    seen,
    changedAt: new Date(at).toISOString(),
  }
  const put = LowStock.put(record).where((item, op) => `${op.notExists(item.seen)} OR ${op.lt(item.seen, seen)}`)
  return withOptions<Attempt>(put as never, { returnOnConditionCheckFailure: 'all_old' })
}

function lowSlots(state: Stocked): LowStockRecord['slots'] {
  const levels = Object.keys(state.stock).map((slot) => [slot.replace(/^_/, ''), levelOf(state, slot)] as const)
  return Object.fromEntries(levels.filter(([, level]) => level !== 'OK')) as LowStockRecord['slots']
}

const isSame = (a: LowStockRecord['slots'], b: LowStockRecord['slots']): boolean =>
  Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([code, level]) => b[code] === level)
