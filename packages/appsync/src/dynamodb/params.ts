import { fromTypedValues } from './plain.ts'
import type { ConditionDocument, DynamoDocument, ExpressionDocument, TransactDocument } from './request.ts'

/** Parameters of a DynamoDB call, with plain values. */
export type Params = Record<string, unknown>

/** The names and values of several expressions of one call. */
function expressions(...documents: (ExpressionDocument | undefined)[]): Params {
  const names = Object.assign({}, ...documents.map((document) => document?.expressionNames))
  const values = Object.assign({}, ...documents.map((document) => fromTypedValues(document?.expressionValues)))
  return {
    ...(Object.keys(names).length > 0 ? { ExpressionAttributeNames: names } : {}),
    ...(Object.keys(values).length > 0 ? { ExpressionAttributeValues: values } : {}),
  }
}

/** A GetItem. */
export function getParams(TableName: string, { key, consistentRead, projection }: Partial<DynamoDocument>): Params {
  return given({
    TableName,
    Key: fromTypedValues(key),
    ConsistentRead: consistentRead,
    ProjectionExpression: projection?.expression,
    ...expressions(projection),
  })
}

/** The part that PutItem, UpdateItem and DeleteItem share. */
export function writeParams(
  TableName: string,
  condition: ConditionDocument | undefined,
  ...more: (ExpressionDocument | undefined)[]
) {
  return given({
    TableName,
    ConditionExpression: condition?.expression || undefined,
    ReturnValuesOnConditionCheckFailure: condition?.expression ? 'ALL_OLD' : undefined,
    ...expressions(condition, ...more),
  })
}

/**
 * A Query or a Scan.
 * @param startKey where the page before ended
 */
export function pageParams(TableName: string, document: DynamoDocument, startKey?: unknown): Params {
  return given({
    TableName,
    IndexName: document.index,
    Limit: document.limit,
    ConsistentRead: document.consistentRead,
    ScanIndexForward: document.operation === 'Query' ? document.scanIndexForward : undefined,
    Select: document.select,
    Segment: document.segment,
    TotalSegments: document.totalSegments,
    KeyConditionExpression: document.query?.expression,
    FilterExpression: document.filter?.expression || undefined,
    ProjectionExpression: document.projection?.expression,
    ExclusiveStartKey: startKey,
    ...expressions(document.query, document.filter, document.projection),
  })
}

/** One item of a TransactWriteItems. */
export function transactParams(document: TransactDocument): Params {
  const { table, key, attributeValues, update, condition } = document
  const common = given({
    TableName: table,
    ConditionExpression: condition?.expression || undefined,
    ReturnValuesOnConditionCheckFailure: condition?.returnValuesOnConditionCheckFailure ? 'ALL_OLD' : undefined,
    ...expressions(condition, update),
  })
  const Key = fromTypedValues(key)
  switch (document.operation) {
    case 'PutItem':
      return { Put: { ...common, Item: { ...fromTypedValues(attributeValues), ...Key } } }
    case 'UpdateItem':
      return { Update: { ...common, Key, UpdateExpression: update?.expression } }
    case 'DeleteItem':
      return { Delete: { ...common, Key } }
    case 'ConditionCheck':
      return { ConditionCheck: { ...common, Key } }
    default:
      throw new TypeError(`A transaction has no operation '${document.operation}'.`)
  }
}

function given(params: Params): Params {
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined && value !== null))
}
