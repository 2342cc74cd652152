import type { Answer } from '@dispense/dynamodb'
import { answerOf } from './refusals.ts'
import type { DynamoInput } from './write-log.ts'

/** Every text in DynamoDB's JSON. */
const TEXTS = /"S":"((?:[^"\\]|\\.)*)"/g

/**
 * The sweep asks for what is due under each of some forty keys of an index, most of which nothing was ever written under: a third
 * of all calls of a simulation. What they are answered is known without asking: a key of an index is a text in an item, and this
 * knows every text that was ever sent to be written.
 */
export class UnwrittenKeys {
  readonly #texts = new Set<string>()

  /** Knows the texts of what is in the table at first. */
  constructor(items: readonly object[]) {
    this.wrote(JSON.stringify(items))
  }

  /** Learns the texts of a call that writes, before it is sent: it counts whatever becomes of it. */
  wrote(body: string): void {
    for (const [, text = ''] of body.matchAll(TEXTS)) this.#texts.add(text)
  }

  /** Whether a call asks for a key of an index under which nothing was ever written. */
  has({ IndexName, ExpressionAttributeValues: values = {} }: DynamoInput): boolean {
    const { S: key } = (values as Record<string, { S?: string }>)[':pk'] ?? {}
    return IndexName !== undefined && key !== undefined && !this.#texts.has(JSON.stringify(key).slice(1, -1))
  }
}

/** What DynamoDB answers to a query that finds nothing. */
export const nothingFound = ({ TableName }: DynamoInput): Answer =>
  answerOf(200, { Count: 0, Items: [], ScannedCount: 0, ConsumedCapacity: { TableName, CapacityUnits: 0.5 } })

/** Whether a query has found nothing. */
export const isNothing = ({ body }: Answer): boolean =>
  ((JSON.parse(body.toString()) as { Items?: object[] }).Items ?? []).length === 0
