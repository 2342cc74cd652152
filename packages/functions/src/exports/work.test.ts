import { createHash } from 'node:crypto'
import { runOptions } from '@dispense/api'
import type { DynamoTransport } from '@dispense/appsync'
import { startDynamo, type TestDynamo } from '@dispense/appsync/testing/dynamodb'
import {
  createExport,
  type ExportKey,
  type ExportKind,
  type ExportRecord,
  exportById,
  type Operation,
} from '@dispense/core'
import { Export, Machine, Transfer, topUpTransfer, Vend } from '@dispense/core/entities'
import { machineOf, vendRecordOf } from '@dispense/core/testing/records'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { carryOut } from '../command.ts'
import type { ExportStore } from './store.ts'
import { UploadGone } from './store.ts'
import { type WorkParts, work } from './work.ts'

const FROM = '2026-03-01T00:00:00.000Z'
const TO = '2026-03-02T00:00:00.000Z'
const TRANSFERS = 20
const OWNER = { kind: 'STAFF', id: 'olga', operatorId: 'acme', groups: ['owner'] } as const

let dynamo: TestDynamo
let table: string

const transferAt = (transferId: string, createdAt: string, operatorId = 'acme') =>
  topUpTransfer({ operatorId, customerId: 'ada', transferId, createdAt }, 500, 'EUR', 7)

const at = (minute: number) => new Date(Date.parse(FROM) + minute * 60_000).toISOString()

beforeAll(async () => {
  dynamo = await startDynamo()
  table = await dynamo.createTable('ALL', 'KEYS_ONLY', 'KEYS_ONLY', 'KEYS_ONLY')
  const put = (operation: Operation) => operation.go({ client: dynamo.client, table })
  const transfers = Array.from({ length: TRANSFERS }, (_, i) => transferAt(`t${i}`, at(i * 60)))
  // Two at one moment, and what lies at and beyond the edges of the period.
  const edges = [transferAt('same', at(60)), transferAt('before', at(-0.001)), transferAt('end', TO)]
  await Promise.all([...transfers, ...edges].map((each) => put(Transfer.create(each))))
  await put(Transfer.create(transferAt('theirs', at(3), 'globex')))
  for (const machineId of ['m1', 'm2', 'm3']) await put(Machine.create(machineOf({ machineId, code: machineId })))
  for (let i = 0; i < 20; i += 1) {
    const state = (['COMPLETED', 'FAILED', 'REFUNDED', 'EXPIRED'] as const)[i % 4]
    const of = { vendId: `v${i}`, machineId: i % 2 ? 'm1' : 'm3', createdAt: at(i * 72), ...(state && { state }) }
    await put(Vend.create(vendRecordOf(of)))
  }
  await put(Vend.create(vendRecordOf({ vendId: 'late', machineId: 'm1', createdAt: TO, state: 'COMPLETED' })))
}, 60_000)
afterAll(() => dynamo.stop())

/** S3 as it is: a later part takes the place of an earlier one, and an upload is completed with the very parts that are there. */
class Bucket implements ExportStore {
  readonly objects = new Map<string, Uint8Array>()
  readonly #uploads = new Map<string, Map<number, Uint8Array>>()

  async put(key: string, body: Uint8Array, _contentType: string) {
    this.objects.set(key, Uint8Array.from(body))
  }
  async read(key: string) {
    const body = this.objects.get(key)
    if (!body) throw new UploadGone(key)
    return body
  }
  async begin() {
    const id = `upload-${this.#uploads.size}`
    this.#uploads.set(id, new Map())
    return id
  }
  async part({ id }: { id: string }, number: number, body: Uint8Array) {
    const parts = this.#uploads.get(id)
    if (!parts) throw new UploadGone(id)
    parts.set(number, Uint8Array.from(body))
    return etagOf(body)
  }
  async complete({ id, key }: { id: string; key: string }, wanted: { number: number; etag: string }[]) {
    if (this.objects.has(key)) return
    const bodies = wanted.map(({ number, etag }) => {
      const body = this.#uploads.get(id)?.get(number)
      if (!body || etagOf(body) !== etag) throw new Error(`InvalidPart ${number}`)
      return body
    })
    expect(wanted.map(({ number }) => number)).toEqual(wanted.map(({ number }) => number).toSorted((a, b) => a - b))
    this.objects.set(key, Buffer.concat(bodies))
    this.#uploads.delete(id)
  }
  forget() {
    this.#uploads.clear()
  }
}

/** The same with other ways of doing some of it. */
const like = (bucket: Bucket, other: Partial<ExportStore>): ExportStore => ({
  put: (...call) => bucket.put(...call),
  read: (...call) => bucket.read(...call),
  begin: () => bucket.begin(),
  part: (...call) => bucket.part(...call),
  complete: (...call) => bucket.complete(...call),
  ...other,
})

const etagOf = (body: Uint8Array) => createHash('md5').update(body).digest('hex')

let keys = 0
const asked = async (kind: ExportKind, format: ExportRecord['format'] = 'CSV'): Promise<ExportRecord> => {
  keys += 1
  const input = { kind, format, from: FROM, to: TO, idempotencyKey: `k${keys}` }
  return await carryOut(createExport, OWNER, input, options())
}

const options = (client: DynamoTransport = dynamo.transport) => runOptions(client, table, Date.now() + 60_000)

const now = async (key: ExportKey) => (await exportById(key).go(options())).data as ExportRecord

const partsOf = (store: ExportStore, more: Partial<WorkParts> = {}): WorkParts => ({
  ...{ client: dynamo.transport, table, store, deadline: Date.now() + 600_000, partBytes: 1_500, page: 2 },
  again: async () => undefined,
  ...more,
})

const fileOf = async (key: ExportKey, bucket: Bucket): Promise<string> => {
  const { state, objectKey = '' } = await now(key)
  expect(state).toBe('DONE')
  return Buffer.from(bucket.objects.get(objectKey) ?? []).toString()
}

/** Another time, for the worker that comes when the one before has lost its hold. */
const later = async <T>(minutes: number, then: () => Promise<T>): Promise<T> => {
  vi.useFakeTimers({ now: Date.now() + minutes * 60_000, toFake: ['Date'] })
  try {
    return await then()
  } finally {
    vi.useRealTimers()
  }
}

/** A worker that is killed at its nth step outside: before it is done, or after, when nobody hears of it. */
function killedAt(nth: number, when: 'before' | 'after', bucket: Bucket) {
  let steps = 0
  const step = async <T>(act: () => Promise<T>): Promise<T> => {
    steps += 1
    if (steps > nth || (steps === nth && when === 'before')) throw new Error('killed')
    const answer = await act()
    if (steps === nth) throw new Error('killed')
    return answer
  }
  const client: DynamoTransport = { call: (...call) => step(() => dynamo.transport.call(...call)) }
  const store: ExportStore = {
    put: (...call) => step(() => bucket.put(...call)),
    read: (...call) => step(() => bucket.read(...call)),
    begin: () => step(() => bucket.begin()),
    part: (...call) => step(() => bucket.part(...call)),
    complete: (...call) => step(() => bucket.complete(...call)),
  }
  return { parts: partsOf(store, { client }), died: () => steps >= nth }
}

describe('the file of an export', () => {
  it('holds every entry of the period once, in the order of time: what is at its beginning, and not what is at its end', async () => {
    const bucket = new Bucket()
    const key = await asked('LEDGER')
    expect(await work(key, partsOf(bucket))).toBe('DONE')
    const lines = (await fileOf(key, bucket)).trimEnd().split('\r\n')
    const ids = lines.slice(1).map((line) => line.split(',')[1])
    expect(lines[0]).toMatch(/^time_utc,transfer_id,kind,account,debit_minor_units,credit_minor_units,currency/)
    expect([...new Set(ids)]).toEqual([
      't0',
      ...['same', 't1'],
      ...Array.from({ length: TRANSFERS - 2 }, (_, i) => `t${i + 2}`),
    ])
    const record = await now(key)
    expect(record).toMatchObject({ rows: ids.length, bytes: (await fileOf(key, bucket)).length, fraction: 1 })
    expect(record.progress ?? record.due ?? record.leasedUntil).toBeUndefined()
    expect(record.objectKey).toMatch(/^on-demand\/acme\//)
  })

  it('of sales holds what was sold, machine by machine; of vends all of them', async () => {
    const bucket = new Bucket()
    const [sales, vends] = [await asked('SALES', 'JSON_LINES'), await asked('VENDS', 'JSON_LINES')]
    for (const key of [sales, vends]) expect(await work(key, partsOf(bucket))).toBe('DONE')
    const rowsOf = async (key: ExportKey) =>
      (await fileOf(key, bucket))
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>)
    const all = Array.from({ length: 20 }, (_, i) => `v${i}`)
    expect((await rowsOf(vends)).map((row) => row.vend_id).toSorted()).toEqual(all.toSorted())
    const sold = all.filter((_, i) => i % 4 === 0 || i % 4 === 2)
    expect((await rowsOf(sales)).map((row) => row.vend_id)).toEqual(sold)
  })

  it('without a row is a header, or nothing', async () => {
    const bucket = new Bucket()
    const [csv, lines] = [await asked('REFUNDS'), await asked('REFUNDS', 'JSON_LINES')]
    for (const key of [csv, lines]) expect(await work(key, partsOf(bucket))).toBe('DONE')
    expect((await fileOf(csv, bucket)).split('\r\n')).toEqual([expect.stringMatching(/^time_utc,refund_id/), ''])
    expect(await fileOf(lines, bucket)).toBe('')
  })
})

describe('a worker', () => {
  it.each(['LEDGER', 'VENDS'] as const)(
    'of %s may be killed between any two steps: no row is lost, and none is there twice',
    async (kind) => {
      const bucket = new Bucket()
      const whole = await asked(kind)
      await work(whole, partsOf(bucket))
      const file = await fileOf(whole, bucket)
      let nth = 1
      for (let died = true; died; nth += 1) {
        const key = await asked(kind)
        const when = nth % 2 ? 'after' : 'before'
        const first = killedAt(nth, when, bucket)
        await work(key, first.parts).catch(() => undefined)
        died = first.died()
        // The second one dies, too, a few steps on.
        await later(3, async () => await work(key, killedAt(4 + (nth % 5), when, bucket).parts).catch(() => undefined))
        await later(6, async () => await work(key, partsOf(bucket)))
        expect(await fileOf(key, bucket)).toBe(file)
      }
      expect(nth).toBeGreaterThan(20)
    },
    120_000,
  )

  it('that was thought dead and goes on spoils nothing: what it writes is of another number', async () => {
    const bucket = new Bucket()
    const key = await asked('LEDGER')
    let wake = () => undefined as unknown
    const asleep = new Promise<void>((resolve) => {
      wake = resolve
    })
    let parts = 0
    let stale = false
    const sleeper = like(bucket, {
      part: async (...call: Parameters<Bucket['part']>) => {
        parts += 1
        if (parts === 2) await asleep
        const [upload, number] = call
        // What it has is not what the other one reads by then.
        const etag = await bucket.part(upload, number, parts === 2 ? Buffer.from('stale') : call[2])
        stale = parts === 2
        return etag
      },
    })
    const first = work(key, partsOf(sleeper))
    await vi.waitFor(() => expect(parts).toBe(2))
    expect(await work(key, partsOf(bucket))).toBe('NOTHING')
    await Export.patch({ operatorId: 'acme', exportId: key.exportId }).set({ leasedUntil: 1 }).go(options())
    const other = like(bucket, {
      complete: async (...call) => {
        // The sleeper's part comes when all others are there.
        wake()
        await vi.waitFor(() => expect(stale).toBe(true))
        await bucket.complete(...call)
      },
    })
    const second = work(key, partsOf(other))
    expect([await first, await second]).toEqual(['LOST', 'DONE'])
    const ids = (await fileOf(key, bucket)).trimEnd().split('\r\n').slice(1)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBe((await now(key)).rows)
    expect(await fileOf(key, bucket)).not.toContain('stale')
  })

  it('whose time ends saves what it has, and another one goes on from there', async () => {
    const bucket = new Bucket()
    const key = await asked('LEDGER')
    const calls: ExportKey[] = []
    const again = async (next: ExportKey) => void calls.push(next)
    const results: string[] = []
    do results.push(await work(key, partsOf(bucket, { again, deadline: Date.now() + 1_000, partBytes: 5_000 })))
    while (results.at(-1) === 'CONTINUED' && results.length < 100)
    expect(results.at(-1)).toBe('DONE')
    expect(calls.length).toBe(results.length - 1)
    expect(calls[0]).toEqual({ operatorId: 'acme', exportId: key.exportId })
    const whole = await asked('LEDGER')
    await work(whole, partsOf(bucket))
    expect(await fileOf(key, bucket)).toBe(await fileOf(whole, bucket))
  })

  it('may take as long as its function lives', async () => {
    const bucket = new Bucket()
    const key = await asked('LEDGER')
    vi.useFakeTimers({ now: Date.now(), toFake: ['Date'] })
    const slow = like(bucket, {
      part: async (...call) => {
        vi.setSystemTime(Date.now() + 31_000)
        return await bucket.part(...call)
      },
    })
    try {
      expect(await work(key, partsOf(slow, { deadline: Date.now() + 900_000 }))).toBe('DONE')
      expect(Date.now() - Date.parse(key.createdAt)).toBeGreaterThan(60_000)
    } finally {
      vi.useRealTimers()
    }
  })

  it('begins anew when what was begun is gone', async () => {
    const bucket = new Bucket()
    const key = await asked('LEDGER')
    await work(key, killedAt(30, 'after', bucket).parts).catch(() => undefined)
    expect((await now(key)).progress?.parts.length).toBeGreaterThan(0)
    bucket.forget()
    await later(3, async () => await expect(work(key, partsOf(bucket))).rejects.toThrow(UploadGone))
    expect(await later(4, async () => await work(key, partsOf(bucket)))).toBe('DONE')
    const rows = (await fileOf(key, bucket)).trimEnd().split('\r\n').slice(1)
    expect(new Set(rows).size).toBe(rows.length)
  })

  it('gives an export up that fails again and again, and says what to do', async () => {
    const key = await asked('LEDGER')
    const broken = like(new Bucket(), {
      put: async () => await Promise.reject(new Error('S3 is down')),
      begin: async () => await Promise.reject(new Error('S3 is down')),
    })
    for (let i = 0; i < 6; i += 1) await expect(work(key, partsOf(broken))).rejects.toThrow('S3 is down')
    expect(await work(key, partsOf(broken))).toBe('FAILED')
    const record = await now(key)
    expect(record).toMatchObject({ state: 'FAILED', failure: 'GAVE_UP' })
    expect(record.due).toBeUndefined()
    expect(await work(key, partsOf(broken))).toBe('NOTHING')
  })
})
