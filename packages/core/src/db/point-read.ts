import { type DirectClient, type DirectOptions, directClient } from './direct-client.ts'
import { createConversions } from './electro.ts'

/** As much of an ElectroDB entity as a point read needs. */
interface PointEntity {
  readonly schema: { readonly indexes: Readonly<Record<string, { readonly index?: string }>> }
  get(key: object): Chain
  parse(answer: { Item: object }, options: { ignoreOwnership: boolean }): unknown
}

/** What ElectroDB's `get` makes. */
interface Chain {
  params(options?: object): unknown
  go(options?: object): Promise<unknown>
  commit(options?: object): unknown
}

/** ElectroDB's `get`, with keys and answers by ElectroDB too, but not by way of its chain. Whatever else is asked of it, the chain does. */
export function pointReads(entity: PointEntity): (key: object) => Chain {
  const get = entity.get.bind(entity)
  const keysOf = keysBy(entity)
  const run = async (key: object, client: DirectClient, { table, consistent }: DirectOptions) => {
    const Key = keysOf(key, { strict: 'all' })
    const { Item } = await client.get({ Key, TableName: table, ...(consistent && { ConsistentRead: true }) }).promise()
    return Item ? entity.parse({ Item }, { ignoreOwnership: false }) : { data: null }
  }
  return (key) => {
    if (Array.isArray(key)) return get(key)
    return {
      params: (options) => get(key).params(options),
      commit: (options) => get(key).commit(options),
      go: async (options: DirectOptions = {}) => {
        const client = directClient(options)
        return client ? await run(key, client, options) : await get(key).go(options)
      },
    }
  }
}

/** Makes the table's own key of an item. */
function keysBy(entity: PointEntity): (key: object, options: { strict: 'all' }) => object {
  const [name = ''] = Object.entries(entity.schema.indexes).find(([, { index }]) => !index) ?? []
  const conversion = createConversions(entity as never).byAccessPattern[name]
  if (!conversion) throw new Error('The entity has no key of the table.')
  return (key, options) => conversion.fromComposite.toKeys(key as never, options)
}
