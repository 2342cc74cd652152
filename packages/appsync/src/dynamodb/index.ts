import type * as aws from '@aws-appsync/utils/dynamodb.js'
import { dynamodb, toTypedValues } from '../util/dynamodb.ts'
import { type Expression, toExpression } from '../util/transform/dynamodb-expression.ts'
import { operations as buildOperations } from './operations.ts'
import { toUpdateExpression } from './update-expression.ts'

/*
 * `@aws-appsync/utils/dynamodb`: functions that build the request documents of a DynamoDB data source.
 * Options that are not given do not appear in the document.
 */

/** A GetItem: the item, or null. */
export const get: typeof aws.get = ({ key, consistentRead, projection }) =>
  given({ operation: 'GetItem', key: toTypedValues(key), consistentRead, projection: toProjection(projection) })

/** A PutItem: the item that was put. `condition` is a filter object on the item that is there. */
export const put: typeof aws.put = ({ key, item, condition, ...versioning }) =>
  given({
    operation: 'PutItem',
    key: toTypedValues(key),
    attributeValues: toTypedValues(item),
    condition: toCondition(condition),
    ...versioning,
  })

/** An UpdateItem: the item as it is afterwards. `update` holds values and `operations`. */
export const update: typeof aws.update = ({ key, update: changes, condition, ...versioning }) =>
  given({
    operation: 'UpdateItem',
    key: toTypedValues(key),
    update: toUpdateExpression(changes),
    condition: toCondition(condition),
    ...versioning,
  })

/** A DeleteItem: the item that was there, or null. */
export const remove: typeof aws.remove = ({ key, condition, ...versioning }) =>
  given({ operation: 'DeleteItem', key: toTypedValues(key), condition: toCondition(condition), ...versioning })

/** A Query: a page of items in the order of the sort key. */
export const query: typeof aws.query = ({ query: condition, filter, projection, ...rest }) =>
  given({
    operation: 'Query',
    query: toCondition(condition),
    filter: toCondition(filter),
    projection: toProjection(projection),
    ...rest,
  })

/** A Scan: a page of items in no order. */
export const scan: typeof aws.scan = ({ filter, projection, ...rest }) =>
  given({ operation: 'Scan', filter: toCondition(filter), projection: toProjection(projection), ...rest })

/** A Sync: a page of items that changed since `lastSync`. */
export const sync: typeof aws.sync = ({ filter, ...rest }) =>
  given({ operation: 'Sync', filter: toCondition(filter), ...rest })

/** A BatchGetItem: items in the order of their keys, null where there is none. */
export const batchGet: typeof aws.batchGet = ({ tables }) =>
  given({
    operation: 'BatchGetItem',
    tables: mapValues(tables, ({ keys, consistentRead, projection }) =>
      given({ keys: keys.map(toTypedValues), consistentRead, projection: toProjection(projection) }),
    ),
  })

/** A BatchPutItem: the items that were put. */
export const batchPut: typeof aws.batchPut = ({ tables }) =>
  given({
    operation: 'BatchPutItem',
    tables: mapValues(tables, (items) => items.map((item) => toTypedValues(item as object))),
  })

/** A BatchDeleteItem: the keys that were deleted. */
export const batchDelete: typeof aws.batchDelete = ({ tables }) =>
  given({ operation: 'BatchDeleteItem', tables: mapValues(tables, (keys) => keys.map(toTypedValues)) })

/** A TransactGetItems: items as they were at one moment. */
export const transactGet: typeof aws.transactGet = ({ items }) =>
  given({
    operation: 'TransactGetItems',
    transactItems: items.map(({ table, key, projection }) =>
      given({ table, key: toTypedValues(key), projection: toProjection(projection) }),
    ),
  })

/** A TransactWriteItems: all of its writes and checks, or none. */
export const transactWrite: typeof aws.transactWrite = ({ items }) =>
  given({ operation: 'TransactWriteItems', transactItems: items.map(toTransactItem) })

/** Sets, which plain lists do not become by themselves: `toStringSet`, `toNumberSet`, `toBinarySet`. */
export const { toStringSet, toNumberSet, toBinarySet } = dynamodb as unknown as Pick<
  typeof aws,
  'toStringSet' | 'toNumberSet' | 'toBinarySet'
>

/** What an attribute of an update can become besides a value. */
export const operations = buildOperations as unknown as typeof aws.operations

/** The members of `TransactWriteItem`, of which each item has one. */
interface TransactItemInput {
  putItem?: { table: string; key: object; item: object; condition?: unknown }
  updateItem?: { table: string; key: object; update: object; condition?: unknown }
  deleteItem?: { table: string; key: object; condition?: unknown }
  conditionCheck?: { table: string; key: object; condition?: unknown }
}

function toTransactItem(input: TransactItemInput): Record<string, unknown> {
  const { putItem, updateItem, deleteItem, conditionCheck } = input
  const target = putItem ?? updateItem ?? deleteItem ?? conditionCheck
  if (!target)
    throw new TypeError('An item of transactWrite is one of putItem, updateItem, deleteItem, conditionCheck.')
  const condition = toCondition(target.condition)
  return given({
    table: target.table,
    operation: putItem ? 'PutItem' : updateItem ? 'UpdateItem' : deleteItem ? 'DeleteItem' : 'ConditionCheck',
    key: toTypedValues(target.key),
    attributeValues: putItem && toTypedValues(putItem.item),
    update: updateItem && toUpdateExpression(updateItem.update),
    condition: condition && { ...condition, returnValuesOnConditionCheckFailure: true },
  })
}

function toCondition(filter: unknown): Expression | undefined {
  return filter === undefined || filter === null ? undefined : (toExpression(filter) ?? undefined)
}

/** Paths such as `a.b[1]`, every part aliased. */
function toProjection(paths: readonly string[] | undefined) {
  if (!paths) return undefined
  const expressionNames: Record<string, string> = {}
  const aliasOf = (name: string) => {
    const known = Object.keys(expressionNames).find((alias) => expressionNames[alias] === name)
    const alias = known ?? `#expName_${Object.keys(expressionNames).length + 1}`
    expressionNames[alias] = name
    return alias
  }
  const expression = paths.map((path) => path.replace(/[^.[\]]+(?![^[]*\])/g, aliasOf)).join(', ')
  return { expression, expressionNames }
}

function mapValues<Value, Result>(
  map: Record<string, Value>,
  toResult: (value: Value) => Result,
): Record<string, Result> {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, toResult(value)]))
}

/** The document without what was not given. (The builders' published types are narrower than what they are built of.) */
function given<Result>(document: Record<string, unknown>): Result {
  return Object.fromEntries(
    Object.entries(document).filter(([, value]) => value !== undefined && value !== null),
  ) as Result
}
