import { type DirectClient, type DirectOptions, directClient } from './direct-client.ts'
import type { Operation } from './operation.ts'

/** For an entity's `parse` of a partition's items: those of others are left out. */
export const OWN = { ignoreOwnership: false } as const

/** A Query as ElectroDB builds it. */
interface Query {
  readonly ExpressionAttributeValues: { readonly ':pk': string }
}

/**
 * ElectroDB's query of a whole partition, which has one value in its key. ElectroDB builds the request once: the next differ in that value
 * alone, and go to DynamoDB without its chain. A further page the chain reads, and all of them without `cursorOf`.
 * @param query ElectroDB's own, of a partition's value
 * @param parse what ElectroDB makes of the items
 * @param cursorOf ElectroDB's cursor of the key at which a page ends
 */
export function partitionRead<Answer extends { data: unknown }>(
  query: (value: string) => Operation<Answer>,
  parse: (items: object[]) => Answer['data'],
  cursorOf?: (key: object) => string | null,
): (value: string) => Operation<Answer> {
  let known: Query | undefined
  const paramsOf = (value: string): Query => {
    known ??= query('').params() as Query
    const values = { ...known.ExpressionAttributeValues, ':pk': `${known.ExpressionAttributeValues[':pk']}${value}` }
    return { ...known, ExpressionAttributeValues: values }
  }
  const run = async (value: string, client: DirectClient, { table, consistent, limit }: DirectOptions) => {
    const own = { TableName: table, ...(consistent && { ConsistentRead: true }), ...(limit && { Limit: limit }) }
    const { Items = [], LastEvaluatedKey } = await client.query({ ...paramsOf(value), ...own }).promise()
    if (LastEvaluatedKey && !cursorOf) return undefined
    const cursor = LastEvaluatedKey ? cursorOf?.(LastEvaluatedKey) : null
    return { data: parse(Items), cursor } as unknown as Answer
  }
  return (value) => ({
    params: (options) => query(value).params(options),
    go: async (options: DirectOptions = {}) => {
      const client = options.cursor ? undefined : directClient(options, ['limit', 'cursor'])
      return (client && (await run(value, client, options))) ?? (await query(value).go(options))
    },
  })
}
