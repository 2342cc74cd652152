import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { ElectroClient } from '../types.ts'
import type { Params } from './params.ts'

/** An item or an answer of DynamoDB, with plain values. */
export type Item = Record<string, unknown>

/** One call. */
export async function send(method: ElectroClient['get'], params: Params): Promise<Item> {
  return (await method(params).promise()) as Item
}

/** A page of a query or scan. */
export interface CallPage {
  items: unknown[]
  /** Where it ended; undefined on the last page. */
  lastKey: unknown
  scannedCount: number
}

/** Reads a page, with up to `fillPages` more calls while a filter leaves it shorter than its limit. */
export async function readPage(method: ElectroClient['query'], params: Params, fillPages = 0): Promise<CallPage> {
  const limit = params.Limit as number | undefined
  let output = await send(method, params)
  const items = [...((output.Items ?? []) as unknown[])]
  let scannedCount = Number(output.ScannedCount ?? 0)
  for (let more = fillPages; more > 0 && limit && items.length < limit && output.LastEvaluatedKey; more--) {
    // Asking for no more than what is missing keeps the page from running over its limit.
    output = await send(method, { ...params, Limit: limit - items.length, ExclusiveStartKey: output.LastEvaluatedKey })
    items.push(...((output.Items ?? []) as unknown[]))
    scannedCount += Number(output.ScannedCount ?? 0)
  }
  return { items, lastKey: output.LastEvaluatedKey, scannedCount }
}

/** The item that a write's condition did not hold for, null when there is none; undefined for any other error. */
export function refusedItem(error: unknown): Item | null | undefined {
  if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') return undefined
  return 'Item' in error && error.Item ? unmarshall(error.Item as Parameters<typeof unmarshall>[0]) : null
}
