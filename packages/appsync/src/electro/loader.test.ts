import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRequestContext } from '../runtime/request-context.ts'
import type { DynamoOutput, RequestContext } from '../types.ts'

/** What one request does at once: point reads and writes of some of five keys. */
interface Step {
  reads: { key: number; consistent: boolean }[]
  writes: number[]
}

const step: fc.Arbitrary<Step> = fc.record({
  reads: fc.array(fc.record({ key: fc.nat(4), consistent: fc.boolean() }), { maxLength: 6 }),
  writes: fc.uniqueArray(fc.nat(4), { maxLength: 2 }),
})

interface Item {
  pk: string
  version: number
}

/**
 * A table that answers in its own time, leaves keys unprocessed and gives a batch back in another order.
 * `chaos` says how: every number decides one thing.
 */
class Table {
  readonly items = new Map<string, Item>()
  readonly #chaos: number[]

  constructor(chaos: number[]) {
    this.#chaos = chaos
  }

  async call(_operation: string, input: Record<string, unknown>): Promise<DynamoOutput> {
    for (let turns = this.#next(3); turns > 0; turns--) await new Promise((resolve) => setImmediate(resolve))
    if (input.Item) this.#put(input.Item as Item)
    if (input.Key) return { Item: this.#get(input.Key) }
    if (input.RequestItems) return this.#batch(input.RequestItems as { t: { Keys: object[] } })
    return {}
  }

  #batch({ t }: { t: { Keys: object[] } }) {
    expect(t.Keys.length).toBeLessThanOrEqual(100)
    expect(new Set(t.Keys.map((key) => JSON.stringify(key))).size).toBe(t.Keys.length)
    const processed = Math.max(1, t.Keys.length - this.#next(2))
    const found = t.Keys.slice(0, processed).flatMap((key) => this.#get(key) ?? [])
    const left = t.Keys.slice(processed)
    return {
      Responses: { t: this.#next(2) ? found.toReversed() : found },
      UnprocessedKeys: left.length > 0 ? { t: { Keys: left } } : {},
    }
  }

  #get(key: object): Item | undefined {
    const item = this.items.get((key as Item).pk)
    return item && { ...item }
  }

  #put(item: Item): void {
    this.items.set(item.pk, item)
  }

  #next(below: number): number {
    const value = this.#chaos.shift() ?? 0
    this.#chaos.push(value)
    return value % below
  }
}

describe('point reads and writes of one request', () => {
  it('see every write that ended before they began, whatever is gathered, repeated or left unprocessed', async () => {
    const chaos = fc.array(fc.nat(11), { minLength: 1, maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), chaos, async (steps, numbers) => {
        const table = new Table([...numbers])
        const context = createRequestContext({
          identity: null,
          authMode: 'API_KEY',
          electro: { client: table, table: 't' },
          backoff: { baseMs: 0, capMs: 0, maxAttempts: 50 },
        })
        const written = new Map<number, number>()
        for (const { reads, writes } of steps) await runStep(context, written, reads, writes)
      }),
      { numRuns: 200 },
    )
  })
})

/** Runs a step's operations at once and checks what its reads saw. */
async function runStep(
  { dynamo }: RequestContext,
  written: Map<number, number>,
  reads: Step['reads'],
  writes: Step['writes'],
): Promise<void> {
  const before = new Map(written)
  for (const key of writes) written.set(key, (written.get(key) ?? 0) + 1)
  const puts = writes.map((key) =>
    dynamo.put({ TableName: 't', Item: { pk: `k${key}`, version: written.get(key) } }).promise(),
  )
  const gets = reads.map(async ({ key, consistent }) => {
    const answer = await dynamo.get({ TableName: 't', Key: { pk: `k${key}` }, ConsistentRead: consistent }).promise()
    const { Item } = answer as { Item?: Item }
    if (Item) expect(Item.pk).toBe(`k${key}`)
    // A read beside a write of its key may see either; any other sees the last one.
    expect([before.get(key), written.get(key)]).toContain(Item?.version)
  })
  await Promise.all([...puts, ...gets])
}
