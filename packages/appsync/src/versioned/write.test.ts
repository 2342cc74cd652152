import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { conflictHandler, startVersioned } from '../../test/versioned.ts'
import * as ddb from '../dynamodb/index.ts'
import type { DynamoTransport, SyncConfig } from '../types.ts'

let db: Awaited<ReturnType<typeof startVersioned>>

beforeAll(async () => {
  db = await startVersioned()
})

afterAll(() => db.stop())

type Item = Record<string, unknown>

const key = (sk: string) => ({ pk: 'post', sk })
const put = ddb.put<Item>
const update = (sk: string, changes: object, _version?: number, more: object = {}) =>
  ddb.update({ key: key(sk), update: changes, ...(_version && { _version }), ...more } as never)
const remove = (sk: string, _version?: number) => ddb.remove({ key: key(sk), ...(_version && { _version }) })

const detect = (conflictHandler: SyncConfig['conflictHandler']): SyncConfig => ({
  conflictDetection: 'VERSION',
  ...(conflictHandler && { conflictHandler }),
  lambdaConflictHandlerConfig: { lambdaConflictHandlerArn: 'resolver' },
})

const recordsOf = async (sk: string) =>
  (await db.contents('delta')).filter((each) => each.sk === sk).sort((a, b) => Number(a._version) - Number(b._version))

describe('a versioned write', () => {
  it('counts the version up, and says when', async () => {
    const run = db.source()
    const before = Date.now()
    const first = await run(put({ key: key('count'), item: { title: 'a' } }))
    expect(first).toMatchObject({ ...key('count'), title: 'a', _version: 1 })
    expect(first._lastChangedAt).toBeGreaterThanOrEqual(before)
    expect(await run(update('count', { title: 'b' }, 1))).toMatchObject({ title: 'b', _version: 2 })
    expect(await run(put({ key: key('count'), item: { title: 'c' }, _version: 2 }))).toMatchObject({ _version: 3 })
    expect(await run(ddb.get({ key: key('count') }))).toMatchObject({ title: 'c', _version: 3 })
  })

  it('records each change in the delta table, for its time to live', async () => {
    const run = db.source()
    await run(put({ key: key('log'), item: { n: 1 } }))
    await run(update('log', { n: ddb.operations.increment(4) }, 1))
    const day = new Date().toISOString().slice(0, 10)
    const records = await recordsOf('log')
    expect(records).toMatchObject([
      { ds_pk: `${db.table}:${day}`, n: 1, _version: 1 },
      { ds_pk: `${db.table}:${day}`, n: 5, _version: 2 },
    ])
    expect(records[1]?.ds_sk).toMatch(/^\d\d:\d\d:\d\d\.\d{3}:post:log:2$/)
    expect(records[1]?._ttl).toBeCloseTo(Date.now() / 1000 + 30 * 60, -1)
  })

  it('partitions the delta table by a custom key, and fills its index', async () => {
    const run = db.source()
    await run(put({ key: key('custom'), item: {}, customPartitionKey: 'pk', populateIndexFields: true }))
    const day = new Date().toISOString().slice(0, 10)
    expect(await recordsOf('custom')).toMatchObject([
      {
        ds_pk: `${db.table}:${day}:post`,
        ds_sk: expect.stringMatching(/:custom:1$/),
        gsi_ds_pk: `${db.table}:${day}`,
        gsi_ds_sk: expect.stringMatching(/:post:custom:1$/),
      },
    ])
  })

  it('leaves a tombstone where an item is deleted, which its next version brings back', async () => {
    const run = db.source()
    await run(put({ key: key('tomb'), item: { title: 'a' } }))
    const gone = await run(remove('tomb', 1))
    expect(gone).toMatchObject({ title: 'a', _deleted: true, _version: 2 })
    expect(gone._ttl).toBeCloseTo(Date.now() / 1000 + 60 * 60, -1)
    expect(await recordsOf('tomb')).toMatchObject([{ _version: 1 }, { _version: 2, _deleted: true }])
    const back = await run(update('tomb', { title: 'b' }, 2))
    expect(back).toMatchObject({ title: 'b', _version: 3 })
    expect(Object.keys(back)).not.toContain('_deleted')
    expect(Object.keys(back)).not.toContain('_ttl')
  })

  it('without a time for tombstones deletes at once, and records it', async () => {
    const run = db.source({ baseTableTTL: 0 })
    await run(put({ key: key('atOnce'), item: { title: 'a' } }))
    expect(await run(remove('atOnce', 1))).toMatchObject({ title: 'a', _deleted: true, _version: 2 })
    expect(await run(ddb.get({ key: key('atOnce') }))).toBeNull()
    expect(await recordsOf('atOnce')).toMatchObject([{ _version: 1 }, { _version: 2, _deleted: true }])
    const again = await run(put({ key: key('atOnce'), item: {}, _version: 2 }))
    expect(again).toMatchObject({ _version: 3 })
  })

  it('of what is not there: a delete is nothing, and makes no tombstone', async () => {
    const run = db.source()
    expect(await run(remove('never'))).toBeNull()
    expect(await run(remove('never', 3))).toBeNull()
    expect(await run(ddb.get({ key: key('never') }))).toBeNull()
    expect(await recordsOf('never')).toEqual([])
  })

  it('keeps to its own condition besides, which is no conflict', async () => {
    const run = db.source()
    await run(put({ key: key('cond'), item: { open: false } }))
    const guarded = update('cond', { title: 'x' }, 1, { condition: { open: { eq: true } } })
    await expect(run(guarded)).rejects.toMatchObject({
      type: 'DynamoDB:ConditionalCheckFailedException',
      result: { open: false, _version: 1 },
    })
    expect(await recordsOf('cond')).toHaveLength(1)
    const either = { expression: 'title = :t OR #o = :o', expressionNames: { '#o': 'open' } }
    const expressionValues = { ':t': { S: 'x' }, ':o': { BOOL: false } }
    const byHand = { ...update('cond', { title: 'y' }, 1), condition: { ...either, expressionValues } }
    expect(await run(byHand)).toMatchObject({ title: 'y', _version: 2 })
    await expect(run(byHand)).rejects.toMatchObject({ type: 'ConflictUnhandled' })
  })

  it('refuses metadata, and batches and transactions, which would write past it', async () => {
    const run = db.source()
    const bad = { type: 'BadRequest' }
    await expect(run(put({ key: key('m'), item: { _version: 7 } }))).rejects.toMatchObject(bad)
    await expect(run(update('m', { _deleted: true }))).rejects.toMatchObject(bad)
    await expect(run(ddb.batchPut({ tables: { [db.table]: [] } }))).rejects.toThrow('does not take BatchPutItem')
    await expect(run(ddb.transactWrite({ items: [] }))).rejects.toThrow('does not take TransactWriteItems')
  })

  it('tells when the change could not be recorded', async () => {
    const transport: DynamoTransport = {
      call: (operation, params, options) =>
        params.TableName === db.versioning.deltaSyncTableName
          ? Promise.reject(new Error('no such table'))
          : db.transport.call(operation, params, options),
    }
    await expect(db.source({ transport })(put({ key: key('lost'), item: { a: 1 } }))).rejects.toMatchObject({
      type: 'DeltaSyncWriteError',
      result: { a: 1, _version: 1 },
    })
  })
})

describe('a conflict', () => {
  /** An item at version 2, whose first writer knew version 1. */
  async function changed(sk: string, first: Item, second: Item) {
    const run = db.source()
    await run(put({ key: key(sk), item: first }))
    await run(put({ key: key(sk), item: second, _version: 1 }))
  }

  it('with optimistic concurrency is rejected with the item as it is', async () => {
    await changed('opt', { title: 'a' }, { title: 'b' })
    const run = db.source({}, detect('OPTIMISTIC_CONCURRENCY'))
    const failure = {
      message: 'Conflict resolver rejects mutation.',
      type: 'ConflictUnhandled',
      result: { ...key('opt'), title: 'b', _version: 2 },
    }
    await expect(run(update('opt', { title: 'c' }, 1))).rejects.toMatchObject(failure)
    await expect(run(put({ key: key('opt'), item: { title: 'c' } }))).rejects.toMatchObject(failure)
    await expect(run(remove('opt'))).rejects.toMatchObject(failure)
    expect(await run(ddb.get({ key: key('opt') }))).toMatchObject({ title: 'b', _version: 2 })
    expect(await recordsOf('opt')).toHaveLength(2)
  })

  it('without detection is none: the last write wins', async () => {
    await changed('none', { title: 'a', kept: 1 }, { title: 'b', kept: 1 })
    const run = db.source({}, { conflictDetection: 'NONE' })
    expect(await run(update('none', { title: 'c' }))).toMatchObject({ title: 'c', kept: 1, _version: 3 })
    expect(await run(remove('none'))).toMatchObject({ _deleted: true, _version: 4 })
  })

  it("is merged as AppSync's documents show: scalars stay, lists are appended, sets united, new fields taken", async () => {
    const server = { name: 'Nadia', jersey: 5, interests: ['breakfast', 'lunch'], points: ddb.toNumberSet([24, 30]) }
    await changed('merge', {}, { ...server, place: { city: 'Bonn' }, none: null })
    const run = db.source({}, detect('AUTOMERGE'))
    const incoming = {
      name: 'Nadia',
      jersey: 55,
      interests: ['lunch', 'dinner'],
      points: ddb.toNumberSet([30, 35]),
      place: { city: 'Rome', zip: '1' },
      none: 1,
      added: true,
    }
    const whole = {
      ...key('merge'),
      name: 'Nadia',
      jersey: 5,
      interests: ['breakfast', 'lunch', 'lunch', 'dinner'],
      place: { city: 'Bonn', zip: '1' },
      none: 1,
      added: true,
      _version: 3,
    }
    const result = await run(put({ key: key('merge'), item: incoming, _version: 1 }))
    expect(result).toMatchObject(whole)
    expect((result.points as number[]).sort()).toEqual([24, 30, 35])
    expect(await recordsOf('merge')).toMatchObject([{}, {}, { jersey: 5, added: true }])
  })

  it('of an update is merged too; what counts up or appends does so on the item as it is', async () => {
    await changed('mergeUp', { n: 1, list: [1], a: 1 }, { n: 10, list: [2], a: 2 })
    const { increment, append, remove: drop } = ddb.operations
    const changes = { n: increment(1), list: append([3]), a: drop(), title: 'new' }
    const run = db.source({}, detect('AUTOMERGE'))
    expect(await run(update('mergeUp', changes, 1))).toMatchObject({ n: 11, list: [2, 3], a: 2, title: 'new' })
  })

  it('with a delete, or with a tombstone, is not merged: nobody loses a change', async () => {
    await changed('mergeDel', { a: 1 }, { a: 2 })
    const run = db.source({}, detect('AUTOMERGE'))
    await expect(run(remove('mergeDel', 1))).rejects.toMatchObject({ type: 'ConflictUnhandled', result: { a: 2 } })
    await run(remove('mergeDel', 2))
    const late = run(update('mergeDel', { b: 1 }, 2))
    await expect(late).rejects.toMatchObject({ type: 'ConflictUnhandled', result: { _deleted: true, _version: 3 } })
  })

  it('of many writers at once is merged until each has written', async () => {
    const run = db.source({}, detect('AUTOMERGE'))
    await run(put({ key: key('many'), item: { list: [] } }))
    const writers = Array.from({ length: 8 }, (_, n) => run(update('many', { list: [n] }, 1)))
    await Promise.all(writers)
    const item = await run(ddb.get({ key: key('many') }))
    expect(item._version).toBe(9)
    expect((item.list as number[]).toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    expect((await recordsOf('many')).map(({ _version }) => _version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  it('is resolved by a Lambda function, which is told both items, the arguments and the caller', async () => {
    await changed('lambda', { title: 'a' }, { title: 'b', tags: ddb.toStringSet(['x']) })
    const { lambda, events } = conflictHandler(({ existingItem, newItem }) => ({
      action: 'RESOLVE',
      item: { ...existingItem, title: `${existingItem.title}+${newItem?.title}` },
    }))
    const run = db.source({ lambda }, detect('LAMBDA'))
    expect(await run(update('lambda', { title: 'c' }, 1))).toMatchObject({ title: 'b+c', tags: ['x'], _version: 3 })
    expect(events).toEqual([
      {
        newItem: { ...key('lambda'), title: 'c', tags: ['x'] },
        existingItem: expect.objectContaining({ title: 'b', _version: 2 }),
        arguments: { id: '1' },
        resolver: { tableName: db.table, parentType: 'Mutation', field: 'save' },
        identity: { resolverContext: { who: 'ada' } },
      },
    ])
    expect((await db.contents('base')).find(({ sk }) => sk === 'lambda')?.tags).toEqual(new Set(['x']))
  })

  it('is removed or rejected when the function says so', async () => {
    await changed('verdict', { a: 1 }, { a: 2 })
    const reject = db.source(
      conflictHandler(() => ({ action: 'REJECT' })),
      detect('LAMBDA'),
    )
    await expect(reject(update('verdict', { a: 3 }, 1))).rejects.toMatchObject({ type: 'ConflictUnhandled' })
    const removing = db.source(
      conflictHandler(() => ({ action: 'REMOVE' })),
      detect('LAMBDA'),
    )
    expect(await removing(update('verdict', { a: 3 }, 1))).toMatchObject({ a: 2, _deleted: true, _version: 3 })
  })

  it('that the function cannot resolve is an error with the item, and nothing is written', async () => {
    await changed('broken', { a: 1 }, { a: 2 })
    const confused = db.source(
      conflictHandler(() => ({ action: 'MAYBE' })),
      detect('LAMBDA'),
    )
    const failure = { type: 'ConflictError', result: { a: 2, _version: 2 } }
    await expect(confused(update('broken', { a: 3 }, 1))).rejects.toMatchObject(failure)
    const lambda = { invoke: () => Promise.reject(new Error('no such function')) }
    const absent = db.source({ lambda }, detect('LAMBDA'))
    await expect(absent(update('broken', { a: 3 }, 1))).rejects.toMatchObject(failure)
    await expect(db.source({}, detect('LAMBDA'))(update('broken', { a: 3 }, 1))).rejects.toThrow("needs 'lambda'")
    expect(await recordsOf('broken')).toHaveLength(2)
  })

  it('that never ends is given up', async () => {
    await changed('endless', { a: 1 }, { a: 2 })
    let version = 2
    const meddling: DynamoTransport = {
      async call(operation, params, options) {
        // Somebody is always faster.
        if (operation === 'PutItem' && params.TableName === db.table) {
          const Item = { ...key('endless'), a: 2, _version: ++version }
          await db.transport.call('PutItem', { TableName: db.table, Item }, options)
        }
        return await db.transport.call(operation, params, options)
      },
    }
    const run = db.source({ transport: meddling }, detect('AUTOMERGE'))
    await expect(run(update('endless', { b: 1 }, 1))).rejects.toMatchObject({ type: 'MaxConflicts', result: { a: 2 } })
  })
})
