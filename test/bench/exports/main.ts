/**
 * What making a large export needs of memory: the real worker over pages of made-up transfers instead of DynamoDB, and a bucket that
 * keeps nothing. `npm run bench:export -- <rows>`
 */
import type { DynamoTransport } from '@dispense/appsync'
import { type ExportRecord, shards } from '@dispense/core'
import { Export, Transfer, topUpTransfer } from '@dispense/core/entities'
import { work } from '@dispense/functions/exports'

/** An entry is a row, and a top-up by card has three. */
const ROWS_OF_ONE = 3
const rows = Number(process.argv[2] ?? 300_000)
const each = Math.ceil(rows / ROWS_OF_ONE / shards().length)
const from = Date.parse('2026-03-01T00:00:00.000Z')
const at = (ms: number) => new Date(from + ms).toISOString()

const wanted: ExportRecord = {
  ...{ operatorId: 'acme', exportId: 'bench', kind: 'LEDGER', format: 'CSV', origin: 'ON_DEMAND', state: 'QUEUED' },
  ...{ from: at(0), to: at(86_400_000), until: at(86_400_000), rows: 0, bytes: 0, fraction: 0, fence: 0 },
  ...{ createdAt: at(0), updatedAt: at(0), expiresAt: 1 },
}

/** Items as ElectroDB stores them. */
const stored = (operation: { params(): unknown }) => (operation.params() as { Item: Record<string, unknown> }).Item
const template = stored(
  Transfer.put(
    topUpTransfer({ operatorId: 'acme', customerId: 'ada', transferId: 't', createdAt: at(0) }, 500, 'EUR', 7),
  ),
)

/** A page of a key: the place is the number of the next. */
function page(limit: number, start: number) {
  const Items = Array.from({ length: Math.min(limit, each - start) }, (_, i) => {
    const createdAt = at(Math.floor(((start + i) / each) * 86_000_000))
    return {
      ...template,
      transferId: `transfer-of-some-length-${start + i}`,
      createdAt,
      entries: structuredClone(template.entries),
    }
  })
  const next = start + Items.length
  return next < each ? { Items, LastEvaluatedKey: { pk: template.pk, sk: String(next) } } : { Items }
}

const client: DynamoTransport = {
  call: async (operation, params) => {
    if (operation === 'GetItem') return { Item: stored(Export.put(wanted)) }
    if (operation !== 'Query') return {}
    const { Limit = 200, ExclusiveStartKey } = params as { Limit?: number; ExclusiveStartKey?: { sk: string } }
    return page(Limit, Number(ExclusiveStartKey?.sk ?? 0))
  },
}

let most = { heap: 0, rss: 0 }
let parts = 0
const measure = () => {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage()
  const heap = Math.round((heapUsed + arrayBuffers) / 1e6)
  most = { heap: Math.max(most.heap, heap), rss: Math.max(most.rss, Math.round(rss / 1e6)) }
  return heap
}

const begun = performance.now()
const first = measure()
const worked = await work(wanted, {
  ...{ client, table: 'table', deadline: Date.now() + 3_600_000, again: async () => undefined },
  store: {
    put: async () => undefined,
    read: async () => new Uint8Array(),
    begin: async () => 'upload',
    part: async (_upload, number, body) => {
      parts += 1
      console.info(`part ${number}: ${body.length} bytes, ${measure()} MB in use`)
      return 'etag'
    },
    complete: async () => undefined,
  },
})
const seconds = (performance.now() - begun) / 1000
console.info(
  `${worked}: ${each * shards().length * ROWS_OF_ONE} rows in ${parts} parts; ${first} MB in use at first, ${most.heap} MB at most; rss ${most.rss} MB; ${Math.round(rows / seconds)} rows/s`,
)
