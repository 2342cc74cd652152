import * as v from 'valibot'
import { type Call, type Caller, type Command, refuse, write } from '../command.ts'
import { createWriteTransaction, type EntityItem } from '../db/electro.ts'
import { Entity } from '../db/entity.ts'
import {
  findIdempotency,
  Idempotency,
  type IdempotencyRecord,
  idempotencyRecord,
  repetition,
} from '../db/idempotency.ts'
import { firstId, Id } from '../db/ids.ts'
import { key, model, TABLE_PLACEHOLDER } from '../db/model.ts'
import { consistent, transaction, withOptions } from '../db/operation.ts'
import { collectionTransfer } from '../ledger/movements.ts'
import { Transfer } from '../ledger/transfer.ts'
import { type MachineRecord, machineById, SlotCode } from '../machine/machine.ts'
import { MAX_SLOTS } from '../machine/planogram.ts'
import { MachineState, type MachineStateRecord, type MachineView, slotKey, stateOf } from '../machine/state.ts'
import { MoneyInput } from '../money/money.ts'

/** One visit to a machine: what was put into or taken out of its slots. Written once, with the stock it changed. */
export const Restock = new Entity(
  {
    model: model('restock'),
    attributes: {
      machineId: { type: 'string', required: true },
      operatorId: { type: 'string', required: true },
      restockId: { type: 'string', required: true },
      by: { type: 'string', required: true },
      slots: {
        type: 'list',
        required: true,
        items: {
          type: 'map',
          properties: {
            code: { type: 'string', required: true },
            added: { type: 'number', required: true },
            jamCleared: { type: 'boolean', required: true },
          },
        },
      },
      /** Coins and notes that were taken out of it; absent: it was not emptied. */
      cashCounted: {
        type: 'map',
        properties: { amount: { type: 'number', required: true }, currency: { type: 'string', required: true } },
      },
      createdAt: { type: 'string', required: true },
    },
    indexes: {
      restock: { pk: key('pk', ['machineId']), sk: key('sk', ['restockId']) },
    },
  },
  { table: TABLE_PLACEHOLDER },
)

/** One visit. */
export type RestockRecord = EntityItem<typeof Restock>

/** A page of the visits to a machine, newest first: 1 Query. */
export const restocksOf = (machineId: string, page: { limit: number; cursor?: string | null }) =>
  withOptions(Restock.query.restock({ machineId }), { ...page, order: 'desc' })

/** The visits to a machine between two instants (epoch milliseconds), oldest first: 1 Query for each MB. */
export const restocksBetween = (machineId: string, from: number, to: number) =>
  withOptions(
    Restock.query.restock({ machineId }).between({ restockId: firstId(from) }, { restockId: firstId(to + 1) }),
    { pages: 'all' },
  )

const visit = v.object({
  machineId: Id,
  slots: v.pipe(
    v.array(
      v.object({
        code: SlotCode,
        added: v.pipe(v.number(), v.integer(), v.minValue(-1000), v.maxValue(1000)),
        jamCleared: v.boolean(),
      }),
    ),
    v.maxLength(MAX_SLOTS),
    v.check((slots) => new Set(slots.map(({ code }) => code)).size === slots.length, 'must name every slot once'),
  ),
  cashCounted: v.nullish(MoneyInput),
  idempotencyKey: Id,
})

const input = v.pipe(
  visit,
  v.forward(
    v.check(
      ({ slots, cashCounted }) => slots.length > 0 || cashCounted != null,
      'must name a slot unless cash was counted',
    ),
    ['slots'],
  ),
)

type Staff = Extract<Caller, { kind: 'STAFF' }>
type RestockCall = Call<v.InferOutput<typeof input>, Staff>

interface Found {
  machine: MachineRecord | null
  state: MachineStateRecord | null
  done: IdempotencyRecord | null
}

/**
 * Records what was put into a machine's slots: stock is added to whatever is there, so customers may go on buying; and what
 * cash was taken out of it, which moves from `CASH` to `COLLECTED`. 1 BatchGetItem of 3 items, 1 transaction of 3 items, 4 with cash.
 */
export const recordRestock: Command<RestockCall['input'], Found, MachineView, Staff> = {
  name: 'recordRestock',
  input,
  read: (call) => ({
    machine: consistent(machineById(call.input.machineId)),
    state: consistent(stateOf(call.input.machineId)),
    done: findIdempotency(recordRestock.name, call),
  }),
  decide(call, { machine, state, done }) {
    if (!machine || !state || machine.operatorId !== call.caller.operatorId) {
      return refuse('NOT_FOUND', { machineId: call.input.machineId })
    }
    const repeated = repetition(done, call.input)
    if (repeated) return repeated.kind === 'replay' ? { kind: 'done', value: { ...machine, state } } : repeated
    const { currency } = machine
    if (call.input.cashCounted && call.input.cashCounted.currency !== currency) {
      return refuse('WRONG_CURRENCY', { currency })
    }
    const nextState = { ...state, stock: { ...state.stock }, jammed: { ...state.jammed } }
    for (const { code, added, jamCleared } of call.input.slots) {
      const capacity = machine.planogram.find((slot) => slot.code === code)?.capacity
      if (capacity === undefined) return refuse('SLOT_NOT_FOUND', { slot: code })
      const key = slotKey(code)
      const before = state.stock[key] ?? 0
      const stock = before + added
      // A slot may hold more than its capacity (a smaller one was set); then units can only be taken out.
      if (stock < 0 || (added > 0 && stock > capacity)) {
        return refuse('STOCK_RANGE', { slot: code, stock: before, capacity })
      }
      nextState.stock[key] = stock
      if (jamCleared) delete nextState.jammed[key]
    }
    return write(add(call, machine), { ...machine, state: nextState })
  },
}

const add = (call: RestockCall, { machineId, operatorId, planogram, planogramVersion }: MachineRecord) =>
  transaction((commit) =>
    createWriteTransaction({ MachineState, Restock, Transfer, Idempotency }, (table) => {
      const { slots, cashCounted } = call.input
      const createdAt = new Date(call.now).toISOString()
      const by = call.caller.id
      const of = { operatorId, transferId: call.id, by, reason: `Counted at machine ${machineId}`, createdAt }
      const capacityOf = (code: string) => planogram.find((slot) => slot.code === code)?.capacity ?? 0
      return [
        table.MachineState.patch({ machineId })
          .data((state, op) => {
            op.add(state.restocks, 1)
            for (const { code, added, jamCleared } of slots) {
              // Not `add`: ElectroDB writes it as ADD, which DynamoDB promises for top-level attributes only.
              op.subtract(state.stock[slotKey(code)] as number, -added)
              if (jamCleared) op.remove(state.jammed[slotKey(code)] as string)
            }
          })
          .where((state, op) =>
            [
              op.eq(state.planogramVersion, planogramVersion),
              ...slots.map(({ code, added }) => {
                const stock = state.stock[slotKey(code)] as number
                return added > 0 ? op.lte(stock, capacityOf(code) - added) : op.gte(stock, -added)
              }),
            ].join(' AND '),
          )
          .commit(commit),
        table.Restock.create({
          machineId,
          operatorId,
          restockId: call.id,
          by,
          slots,
          ...(cashCounted && { cashCounted }),
          createdAt,
        }).commit(commit),
        ...(cashCounted && cashCounted.amount > 0
          ? [table.Transfer.create(collectionTransfer(of, cashCounted.amount, cashCounted.currency)).commit(commit)]
          : []),
        table.Idempotency.create(idempotencyRecord(recordRestock.name, call, call.id)).commit(commit),
      ]
    }),
  )
