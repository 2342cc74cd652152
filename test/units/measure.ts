import { sumOf, type Units } from '@dispense/local'
import { type GraphQLSchema, isObjectType } from 'graphql'
import { Fleet } from './fleet.ts'
import type { MeteredCall } from './meter.ts'
import type { Operation } from './operation.ts'
import { allOperations, WHOLE_VEND } from './operations.ts'
import type { Shop } from './shop.ts'

/** A row of the table: what one operation does to DynamoDB. */
export interface Row {
  /** `Query.machine`, or the name of work that is done beside the API. */
  operation: string
  what: string
  /** Which items by which keys. */
  keys: string
  /** Calls by AWS's names and how many of each, in the order of the first of each. */
  calls: Record<string, number>
  /** Read units, those of indexes among them. */
  read: number
  /** Write units, those of indexes among them. */
  write: number
  /** Write units of each index that is written. */
  indexes: Record<string, number>
}

/** What a row's calls add up to. */
type Bill = Pick<Row, 'calls' | 'read' | 'write' | 'indexes'>

/** All rows, and the calls behind them. */
export interface Measured {
  rows: Row[]
  calls: MeteredCall[]
}

/** Fills the shop, runs every operation once and computes what each costs. Takes a few seconds. */
export async function measure(shop: Shop): Promise<Measured> {
  const fleet = await Fleet.open(shop)
  const measured: Measured = { rows: [], calls: [] }
  for (const { name, what, keys, prepare } of allOperations()) {
    const act = await prepare(fleet)
    const calls = await shop.metered(act)
    measured.rows.push({ operation: name, what, keys, ...billOf(calls) })
    measured.calls.push(...calls)
  }
  measured.rows.push(wholeVend(measured.rows))
  return measured
}

/** Queries and mutations of a schema that have no row, as `Query.machine`. */
export function withoutRow(schema: GraphQLSchema, operations: readonly Pick<Operation, 'name'>[]): string[] {
  const names = new Set(operations.map(({ name }) => name))
  return [schema.getQueryType(), schema.getMutationType()]
    .filter((type) => isObjectType(type))
    .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`))
    .filter((name) => !names.has(name))
}

function billOf(metered: readonly MeteredCall[]): Bill {
  const calls = metered.toSorted((a, b) => a.order - b.order)
  const bill: Bill = { calls: {}, read: 0, write: 0, indexes: {} }
  for (const { operation } of calls) bill.calls[operation] = (bill.calls[operation] ?? 0) + 1
  const units = (kind: MeteredCall['kind']) =>
    sumOf(calls.filter((call) => call.kind === kind).map((call) => call.units))
  bill.read = totalOf(units('read'))
  bill.write = totalOf(units('write'))
  bill.indexes = units('write').indexes
  return bill
}

/** From the customer's tap to the settled money. */
function wholeVend(rows: readonly Row[]): Row {
  const whole: Row = {
    operation: 'a whole wallet vend',
    what: 'startVend, acknowledgeVend, reportVendResult and the sales stream together',
    keys: '',
    calls: {},
    read: 0,
    write: 0,
    indexes: {},
  }
  for (const { what, calls, read, write, indexes } of rows) {
    if (!Object.values(WHOLE_VEND).includes(what)) continue
    addTo(whole.calls, calls)
    addTo(whole.indexes, indexes)
    whole.read += read
    whole.write += write
  }
  return whole
}

function addTo(total: Record<string, number>, more: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(more)) total[name] = (total[name] ?? 0) + count
}

const totalOf = ({ table, indexes }: Units): number =>
  Object.values(indexes).reduce((total, units) => total + units, table)
