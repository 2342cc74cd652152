import { type AttributeValue, fromAttributes, type Item, toAttributes } from './values.ts'

type Params = Record<string, unknown>
type Typed = Record<string, AttributeValue>

/** Fields of a request, and of a part of a transaction, that hold an item, a key or values. */
const ITEMS = ['Item', 'Key', 'ExpressionAttributeValues', 'ExclusiveStartKey'] as const

/** A request's plain values as attributes ("Actions", API Reference). The request itself stays as it is. */
export function encodeRequest(params: Params): Params {
  const encoded = encodeItems(params)
  if (params.RequestItems) encoded.RequestItems = mapValues(params.RequestItems as Params, encodeTable)
  if (params.TransactItems) {
    encoded.TransactItems = (params.TransactItems as Params[]).map((part) => mapValues(part, encodeItems))
  }
  return encoded
}

function encodeItems(part: unknown): Params {
  const encoded = { ...(part as Params) }
  for (const field of ITEMS) if (encoded[field]) encoded[field] = toAttributes(encoded[field] as Item)
  return encoded
}

/** What a batch asks of one table: the keys of a BatchGetItem, the writes of a BatchWriteItem. */
function encodeTable(table: unknown): unknown {
  if (Array.isArray(table)) return table.map((write: Params) => mapValues(write, encodeItems))
  const { Keys, ...shape } = table as { Keys: Item[] }
  return { ...shape, Keys: Keys.map(toAttributes) }
}

/** An answer's attributes as plain values. Changes the answer, which nobody else has seen yet. */
export function decodeAnswer(answer: Params): Params {
  for (const field of ['Item', 'Attributes', 'LastEvaluatedKey']) {
    if (answer[field]) answer[field] = fromAttributes(answer[field] as Typed)
  }
  if (answer.Items) answer.Items = (answer.Items as Typed[]).map(fromAttributes)
  if (Array.isArray(answer.Responses)) {
    answer.Responses = answer.Responses.map(({ Item }: { Item?: Typed }) =>
      Item ? { Item: fromAttributes(Item) } : {},
    )
  } else if (answer.Responses) {
    answer.Responses = mapValues(answer.Responses as Params, (items) => (items as Typed[]).map(fromAttributes))
  }
  if (answer.UnprocessedKeys) answer.UnprocessedKeys = mapValues(answer.UnprocessedKeys as Params, decodeTable)
  if (answer.UnprocessedItems) answer.UnprocessedItems = mapValues(answer.UnprocessedItems as Params, decodeTable)
  return answer
}

function decodeTable(table: unknown): unknown {
  if (Array.isArray(table)) return table.map((write: Params) => mapValues(write, decodeWrite))
  const { Keys, ...shape } = table as { Keys: Typed[] }
  return { ...shape, Keys: Keys.map(fromAttributes) }
}

function decodeWrite(write: unknown): Params {
  const { Item, Key } = write as { Item?: Typed; Key?: Typed }
  return { ...(Item && { Item: fromAttributes(Item) }), ...(Key && { Key: fromAttributes(Key) }) }
}

const mapValues = (record: Params, map: (value: unknown) => unknown): Params =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]))
