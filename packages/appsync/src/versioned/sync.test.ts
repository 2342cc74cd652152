import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startVersioned } from '../../test/versioned.ts'
import * as ddb from '../dynamodb/index.ts'

let db: Awaited<ReturnType<typeof startVersioned>>

beforeAll(async () => {
  db = await startVersioned()
})

afterAll(() => db.stop())

type Item = Record<string, unknown>

interface Page extends Item {
  items: Item[]
  nextToken: string | null
  startedAt: number
}

const put = (pk: string, sk: string, item: Item = {}, more: object = {}) =>
  ddb.put<Item>({ key: { pk, sk }, item, ...more })

const of = (pk: string) => ({ filter: { pk: { eq: pk } } as object })

/** All pages of a sync. */
async function pages(run: (request: unknown) => Promise<Item>, input: object): Promise<Page[]> {
  const all: Page[] = []
  do {
    const nextToken = all.at(-1)?.nextToken ?? null
    all.push((await run(ddb.sync({ ...input, nextToken }))) as Page)
  } while (all.at(-1)?.nextToken)
  return all
}

const itemsOf = (all: Page[]) => all.flatMap(({ items }) => items)

describe('a Sync', () => {
  it('reads the base table at first, page by page, every page with the start of the first', async () => {
    const run = db.source()
    for (const n of [1, 2, 3, 4, 5]) await run(put('base', `${n}`, { n }))
    const all = await pages(run, { ...of('base'), limit: 2 })
    expect(all.length).toBeGreaterThan(2)
    expect(
      itemsOf(all)
        .map(({ n }) => n)
        .toSorted(),
    ).toEqual([1, 2, 3, 4, 5])
    expect(new Set(all.map(({ startedAt }) => startedAt)).size).toBe(1)
    expect(all[0]?.startedAt).toBeLessThanOrEqual(Date.now())
  })

  it('reads what changed since from the delta table: puts, updates and deletes', async () => {
    const run = db.source()
    await run(put('delta', '1', { n: 1 }))
    await run(put('delta', '2', { n: 2 }))
    await tick()
    const [first] = await pages(run, { ...of('delta'), limit: 1000 })
    await tick()
    await run(ddb.update({ key: { pk: 'delta', sk: '1' }, update: { n: 10 }, _version: 1 } as never))
    await run(ddb.remove({ key: { pk: 'delta', sk: '2' }, _version: 1 }))
    const changed = itemsOf(await pages(run, { ...of('delta'), lastSync: first?.startedAt }))
    expect(changed).toEqual([
      { pk: 'delta', sk: '1', n: 10, _version: 2, _lastChangedAt: expect.any(Number) },
      { pk: 'delta', sk: '2', n: 2, _version: 2, _deleted: true, _lastChangedAt: expect.any(Number) },
    ])
  })

  it('pages through the delta table, over midnight too', async () => {
    const run = db.source({ deltaSyncTableTTL: 3 * 24 * 60 })
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 86_400_000 })
    const lastSync = Date.now()
    await run(put('days', '1'))
    await run(put('days', '2'))
    vi.useRealTimers()
    await run(put('days', '3'))
    const all = await pages(run, { ...of('days'), lastSync, limit: 1 })
    expect(itemsOf(all).map(({ sk }) => sk)).toEqual(['1', '2', '3'])
    expect(all.length).toBeGreaterThanOrEqual(3)
  })

  it('reads the base table again when the delta table does not reach back so far', async () => {
    const run = db.source()
    await run(put('old', '1', { n: 1 }))
    await run(ddb.update({ key: { pk: 'old', sk: '1' }, update: { n: 2 }, _version: 1 } as never))
    const since = async (minutes: number) =>
      itemsOf(await pages(run, { ...of('old'), lastSync: Date.now() - minutes * 60_000 }))
    expect(await since(29)).toMatchObject([{ n: 1 }, { n: 2 }])
    expect(await since(31)).toMatchObject([{ n: 2, _version: 2 }])
  })

  it('looks a little further back, so that a change under way at the last Sync is not lost', async () => {
    const run = db.source()
    await run(put('overlap', '1'))
    const lastSync = Date.now() + 2000
    expect(itemsOf(await pages(run, { ...of('overlap'), lastSync }))).toEqual([])
    const careful = db.source({ overlapMs: 5000 })
    expect(itemsOf(await pages(careful, { ...of('overlap'), lastSync }))).toMatchObject([{ sk: '1' }])
  })

  it('of one partition reads that alone, and of the index all of them', async () => {
    const run = db.source()
    const custom = { customPartitionKey: 'pk', populateIndexFields: true }
    const lastSync = Date.now()
    await run(put('one', 'a', {}, custom))
    await run(put('two', 'b', {}, custom))
    const one = { basePartitionKey: 'one' }
    expect(itemsOf(await pages(run, one))).toMatchObject([{ pk: 'one', sk: 'a' }])
    expect(itemsOf(await pages(run, { ...one, lastSync }))).toMatchObject([{ pk: 'one', sk: 'a' }])
    const all = itemsOf(await pages(run, { deltaIndexName: 'all', lastSync }))
    expect(all.map(({ pk }) => pk)).toEqual(['one', 'two'])
  })

  it('takes the token of the same Sync only, and a limit of 1 to 1000', async () => {
    const run = db.source()
    await run(put('token', '1'))
    await run(put('token', '2'))
    const { nextToken } = (await run(ddb.sync({ limit: 1 }))) as Page
    expect(nextToken).toBeTruthy()
    const elsewhere = run(ddb.sync({ limit: 1, nextToken, ...of('token') }))
    await expect(elsewhere).rejects.toMatchObject({ type: 'DynamoDB:UserIllegalArgumentException' })
    await expect(run(ddb.sync({ limit: 1001 }))).rejects.toThrow('1 to 1000')
  })
})

/** So that what follows has a later millisecond. */
const tick = () => new Promise((resolve) => setTimeout(resolve, 2))
