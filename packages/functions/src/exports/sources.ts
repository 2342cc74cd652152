import {
  type ExportRecord,
  type MachineRecord,
  machinesFrom,
  type Position,
  type RunOptions,
  type Sourced,
  shards,
  type TransferRecord,
  transfersOf,
  type VendRecord,
  vendsToExport,
} from '@dispense/core'
import { type Page, run } from '../books/walk.ts'

/** Some of what an export holds, in the order of the file. */
export interface Batch {
  read: Sourced
  /** Where it goes on behind these; `null`: these were the last. */
  cursor: string | null
  /** How much of the period is read with them, 0 to 1. */
  fraction: number
}

type Wanted = Pick<ExportRecord, 'operatorId' | 'kind' | 'from' | 'until'>

/** How it is read. */
interface Reading {
  electro: () => RunOptions
  /** How many items of one key are read at a time. */
  page: number
}

/**
 * Reads what an export holds, batch by batch, from a cursor on; it never has more than some pages in memory. Transfers come in
 * the order of time, vends machine by machine, each in the order of time.
 */
export const sourceOf = (wanted: Wanted, cursor: string | null, from: Reading): AsyncGenerator<Batch> =>
  wanted.kind === 'SALES' || wanted.kind === 'VENDS'
    ? vendBatches(wanted, cursor, from)
    : transferBatches(wanted, cursor, from)

/** What is read of one of the operator's keys, and where it goes on. */
interface Shard {
  items: TransferRecord[]
  cursor: string | null
  fill: () => Promise<void>
}

/** Merges an operator's keys. The cursor is the place of the last transfer: the keys are read anew from there on. */
async function* transferBatches(wanted: Wanted, cursor: string | null, reading: Reading): AsyncGenerator<Batch> {
  const { from, until } = wanted
  const after = cursor === null ? null : (JSON.parse(cursor) as Position)
  const all = shards().map((shard) => shardFrom(wanted, shard, after, reading))
  await Promise.all(all.map(({ fill }) => fill()))
  for (;;) {
    // Behind the last transfer of a key of which more is to come there may be an earlier one.
    const lasts = all.flatMap((shard) => (shard.cursor === null ? [] : shard.items.slice(-1))).toSorted(byPlace)
    const [horizon] = lasts
    const transfers = all.flatMap((shard) => taken(shard, horizon)).toSorted(byPlace)
    const last = transfers.at(-1)
    const place = horizon && last ? JSON.stringify({ createdAt: last.createdAt, transferId: last.transferId }) : null
    const [start, end, at] = [from, until, last?.createdAt ?? until].map(Date.parse) as [number, number, number]
    yield { read: { transfers }, cursor: place, fraction: place ? (at - start) / (end - start) : 1 }
    if (!place) return
    await Promise.all(all.filter(({ items }) => items.length === 0).map(({ fill }) => fill()))
  }
}

function shardFrom(
  { operatorId, from, until }: Wanted,
  shard: number,
  after: Position | null,
  reading: Reading,
): Shard {
  const isWanted = (one: TransferRecord) => one.createdAt < until && (!after || byPlace(one, after) > 0)
  let cursor: string | null | undefined
  const state: Shard = {
    items: [],
    cursor: null,
    async fill() {
      while (state.items.length === 0 && cursor !== null) {
        const options = { limit: reading.page, cursor: cursor ?? null }
        const page = await run<Page<TransferRecord>>(
          transfersOf(operatorId, shard, after ?? from, until, options),
          reading.electro(),
        )
        state.items = page.data.filter(isWanted)
        cursor = page.cursor
      }
      state.cursor = cursor ?? null
    },
  }
  return state
}

/** Takes what lies before the horizon, it included. */
function taken(shard: Shard, horizon: Position | undefined): TransferRecord[] {
  const count = horizon ? shard.items.findIndex((one) => byPlace(one, horizon) > 0) : -1
  return shard.items.splice(0, count === -1 ? shard.items.length : count)
}

const byPlace = (a: Position, b: Position): number =>
  order(a.createdAt, b.createdAt) || order(a.transferId, b.transferId)

const order = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1)

/** Where the vends go on: the machine, the place among its vends (or that it is done), and how many of how many machines are done. */
interface VendPlace {
  machineId: string
  vends: string | null
  isDone: boolean
  done: number
  machines: number
}

async function* vendBatches(wanted: Wanted, cursor: string | null, reading: Reading): AsyncGenerator<Batch> {
  const place = cursor === null ? undefined : (JSON.parse(cursor) as VendPlace)
  const machines = place?.machines ?? (await countMachines(wanted.operatorId, reading))
  let done = place?.done ?? 0
  for await (const machineId of machineIds(wanted.operatorId, place?.machineId ?? '', reading)) {
    const here = place?.machineId === machineId ? place : undefined
    if (here?.isDone) continue
    for await (const { vends, next } of vendsOf(machineId, wanted, here?.vends ?? null, reading)) {
      if (next === null) done += 1
      const at: VendPlace = { machineId, vends: next, isDone: next === null, done, machines }
      yield { read: { vends }, cursor: JSON.stringify(at), fraction: Math.min(done / machines, 1) }
    }
  }
  yield { read: { vends: [] }, cursor: null, fraction: 1 }
}

async function* vendsOf(machineId: string, wanted: Wanted, cursor: string | null, { electro, page: limit }: Reading) {
  const { operatorId, from, until } = wanted
  let next = cursor
  do {
    const page = await run<Page<VendRecord>>(
      vendsToExport({ operatorId, machineId }, { from, until }, { limit, cursor: next }),
      electro(),
    )
    next = page.cursor
    yield { vends: page.data.filter(({ createdAt }) => createdAt < until), next }
  } while (next !== null)
}

/** How many machines are listed at a time. */
const MACHINES_PAGE = 100

async function* machineIds(operatorId: string, first: string, { electro }: Reading): AsyncGenerator<string> {
  let cursor: string | null = null
  do {
    const page: Page<MachineRecord> = await run(machinesFrom(operatorId, first, MACHINES_PAGE, cursor), electro())
    for (const { machineId } of page.data) yield machineId
    cursor = page.cursor
  } while (cursor !== null)
}

async function countMachines(operatorId: string, reading: Reading): Promise<number> {
  let count = 0
  for await (const _machineId of machineIds(operatorId, '', reading)) count += 1
  return count
}
