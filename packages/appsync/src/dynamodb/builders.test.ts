import { describe, expect, it } from 'vitest'
import { util } from '../util/index.ts'
import * as ddb from './index.ts'

const { operations } = ddb
const key = { id: 'test' }
const typedKey = { id: { S: 'test' } }

/** An item whose attributes are of every kind that an update can change. */
interface Thing extends Record<string, unknown> {
  id: string
  age: number
  values: number[]
  place: { city: string; zip?: string }
  note?: string
}

describe('a request document', () => {
  it('of get, with projection', () => {
    expect(ddb.get({ key })).toEqual({ operation: 'GetItem', key: typedKey })
    expect(ddb.get({ key, consistentRead: true, projection: ['id', 'nested.object[1]'] })).toEqual({
      operation: 'GetItem',
      key: typedKey,
      consistentRead: true,
      projection: {
        expression: '#expName_1, #expName_2.#expName_3[1]',
        expressionNames: { '#expName_1': 'id', '#expName_2': 'nested', '#expName_3': 'object' },
      },
    })
  })

  it('of put, with condition', () => {
    expect(
      ddb.put<Record<string, unknown>>({ key, item: { value: 10 }, condition: { id: { attributeExists: false } } }),
    ).toEqual({
      operation: 'PutItem',
      key: typedKey,
      attributeValues: { value: { N: 10 } },
      condition: { expression: '(attribute_not_exists(#id))', expressionNames: { '#id': 'id' }, expressionValues: {} },
    })
  })

  it('of remove, scan, sync and query', () => {
    expect(ddb.remove({ key })).toEqual({ operation: 'DeleteItem', key: typedKey })
    expect(ddb.scan({ limit: 10, nextToken: 'abc' })).toEqual({ operation: 'Scan', limit: 10, nextToken: 'abc' })
    expect(ddb.sync({ limit: 10, lastSync: 1 })).toEqual({ operation: 'Sync', limit: 10, lastSync: 1 })
    expect(ddb.query<{ id: string }>({ query: { id: { eq: '1' } }, index: 'byId', scanIndexForward: false })).toEqual({
      operation: 'Query',
      query: {
        expression: '(#id = :id_eq)',
        expressionNames: { '#id': 'id' },
        expressionValues: { ':id_eq': { S: '1' } },
      },
      index: 'byId',
      scanIndexForward: false,
    })
  })

  it('of the batches', () => {
    expect(ddb.batchGet({ tables: { post: { keys: [{ id: '1' }], consistentRead: true } } })).toEqual({
      operation: 'BatchGetItem',
      tables: { post: { keys: [{ id: { S: '1' } }], consistentRead: true } },
    })
    expect(ddb.batchPut({ tables: { post: [{ id: '1', n: 1 }] } })).toEqual({
      operation: 'BatchPutItem',
      tables: { post: [{ id: { S: '1' }, n: { N: 1 } }] },
    })
    expect(ddb.batchDelete({ tables: { post: [{ id: '1' }] } })).toEqual({
      operation: 'BatchDeleteItem',
      tables: { post: [{ id: { S: '1' } }] },
    })
  })

  it('of the transactions', () => {
    expect(ddb.transactGet({ items: [{ table: 'post', key: { id: '1' } }] })).toEqual({
      operation: 'TransactGetItems',
      transactItems: [{ table: 'post', key: { id: { S: '1' } } }],
    })
    const { transactItems } = ddb.transactWrite({
      items: [
        { putItem: { table: 'a', key: { id: '1' }, item: { n: 1 } } },
        { deleteItem: { table: 'a', key: { id: '2' } } },
        { updateItem: { table: 'a', key: { id: '3' }, update: { n: 1 } as never } },
        { conditionCheck: { table: 'a', key: { id: '4' }, condition: { id: { attributeExists: true } } as never } },
      ],
    })
    expect(transactItems.map(({ operation }) => operation)).toEqual([
      'PutItem',
      'DeleteItem',
      'UpdateItem',
      'ConditionCheck',
    ])
    expect(transactItems[3]?.condition).toMatchObject({ returnValuesOnConditionCheckFailure: true })
  })
})

describe('an update', () => {
  const cases: [change: object, expression: string, values: object][] = [
    [{ age: 10 }, 'SET #expName_1 = :expValue_1', { ':expValue_1': { N: 10 } }],
    [{ note: null }, 'SET #expName_1 = :expValue_1', { ':expValue_1': { NULL: null } }],
    [{ note: undefined }, '', {}],
    [{ age: operations.add(10) }, 'SET #expName_1 = :expValue_1', { ':expValue_1': { N: 10 } }],
    [{ note: operations.remove() }, 'REMOVE #expName_1', {}],
    [{ age: operations.increment(2) }, 'SET #expName_1 = #expName_1 + :expValue_1', { ':expValue_1': { N: 2 } }],
    [{ age: operations.decrement() }, 'SET #expName_1 = #expName_1 - :expValue_1', { ':expValue_1': { N: 1 } }],
    [
      { values: operations.append([1]) },
      'SET #expName_1 = list_append(#expName_1, :expValue_1)',
      { ':expValue_1': { L: [{ N: 1 }] } },
    ],
    [
      { values: operations.prepend([1]) },
      'SET #expName_1 = list_append(:expValue_1, #expName_1)',
      { ':expValue_1': { L: [{ N: 1 }] } },
    ],
    [
      { values: [operations.updateListItem(5, 1), operations.updateListItem(6, 2)] },
      'SET #expName_1[1] = :expValue_1, #expName_1[2] = :expValue_2',
      { ':expValue_1': { N: 5 }, ':expValue_2': { N: 6 } },
    ],
    [
      { place: operations.replace({ city: 'Bonn' }) },
      'SET #expName_1 = :expValue_1',
      { ':expValue_1': { M: { city: { S: 'Bonn' } } } },
    ],
    [
      { place: { city: 'Bonn', zip: operations.remove() } },
      'SET #expName_1.#expName_2 = :expValue_1 REMOVE #expName_1.#expName_3',
      { ':expValue_1': { S: 'Bonn' } },
    ],
  ]
  it.each(cases)('with %j', (change, expression, values) => {
    const document = ddb.update<Thing>({ key, update: change })
    expect(document).toMatchObject({ operation: 'UpdateItem', key: typedKey })
    expect(document.update).toMatchObject({ expression, expressionValues: values })
  })

  it('writes a set as a set', () => {
    const { update } = ddb.update<Thing>({ key, update: { tags: ddb.toStringSet(['a']) } as object })
    expect(update.expressionValues).toEqual({ ':expValue_1': { SS: ['a'] } })
  })
})

describe('util.dynamodb', () => {
  it('writes what AppSync writes: numbers as numbers, null as NULL null, lists and never sets', () => {
    expect(util.dynamodb.toDynamoDB({ foo: 'bar', baz: 1234, beep: ['boop'], none: null, gone: undefined })).toEqual({
      M: { foo: { S: 'bar' }, baz: { N: 1234 }, beep: { L: [{ S: 'boop' }] }, none: { NULL: null } },
    })
    expect(util.dynamodb.toNumberSet([1, 23, 4.56])).toEqual({ NS: [1, 23, 4.56] })
    expect(util.dynamodb.toStringSet(['a'])).toEqual({ SS: ['a'] })
    expect(util.dynamodb.toBinarySet(['Zm9v'])).toEqual({ BS: ['Zm9v'] })
    expect(util.dynamodb.toBinary('Zm9v')).toEqual({ B: 'Zm9v' })
    expect(util.dynamodb.toNumber(1)).toEqual({ N: 1 })
    expect(util.dynamodb.toString('a')).toEqual({ S: 'a' })
    expect(util.dynamodb.toBoolean(false)).toEqual({ BOOL: false })
    expect(util.dynamodb.toNull()).toEqual({ NULL: null })
    expect(util.dynamodb.toList(['foo', 123])).toEqual({ L: [{ S: 'foo' }, { N: 123 }] })
    expect(util.dynamodb.toMap({ a: 1 })).toEqual({ M: { a: { N: 1 } } })
    expect(util.dynamodb.toMapValues({ a: 1 })).toEqual({ a: { N: 1 } })
  })

  it('answers null for what is not there', () => {
    const { toString: toText, toNumber, toBoolean, toBinary, toStringSet, toNumberSet, toBinarySet } = util.dynamodb
    const typed = [
      toText(null),
      toNumber(null),
      toBoolean(undefined),
      toBinary(null),
      toStringSet(null),
      toNumberSet(null),
    ]
    expect([...typed, toBinarySet(undefined), util.dynamodb.toList(null), util.dynamodb.toMap(null)]).toEqual(
      Array(9).fill(null),
    )
  })

  it('writes and reads S3 objects', () => {
    const written = util.dynamodb.toS3Object('foo', 'bar', 'baz', 'beep')
    expect(written).toEqual({ S: '{"s3":{"key":"foo","bucket":"bar","region":"baz","version":"beep"}}' })
    expect(util.dynamodb.toS3Object('foo', 'bar', 'baz')).toEqual({
      S: '{"s3":{"key":"foo","bucket":"bar","region":"baz"}}',
    })
    expect(util.dynamodb.fromS3ObjectJson(written?.S ?? '')).toEqual({
      key: 'foo',
      bucket: 'bar',
      region: 'baz',
      version: 'beep',
    })
  })
})
