import type { Item } from '../dynamodb/calls.ts'
import type { DynamoDocument, ExpressionDocument } from '../dynamodb/request.ts'
import { DataSourceError } from '../errors.ts'

/** What AppSync keeps in each item of a versioned data source. Only the data source writes it. */
const metadata = ['_version', '_lastChangedAt', '_deleted', '_ttl'] as const

/** An item's version; null when it has none, which is an item from before versioning, or none at all. */
export function versionOf(item: Item | null): number | null {
  return typeof item?._version === 'number' ? item._version : null
}

/** An item without its metadata. */
export function withoutMetadata(item: Item): Item {
  return Object.fromEntries(Object.entries(item).filter(([name]) => !isMetadata(name)))
}

/** Epoch seconds so many minutes after a moment: the form of DynamoDB's time to live. */
export function ttlAfter(epochMs: number, minutes: number): number {
  return Math.floor(epochMs / 1000) + minutes * 60
}

/** @throws DataSourceError `BadRequest` when a write names metadata, as on AppSync */
export function assertNoMetadata({ attributeValues, update }: DynamoDocument): void {
  const names = [...Object.keys(attributeValues ?? {}), ...(update ? namesOf(update) : [])].filter(isMetadata)
  if (names.length === 0) return
  const message = `${names.join(', ')} cannot be written: the version goes beside 'key', as '_version', and the data source keeps the rest.`
  throw new DataSourceError(message, 'BadRequest', null, { isMeant: true })
}

function namesOf({ expression, expressionNames = {} }: ExpressionDocument): string[] {
  return [...Object.values(expressionNames), ...(expression.match(/(?<![#:\w.])_\w+/g) ?? [])]
}

function isMetadata(name: string): boolean {
  return metadata.some((each) => each === name)
}
