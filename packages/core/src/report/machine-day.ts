import { createHash } from 'node:crypto'
import { CustomAttributeType, type EntityItem } from '../db/electro.ts'
import { Entity } from '../db/entity.ts'
import { key, model, TABLE_PLACEHOLDER } from '../db/model.ts'
import { type Operation, withOptions } from '../db/operation.ts'
import { columnKey, dayOf, type Figures, figuresOf, markOf, type SalesEvent } from './figures.ts'

/** An operator's figures lie under this many keys: together they take 4,000 vends a second. */
export const SALES_SHARDS = 4

/**
 * What a machine sold on a day, in UTC. `counted` are the marks of the events in it: an event is added in the same write
 * that adds its mark, under the condition that the mark is not there. So it counts once, however often the stream
 * repeats it.
 */
export const MachineDay = new Entity(
  {
    model: model('machineDay'),
    attributes: {
      operatorId: { type: 'string', required: true },
      /** Follows from `machineId`. */
      shard: { type: 'number', required: true },
      /** `2026-11-27` */
      day: { type: 'string', required: true },
      machineId: { type: 'string', required: true },
      currency: { type: 'string', required: true },
      figures: { type: CustomAttributeType<Figures>('any'), required: true },
      /** Column key to product id. */
      products: { type: CustomAttributeType<Record<string, string>>('any'), required: true },
      /** The mark of each event in it, to 1. */
      counted: { type: CustomAttributeType<Record<string, number>>('any'), required: true },
    },
    indexes: {
      day: { pk: key('pk', ['operatorId', 'shard']), sk: key('sk', ['day', 'machineId']) },
    },
  },
  { table: TABLE_PLACEHOLDER },
)

/** What a machine sold on a day. */
export type MachineDayRecord = EntityItem<typeof MachineDay>

/** Under which of its operator's keys a machine's days lie. */
const shardOf = (machineId: string): number => (createHash('sha256').update(machineId).digest()[0] ?? 0) % SALES_SHARDS

const keyOf = (operatorId: string, machineId: string, day: string) => ({
  operatorId,
  shard: shardOf(machineId),
  day,
  machineId,
})

/** Whether a write found what it needed; when not, the item that was in the way. */
export interface Attempt {
  /** Whether nothing was written. */
  rejected: boolean
  /** The item as it is, or `null` when there is none. */
  data: unknown
}

const returningItem = (operation: unknown): Operation<Attempt> =>
  withOptions(operation as Operation<Attempt>, { returnOnConditionCheckFailure: 'all_old' })

/**
 * Adds an event to its machine's day, unless it is in it: 1 UpdateItem. Rejected with the item when it is counted, without
 * one when the day has none yet.
 */
export const addToDay = (event: SalesEvent): Operation<Attempt> => {
  const { operatorId, machineId, product } = event.vend
  const mark = markOf(event)
  return returningItem(
    MachineDay.patch(keyOf(operatorId, machineId, dayOf(event.vend)))
      .data((day, op) => {
        for (const [name, amount] of Object.entries(figuresOf(event))) {
          // Not `add`: ElectroDB writes it as ADD, which DynamoDB promises for top-level attributes only.
          op.subtract(day.figures[name] as number, -amount)
        }
        op.set(day.products[columnKey(event.vend)] as string, product.productId)
        op.set(day.counted[mark] as number, 1)
      })
      .where((day, op) => op.notExists(day.counted[mark] as number)),
  )
}

/** Makes a machine's day with its first event: 1 PutItem. Rejected when another event made it meanwhile. */
export const beginDay = (event: SalesEvent): Operation<Attempt> => {
  const { operatorId, machineId, product, price } = event.vend
  return returningItem(
    MachineDay.create({
      ...keyOf(operatorId, machineId, dayOf(event.vend)),
      currency: price.currency,
      figures: figuresOf(event),
      products: { [columnKey(event.vend)]: product.productId },
      counted: { [markOf(event)]: 1 },
    }),
  )
}

/** A machine's days from one to another, both included: 1 BatchGetItem. */
export const daysOfMachine = (operatorId: string, machineId: string, days: readonly string[]) =>
  MachineDay.get(days.map((day) => keyOf(operatorId, machineId, day)))

/** All machines' days under one of an operator's keys, from one day to another, both included: 1 Query. */
export const daysOfShard = (operatorId: string, shard: number, from: string, to: string) =>
  withOptions(MachineDay.query.day({ operatorId, shard }).between({ day: from }, { day: to, machineId: LAST_ID }), {
    pages: 'all',
  })

/** Comes after every id. */
const LAST_ID = '~'
