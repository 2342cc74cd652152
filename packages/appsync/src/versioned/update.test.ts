import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startDynamo, type TestDynamo } from '../../test/dynamodb.ts'
import { fromTypedValues } from '../dynamodb/plain.ts'
import { toTypedValues } from '../util/dynamodb.ts'
import { applyUpdate } from './update.ts'

let dynamo: TestDynamo
let table: string

beforeAll(async () => {
  dynamo = await startDynamo()
  table = await dynamo.createTable()
})

afterAll(() => dynamo.stop())

const item = {
  n: 5,
  s: 'text',
  l: [1, 'two', [3]],
  m: { a: 1, deep: { b: [1, 2] } },
  ns: new Set([1, 2]),
  ss: new Set(['x']),
}
const names = { '#n': 'n', '#m': 'm', '#set': 'SET', '#remove': 'REMOVE' }
const values = { ':one': 1, ':two': 2, ':text': 'new', ':list': [7, 8], ':map': { c: 3 } }
const typedValues = { ...toTypedValues(values), ':nums': { NS: [2, 9] }, ':strs': { SS: ['x'] } }

/** Actions that do not overlap, so that any selection of them is an update. */
const actions: [verb: string, action: string][] = [
  ['SET', '#n = #n + :one'],
  ['SET', 's = :text'],
  ['SET', 'l[1] = :list'],
  ['SET', 'fresh = if_not_exists(absent, :two)'],
  ['SET', 'kept = if_not_exists(s, :two)'],
  ['SET', 'longer = list_append(l, :list)'],
  ['SET', 'earlier = list_append(:list, l)'],
  ['SET', '#m.deep.b[9] = :two'],
  ['SET', '#m.c = #n - :two'],
  ['SET', '#set = :map'],
  ['REMOVE', 'l[0]'],
  ['REMOVE', 'l[2]'],
  ['REMOVE', '#m.a'],
  ['REMOVE', '#remove'],
  ['ADD', 'ns :nums'],
  ['ADD', 'sumOf :two'],
  ['ADD', 'freshSet :strs'],
  ['DELETE', 'ss :strs'],
]

describe('applying an update expression', () => {
  it('makes of an item what DynamoDB makes of it', async () => {
    let count = 0
    await fc.assert(
      fc.asyncProperty(fc.subarray(actions, { minLength: 1 }), async (chosen) => {
        const Key = { pk: 'update', sk: String(count++) }
        const verbs = [...new Set(chosen.map(([verb]) => verb))]
        const clauses = verbs.map(
          (verb) => `${verb} ${chosen.flatMap(([of, action]) => (of === verb ? [action] : [])).join(', ')}`,
        )
        const expression = clauses.join(' ')
        const used = <Value>(all: Record<string, Value>) =>
          Object.fromEntries(Object.entries(all).filter(([name]) => new RegExp(`${name}(?!\\w)`).test(expression)))
        const plain = fromTypedValues(used(typedValues))
        const call = (operation: 'PutItem' | 'UpdateItem', params: object) =>
          dynamo.transport.call(operation, { TableName: table, ...params }, { abortSignal: AbortSignal.timeout(9000) })
        await call('PutItem', { Item: { ...item, ...Key } })
        const { Attributes } = await call('UpdateItem', {
          Key,
          UpdateExpression: expression,
          ReturnValues: 'ALL_NEW',
          ...(Object.keys(used(names)).length > 0 ? { ExpressionAttributeNames: used(names) } : {}),
          ...(Object.keys(plain).length > 0 ? { ExpressionAttributeValues: plain } : {}),
        })
        const update = { expression, expressionNames: names, expressionValues: typedValues }
        expect(applyUpdate({ ...item, ...Key }, update)).toEqual(Attributes)
      }),
      { numRuns: 150 },
    )
  })

  it('refuses what has no place', () => {
    const update = { expression: 'SET nowhere.at.all = :v', expressionValues: { ':v': { N: 1 } } }
    expect(() => applyUpdate({ a: 1 }, update)).toThrow('only the last part may be new')
  })
})
