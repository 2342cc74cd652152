import { setTimeout as delay } from 'node:timers/promises'
import { type AttributeValue, DeleteItemCommand, type DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb'
import type { TablePlan } from '../config/plan.ts'

/** Pause between two looks, in milliseconds. AWS promises a few days at most; a developer does not want to wait. */
const PAUSE = 10_000

/** How long a deletion is remembered, in milliseconds: by then every stream has told of it. */
const REMEMBERED = 60_000

/**
 * Deletes the items whose time to live is over. DynamoDB Local's own sweeper does not delete an item that is missing from
 * one of the table's indexes (a sparse index), and names the deletions it does make with an event name of its own.
 */
export class ExpirySweeper {
  readonly #client: DynamoDBClient
  readonly #table: TablePlan
  readonly #pause: number
  readonly #stopped = new AbortController()
  /** When each key was deleted. */
  readonly #deleted = new Map<string, number>()

  constructor(client: DynamoDBClient, table: TablePlan, pause: number = PAUSE) {
    this.#client = client
    this.#table = table
    this.#pause = pause
  }

  /** Looks again and again until stop(). */
  async run(): Promise<void> {
    while (!this.#stopped.signal.aborted) {
      // A DynamoDB that does not answer now is asked again later.
      await this.#sweep().catch(() => undefined)
      await delay(this.#pause, undefined, { signal: this.#stopped.signal }).catch(() => undefined)
    }
  }

  /** Ends run(). */
  stop(): void {
    this.#stopped.abort()
  }

  /** True for the key of an item that was just deleted here: its stream record is one of time to live. */
  hasDeleted(key: Readonly<Record<string, unknown>>): boolean {
    return this.#deleted.has(keyText(key))
  }

  async #sweep(): Promise<void> {
    for (const [key, time] of this.#deleted) if (performance.now() - time > REMEMBERED) this.#deleted.delete(key)
    const { tableName, ttl = '', primaryIndex } = this.#table
    const keyNames = [primaryIndex.hashKey, ...(primaryIndex.rangeKey ? [primaryIndex.rangeKey] : [])]
    const expired = {
      names: { '#ttl': ttl },
      values: { ':now': { N: String(Math.floor(Date.now() / 1000)) }, ':number': { S: 'N' } },
      condition: 'attribute_type(#ttl, :number) AND #ttl < :now',
    }
    const pages = paginateScan(
      { client: this.#client },
      {
        TableName: tableName,
        FilterExpression: expired.condition,
        ExpressionAttributeNames: expired.names,
        ExpressionAttributeValues: expired.values,
      },
    )
    for await (const { Items = [] } of pages) {
      for (const item of Items) {
        if (this.#stopped.signal.aborted) return
        const Key = Object.fromEntries(keyNames.flatMap((name) => (item[name] ? [[name, item[name]]] : [])))
        await this.#delete(Key, expired)
      }
    }
  }

  async #delete(
    Key: Record<string, AttributeValue>,
    {
      names,
      values,
      condition,
    }: { names: Record<string, string>; values: Record<string, AttributeValue>; condition: string },
  ): Promise<void> {
    const text = keyText(Key)
    this.#deleted.set(text, performance.now())
    const command = new DeleteItemCommand({
      TableName: this.#table.tableName,
      Key,
      ConditionExpression: condition,
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: values,
    })
    // An item that got a new time meanwhile stays.
    await this.#client.send(command).catch(() => this.#deleted.delete(text))
  }
}

const keyText = (key: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(Object.entries(key).sort(([a], [b]) => (a < b ? -1 : 1)))
