import { all, type Context, type Page } from '@dispense/appsync'
import {
  type Closings,
  closingReads,
  type LedgerClosingRecord,
  type Operation,
  type OperatorRecord,
  operatorById,
  type Part,
  type Period,
  type Position,
  pageReads,
  Refusal,
  tailReads,
  type WalletPlace,
  type WalletSums,
} from '@dispense/core'
import { present } from './present.ts'

/** Where a page of a statement begins, and the balances there: what its nextToken says. */
export interface Place extends Position {
  /** Of the account before the page's first line; absent when it is not known. */
  balance?: number | undefined
}

/** Reads the cursor of a page back. Its signature was checked: nobody else has written it. */
export function placeOf(cursor: string | null): Place | null {
  if (cursor === null) return null
  const place: unknown = JSON.parse(cursor)
  if (typeof place === 'object' && place !== null && 'createdAt' in place) return place as Place
  throw new Refusal('BAD_NEXT_TOKEN')
}

/** The same of a wallet's statement: where its lines go on, or the adding up before them. */
export function walletPlaceOf(cursor: string | null): WalletPlace | WalletSums | null {
  if (cursor === null) return null
  const place: unknown = JSON.parse(cursor)
  if (typeof place === 'object' && place !== null && 'opening' in place) return place as WalletPlace | WalletSums
  throw new Refusal('BAD_NEXT_TOKEN')
}

/** What the steps of a look into an operator's books hand to each other. */
export type BooksStash = {
  /** What is asked for; with a page of the transfers, or without. */
  asked?: { operatorId: string; period: Period; page?: { limit: number; place: Place | null } }
  currency?: string
  closings?: Closings
  tails?: readonly Part[]
  parts?: readonly Part[]
}

type Steps<Result> = Context<Record<string, unknown>, unknown, Result, BooksStash>

const firstOf = (page: unknown) => (page as Page<LedgerClosingRecord>).items[0]

/** First step: the closings that the period begins and ends with. */
const findClosings = {
  request({ stash }: Steps<unknown>) {
    const { operatorId, period } = present(stash.asked)
    return all({ operator: operatorById(operatorId), ...closingReads(operatorId, period) })
  },
  response({ result, stash }: Steps<Record<keyof Closings, unknown> & { operator: OperatorRecord | null }>) {
    const [before, last] = [firstOf(result.before), firstOf(result.last)]
    stash.closings = { ...(before && { before }), ...(last && { last }) }
    stash.currency = present(result.operator).currency
  },
}

/** Second step: what has happened since the last closing, and the page. */
const readTransfers = {
  request({ stash }: Steps<unknown>) {
    const { operatorId, period, page } = present(stash.asked)
    const tail = named('tail', tailReads(operatorId, period, stash.closings ?? {}))
    const reads = page ? named('page', pageReads(operatorId, period, page.limit, page.place)) : {}
    const operations = { ...tail, ...reads }
    return Object.keys(operations).length > 0 ? all(operations) : null
  },
  response({ result, stash }: Steps<Record<string, Part> | null>) {
    stash.tails = partsOf('tail', result)
    stash.parts = partsOf('page', result)
  },
}

/** The steps of a look into an operator's books. */
export const readBooks = [findClosings, readTransfers]

const named = (name: string, reads: Record<string, Operation>) =>
  Object.fromEntries(Object.entries(reads).map(([key, read]) => [`${name}${key}`, read]))

const partsOf = (name: string, found: Record<string, Part> | null) =>
  Object.entries(found ?? {}).flatMap(([key, part]) => (key.startsWith(name) ? [part] : []))
